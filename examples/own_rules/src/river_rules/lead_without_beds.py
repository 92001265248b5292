"""RIV001 lead-without-beds."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Institution, Network, with_rows
from medconsortium.rules import (
    Basis,
    Evidence,
    Facts,
    Severity,
    Verdict,
    Verdicts,
    breach,
    failed,
    judge_each,
    passed,
    rule,
    unassessed,
)
from medconsortium.rules.examples import example
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Role

__all__ = ["lead_without_beds"]

FEWEST_BEDS = 100


def compliant() -> Network:
    """Return a county community whose lead has 300 beds."""
    return example(
        "county_medical_community",
        {"甲": "lead", "乙": "member"},
        rows=[Institution(id="甲", name="甲", beds=300)],
    )


@breach("牵头医院只有99张床位", "the lead has 99 beds")
def too_few(network: Network, consortium: str) -> Network:
    """Take all beds but 99 from the lead."""
    leads = {
        membership.institution
        for membership in network.memberships.values()
        if membership.consortium == consortium and membership.role is Role.LEAD
    }
    return with_rows(network, [evolve(network.institutions[i], beds=99) for i in leads if i])


@rule(
    code="RIV001",
    title=Text("牵头医院床位不足", "lead without beds"),
    severity=Severity.ADVICE,
    basis=Basis.READING,
    kinds=frozenset({ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.leads_completeness", "memberships.role", "institutions.beds"),
    compliant=compliant,
    breaches=(too_few,),
)
def lead_without_beds(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A county community is led by a hospital of fewer than 100 beds.

    县域医共体由不足100张床位的医院牵头。

    What it checks:
        Each lead has 100 beds or more.

        每个牵头单位至少有100张床位。

    Why:
        Our office asks for it; no regulation does.

        本单位的要求，并非法规。

    Data it needs:
        Who leads, that all leads are listed, and the beds of each.

        谁牵头、牵头单位是否列全，以及各自的床位数。

    How to comply:
        Record the beds, or let another hospital lead.

        记录床位数，或改由其他医院牵头。

    When to waive:
        While the hospital moves to its new building.

        医院搬迁新址期间。
    """
    return judge_each(consortia, lambda row: _judge(facts, row))


def _judge(facts: Facts, row: int) -> Verdict:
    """Judge what is declared: a lead that is not stated, or doubtful, is no ground for a pass."""
    memberships = facts.memberships_of(facts.consortium(row))
    leading = [one for one in memberships if one.role in {Role.LEAD, None}]
    sure = [one for one in leading if one.role and facts.membership_holds(one)]
    known = facts.network.institutions
    leads = [known[one.institution] for one in sure if one.institution is not None]
    evidence = [_beds(lead) for lead in leads if lead.beds is not None]
    if any(lead.beds is not None and lead.beds < FEWEST_BEDS for lead in leads):
        return failed(
            Text("牵头医院床位不足", "a lead has too few beds"),
            *evidence,
            cure=Text("改由其他医院牵头", "let another hospital lead"),
            rows=[("institutions", lead.id) for lead in leads],
        )
    doubtful = [
        one for one in leading if one not in sure and facts.membership_holds(one) is not False
    ]
    missing = [
        *(["consortia.leads_completeness"] if not facts.leads_listed[row] else []),
        *(["memberships.role", "memberships.since"] if doubtful else []),
        *(["institutions.beds"] if len(evidence) < len(leads) else []),
    ]
    if missing:
        said = Text("牵头医院或其床位没有全部记录", "not all leads, or their beds, are recorded")
        return unassessed(said, *evidence, missing=missing)
    return passed(Text("床位足够", "there are enough beds"), *evidence)


def _beds(lead: Institution) -> Evidence:
    return Evidence(
        label=Text(f"{lead.name}的床位", f"beds of {lead.name.in_language('en')}"),
        found=lead.beds,
        wanted=f"≥ {FEWEST_BEDS}",
    )
