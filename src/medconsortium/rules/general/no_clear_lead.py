"""GEN002 no-clear-lead."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model.columns import read_only
from medconsortium.rules.facts import Facts
from medconsortium.rules.rule import rule
from medconsortium.rules.terms import Basis, Outcome, Severity
from medconsortium.rules.verdict import Evidence, Verdict, Verdicts, failed, passed, unassessed
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Role, SourceBasis

__all__ = ["no_clear_lead"]


@rule(
    code="GEN002",
    title=Text("没有明确的牵头单位", "no clear lead"),
    severity=Severity.ERROR,
    basis=Basis.READING,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#lead", "guoweiyifa-2020-13#specialty-alliance"),
    kinds=frozenset(
        {
            ConsortiumKind.URBAN_MEDICAL_GROUP,
            ConsortiumKind.COUNTY_MEDICAL_COMMUNITY,
            ConsortiumKind.SPECIALTY_ALLIANCE,
            ConsortiumKind.TELEMEDICINE_NETWORK,
        }
    ),
    needs=("memberships.role", "consortia.leads_completeness"),
)
def no_clear_lead(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A consortium has no lead, or several that are not declared to lead together.

    What it checks:
        At least one member has the role lead or co-lead, and no more than one the role lead.

    Why:
        The measures of 2020 have hospitals lead, and have the lead sign with the members: somebody
        must be able to sign. That one lead suffices, and that several must be declared co-leads,
        is our reading.

    Data it needs:
        The role of every member, and that the leads (or all members) are listed completely.

    Breach:
        >>> from medconsortium.rules.examples import example, outcome
        >>> outcome(no_clear_lead, example("specialty_alliance", {"甲": "member", "乙": "member"}))
        'fail'
        >>> outcome(no_clear_lead, example("specialty_alliance", {"甲": "lead", "乙": "lead"}))
        'fail'

    Compliant:
        >>> outcome(no_clear_lead, example("specialty_alliance", {"甲": "lead", "乙": "member"}))
        'pass'
        >>> together = {"甲": "co_lead", "乙": "co_lead"}
        >>> outcome(no_clear_lead, example("specialty_alliance", together))
        'pass'

    How to comply:
        Record which institution leads; where several lead together, give each the role co-lead.
    """
    holds = facts.is_member
    alone, together = facts.has_role([Role.LEAD]), facts.has_role([Role.CO_LEAD])
    unknown = facts.role_unstated & (holds != 0)
    leads = facts.count((alone | together) & (holds == 1))
    leads_at_most = facts.count_at_most(((alone | together) & (holds != 0)) | unknown)
    single = facts.count(alone & (holds == 1))
    single_at_most = facts.count_at_most((alone & (holds != 0)) | unknown)

    several = single > 1
    none = (leads_at_most == 0) & facts.leads_listed
    clear = (leads > 0) & (single_at_most <= 1) & facts.leads_listed
    outcomes = np.full(len(leads), Outcome.NOT_ASSESSED.number, np.int8)
    outcomes[clear] = Outcome.PASS.number
    outcomes[several | none] = Outcome.FAIL.number

    def explain(position: int) -> Verdict:
        row = int(consortia[position])
        evidence = (
            Evidence(label=Text("牵头单位", "leads"), found=int(leads[row]), wanted="≥ 1"),
            Evidence(
                label=Text("独立牵头单位", "leads not declared co-leads"),
                found=int(single[row]),
                wanted="≤ 1",
            ),
        )
        if several[row]:
            return failed(
                Text("有几个牵头单位，却未写明共同牵头", "several lead without being co-leads"),
                *evidence,
                cure=Text("把它们的角色写为共同牵头", "give each of them the role co-lead"),
            )
        if none[row]:
            return failed(
                Text("没有牵头单位", "there is no lead"),
                *evidence,
                cure=Text("写明牵头单位", "record which institution leads"),
            )
        if clear[row]:
            return passed(Text("有明确的牵头单位", "the lead is clear"), *evidence)
        return unassessed(
            Text(
                "牵头单位、成员角色或其起止日期未全部写明",
                "leads, roles or their periods are not fully stated",
            ),
            *evidence,
            missing=("consortia.leads_completeness", "memberships.role", "memberships.until"),
        )

    return Verdicts(read_only(outcomes[consortia], np.int8), explain)
