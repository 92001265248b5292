"""Violations of the structure that a synthetic region can be given, to see them found."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from attrs import evolve
from numpy.random import Generator
from numpy.typing import NDArray

from medconsortium.planning.synthetic.consortia import Consortia
from medconsortium.planning.synthetic.links import GRID_KINDS, Links
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.vocabulary import Category, ConsortiumKind, LinkKind, Role, Term

__all__ = ["NATIONAL_VIOLATIONS", "Violation", "planted_in_consortia", "planted_in_links"]


class Violation(Term):
    """A breach of the structure that can be planted. Source: ours.

    The rules that find them: GRD004 the first two, since the second consortium does not serve the
    place, and GRD005, where the government runs the centre; GEN002 an alliance without a lead;
    SPA003 a village clinic as its lead, which does not hold the specialty; REF005 an inverted
    referral, since it comes back to where it began. Of the drafts, REF004 finds the last as well,
    and GRD006 a centre in the community of another county.
    """

    TOWNSHIP_CENTRE_IN_TWO_COMMUNITIES = (
        "township_centre_in_two_communities",
        "卫生院加入两个医共体",
        "township centre in two county communities",
    )
    COMMUNITY_CENTRE_IN_TWO_GROUPS = (
        "community_centre_in_two_groups",
        "社区卫生服务中心加入两个医疗集团",
        "community centre in two urban groups",
    )
    ALLIANCE_WITHOUT_LEAD = "alliance_without_lead", "联盟没有牵头单位", "alliance without a lead"
    VILLAGE_CLINIC_AS_LEAD = (
        "village_clinic_as_lead",
        "村卫生室牵头联盟",
        "village clinic leading an alliance",
    )
    INVERTED_REFERRAL = "inverted_referral", "上转到级别较低的机构", "referral up to a lower level"


NATIONAL_VIOLATIONS: Mapping[Violation, int] = MappingProxyType(
    {
        Violation.TOWNSHIP_CENTRE_IN_TWO_COMMUNITIES: 300,
        Violation.COMMUNITY_CENTRE_IN_TWO_GROUPS: 200,
        Violation.ALLIANCE_WITHOUT_LEAD: 40,
        Violation.VILLAGE_CLINIC_AS_LEAD: 50,
        Violation.INVERTED_REFERRAL: 1_000,
    }
)
"""As many of each as are planted in a nation to measure rule engines on."""

_DOUBLE = {
    Violation.TOWNSHIP_CENTRE_IN_TWO_COMMUNITIES: (
        ConsortiumKind.COUNTY_MEDICAL_COMMUNITY,
        (Category.C210, Category.C220),
    ),
    Violation.COMMUNITY_CENTRE_IN_TWO_GROUPS: (
        ConsortiumKind.URBAN_MEDICAL_GROUP,
        (Category.B100,),
    ),
}


def planted_in_consortia(
    rng: Generator, roster: Roster, consortia: Consortia, wanted: Mapping[Violation, int]
) -> Consortia:
    """Return the consortia with so many of each violation that is about members and leads.

    An alliance stays as it is where it is all that a hospital of Chinese medicine leads: a county
    that has such a hospital is to have one that leads.

    Raises:
        ValueError: The region has no room for so many.
    """
    for violation in _DOUBLE:
        consortia = _joining_twice(rng, roster, consortia, violation, wanted.get(violation, 0))
    headless = wanted.get(Violation.ALLIANCE_WITHOUT_LEAD, 0)
    low = wanted.get(Violation.VILLAGE_CLINIC_AS_LEAD, 0)
    lead = consortia.lead.copy()
    tcm_only = roster.of(Category.A210)[lead] & (np.bincount(lead)[lead] == 1)
    alliances = np.flatnonzero(consortia.of(ConsortiumKind.SPECIALTY_ALLIANCE) & ~tcm_only)
    chosen = _some(rng, alliances, headless + low, Violation.ALLIANCE_WITHOUT_LEAD)
    clinics = np.flatnonzero(roster.of(Category.D600))
    lead[chosen[headless:]] = _some(rng, clinics, low, Violation.VILLAGE_CLINIC_AS_LEAD)
    leading = consortia.role == Role.LEAD.number
    demoted = leading & np.isin(consortia.consortium, chosen[:headless])
    return evolve(
        consortia,
        lead=lead,
        role=np.where(demoted, Role.MEMBER.number, consortia.role),
        institution=np.where(leading, lead[consortia.consortium], consortia.institution),
    )


def planted_in_links(
    rng: Generator, roster: Roster, consortia: Consortia, links: Links, count: int
) -> Links:
    """Return the links with so many referrals up that lead from a lead down to a member.

    Raises:
        ValueError: The region has no room for so many.
    """
    in_grid = consortia.of(*GRID_KINDS)[consortia.consortium[links.membership]]
    down = in_grid & (links.kind == LinkKind.REFERRAL_DOWN.number)
    down &= roster.level[links.origin] > roster.level[links.target]
    rows = _some(rng, np.flatnonzero(down), count, Violation.INVERTED_REFERRAL)
    return Links(
        np.concatenate([links.origin, links.origin[rows]]),
        np.concatenate([links.target, links.target[rows]]),
        np.concatenate([links.kind, np.full(len(rows), LinkKind.REFERRAL_UP.number, np.int8)]),
        np.concatenate([links.membership, links.membership[rows]]),
        np.concatenate([links.subject, links.subject[rows]]),
    )


def _joining_twice(
    rng: Generator, roster: Roster, consortia: Consortia, violation: Violation, count: int
) -> Consortia:
    """Let members of one consortium join another of the kind too, of another county if any."""
    kind, categories = _DOUBLE[violation]
    peers = np.flatnonzero(consortia.of(kind))
    may_join = consortia.of(kind)[consortia.consortium]
    may_join &= (roster.of(*categories) & (roster.ordinal == 0))[consortia.institution]
    rows = np.flatnonzero(may_join) if len(peers) > 1 else np.empty(0, np.intp)
    chosen = _some(rng, rows, count, violation)
    if not count:
        return consortia
    step = 2 if len(peers) > 2 else 1  # noqa: PLR2004 - a county has two communities at most
    place = np.searchsorted(peers, consortia.consortium[chosen])
    other = np.concatenate([consortia.consortium, peers[(place + step) % len(peers)]])
    row = np.concatenate([np.arange(len(consortia.role)), chosen])
    order = np.lexsort((consortia.institution[row], consortia.role[row], other))
    row = row[order]
    return evolve(
        consortia,
        consortium=other[order],
        institution=consortia.institution[row],
        role=consortia.role[row],
        unit=consortia.unit[row],
    )


def _some(
    rng: Generator, rows: NDArray[np.intp], count: int, violation: Violation
) -> NDArray[np.intp]:
    if count > len(rows):
        raise ValueError(
            f"this region has room for {len(rows)} of {violation.key}, not for {count} "
            f"（{violation.zh}：本区域最多 {len(rows)} 处）"
        )
    return rng.choice(rows, size=count, replace=False)
