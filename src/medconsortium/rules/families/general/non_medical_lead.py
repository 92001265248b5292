"""GEN003 non-medical-lead."""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Institution, Membership, Network, Table, with_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.three_valued import States, among, both
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.examples import example
from medconsortium.rules.judging.institutions import of_classes
from medconsortium.rules.judging.members import (
    LEADING,
    Every,
    Roster,
    Wording,
    judge_every,
    unstated,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Category, Grade, Role, SourceBasis

__all__ = ["non_medical_lead"]

_LEADING = (*LEADING, Role.PROVINCIAL_LEAD)
_MEDICAL_CLASSES = ("A", "B", "C", "D", "E", "G", "H")
_RESEARCH = "M"
_UNSETTLED = (_RESEARCH, "P1")  # P1 are clinical laboratories, which the standard puts apart


def compliant() -> Network:
    """Return an alliance that a hospital leads."""
    hospital = Institution(id="甲", name="甲", category=Category.A100)
    members = {"甲": "lead", "乙": "member"}
    return example("specialty_alliance", members, rows=[hospital], complete={"leads"})


@breach("疾病预防控制中心牵头", "a centre for disease control leads")
def centre_leads(network: Network, _: str) -> Network:
    lead = network.institutions["甲"]
    return with_rows(network, [evolve(lead, category=Category.J100)])


@rule(
    code="GEN003",
    title=Text("牵头单位不是医疗机构", "non medical lead"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.FOUND,
    cites=("guoweiyifa-2020-13#organisers",),
    needs=("memberships.role", "institutions.category", "consortia.leads_completeness"),
    compliant=compliant,
    breaches=(centre_leads,),
)
def non_medical_lead(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A consortium is led by somebody who is no medical institution.

    医联体的牵头单位不是医疗机构。

    What it checks:
        Every lead is a medical institution, or a department of one: by its category a hospital, a
        community or township health centre, a clinic, or an institution for emergency, maternal
        and child health or specialised prevention. A research institute counts if it has a
        hospital: a hospital grade, beds, or a medical institution recorded as part of it. Where the
        category is not stated, nothing else settles the matter.

        每个牵头单位都是医疗机构或其科室：按类别为医院、社区卫生服务机构、卫生院、门诊部或诊所，
        急救、妇幼保健或专科疾病防治机构。医学研究机构设有医院的也算：有医院等级、有床位，
        或有医疗机构记为其组成部分。没有写明类别的，无法以其他数据代替。

    Why:
        Article 3 of the measures of 2020 has authorities guide, and societies or institutions
        organise. That whoever leads must be able to treat patients is our reading; an authority or
        a society that set the consortium up is its organiser.

        2020年管理办法第三条规定由主管部门指导，由学协会或医疗机构组建。牵头单位须能诊疗患者，是本库的理解；
        发起组建的主管部门或学协会是组织方。

    Data it needs:
        The category of every lead, and that the leads (or all members) are listed completely.

        每个牵头单位的类别，以及牵头单位（或全部成员）已列全。

    How to comply:
        Give the role lead to the hospital that leads, and name the authority or the society as
        organiser.

        把牵头的医院记为牵头单位，把主管部门或学协会记为组织方。

    When to waive:
        Where an institution that is no hospital by its category treats patients all the same, say
        which of its licences allows it.

        按类别不是医院、但确实开展诊疗的机构，注明其执业许可后可以豁免。
    """
    roster = shared(facts, Roster)
    every = Every(
        roster=roster,
        spoken_of=both(facts.is_member, roster.has_role(_LEADING)),
        sound=roster.of_institutions(facts.network.institutions.derived(_medical)),
        listed=facts.leads_listed,
        sure_of_one=True,
    )
    return judge_every(every, consortia, _wording(facts))


def _wording(facts: Facts) -> Wording:
    return Wording(
        right=Text("牵头单位都是医疗机构", "every lead is a medical institution"),
        wrong=Text("牵头单位不是医疗机构", "leads, and is no medical institution"),
        nobody=Text("没有牵头单位", "there is no lead"),
        unknown=Text(
            "牵头单位、其类别或起止日期未全部写明",
            "leads, their categories or their periods are not fully stated",
        ),
        label=Text("是医疗机构的牵头单位", "leads that are medical institutions"),
        cure=Text(
            "写明牵头的医院；主管部门或学协会写为组织方",
            "record the hospital that leads; an authority or a society is the organiser",
        ),
        missing=lambda membership: _missing(facts, membership),
        listing="consortia.leads_completeness",
    )


def _missing(facts: Facts, membership: Membership) -> tuple[str, ...]:
    lacking = unstated(facts, "memberships.role", "institutions.category")(membership)
    actor = facts.institution_of(membership.institution or membership.department)
    category = None if actor is None else facts.network.institutions[actor].category
    if category is not None and category.key.startswith(_RESEARCH):
        return (*lacking, "institutions.beds (research institute)")
    if category is not None and category.key.startswith(_UNSETTLED):
        return (*lacking, "institutions.category (laboratory)")
    return lacking


def _medical(institutions: Table[Any, Any]) -> States:
    """For each institution, whether it is a medical one."""
    columns = institutions.columns
    medical = np.array([*map(_by_category, Category), -1], np.int8)[columns.category]
    research = among(columns.category, of_classes(_RESEARCH)) == 1
    has_hospital = np.zeros(len(medical), np.bool_)
    has_hospital[columns.part_of[(medical == 1) & (columns.part_of >= 0)]] = True
    has_hospital |= among(columns.grade, [g for g in Grade if g.level is not None]) == 1
    has_hospital |= columns.beds.valid & (columns.beds.values > 0)
    return read_only(np.where(research & has_hospital, 1, medical), np.int8)


def _by_category(category: Category) -> int:
    if category.key.startswith(_UNSETTLED):
        return -1
    return int(category.key.startswith(_MEDICAL_CLASSES))
