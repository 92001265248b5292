"""CMG003 missing-continuing-care."""

from __future__ import annotations

from collections.abc import Collection

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
from medconsortium.rules.judging.institutions import of_categories
from medconsortium.rules.judging.members import Roster, unstated
from medconsortium.text import Text
from medconsortium.vocabulary import Category, ConsortiumKind, SourceBasis

__all__ = ["missing_continuing_care"]

_REHABILITATION = (Category.A527,)
_NURSING = (Category.A710, Category.A720)


def compliant() -> Network:
    """Return an urban group with a rehabilitation and a nursing hospital among its members."""
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


@breach("没有康复医院", "no member is a rehabilitation hospital")
def no_rehabilitation_hospital(network: Network, consortium: str) -> Network:
    return _turned_general(network, consortium, _REHABILITATION)


@breach("没有护理机构", "no member is for nursing")
def no_nursing_institution(network: Network, consortium: str) -> Network:
    return _turned_general(network, consortium, _NURSING)


@rule(
    code="CMG003",
    title=Text("没有康复或护理机构", "missing continuing care"),
    severity=Severity.ADVICE,
    basis=Basis.READING,
    confidence=SourceBasis.RECALLED,
    cites=("guoweiyizhenghan-2023-27#members",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP}),
    needs=("memberships", "institutions.category"),
    status=RuleStatus.DRAFT,
    compliant=compliant,
    breaches=(no_rehabilitation_hospital, no_nursing_institution),
)
def missing_continuing_care(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """An urban group has no institution for rehabilitation among its members, or none for nursing.

    城市医疗集团的成员中没有康复机构，或没有护理机构。

    What it checks:
        At least one member is a rehabilitation hospital (A527 of WS 218), and at least one is a
        nursing hospital or station (A710, A720). Departments of hospitals do not count here.

        至少一个成员是康复医院（WS 218的A527），至少一个成员是护理院或护理站（A710、A720）。
        医院的科室在此不计。

    Why:
        The notice of 2023 on pilots of tight urban groups says that a group is typically made up
        of a tertiary hospital with secondary hospitals, community institutions, rehabilitation and
        nursing; we recall it from memory. The measures of 2020 (topic: acute and chronic care
        apart) want such patients sent down. That they should be members is our reading.

        2023年紧密型城市医疗集团试点的通知讲，集团一般由三级医院与二级医院、社区卫生机构、
        康复、护理机构等组成；此处凭记忆引用。2020年的管理办法（急慢分治）要求下转恢复期患者。
        这两类机构应为成员，是本库的理解。

    Data it needs:
        The members with their categories; to say that one is lacking, they must be listed
        completely.

        成员及其类别；要断定缺少，成员须已全部列出。

    How to comply:
        Admit a rehabilitation or nursing institution, or turn a member into one.

        吸收康复或护理机构加入，或将某成员转型。

    When to waive:
        Where departments of members or partners outside offer both by agreement.

        已由成员的科室或医联体以外的单位按协议提供时。
    """
    category = unstated(facts, "institutions.category")
    sorts = (
        (Text("康复机构", "institution for rehabilitation"), _REHABILITATION),
        (Text("护理机构", "institution for nursing"), _NURSING),
    )
    return judge_composition(
        shared(facts, Roster),
        [
            Sort(name=name, states=of_categories(facts, categories), missing=category)
            for name, categories in sorts
        ],
        consortia,
        cure=Text("吸收所缺的一类机构加入", "admit an institution of the sort that is lacking"),
    )


def _turned_general(network: Network, consortium: str, categories: Collection[Category]) -> Network:
    """Return the network with members of some categories made general hospitals."""
    members = (m.institution for m in network.memberships.values() if m.consortium == consortium)
    rows = [network.institutions[member] for member in members if member is not None]
    turned = [evolve(row, category=Category.A100) for row in rows if row.category in categories]
    return with_rows(network, turned)
