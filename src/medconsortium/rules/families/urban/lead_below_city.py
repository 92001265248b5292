"""CMG001 lead-below-city."""

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

__all__ = ["lead_below_city"]

_HIGH_ENOUGH = (Tier.NATIONAL, Tier.PROVINCE, Tier.CITY)
_TERTIARY = 3


def compliant() -> Network:
    """Return an urban group that a city-level hospital leads."""
    lead = Institution(id="甲", name="甲", tier=Tier.CITY, grade=Grade.SECONDARY_A)
    return example("urban_medical_group", {"甲": "lead", "乙": "member"}, rows=[lead])


@breach("牵头单位是二级区级医院", "the lead is a secondary district hospital")
def lead_of_a_district(network: Network, consortium: str) -> Network:
    members = [m for m in network.memberships.values() if m.consortium == consortium]
    places = (network.institutions[m.institution] for m in members if m.institution is not None)
    lead = next(place for place in places if place.tier in _HIGH_ENOUGH)
    return with_rows(network, [evolve(lead, tier=Tier.COUNTY)])


@rule(
    code="CMG001",
    title=Text("牵头单位低于地市级", "lead below city"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#lead",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP}),
    needs=("memberships.role", "institutions.tier"),
    compliant=compliant,
    breaches=(lead_of_a_district,),
)
def lead_below_city(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """An urban group is led by a hospital that is neither of city level nor tertiary.

    城市医疗集团的牵头单位既不是地市级，也不是三级医院。

    What it checks:
        Every lead stands at city level or above, or has a hospital grade of level three, whatever
        its tier.

        每个牵头单位都在地市级或以上；或为三级医院，不论其层级。

    Why:
        The digest of the measures of 2020 (topic: lead) names city-level, county-level and
        regionally representative hospitals for urban groups and county communities together. That
        county-level means county communities, and that a district hospital is representative
        where it is tertiary, is our reading.

        2020年管理办法的摘要（牵头单位）就两种医联体一并列举：地市级、县级和代表区域医疗水平的医院。
        县级一项针对县域医共体，三级的区级医院可称代表区域水平，是本库的理解。

    Data it needs:
        Who leads; the tier of each lead. Below city level, its grade too, or that it has none.

        谁牵头；每个牵头单位的层级；层级在地市级以下的，还要写明等级或未定级。

    How to comply:
        Let a city-level or tertiary hospital lead or lead jointly, or correct tier and grade.

        改由地市级或三级医院牵头或共同牵头，或更正层级、等级。

    When to waive:
        Where the city's plan names the hospital as the one that represents its district.

        市级规划确认该院代表本区医疗水平时。
    """
    return judge_leads(
        facts,
        consortia,
        sound=either(in_tiers(facts, _HIGH_ENOUGH), graded_at_least(facts, _TERTIARY)),
        fields=("institutions.tier", "institutions.grade"),
        right=Text("牵头单位为地市级以上或三级", "every lead is of city level or tertiary"),
        wrong=Text("既非地市级也非三级的牵头单位", "leads neither of city level nor tertiary"),
        cure=Text(
            "改由地市级或三级医院牵头，或更正层级、等级",
            "let a city-level or tertiary hospital lead, or correct tier and grade",
        ),
    )
