"""SPA005 unusual-lead."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import Institution, Listing, Membership, Network, with_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
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

_LEADING = frozenset({Role.LEAD, Role.CO_LEAD})
_BY_COMMISSION_OR_PROVINCE = frozenset({Affiliation.CENTRAL, Affiliation.PROVINCE})
_MATERNAL_AND_CHILD = "G"
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
    roster = shared(facts, Roster)
    return judge_each(consortia, lambda row: _judge(facts, row, list(_leads(roster, row))))


@frozen
class _Lead:
    """Somebody who leads, or may: `doubts` are the fields that leave that open.

    `usual` says whether it is one of the hospitals meant to lead, `gaps` what leaves that open.
    """

    membership: Membership
    doubts: tuple[str, ...]
    usual: bool | None
    gaps: tuple[str, ...]


def _leads(roster: Roster, consortium: int) -> Iterable[_Lead]:
    facts, rows = roster.facts, roster.rows_of(consortium)
    leading = [-1, *(role.number for role in _LEADING)]
    may_lead = np.isin(facts.network.memberships.columns.role[rows], leading)
    for row in rows[may_lead & (facts.is_member[rows] != 0)]:
        membership = roster.membership(int(row))
        unstated = ("memberships.role",) if membership.role is None else ()
        doubts = (*unstated, *dates_in_doubt(membership, "memberships", on=facts.on))
        host = facts.institution_of(membership.institution or membership.department)
        if host is None:
            table = "departments" if membership.department else "memberships"
            yield _Lead(membership, doubts, None, (f"{table}.institution",))
        else:
            yield _Lead(membership, doubts, *_usual(facts.network.institutions[host]))


def _usual(hospital: Institution) -> tuple[bool | None, tuple[str, ...]]:
    """Say whether a hospital is one of those meant to lead, and what leaves it open."""
    category, designations = hospital.category, hospital.designations
    names = (hospital.name, *(other.name for other in hospital.other_names))
    written = [*(name.zh or "" for name in names), *(designations or ())]
    if (
        hospital.affiliation in _BY_COMMISSION_OR_PROVINCE
        or (category is not None and category.key.startswith(_MATERNAL_AND_CHILD))
        or any(_OF_A_UNIVERSITY.search(text) for text in written)
    ):
        return True, ()
    listed = designations is not None and designations.completeness is Completeness.COMPLETE
    stated = {
        "institutions.affiliation": hospital.affiliation is not None,
        "institutions.category": category is not None,
        "institutions.designations": listed,
    }
    gaps = tuple(field for field, is_stated in stated.items() if not is_stated)
    return (None if gaps else False), gaps


def _judge(facts: Facts, row: int, leads: list[_Lead]) -> Verdict:
    sure = [lead for lead in leads if not lead.doubts]
    usual = [lead for lead in sure if lead.usual]
    evidence = Evidence(
        label=Text("牵头单位", "leads"),
        found="、".join(name_of(lead.membership) for lead in leads) or "–",
    )
    if usual:
        return passed(
            Text(
                f"{name_of(usual[0].membership)} 是通常牵头的医院",
                f"{name_of(usual[0].membership)} is one of the hospitals meant to lead",
            ),
            evidence,
        )
    listed = bool(facts.leads_listed[row])
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
