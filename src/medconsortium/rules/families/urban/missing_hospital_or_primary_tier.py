"""CMG002 missing-hospital-or-primary-tier."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Institution, Network, with_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, RuleStatus, Severity
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.examples import example
from medconsortium.rules.judging.composition import Sort, judge_composition
from medconsortium.rules.judging.institutions import is_hospital, is_primary
from medconsortium.rules.judging.members import Roster, unstated
from medconsortium.text import Text
from medconsortium.vocabulary import Category, ConsortiumKind, SourceBasis

__all__ = ["missing_hospital_or_primary_tier"]


def compliant() -> Network:
    """Return an urban group of hospitals, a community health centre and a nursing hospital."""
    categories = {
        "甲": Category.A100,
        "乙": Category.B100,
        "丙": Category.A527,
        "丁": Category.A710,
        "戊": Category.J100,
    }
    rows = [Institution(id=name, name=name, category=kind) for name, kind in categories.items()]
    members = {name: "lead" if name == "甲" else "member" for name in categories}
    return example("urban_medical_group", members, rows=rows)


@breach("没有医院", "no member is a hospital")
def no_hospital(network: Network, consortium: str) -> Network:
    return _turned(network, consortium, Category.A100, Category.H211)


@breach("没有基层机构", "no member is primary")
def no_primary_institution(network: Network, consortium: str) -> Network:
    return _turned(network, consortium, Category.B100, Category.A100)


@rule(
    code="CMG002",
    title=Text("没有医院或基层机构", "missing hospital or primary tier"),
    severity=Severity.ERROR,
    basis=Basis.READING,
    confidence=SourceBasis.RECALLED,
    cites=("guobanfa-2017-32#forms",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP}),
    needs=("memberships", "institutions.category"),
    status=RuleStatus.DRAFT,
    compliant=compliant,
    breaches=(no_hospital, no_primary_institution),
)
def missing_hospital_or_primary_tier(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """An urban group has no hospital among its members, or no primary institution.

    城市医疗集团的成员中没有医院，或没有基层机构。

    What it checks:
        At least one member is a hospital that treats acute illness (class A of WS 218 without
        rehabilitation, convalescence and nursing, or a hospital for mothers and children), and at
        least one is primary (classes B, C and D).

        至少一个成员是收治急性病的医院（WS 218的A类，不含康复、疗养、护理；或妇幼保健院）；
        至少一个成员是基层机构（B、C、D类）。

    Why:
        The opinions of 2017 name the urban group as a form in which hospitals and primary
        institutions work together; we recall them from memory. That both must be members is our
        reading.

        2017年的指导意见所列的城市医疗集团由医院与基层机构分工协作；此处凭记忆引用。
        两者都要有成员，是本库的理解。

    Data it needs:
        The members with their categories; to say that one is lacking, they must be listed
        completely.

        成员及其类别；要断定缺少一方，成员须已全部列出。

    How to comply:
        Admit community health institutions or a hospital, or record the category of the members.

        吸收社区卫生机构或医院加入，或补记成员的类别。

    When to waive:
        For a group that is being built up, until the others have joined by its plan.

        集团正在组建、其他机构按方案尚未加入时。
    """
    category = unstated(facts, "institutions.category")
    hospital, primary = is_hospital(facts), is_primary(facts)
    return judge_composition(
        shared(facts, Roster),
        (
            Sort(name=Text("医院", "hospital"), states=hospital, missing=category),
            Sort(name=Text("基层机构", "primary institution"), states=primary, missing=category),
        ),
        consortia,
        cure=Text("吸收所缺的一类机构加入", "admit institutions of the sort that is lacking"),
    )


def _turned(network: Network, consortium: str, category: Category, to: Category) -> Network:
    """Return the network with members of one category made institutions of another."""
    members = (m.institution for m in network.memberships.values() if m.consortium == consortium)
    rows = [network.institutions[member] for member in members if member is not None]
    turned = [evolve(row, category=to) for row in rows if row.category is category]
    return with_rows(network, turned)
