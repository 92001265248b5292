"""GEN002 no-clear-lead."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Network, with_rows
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
from medconsortium.rules.judging.members import Roster, membership_in
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Role, SourceBasis

__all__ = ["no_clear_lead"]

_LEADS = (Role.LEAD, Role.CO_LEAD)


def compliant() -> Network:
    """Return an alliance with one lead."""
    return example("specialty_alliance", {"甲": "lead", "乙": "member"}, complete={"leads"})


@breach("没有牵头单位", "nobody leads")
def nobody_leads(network: Network, consortium: str) -> Network:
    lead = membership_in(network, consortium, "甲")
    return with_rows(network, [evolve(lead, role=Role.MEMBER)])


@breach("两家牵头，却没有写明共同牵头", "two lead, and are not declared to lead together")
def two_leads(network: Network, consortium: str) -> Network:
    member = membership_in(network, consortium, "乙")
    return with_rows(network, [evolve(member, role=Role.LEAD)])


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
    compliant=compliant,
    breaches=(nobody_leads, two_leads),
)
def no_clear_lead(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A consortium has no lead, or several that are not declared to lead together.

    医联体没有牵头单位，或有几家牵头单位而没有写明共同牵头。

    What it checks:
        At least one member has the role lead or co-lead, and no more than one the role lead.

        至少有一个成员的角色是牵头或共同牵头，角色为牵头的不超过一个。

    Why:
        The measures of 2020 have hospitals lead, and have the lead of an alliance sign with its
        members: somebody must be able to sign. That one lead suffices, and that several must be
        declared co-leads, is our reading.

        2020年的管理办法要求由医院牵头，并由专科联盟的牵头单位与成员单位签约，因此须有能签约的牵头单位。
        一家牵头即可、几家牵头须写明共同牵头，是本库的理解。

    Data it needs:
        The role of every member, and that the leads (or all members) are listed completely.

        每个成员的角色，以及牵头单位（或全部成员）已列全。

    How to comply:
        Record which institution leads; where several lead together, give each the role co-lead.

        写明牵头单位；几家共同牵头的，把各家的角色都写为共同牵头。

    When to waive:
        While the lead is being replaced; let the waiver end when the new one is to begin.

        更换牵头单位期间；豁免期限写到新牵头单位开始之日。
    """
    roster, holds = shared(facts, Roster), facts.is_member
    alone, either = facts.has_role([Role.LEAD]), facts.has_role(_LEADS)
    unknown = facts.role_unstated & (holds != 0)
    leads = facts.count(either & (holds == 1))
    leads_at_most = facts.count_at_most((either & (holds != 0)) | unknown)
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
            missing=_missing(roster, row),
        )

    return Verdicts(read_only(outcomes[consortia], np.int8), explain)


def _missing(roster: Roster, consortium: int) -> tuple[str, ...]:
    facts = roster.facts
    missing = [] if facts.leads_listed[consortium] else ["consortia.leads_completeness"]
    for row in roster.rows_of(consortium):
        membership = roster.membership(int(row), keyed=False)
        if facts.is_member[row] == 0 or membership.role not in (*_LEADS, None):
            continue
        missing += dates_in_doubt(membership, on=facts.on)
        if membership.role is None:
            missing.append("memberships.role")
        elif membership.group is not None and membership.role is Role.LEAD:
            missing.append("memberships.institution")
    return tuple(dict.fromkeys(missing))
