"""SPA005 unusual-lead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Institution, Listing, Membership, Network, with_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.model.tables import InstitutionColumns
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.three_valued import States, among, both
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.judging.exemplary import alliance
from medconsortium.rules.judging.members import Roster, name_of
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Affiliation,
    Category,
    Completeness,
    ConsortiumKind,
    Role,
    SourceBasis,
)

__all__ = ["unusual_lead"]

_LEADING = (Role.LEAD, Role.CO_LEAD)
_BY_COMMISSION_OR_PROVINCE = frozenset({Affiliation.CENTRAL, Affiliation.PROVINCE})
_MATERNAL_AND_CHILD = tuple(c for c in Category if c.key.startswith("G"))
_OF_A_UNIVERSITY = re.compile("(大学|学院).{0,12}附属|(大学|医学院)(?!城|校?医院).+医院")
"""某大学附属医院, 某大学某某医院; but neither 某大学医院 nor 大学城医院."""


def compliant() -> Network:
    """Return an alliance that a provincial hospital leads."""
    lead = Institution(
        id="甲",
        name="甲",
        category=Category.A100,
        affiliation=Affiliation.PROVINCE,
        designations=Listing([]),
    )
    return alliance(rows=[lead])


@breach("牵头的是县属医院", "a county hospital leads")
def county_hospital_leads(network: Network, consortium: str) -> Network:
    memberships = network.memberships.values()
    led_by = {
        m.institution for m in memberships if m.consortium == consortium and m.role in _LEADING
    }
    leads = [hospital for hospital in network.institutions.values() if hospital.id in led_by]
    return with_rows(network, [evolve(lead, affiliation=Affiliation.COUNTY) for lead in leads])


@rule(
    code="SPA005",
    title=Text("牵头单位不属通常牵头的医院", "unusual lead"),
    severity=Severity.ADVICE,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#alliance-leads", "guoweiyifa-2020-13#telemedicine-leads"),
    kinds=frozenset({ConsortiumKind.SPECIALTY_ALLIANCE, ConsortiumKind.TELEMEDICINE_NETWORK}),
    needs=("memberships", "memberships.role", "institutions.affiliation"),
    compliant=compliant,
    breaches=(county_hospital_leads,),
)
def unusual_lead(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A specialty alliance or telemedicine network is led by none of the hospitals meant to lead.

    牵头专科联盟或远程医疗协作网的，不是委局属（管）医院、高校附属医院、省直属医院或妇幼保健院。

    What it checks:
        At least one lead is run by the commission or by the province, belongs to a university, or
        is a maternal and child hospital. It is taken to belong to a university where its name
        or one of its designations says so, as 某大学附属医院 or 某大学某某医院. For a department
        its institution is looked at.

        至少有一个牵头单位是委局属（管）医院、省直属医院、高校附属医院或妇幼保健院。
        名称或称号写明属于某大学或学院的（如某大学附属医院、某大学某某医院），视为高校附属医院；
        科室牵头的看所在机构。

    Why:
        The measures of 2020 build alliances on the strength of these hospitals, and have mainly
        them lead telemedicine networks. Others may lead, hence advice. That a commission or
        bureau runs hospitals of central and provincial affiliation is our reading.

        2020年的管理办法要求发挥这些医院的专科优势组建专科联盟，并以它们为主牵头远程医疗协作网。
        其他医院牵头并不违规，因此只是建议。委局属（管）对应中央属和省属，是本库的理解。

    Data it needs:
        The leads, and of each its affiliation, category, name and designations. That none is such
        a hospital can be said only where all leads are listed, and of each affiliation, category
        and a complete list of designations are recorded.

        牵头单位及其隶属关系、类别、名称和称号。只有写明牵头单位已全部列出，
        并且记录了每个牵头单位的隶属关系、类别和完整的称号，才能判定不符合。

    How to comply:
        Record affiliation, category and designations of the lead. Where it is none of these
        hospitals nothing need be done; one of them may be asked to lead jointly.

        补记牵头单位的隶属关系、类别和称号。确实不属这些医院的不必整改，可以邀请其中一家共同牵头。

    When to waive:
        Where the lead is the strongest of the area in the specialty; say so as the reason.

        牵头单位是本地区该专科最强的医院时即可豁免，并写明这一理由。
    """
    leading = _Leading(shared(facts, Roster))
    return Verdicts(
        read_only(leading.outcomes[consortia], np.int8),
        lambda position: _explain(leading, int(consortia[position])),
    )


@frozen(eq=False, slots=False)
class _Leading:
    """Who leads consortia, and whether these are the hospitals meant to lead."""

    roster: Roster

    @cached_property
    def leads(self) -> States:
        """For each membership, whether it is that of a lead."""
        return both(self.roster.facts.is_member, self.roster.has_role(_LEADING))

    @cached_property
    def usual(self) -> States:
        """For each institution that may lead, whether it is meant to; last for one not known."""
        columns = self.roster.facts.network.institutions.columns
        told = among(columns.affiliation, _BY_COMMISSION_OR_PROVINCE) == 1
        told |= among(columns.category, _MATERNAL_AND_CHILD) == 1
        stated = (columns.affiliation >= 0) & (columns.category >= 0)
        stated &= columns.designations.completeness == Completeness.COMPLETE.number
        found = np.append(np.where(told, 1, np.where(stated, 0, -1)), -1).astype(np.int8)
        may_lead = np.unique(self.roster.institution[self.leads != 0])
        for row in may_lead[found[may_lead] != 1].tolist():
            if row >= 0 and any(map(_OF_A_UNIVERSITY.search, _written(columns, row))):
                found[row] = 1
        return read_only(found, np.int8)

    @cached_property
    def outcomes(self) -> NDArray[np.int8]:
        """For each consortium, the number of the outcome."""
        roster, leads = self.roster, self.leads
        listed, usual = roster.facts.leads_listed, self.usual[roster.institution]
        sure = roster.consortia_of(leads == 1)
        none_usual = ~roster.consortia_of((leads != 0) & (usual != 0))
        found = np.full(len(listed), Outcome.NOT_ASSESSED.number, np.int8)
        found[listed & sure & none_usual] = Outcome.FAIL.number
        found[listed & ~roster.consortia_of(leads != 0)] = Outcome.NOT_APPLICABLE.number
        found[roster.consortia_of((leads == 1) & (usual == 1))] = Outcome.PASS.number
        return read_only(found, np.int8)


def _written(columns: InstitutionColumns, row: int) -> Iterator[str]:
    """Yield the names and designations of an institution."""
    others, designations = columns.other_names, columns.designations
    yield columns.name.zh[row] or ""
    for other in others.values[others.offsets[row] : others.offsets[row + 1]]:
        yield other.name.zh or ""
    for place in range(designations.offsets[row], designations.offsets[row + 1]):
        yield designations.values[place] or ""


@frozen
class _Lead:
    """Somebody who leads, or may: `doubts` are the fields that leave that open.

    `usual` says whether it is one of the hospitals meant to lead, `gaps` what leaves that open.
    """

    membership: Membership
    doubts: tuple[str, ...]
    usual: bool | None
    gaps: tuple[str, ...]


def _leads(leading: _Leading, consortium: int) -> Iterable[_Lead]:
    roster, facts = leading.roster, leading.roster.facts
    rows = roster.rows_of(consortium)
    for row in rows[leading.leads[rows] != 0]:
        membership = roster.membership(int(row))
        unstated = ("memberships.role",) if membership.role is None else ()
        doubts = (*unstated, *dates_in_doubt(membership, on=facts.on))
        host, usual = int(roster.institution[row]), int(leading.usual[roster.institution[row]])
        if host < 0:
            table = "departments" if membership.department else "memberships"
            gaps: tuple[str, ...] = (f"{table}.institution",)
        else:
            gaps = () if usual == 1 else _gaps(facts.network.institutions.row(host))
        yield _Lead(membership, doubts, None if usual < 0 else usual == 1, gaps)


def _gaps(hospital: Institution) -> tuple[str, ...]:
    """Return what leaves it open whether a hospital is one of those meant to lead."""
    designations = hospital.designations
    stated = {
        "institutions.affiliation": hospital.affiliation is not None,
        "institutions.category": hospital.category is not None,
        "institutions.designations": designations is not None
        and designations.completeness is Completeness.COMPLETE,
    }
    return tuple(field for field, is_stated in stated.items() if not is_stated)


def _explain(leading: _Leading, row: int) -> Verdict:
    leads = list(_leads(leading, row))
    sure = [lead for lead in leads if not lead.doubts]
    usual = [lead for lead in sure if lead.usual]
    evidence = Evidence(
        label=Text("牵头单位", "leads"),
        found=tuple(name_of(lead.membership) for lead in leads),
    )
    if usual:
        return passed(
            Text(
                f"{name_of(usual[0].membership)}属于宜牵头的医院",
                f"{name_of(usual[0].membership)} belongs to the hospitals meant to lead",
            ),
            evidence,
        )
    listed = bool(leading.roster.facts.leads_listed[row])
    if listed and not leads:
        return not_applicable(Text("没有牵头单位", "there is no lead"))
    if listed and sure and all(lead.usual is False for lead in leads):
        return failed(
            Text(
                "牵头单位不是委局属（管）、高校附属、省直属医院或妇幼保健院",
                "no lead is run by commission or province, of a university, or maternal and child",
            ),
            evidence,
            cure=Text(
                "核对牵头单位的隶属关系、类别和称号，或者邀请这类医院共同牵头",
                "check affiliation, category and designations, or ask such a hospital to join the "
                "lead",
            ),
            rows=[("memberships", lead.membership.id) for lead in leads],
        )
    missing = [field for lead in leads for field in (*lead.doubts, *lead.gaps)]
    if not listed or not sure:
        missing += ["memberships (lead)", "consortia.leads_completeness"]
    return unassessed(
        Text("牵头单位或其归属未全部记录", "leads, or whose they are, is not fully recorded"),
        evidence,
        missing=tuple(dict.fromkeys(missing)),
    )
