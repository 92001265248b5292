"""GEN007 membership-out-of-period."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Consortium, Membership, PartialDate
from medconsortium.rules.facts import Facts
from medconsortium.rules.rule import rule
from medconsortium.rules.terms import Basis, Severity
from medconsortium.rules.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    passed,
    unassessed,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, MembershipStatus

__all__ = ["membership_out_of_period"]


@rule(
    code="GEN007",
    title=Text("成员关系的起止日期不合", "membership out of period"),
    severity=Severity.ERROR,
    basis=Basis.INTEGRITY,
    needs=("memberships.since", "memberships.until", "consortia.since", "consortia.until"),
)
def membership_out_of_period(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A membership ends before it begins, or holds outside the period of its consortium.

    What it checks:
        No membership ends before it begins; none begins before the consortium, or ends after it.
        Memberships of every day are looked at, whether they hold or not; those applied for or
        planned may come before the consortium.

    Why:
        A period that cannot be makes a member vanish, or keeps one that has left. No regulation
        says so; the rule guards the data.

    Data it needs:
        Beginning and end of every membership and of the consortium, precisely enough to tell
        which comes first, and that the members are listed completely.

    Breach:
        >>> from medconsortium.model import Membership
        >>> from medconsortium.rules.examples import example, outcome
        >>> members = {"甲": "lead", "乙": "member"}
        >>> back = Membership(consortium="example", institution="乙", since="2021", until="2020")
        >>> network = example("specialty_alliance", members, rows=[back])
        >>> outcome(membership_out_of_period, network)
        'fail'

    Compliant:
        >>> outcome(membership_out_of_period, example("specialty_alliance", members))
        'pass'

    How to comply:
        Correct the dates of the membership or of the consortium; write `open` for an end that is
        not set.
    """
    return judge_each(consortia, lambda row: _judge(facts, facts.consortium(row)))


def _judge(facts: Facts, consortium: Consortium) -> Verdict:
    memberships = facts.memberships_of(consortium)
    states = [_is_sound(membership, consortium) for membership in memberships]
    wrong = [m for m, state in zip(memberships, states, strict=True) if state is False]
    evidence = Evidence(
        label=Text("起止日期相合的成员关系", "memberships in period"),
        found=states.count(True),
        wanted=len(states),
    )
    if wrong:
        return failed(
            Text(
                f"起止日期不合：{'、'.join(_member(m) for m in wrong)}",
                f"dates that cannot be: {', '.join(_member(m) for m in wrong)}",
            ),
            evidence,
            *(_dates(membership, consortium) for membership in wrong),
            cure=Text("更正起止日期", "correct the dates"),
            rows=[("memberships", membership.id) for membership in wrong],
        )
    if all(states) and consortium.members_completeness is Completeness.COMPLETE:
        return passed(Text("起止日期相合", "every membership lies in the period"), evidence)
    return unassessed(
        Text(
            "成员名单不全，或起止日期不够明确",
            "the members are not fully listed, or dates are not precise enough",
        ),
        evidence,
        missing=(
            "memberships.since",
            "memberships.until",
            "consortia.since",
            "consortia.until",
            "consortia.members_completeness",
        ),
    )


def _is_sound(membership: Membership, consortium: Consortium) -> bool | None:
    """Whether the dates of a membership can be; `None` where they may or may not."""
    states = [_in_order(membership.since, membership.until)]
    if membership.status is MembershipStatus.MEMBER:
        states += [
            _in_order(consortium.since, membership.since),
            _in_order(membership.until, consortium.until),
        ]
    return False if False in states else None if None in states else True


def _in_order(first: PartialDate | None, second: PartialDate | None) -> bool | None:
    """Whether `first` is not after `second`; `None` where that is not known."""
    if first is None or second is None:
        return None
    if first.latest <= second.earliest:
        return True
    return False if first.earliest > second.latest else None


def _member(membership: Membership) -> str:
    return membership.institution or membership.department or membership.id


def _dates(membership: Membership, consortium: Consortium) -> Evidence:
    return Evidence(
        label=Text(_member(membership), _member(membership)),
        found=_period(membership.since, membership.until),
        wanted=f"⊆ {_period(consortium.since, consortium.until)}",
    )


def _period(since: PartialDate | None, until: PartialDate | None) -> str:
    return f"{'?' if since is None else since} … {'?' if until is None else until}"
