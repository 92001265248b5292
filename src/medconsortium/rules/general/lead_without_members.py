"""GEN004 lead-without-members."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model.columns import read_only
from medconsortium.rules.facts import Facts
from medconsortium.rules.rule import rule
from medconsortium.rules.terms import Basis, Outcome, Severity
from medconsortium.rules.verdict import Evidence, Verdict, Verdicts, failed, passed, unassessed
from medconsortium.text import Text
from medconsortium.vocabulary import Role

__all__ = ["lead_without_members"]

_LEADING = (Role.LEAD, Role.CO_LEAD, Role.NATIONAL_LEAD)


@rule(
    code="GEN004",
    title=Text("除牵头单位外没有成员", "lead without members"),
    severity=Severity.ERROR,
    basis=Basis.INTEGRITY,
    needs=("memberships", "consortia.members_completeness"),
)
def lead_without_members(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A consortium has no member besides its lead.

    What it checks:
        There are two members or more, and one is listed in a role that does not lead: an
        institution, a department, or a group that is described but not named.

    Why:
        One institution alone is no consortium. No regulation says so; the rule guards the data.

    Data it needs:
        The members with their roles, and that they are listed completely.

    Breach:
        >>> from medconsortium.rules.examples import example, outcome
        >>> outcome(lead_without_members, example("telemedicine_network", {"甲": "lead"}))
        'fail'

    Compliant:
        >>> network = example("telemedicine_network", {"甲": "lead", "乙": "member"})
        >>> outcome(lead_without_members, network)
        'pass'

    How to comply:
        Record the other members, or a group that describes them.
    """
    holds, leads = facts.is_member, facts.has_role(_LEADING)
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
            Evidence(label=Text("成员", "members"), found=int(members[row]), wanted="≥ 2"),
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
            missing=("consortia.members_completeness", "memberships.role", "memberships.until"),
        )

    return Verdicts(read_only(outcomes[consortia], np.int8), explain)
