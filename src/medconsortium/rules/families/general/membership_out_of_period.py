"""GEN007 membership-out-of-period."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Membership, Network, PartialDate, with_rows
from medconsortium.model.columnar.columns import NO_DAY, DateColumn
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.three_valued import States, both, either, known, told
from medconsortium.rules.engine.verdict import Evidence, Verdicts
from medconsortium.rules.examples import example
from medconsortium.rules.judging.members import (
    Every,
    Roster,
    Wording,
    judge_every,
    membership_in,
    name_of,
)
from medconsortium.text import Text
from medconsortium.vocabulary import MembershipStatus

__all__ = ["membership_out_of_period"]

_Date: TypeAlias = tuple[str, PartialDate | None]


def compliant() -> Network:
    """Return an alliance whose members are in it from its first day on."""
    return example("specialty_alliance", {"甲": "lead", "乙": "member", "丙": "member"})


@breach("结束早于开始", "a membership ends before it begins")
def back_in_time(network: Network, consortium: str) -> Network:
    member = membership_in(network, consortium, "丙")
    return with_rows(network, [evolve(member, since="2021-01-01", until="2020-12-31")])


@breach("早于医联体成立", "a membership begins before the consortium")
def too_early(network: Network, consortium: str) -> Network:
    member = membership_in(network, consortium, "丙")
    return with_rows(network, [evolve(member, since="2018-12-31")])


@breach("晚于医联体终止", "a membership ends after the consortium")
def too_late(network: Network, consortium: str) -> Network:
    return with_rows(network, [evolve(network.consortia[consortium], until="2030-12-31")])


@rule(
    code="GEN007",
    title=Text("成员关系的起止日期不合", "membership out of period"),
    severity=Severity.ERROR,
    basis=Basis.INTEGRITY,
    needs=(
        "memberships.since",
        "memberships.until",
        "consortia.since",
        "consortia.until",
        "consortia.members_completeness",
    ),
    compliant=compliant,
    breaches=(back_in_time, too_early, too_late),
)
def membership_out_of_period(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A membership ends before it begins, or holds outside the period of its consortium.

    成员关系的结束早于开始，或超出医联体的起止期间。

    What it checks:
        No membership ends before it begins; none begins before the consortium, or ends after it.
        Memberships of every day are looked at, whether they hold or not; those applied for or
        planned may come before the consortium.

        成员关系的结束不早于开始，开始不早于医联体，结束不晚于医联体。不论当日是否有效，全部成员关系都要检查；
        申请中或计划中的成员关系可以早于医联体。

    Why:
        A period that cannot be makes a member vanish, or keeps one that has left. No regulation
        says so; the rule guards the data.

        不可能的期间会使成员消失，或留下已退出的成员。没有条文这样写；本规则用于保证数据完整。

    Data it needs:
        Beginning and end of every membership and of the consortium, precisely enough to tell
        which comes first, and that the members are listed completely.

        每个成员关系与医联体的开始和结束日期，精确到足以分辨先后，以及成员已列全。

    How to comply:
        Correct the dates of the membership or of the consortium; write `open` for an end that is
        not set.

        更正成员关系或医联体的日期；没有定下结束日期的写 `open`。

    When to waive:
        Where a roster names those who prepared the consortium as members from before its first day.

        名单把筹备单位记为成立之前的成员的，可以豁免。
    """
    roster = shared(facts, Roster)
    every = Every(
        roster=roster,
        spoken_of=known(np.ones(len(roster.consortium), np.bool_)),
        sound=_sound(facts, roster),
        listed=facts.members_listed,
        if_nobody=Outcome.PASS,
    )
    return judge_every(every, consortia, _wording(facts))


def _wording(facts: Facts) -> Wording:
    return Wording(
        right=Text("起止日期相合", "every membership lies in the period"),
        wrong=Text("起止日期不合", "dates that cannot be"),
        nobody=Text("没有成员", "there is no member"),
        unknown=Text(
            "成员名单不全，或起止日期不够明确",
            "the members are not fully listed, or dates are not precise enough",
        ),
        label=Text("起止日期相合的成员关系", "memberships in period"),
        cure=Text("更正起止日期", "correct the dates"),
        missing=lambda membership: _missing(facts, membership),
        detail=lambda membership: _dates(facts, membership),
    )


def _sound(facts: Facts, roster: Roster) -> States:
    """For each membership, whether its dates can be."""
    columns, of = facts.network.memberships.columns, facts.network.consortia.columns
    admitted = columns.status == MembershipStatus.MEMBER.number
    within = both(
        _in_order(_at(of.since, roster.consortium), columns.since),
        _in_order(columns.until, _at(of.until, roster.consortium)),
    )
    forwards = _in_order(columns.since, columns.until)
    return both(forwards, either(known(~admitted), within))


def _at(column: DateColumn, rows: NDArray[np.int32]) -> DateColumn:
    return DateColumn(column.earliest[rows], column.latest[rows])


def _in_order(first: DateColumn, second: DateColumn) -> States:
    """For each row, whether `first` is not after `second`."""
    stated = (first.earliest != NO_DAY) & (second.earliest != NO_DAY)
    after = first.earliest > second.latest
    return told(stated & (first.latest <= second.earliest), ~stated | ~after)


def _missing(facts: Facts, membership: Membership) -> tuple[str, ...]:
    of = facts.network.consortia[membership.consortium]
    since, until = ("memberships.since", membership.since), ("memberships.until", membership.until)
    pairs = [(since, until)]
    if membership.status is MembershipStatus.MEMBER:
        pairs += [(("consortia.since", of.since), since), (until, ("consortia.until", of.until))]
    return tuple(name for first, second in pairs for name in _undecided(first, second))


def _undecided(first: _Date, second: _Date) -> list[str]:
    """Which of two dates, by the names of their fields, leave open whether they are in order."""
    (_, earlier), (_, later) = first, second
    if earlier is not None and later is not None:
        return [] if earlier.latest <= later.earliest else [first[0], second[0]]
    return [name for name, day in (first, second) if day is None]


def _dates(facts: Facts, membership: Membership) -> Evidence:
    of = facts.network.consortia[membership.consortium]
    return Evidence(
        label=Text(name_of(membership), name_of(membership)),
        found=_period(membership.since, membership.until),
        wanted=f"⊆ {_period(of.since, of.until)}",
    )


def _period(since: PartialDate | None, until: PartialDate | None) -> str:
    return f"{'?' if since is None else since} … {'?' if until is None else until}"
