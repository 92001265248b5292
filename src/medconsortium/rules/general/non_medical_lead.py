"""GEN003 non-medical-lead."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Consortium, Membership
from medconsortium.model.columns import read_only
from medconsortium.rules.facts import Facts
from medconsortium.rules.rule import rule
from medconsortium.rules.terms import Basis, Severity
from medconsortium.rules.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Category, Grade, Role, SourceBasis

__all__ = ["non_medical_lead"]

_LEADING = frozenset({Role.LEAD, Role.CO_LEAD, Role.NATIONAL_LEAD, Role.PROVINCIAL_LEAD})
_MEDICAL_CLASSES = ("A", "B", "C", "D", "E", "G", "H")
_RESEARCH = "M"
_UNSETTLED = (_RESEARCH, "P1")  # P1 are clinical laboratories, which the standard puts apart


@rule(
    code="GEN003",
    title=Text("牵头单位不是医疗机构", "non medical lead"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.FOUND,
    cites=("guoweiyifa-2020-13#organisers",),
    needs=("memberships.role", "institutions.category", "consortia.leads_completeness"),
)
def non_medical_lead(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A consortium is led by somebody who is no medical institution.

    What it checks:
        Every lead is a medical institution, or a department of one: by its category a hospital, a
        community or township health centre, a clinic, or an institution for emergency, maternal
        and child health or specialised prevention. A research institute counts if it has a
        hospital: a hospital grade, beds, or a medical institution recorded as part of it. Where the
        category is not stated, nothing else settles the matter.

    Why:
        The measures of 2020 have authorities guide, and societies or institutions organise. That
        whoever leads must be able to treat patients is our reading; an authority or a society
        that set the consortium up is its organiser.

    Data it needs:
        The category of every lead, and that the leads (or all members) are listed completely.

    Breach:
        >>> from medconsortium.model import Institution
        >>> from medconsortium.rules.examples import example, outcome
        >>> from medconsortium.vocabulary import Category
        >>> members = {"甲": "lead", "乙": "member"}
        >>> centre = Institution(id="甲", name="甲", category=Category.J100)
        >>> outcome(non_medical_lead, example("specialty_alliance", members, rows=[centre]))
        'fail'

    Compliant:
        >>> hospital = Institution(id="甲", name="甲", category=Category.A100)
        >>> outcome(non_medical_lead, example("specialty_alliance", members, rows=[hospital]))
        'pass'

    How to comply:
        Give the role lead to the hospital that leads, and name the authority or the society as
        organiser.
    """
    medical = _medical(facts)
    return judge_each(consortia, lambda row: _judge(facts, facts.consortium(row), medical))


@frozen
class _Lead:
    """Somebody who surely leads, or may; `medical` says whether it is a medical institution."""

    name: str
    membership: Membership
    sure: bool
    medical: bool | None


def _judge(facts: Facts, consortium: Consortium, medical: NDArray[np.int8]) -> Verdict:
    leads = _leads(facts, consortium, medical)
    listed = bool(facts.leads_listed[facts.network.consortia.row_number(consortium.id)])
    wrong = [lead for lead in leads if lead.sure and lead.medical is False]
    evidence = Evidence(
        label=Text("是医疗机构的牵头单位", "leads that are medical institutions"),
        found=sum(lead.sure and lead.medical is True for lead in leads),
        wanted=sum(lead.sure for lead in leads),
    )
    if wrong:
        names = [lead.name for lead in wrong]
        return failed(
            Text(
                f"牵头单位不是医疗机构：{'、'.join(names)}",
                f"leads, and is no medical institution: {', '.join(names)}",
            ),
            evidence,
            cure=Text(
                "写明牵头的医院；主管部门或学协会写为组织方",
                "record the hospital that leads; an authority or a society is the organiser",
            ),
            rows=[("memberships", lead.membership.id) for lead in wrong],
        )
    if listed and not leads:
        return not_applicable(Text("没有牵头单位", "there is no lead"))
    sure = any(lead.sure for lead in leads)
    if listed and sure and all(lead.medical for lead in leads):
        return passed(Text("牵头单位都是医疗机构", "every lead is a medical institution"), evidence)
    return unassessed(
        Text(
            "牵头单位、其类别或起止日期未全部写明",
            "leads, their categories or their periods are not fully stated",
        ),
        evidence,
        missing=("consortia.leads_completeness", "memberships.role", "institutions.category"),
    )


def _leads(facts: Facts, consortium: Consortium, medical: NDArray[np.int8]) -> list[_Lead]:
    """Return who leads, and who may: whose role or period leaves it open."""
    leads = []
    for membership in facts.memberships_of(consortium):
        holds = facts.membership_holds(membership)
        if holds is False or (membership.role is not None and membership.role not in _LEADING):
            continue
        actor = membership.institution or membership.department
        institution = facts.institution_of(actor)
        state = (
            -1
            if institution is None
            else medical[facts.network.institutions.row_number(institution)]
        )
        leads.append(
            _Lead(
                actor or membership.id,
                membership,
                sure=bool(holds) and membership.role is not None,
                medical=None if state < 0 else bool(state),
            )
        )
    return leads


def _medical(facts: Facts) -> NDArray[np.int8]:
    """For each institution, whether it is a medical one: 1 yes, 0 no, -1 not known."""
    columns = facts.network.institutions.columns
    medical = np.array([*map(_by_category, Category), -1], np.int8)[columns.category]
    research = np.isin(columns.category, [c.number for c in Category if c.key[0] == _RESEARCH])
    has_hospital = np.zeros(len(medical), np.bool_)
    has_hospital[columns.part_of[(medical == 1) & (columns.part_of >= 0)]] = True
    has_hospital |= np.isin(columns.grade, [g.number for g in Grade if g.level is not None])
    has_hospital |= columns.beds.valid & (columns.beds.values > 0)
    return read_only(np.where(research & has_hospital, 1, medical), np.int8)


def _by_category(category: Category) -> int:
    if category.key.startswith(_UNSETTLED):
        return -1
    return int(category.key.startswith(_MEDICAL_CLASSES))
