"""CMC001 lead-below-county."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Institution, Network, with_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.three_valued import either
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.examples import example
from medconsortium.rules.judging.institutions import graded_at_least, in_tiers
from medconsortium.rules.judging.leads import judge_leads
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Grade, SourceBasis, Tier

__all__ = ["lead_below_county"]

_HIGH_ENOUGH = (Tier.NATIONAL, Tier.PROVINCE, Tier.CITY, Tier.COUNTY)
_SECONDARY = 2


def compliant() -> Network:
    """Return a county community that a county-level hospital leads."""
    lead = Institution(id="甲", name="甲", tier=Tier.COUNTY, grade=Grade.UNGRADED)
    return example("county_medical_community", {"甲": "lead", "乙": "member"}, rows=[lead])


@breach("牵头单位是乡级机构", "the lead is at township level")
def lead_of_a_township(network: Network, consortium: str) -> Network:
    members = [m for m in network.memberships.values() if m.consortium == consortium]
    places = (network.institutions[m.institution] for m in members if m.institution is not None)
    lead = next(place for place in places if place.tier in _HIGH_ENOUGH)
    return with_rows(network, [evolve(lead, tier=Tier.TOWNSHIP)])


@rule(
    code="CMC001",
    title=Text("牵头单位低于县级", "lead below county"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#lead",),
    kinds=frozenset({ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("memberships.role", "institutions.tier"),
    compliant=compliant,
    breaches=(lead_of_a_township,),
)
def lead_below_county(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A county community is led by an institution below county level.

    县域医共体由县级以下的机构牵头。

    What it checks:
        Every lead stands at county level or above, or has a hospital grade of level two or three.
        Chinese-medicine hospitals count like any other. Whether the lead is medical at all is for
        another rule.

        每个牵头单位都在县级或以上，或为二级、三级医院。中医医院与其他医院一样。
        牵头单位是否为医疗机构，由另一条规则判断。

    Why:
        The digest of the measures of 2020 (topic: lead) names city-level, county-level and
        regionally representative hospitals for urban groups and county communities together. That
        of these a community needs at least one of county level, or of grade two where it is called
        representative, is our reading.

        2020年管理办法的摘要（牵头单位）就两种医联体一并列举：地市级、县级和代表区域医疗水平的医院。
        据此，医共体至少要由县级医院、或可称有代表性的二级医院牵头，是本库的理解。

    Data it needs:
        Who leads; the tier of each lead. Below county level, its grade too, or that it has none.

        谁牵头；每个牵头单位的层级；层级在县级以下的，还要写明等级或未定级。

    How to comply:
        Let a county-level hospital lead, or correct tier and grade of the lead.

        改由县级医院牵头，或更正牵头单位的层级、等级。

    When to waive:
        Where the county's plan names a township hospital that serves as its second hospital.

        县级规划确定由承担县域第二医院功能的中心卫生院牵头时。
    """
    return judge_leads(
        facts,
        consortia,
        sound=either(in_tiers(facts, _HIGH_ENOUGH), graded_at_least(facts, _SECONDARY)),
        fields=("institutions.tier", "institutions.grade"),
        right=Text("牵头单位不低于县级", "no lead is below county level"),
        wrong=Text("低于县级的牵头单位", "leads below county level"),
        cure=Text(
            "改由县级医院牵头，或更正层级、等级",
            "let a county-level hospital lead, or correct tier and grade",
        ),
    )
