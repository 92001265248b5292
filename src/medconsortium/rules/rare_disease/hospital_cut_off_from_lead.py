"""RDN004 hospital-cut-off-from-lead."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Consortium, Membership
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
from medconsortium.rules.ways import Ends, Sought, joined, ways
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, ConsortiumKind, LinkKind, Role, SourceBasis

__all__ = ["hospital_cut_off_from_lead"]

_LEADING = (Role.NATIONAL_LEAD, Role.PROVINCIAL_LEAD)
_CONSULTATION = frozenset({LinkKind.TELECONSULTATION})
_SOUGHT = Sought(
    up=_CONSULTATION | {LinkKind.REFERRAL_UP},
    down=frozenset({LinkKind.REFERRAL_DOWN, LinkKind.FOLLOW_UP}),
    both=_CONSULTATION,
)
_MISSING = (
    "links",
    "consortia.links_completeness",
    "links.consortium",
    "links.since",
    "memberships.role",
    "memberships.unit",
    "consortia.members_completeness",
)


@rule(
    code="RDN004",
    title=Text("协作网医院与牵头医院没有会诊或转诊通道", "hospital cut off from lead"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.FOUND,
    cites=("guoweibanyihan-2019-157#referral", "guoweibanyihan-2019-157#follow-up"),
    kinds=frozenset({ConsortiumKind.RARE_DISEASE_NETWORK}),
    needs=(
        "links",
        "consortia.links_completeness",
        "memberships.role",
        "memberships.unit",
        "consortia.members_completeness",
    ),
)
def hospital_cut_off_from_lead(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A hospital of the rare-disease network has no way to its lead, or none back.

    What it checks:
        Every member has a way along declared links of the network to the provincial lead of its
        unit, and every provincial lead one to the national lead. Remote consultation serves both
        ways; otherwise it takes a referral up, and a referral down or a follow-up back. A direct
        way from a member to the national lead is not forbidden, but does not replace the one to
        its provincial lead. Units and networks that have no lead are for other rules.

    Why:
        The notice of 2019 has hospitals consult the lead on suspected cases or refer them, and
        members go on by the plan of the lead. That each hospital needs a declared link, and to
        which lead, is our reading.

    Data it needs:
        The links of the network with their periods; role and unit of every member; and that links
        and members are listed completely.

    Breach:
        >>> from medconsortium.model import Link
        >>> from medconsortium.rules.examples import example, outcome
        >>> from medconsortium.vocabulary import LinkKind
        >>> members = {"甲": "provincial_lead@湖南省", "乙": "member@湖南省"}
        >>> outcome(hospital_cut_off_from_lead, example("rare_disease_network", members))
        'fail'

    Compliant:
        >>> link = Link(
        ...     origin="乙", target="甲", kind=LinkKind.TELECONSULTATION, consortium="example"
        ... )
        >>> network = example("rare_disease_network", members, rows=[link])
        >>> outcome(hospital_cut_off_from_lead, network)
        'pass'

    How to comply:
        Open remote consultation or referral between the hospital and its lead, and record it.
    """
    return judge_each(consortia, lambda row: _judge(facts, facts.consortium(row)))


@frozen
class _Hospital:
    """A hospital that is to have a way to a lead; `joined` says whether it has."""

    membership: Membership
    joined: bool | None


def _judge(facts: Facts, consortium: Consortium) -> Verdict:
    hospitals = list(_hospitals(facts, consortium))
    cut_off = [
        hospital.membership
        for hospital in hospitals
        if hospital.joined is False
        and hospital.membership.role is not None
        and facts.membership_holds(hospital.membership)
    ]
    evidence = Evidence(
        label=Text("与牵头医院有通道的医院", "hospitals with a way to their lead and back"),
        found=sum(hospital.joined is True for hospital in hospitals),
        wanted=len(hospitals),
    )
    leads_listed = bool(facts.leads_listed[facts.network.consortia.row_number(consortium.id)])
    if cut_off and leads_listed and consortium.links_completeness is Completeness.COMPLETE:
        names = [m.institution or m.department or m.id for m in cut_off]
        return failed(
            Text(
                f"{len(names)} 家医院没有通道：{'、'.join(names)}",
                f"without a way to the lead and back: {', '.join(names)}",
            ),
            evidence,
            cure=Text(
                "开通并记录与牵头医院的远程会诊或双向转诊",
                "open remote consultation or referral with the lead, and record it",
            ),
            rows=[("memberships", membership.id) for membership in cut_off],
        )
    listed = consortium.members_completeness is Completeness.COMPLETE
    if listed and not hospitals:
        return not_applicable(Text("没有可连通的牵头医院", "there is no lead to be joined to"))
    if listed and all(hospital.joined for hospital in hospitals):
        return passed(
            Text("每家医院都与牵头医院有通道", "every hospital has a way to its lead and back"),
            evidence,
        )
    return unassessed(
        Text(
            "会诊与转诊联系、名单、角色、所属单位或起止日期未全部记录",
            "links, roster, roles, units or periods are not fully recorded",
        ),
        evidence,
        missing=_MISSING,
    )


def _hospitals(facts: Facts, consortium: Consortium) -> Iterator[_Hospital]:
    """Yield the hospitals that are to be joined to a lead, where one is or may be recorded."""
    found = ways(facts, consortium, _SOUGHT)
    memberships = facts.memberships_of(consortium)
    members = [m for m in memberships if facts.membership_holds(m) is not False]
    nation = _ends(facts, [m for m in members if m.role in (Role.NATIONAL_LEAD, None)])
    provinces = [m for m in members if m.role in (Role.PROVINCIAL_LEAD, None)]
    of_unit = {unit: _ends_of_unit(facts, provinces, unit) for unit in {m.unit for m in members}}
    to_lead = {unit: joined(found, ends) for unit, ends in of_unit.items()}
    to_nation = joined(found, nation)
    for member in members:
        place = _place(facts, member)
        if member.role is None:
            yield _Hospital(member, None)
        elif member.role is Role.PROVINCIAL_LEAD and nation.possible:
            yield _Hospital(member, to_nation.says(place))
        elif member.role not in _LEADING and of_unit[member.unit].possible:
            yield _Hospital(member, to_lead[member.unit].says(place))


def _ends_of_unit(facts: Facts, leads: list[Membership], unit: str | None) -> Ends:
    """Return who leads a unit; where the unit is not stated, none surely does, and any may."""
    if unit is None:
        return Ends(frozenset(), _ends(facts, leads).possible)
    sure = _ends(facts, [m for m in leads if m.unit == unit]).sure
    return Ends(sure, _ends(facts, [m for m in leads if m.unit in (unit, None)]).possible)


def _ends(facts: Facts, leads: list[Membership]) -> Ends:
    """Return where those are that lead for sure, and those that may."""
    places = [(m, _place(facts, m)) for m in leads]
    sure = (
        p for m, p in places if p is not None and m.role is not None and facts.membership_holds(m)
    )
    return Ends(frozenset(sure), frozenset(place for _, place in places))


def _place(facts: Facts, membership: Membership) -> str | None:
    return facts.institution_of(membership.institution or membership.department)
