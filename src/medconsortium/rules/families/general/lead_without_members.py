"""GEN004 lead-without-members."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Network, without_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    passed,
    unassessed,
)
from medconsortium.rules.examples import example
from medconsortium.rules.judging.members import LEADING, Roster, membership_in
from medconsortium.text import Text

__all__ = ["lead_without_members"]


def compliant() -> Network:
    """Return a network of a lead and a member."""
    return example("telemedicine_network", {"甲": "lead", "乙": "member"})


@breach("只剩下牵头单位", "only the lead is left")
def lead_alone(network: Network, consortium: str) -> Network:
    return without_rows(network, [membership_in(network, consortium, "乙")])


@rule(
    code="GEN004",
    title=Text("除牵头单位外没有成员", "lead without members"),
    severity=Severity.ERROR,
    basis=Basis.INTEGRITY,
    needs=("memberships",),
    compliant=compliant,
    breaches=(lead_alone,),
)
def lead_without_members(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A consortium has no member besides its lead.

    医联体除牵头单位外没有成员。

    What it checks:
        There are two members or more, and one is listed in a role that does not lead: an
        institution, a department, or a group that is described but not named.

        有两个以上成员，且至少有一个成员的角色不是牵头：机构、科室，或只作描述而未列名的一组成员。

    Why:
        One institution alone is no consortium. No regulation says so; the rule guards the data.

        单独一家机构不成其为医联体。没有条文这样写；本规则用于保证数据完整。

    Data it needs:
        The members with their roles, and that they are listed completely.

        成员及其角色，以及成员已列全。

    How to comply:
        Record the other members, or a group that describes them.

        补录其他成员，或描述未列名的成员。

    When to waive:
        There is no reason to: where the members are not known, say that the list is partial.

        不应豁免：成员不明的，写明名单不完整即可。
    """
    roster = shared(facts, Roster)
    holds, leads = facts.is_member, facts.has_role(LEADING)
    members = facts.count(holds == 1)
    members_at_most = facts.count_at_most(holds != 0)
    others = facts.count((holds == 1) & ~leads & ~facts.role_unstated)
    others_at_most = facts.count((holds != 0) & ~leads)

    outcomes = np.full(len(others), Outcome.NOT_ASSESSED.number, np.int8)
    outcomes[(members > 1) & (others > 0)] = Outcome.PASS.number
    nobody_else = (members_at_most <= 1) | (others_at_most == 0)
    outcomes[facts.members_listed & nobody_else] = Outcome.FAIL.number

    def explain(position: int) -> Verdict:
        row = int(consortia[position])
        evidence = (
            Evidence(
                label=Text("成员（未列名的一组计为一）", "members (an unnamed group as one)"),
                found=int(members[row]),
                wanted="≥ 2",
            ),
            Evidence(
                label=Text("不牵头的成员", "members that do not lead"),
                found=int(others[row]),
                wanted="≥ 1",
            ),
        )
        if outcomes[row] == Outcome.PASS.number:
            return passed(
                Text("除牵头单位外有成员", "there are members besides the lead"), *evidence
            )
        if outcomes[row] == Outcome.FAIL.number:
            return failed(
                Text("除牵头单位外没有成员", "there is no member besides the lead"),
                *evidence,
                cure=Text("补录成员，或描述未列名的成员", "record the members, or a group of them"),
            )
        return unassessed(
            Text(
                "成员名单、角色或起止日期未全部写明",
                "members, roles or periods are not fully stated",
            ),
            *evidence,
            missing=_missing(roster, row),
        )

    return Verdicts(read_only(outcomes[consortia], np.int8), explain)


def _missing(roster: Roster, consortium: int) -> tuple[str, ...]:
    facts = roster.facts
    rows = roster.rows_of(consortium)
    members = [roster.membership(int(row), keyed=False) for row in rows[facts.is_member[rows] != 0]]
    missing = [] if facts.members_listed[consortium] else ["consortia.members_completeness"]
    if not members:
        missing.append("memberships")
    for membership in members:
        missing += dates_in_doubt(membership, on=facts.on)
        if membership.role is None:
            missing.append("memberships.role")
        if membership.group is not None:
            missing.append("memberships.institution")
    return tuple(dict.fromkeys(missing))
