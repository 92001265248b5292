"""CMC003 missing-county-or-township-tier."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Institution, Network, with_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, RuleStatus, Severity
from medconsortium.rules.engine.three_valued import either
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.examples import example
from medconsortium.rules.judging.composition import Sort, judge_composition
from medconsortium.rules.judging.institutions import in_tiers, of_categories
from medconsortium.rules.judging.members import Roster, unstated
from medconsortium.text import Text
from medconsortium.vocabulary import Category, ConsortiumKind, SourceBasis, Tier

__all__ = ["missing_county_or_township_tier"]

_TOWNSHIP_CENTRES = (Category.C210, Category.C220)
_VILLAGE_CLINICS = (Category.D600,)


def compliant() -> Network:
    """Return a county community of a county hospital and a township health centre."""
    rows = [
        Institution(id="甲", name="甲", tier=Tier.COUNTY, category=Category.A100),
        Institution(id="乙", name="乙", tier=Tier.TOWNSHIP, category=Category.C220),
        Institution(id="丙", name="丙", tier=Tier.COUNTY, category=Category.J100),
    ]
    members = {"甲": "lead", "乙": "member", "丙": "member"}
    return example("county_medical_community", members, rows=rows)


@breach("没有县级成员", "no member is at county level")
def no_county_tier(network: Network, consortium: str) -> Network:
    members = (row for row in _members(network, consortium) if row.tier is Tier.COUNTY)
    return with_rows(network, [evolve(row, tier=Tier.CITY) for row in members])


@breach("没有乡级成员", "no member is at township level")
def no_township_tier(network: Network, consortium: str) -> Network:
    members = (row for row in _members(network, consortium) if row.tier is Tier.TOWNSHIP)
    clinics = [evolve(row, tier=Tier.VILLAGE, category=Category.D600) for row in members]
    return with_rows(network, clinics)


@rule(
    code="CMC003",
    title=Text("没有县级或乡级成员", "missing county or township tier"),
    severity=Severity.ERROR,
    basis=Basis.READING,
    confidence=SourceBasis.RECALLED,
    cites=("guoweijicengfa-2023-41#county-and-township",),
    kinds=frozenset({ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("memberships", "institutions.tier"),
    status=RuleStatus.DRAFT,
    compliant=compliant,
    breaches=(no_county_tier, no_township_tier),
)
def missing_county_or_township_tier(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A county community has no member at county level, or none at township level.

    县域医共体没有县级成员，或没有乡级成员。

    What it checks:
        At least one member is at county level, and at least one at township level or a township
        health centre by its category (C210, C220). How many are at village level is shown, and
        not judged.

        至少一个成员在县级；至少一个成员在乡级，或按类别是乡镇卫生院（C210、C220）。
        村级成员的数目一并列出，不作判断。

    Why:
        The opinions of 2023 have a county-level hospital lead, and county hospitals send staff to
        the townships; we recall them from memory. That both levels must be members is our reading.

        2023年的指导意见由县级医院牵头、县级医院向乡镇派驻人员；此处凭记忆引用。
        县、乡两级都要有成员，是本库的理解。

    Data it needs:
        The members with tier and category; to say that a level is lacking, they must be listed
        completely.

        成员及其层级、类别；要断定某一级没有，成员须已全部列出。

    How to comply:
        Admit institutions of the level that is lacking, or record the tier of the members.

        吸收所缺层级的机构加入，或补记成员的层级。

    When to waive:
        For a community that is being built up, until the townships have joined by its plan.

        医共体正在组建、乡镇卫生院按方案尚未加入时。
    """
    roster = shared(facts, Roster)
    tier = unstated(facts, "institutions.tier")
    both = unstated(facts, "institutions.tier", "institutions.category")
    township = either(in_tiers(facts, [Tier.TOWNSHIP]), of_categories(facts, _TOWNSHIP_CENTRES))
    village = either(in_tiers(facts, [Tier.VILLAGE]), of_categories(facts, _VILLAGE_CLINICS))
    county = in_tiers(facts, [Tier.COUNTY])
    return judge_composition(
        roster,
        (
            Sort(name=Text("县级成员", "member at county level"), states=county, missing=tier),
            Sort(name=Text("乡级成员", "member at township level"), states=township, missing=both),
        ),
        consortia,
        cure=Text("吸收所缺层级的机构加入", "admit institutions of the level that is lacking"),
        counted=(
            Sort(name=Text("村级成员", "member at village level"), states=village, missing=both),
        ),
    )


def _members(network: Network, consortium: str) -> Iterator[Institution]:
    for membership in network.memberships.values():
        if membership.consortium == consortium and membership.institution is not None:
            yield network.institutions[membership.institution]
