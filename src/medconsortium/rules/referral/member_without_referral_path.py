"""REF001 member-without-referral-path."""

from __future__ import annotations

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

__all__ = ["member_without_referral_path"]

_LEADING = frozenset({Role.LEAD, Role.CO_LEAD})
_NON_CLINICAL_CLASSES = ("F", "J", "K", "P")
_REFERRAL = Sought(up=frozenset({LinkKind.REFERRAL_UP}), down=frozenset({LinkKind.REFERRAL_DOWN}))
_MISSING = (
    "links",
    "consortia.links_completeness",
    "links.consortium",
    "links.since",
    "memberships.role",
    "institutions.category",
    "consortia.members_completeness",
)


@rule(
    code="REF001",
    title=Text("成员没有双向转诊通道", "member without referral path"),
    severity=Severity.WARNING,
    basis=Basis.READING,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#grass-roots",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=(
        "links",
        "consortia.links_completeness",
        "memberships.role",
        "institutions.category",
        "consortia.members_completeness",
    ),
)
def member_without_referral_path(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A member of an urban group or county community cannot refer to its lead and back.

    What it checks:
        From every member there is a way up to a lead along declared links of the consortium for
        referral up, step by step if need be, and a way from a lead back down along those for
        referral down. Members that treat nobody are exempt: blood stations, disease control,
        supervision and the standard's other institutions (classes F, J, K and P of WS 218).

    Why:
        The measures of 2020 have referral channels in both directions join the lead and its
        members. That every member needs one of each, and that a step between will do, is our
        reading.

    Data it needs:
        The links of the consortium with their periods; the members, their roles and categories;
        and that links and members are listed completely.

    Breach:
        >>> from medconsortium.model import Institution, Link
        >>> from medconsortium.rules.examples import example, outcome
        >>> from medconsortium.vocabulary import Category, LinkKind
        >>> centre = Institution(id="乙", name="乙", category=Category.C220)
        >>> up = Link(origin="乙", target="甲", kind=LinkKind.REFERRAL_UP, consortium="example")
        >>> members = {"甲": "lead", "乙": "member"}
        >>> network = example("county_medical_community", members, rows=[centre, up])
        >>> outcome(member_without_referral_path, network)
        'fail'

    Compliant:
        >>> down = Link(origin="甲", target="乙", kind=LinkKind.REFERRAL_DOWN, consortium="example")
        >>> network = example("county_medical_community", members, rows=[centre, up, down])
        >>> outcome(member_without_referral_path, network)
        'pass'

    How to comply:
        Agree on referral with each member in both directions, and record the links with the
        consortium that carries them.
    """
    return judge_each(consortia, lambda row: _judge(facts, facts.consortium(row)))


@frozen
class _Member:
    """Somebody who does not lead, or may not: whether it is joined to a lead, and must be."""

    membership: Membership
    joined: bool | None
    treats: bool | None


def _judge(facts: Facts, consortium: Consortium) -> Verdict:
    listed = consortium.members_completeness is Completeness.COMPLETE
    leads_listed = bool(facts.leads_listed[facts.network.consortia.row_number(consortium.id)])
    leads = _leads(facts, consortium)
    if leads_listed and not leads.possible:
        return not_applicable(Text("没有牵头单位", "there is no lead"))
    members = _members(facts, consortium, leads)
    cut_off = [
        m
        for m in members
        if m.joined is False
        and m.treats
        and m.membership.role is not None
        and facts.membership_holds(m.membership)
    ]
    evidence = Evidence(
        label=Text("与牵头单位双向转诊的成员", "members that refer to the lead and back"),
        found=sum(m.joined is True for m in members),
        wanted=len(members),
    )
    complete = consortium.links_completeness is Completeness.COMPLETE
    if cut_off and complete and leads_listed:
        names = [_name(m.membership) for m in cut_off]
        return failed(
            Text(
                f"{len(names)} 个成员没有双向转诊通道：{'、'.join(names)}",
                f"without a way to the lead and back: {', '.join(names)}",
            ),
            evidence,
            cure=Text(
                "建立并记录上转和下转通道", "open links for referral up and down, and record them"
            ),
            rows=[("memberships", m.membership.id) for m in cut_off],
        )
    if listed and not members:
        return not_applicable(Text("没有其他诊疗成员", "no other member treats patients"))
    if listed and all(m.joined for m in members):
        return passed(
            Text("每个成员都有双向转诊通道", "every member refers to the lead and back"), evidence
        )
    return unassessed(
        Text(
            "转诊联系、成员、其角色与类别或起止日期未全部记录",
            "links, members, their roles and categories, or periods are not fully recorded",
        ),
        evidence,
        missing=_MISSING,
    )


def _leads(facts: Facts, consortium: Consortium) -> Ends:
    """Return where those are that lead for sure, and those that may."""
    sure: set[str] = set()
    possible: set[str | None] = set()
    for membership in facts.memberships_of(consortium):
        holds = facts.membership_holds(membership)
        if holds is False or membership.role not in {*_LEADING, None}:
            continue
        place = _place(facts, membership)
        possible.add(place)
        if holds and membership.role is not None and place is not None:
            sure.add(place)
    return Ends(frozenset(sure), frozenset(possible))


def _members(facts: Facts, consortium: Consortium, leads: Ends) -> list[_Member]:
    """Return the members that are to be joined to a lead, or may be."""
    to_lead = joined(ways(facts, consortium, _REFERRAL), leads)
    found = []
    for membership in facts.memberships_of(consortium):
        place, treats = _place(facts, membership), _treats(facts, membership)
        passes = facts.membership_holds(membership) is False or membership.role in _LEADING
        if not passes and place not in leads.sure and treats is not False:
            found.append(_Member(membership, to_lead.says(place), treats))
    return found


def _place(facts: Facts, membership: Membership) -> str | None:
    return facts.institution_of(membership.institution or membership.department)


def _treats(facts: Facts, membership: Membership) -> bool | None:
    """Whether a member treats patients; `None` if its category is not stated."""
    place = _place(facts, membership)
    category = None if place is None else facts.network.institutions[place].category
    return None if category is None else not category.key.startswith(_NON_CLINICAL_CLASSES)


def _name(membership: Membership) -> str:
    return membership.institution or membership.department or membership.id
