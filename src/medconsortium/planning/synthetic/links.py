"""Who refers to whom in a synthetic region, and what else institutions do for one another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from attrs import evolve, frozen
from numpy.random import Generator
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import (
    Column,
    DateColumn,
    ListColumn,
    read_only,
    take,
)
from medconsortium.planning.synthetic.consortia import Consortia
from medconsortium.planning.synthetic.facilities import FACILITIES
from medconsortium.planning.synthetic.filling import listed, never_ending, references
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.planning.synthetic.travel import distance_km, travel_minutes
from medconsortium.vocabulary import (
    Category,
    Completeness,
    ConsortiumKind,
    GreenChannel,
    LinkKind,
    Role,
    Subject,
    Tier,
)

__all__ = ["GRID_KINDS", "Links", "link_table", "links_of"]

GRID_KINDS = (ConsortiumKind.COUNTY_MEDICAL_COMMUNITY, ConsortiumKind.URBAN_MEDICAL_GROUP)

_IN_ALLIANCES = (
    LinkKind.TELECONSULTATION,
    LinkKind.SUPPORT,
    LinkKind.TEACHING,
    LinkKind.EXPERT_VISIT,
    LinkKind.ROUNDS,
    LinkKind.ROTATION,
)
_REMOTE = (ConsortiumKind.TELEMEDICINE_NETWORK, ConsortiumKind.RARE_DISEASE_NETWORK)
_CENTRES = (Category.C210, Category.C220, Category.B100)
_PATIENTS = (LinkKind.REFERRAL_UP.number, LinkKind.REFERRAL_DOWN.number)
_CARE = ("institutions", "departments")
_NONE = -1


@frozen(eq=False)
class Links:
    """Links: who, to whom, of which kind, and the number of the membership that each rests on.

    `subject` is the number of the medical subject it is for, -1 where that is the consortium's.
    """

    origin: NDArray[np.int32]
    target: NDArray[np.int32]
    kind: NDArray[np.int8]
    membership: NDArray[np.int32]
    subject: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.origin)


def links_of(
    rng: Generator,
    roster: Roster,
    consortia: Consortia,
    *,
    hub: NDArray[np.int64],
    partner: NDArray[np.int64],
) -> Links:
    """Join the members of consortia to whom they turn to, and to whom they are supported by.

    In county communities and urban groups, clinics and stations refer up to the centre of their
    town (`hub`), centres and hospitals to the lead, and all are referred back to. The lead supports
    each of them, and the disease control of the county (`partner`) guides the lead. In communities
    the lead reads the images of the centres, and the electrocardiograms of a clinic in each town.

    The lead of an alliance does one or two things for each member; members of no higher level than
    the lead refer their patients of the specialty to it. In the two networks members consult from
    afar.
    """
    upper = _turned_to(roster, consortia, hub)
    parts = [
        *_in_grids(roster, consortia, upper, partner),
        *_in_alliances(rng, roster, consortia, upper),
        *_from_afar(consortia, upper),
    ]
    parts.sort(key=lambda part: int(part.kind[0]) if len(part) else _NONE)
    links = Links(
        np.concatenate([part.origin for part in parts]),
        np.concatenate([part.target for part in parts]),
        np.concatenate([part.kind for part in parts]),
        np.concatenate([part.membership for part in parts]),
        np.concatenate([part.subject for part in parts]),
    )
    ends = links.origin.astype(np.int64) * len(roster) + links.target
    order = np.argsort(ends, kind="stable")  # the parts stand in the order of their kinds
    return Links(
        links.origin[order],
        links.target[order],
        links.kind[order],
        links.membership[order],
        links.subject[order],
    )


def _part(
    kind: LinkKind,
    rows: NDArray[np.integer],
    origin: NDArray[np.integer],
    target: NDArray[np.integer],
    *,
    subject: Subject | None = None,
) -> Links:
    """Return the links of a kind between ends given for each membership, for some of these."""
    return Links(
        origin[rows].astype(np.int32),
        target[rows].astype(np.int32),
        np.full(len(rows), kind.number, np.int8),
        rows.astype(np.int32),
        np.full(len(rows), _NONE if subject is None else subject.number, np.int8),
    )


def _in_grids(
    roster: Roster,
    consortia: Consortia,
    upper: NDArray[np.int64],
    partner: NDArray[np.int64],
) -> Iterator[Links]:
    """Yield the links of county communities and urban groups."""
    member, lead = consortia.institution, consortia.lead[consortia.consortium]
    in_grid = consortia.of(*GRID_KINDS)[consortia.consortium]
    in_community = consortia.of(ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)[consortia.consortium]
    leading = np.flatnonzero(in_grid & (upper < 0))
    led = in_grid & (upper >= 0)
    prevents = roster.of(Category.J100)[member]
    treating = np.flatnonzero(led & ~prevents)
    yield _part(LinkKind.REFERRAL_UP, treating, member, upper)
    yield _part(LinkKind.REFERRAL_DOWN, treating, upper, member)
    centre = roster.of(*_CENTRES)[member]
    clinic = (roster.town >= 0)[member] & ~centre
    yield _part(LinkKind.SUPPORT, np.flatnonzero(led & ~prevents & ~centre & ~clinic), lead, member)
    yield _part(LinkKind.STAFF_POSTING, np.flatnonzero(led & centre), lead, member)
    yield _part(LinkKind.TEACHING, np.flatnonzero(led & clinic), lead, member)
    yield _part(LinkKind.GUIDANCE, leading, partner[consortia.consortium], member)
    imaging = np.flatnonzero(led & in_community & centre)
    yield _part(LinkKind.TELEDIAGNOSIS, imaging, member, lead, subject=Subject.IMAGING)
    village = np.array([facility.tier is Tier.VILLAGE for facility in FACILITIES])
    first = (village[roster.facility] & (roster.ordinal == 0))[member]
    tracing = np.flatnonzero(led & in_community & first)
    yield _part(LinkKind.TELEDIAGNOSIS, tracing, member, lead, subject=Subject.ECG)


def _in_alliances(
    rng: Generator, roster: Roster, consortia: Consortia, upper: NDArray[np.int64]
) -> Iterator[Links]:
    """Yield the links of alliances: something that supports each member is among them."""
    allied = consortia.of(ConsortiumKind.SPECIALTY_ALLIANCE)[consortia.consortium]
    member = np.flatnonzero(allied & (upper >= 0))
    institution = consortia.institution
    below = roster.level[institution[member]] <= roster.level[upper[member]]
    yield _part(LinkKind.REFERRAL_UP, member[below], institution, upper)
    first = rng.integers(0, len(_IN_ALLIANCES), size=len(member))
    one_more = (rng.random(len(member)) < 1 / 2) | (first == 0)  # consulting is no support
    second = np.where(one_more, (first + 1) % len(_IN_ALLIANCES), first)
    for number, kind in enumerate(_IN_ALLIANCES):
        yield _part(kind, member[(first == number) | (second == number)], upper, institution)


def _from_afar(consortia: Consortia, upper: NDArray[np.int64]) -> Iterator[Links]:
    """Yield the links of the telemedicine network and the rare-disease network."""
    remote = consortia.of(*_REMOTE)[consortia.consortium]
    member = np.flatnonzero(remote & (upper >= 0))
    yield _part(LinkKind.TELECONSULTATION, member, consortia.institution, upper)


def _turned_to(roster: Roster, consortia: Consortia, hub: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each membership whom its member turns to in the consortium, -1 for nobody."""
    role, unit, institution = consortia.role, consortia.unit, consortia.institution
    upper = consortia.lead[consortia.consortium]
    town = roster.town[institution]
    centre = np.append(hub, -1)[town]
    in_grid = consortia.of(*GRID_KINDS)[consortia.consortium]
    upper = np.where(in_grid & (town >= 0) & (centre != institution), centre, upper)
    leads = np.flatnonzero(role == Role.PROVINCIAL_LEAD.number)
    lead_of_unit = np.full(int(unit.max(initial=0)) + 1, -1)
    lead_of_unit[unit[leads]] = institution[leads]
    in_unit = (unit >= 0) & (role == Role.MEMBER.number)
    upper = np.where(in_unit, lead_of_unit[unit], upper)
    leading = np.isin(role, [Role.LEAD.number, Role.NATIONAL_LEAD.number])
    return np.where(leading | (upper == institution), -1, upper)


def link_table(
    roster: Roster,
    consortia: Consortia,
    links: Links,
    *,
    since: DateColumn,
    agreement: NDArray[Any],
) -> dict[str, Column]:
    """Return the table of links; each holds from when its member joined (`since`, by membership).

    Minutes are stated where patients travel. Subjects are, where the link is for some or the
    consortium has a specialty; where patients travel or telemedicine reaches, it is stated that it
    is for all subjects, and all conditions. `agreement` is for each consortium the row of the
    instrument that carries its links.
    """
    consortium = consortia.consortium[links.membership]
    for_all = np.isin(links.kind, _PATIENTS)
    for_all |= consortia.of(ConsortiumKind.TELEMEDICINE_NETWORK)[consortium]
    subject = np.where(links.subject >= 0, links.subject, consortia.specialty[consortium])
    return {
        "origin": references(_CARE, "institutions", links.origin),
        "target": references(_CARE, "institutions", links.target),
        "kind": read_only(links.kind, np.int8),
        "travel_minutes": _minutes(roster, links),
        "subjects": _scope(subject, for_all),
        "conditions": _scope(np.full(len(links), _NONE, np.int8), for_all),
        "consortium": read_only(consortium, np.int32),
        "instrument": read_only(agreement[consortium], np.int32),
        "green_channel": _green_channels(consortia, links, consortium),
        "since": take(since, links.membership),
        "until": never_ending(len(links)),
    }


def _minutes(roster: Roster, links: Links) -> NDArray[np.float64]:
    minutes = np.full(len(links), np.nan)
    travels = np.flatnonzero(np.isin(links.kind, _PATIENTS))
    here, there = (roster.points[end[travels]] for end in (links.origin, links.target))
    minutes[travels] = travel_minutes(distance_km(here, there))
    return read_only(minutes, np.float64)


def _scope(terms: NDArray[np.integer], for_all: NDArray[np.bool_]) -> ListColumn:
    """Return lists of the one term each, -1 for none; where it is `for_all`, the list is empty."""
    some = np.flatnonzero(terms >= 0)
    column = listed(some, read_only(terms[some], np.int8), size=len(terms), absent=True)
    stated = column.valid | for_all
    return evolve(
        column,
        valid=read_only(stated, np.bool_),
        completeness=read_only(np.where(stated, Completeness.COMPLETE.number, _NONE), np.int8),
    )


def _green_channels(
    consortia: Consortia, links: Links, consortium: NDArray[np.integer]
) -> NDArray[np.int8]:
    """Return the channel of links: up to the lead of a grid, and in telemedicine networks."""
    channel = np.full(len(links), _NONE, np.int8)
    to_lead = links.target == consortia.lead[consortium]
    up = to_lead & (links.kind == LinkKind.REFERRAL_UP.number)
    channel[up & consortia.of(*GRID_KINDS)[consortium]] = GreenChannel.TIERED_REFERRAL.number
    afar = consortia.of(ConsortiumKind.TELEMEDICINE_NETWORK)[consortium]
    channel[afar] = GreenChannel.TELECONSULTATION.number
    return read_only(channel, np.int8)
