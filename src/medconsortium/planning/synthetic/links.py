"""Who refers to whom in a synthetic region, and what else institutions do for one another."""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import frozen
from numpy.random import Generator
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import Column, DateColumn, read_only, take
from medconsortium.planning.synthetic.consortia import Consortia
from medconsortium.planning.synthetic.filling import listed, never_ending, references
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.planning.synthetic.travel import distance_km, travel_minutes
from medconsortium.vocabulary import Category, ConsortiumKind, LinkKind, Role

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
_CARE = ("institutions", "departments")


@frozen(eq=False)
class Links:
    """Links: who, to whom, of which kind, and the number of the membership that each rests on."""

    origin: NDArray[np.int64]
    target: NDArray[np.int64]
    kind: NDArray[np.int8]
    membership: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.origin)


def links_of(rng: Generator, roster: Roster, consortia: Consortia, hub: NDArray[np.int64]) -> Links:
    """Join the members of consortia to whom they turn to.

    In county communities and urban groups, clinics and stations refer up to the centre of their
    town (`hub`), centres and hospitals to the lead, and all are referred back to. The lead of an
    alliance does one or two things for each member; members of no higher level than the lead refer
    their patients of the specialty to it. In the two networks members consult from afar.
    """
    upper = _turned_to(roster, consortia, hub)
    member = np.flatnonzero(upper >= 0)
    kind = consortia.kind[consortia.consortium[member]]
    institution = consortia.institution[member]
    in_grid = np.isin(kind, [one.number for one in GRID_KINDS])
    treats = in_grid & ~roster.of(Category.J100)[institution]
    allied = kind == ConsortiumKind.SPECIALTY_ALLIANCE.number
    below = allied & (roster.level[institution] <= roster.level[upper[member]])
    first = rng.integers(0, len(_IN_ALLIANCES), size=len(member))
    second = np.where(rng.random(len(member)) < 1 / 2, (first + 1) % len(_IN_ALLIANCES), first)
    remote = np.isin(kind, [one.number for one in _REMOTE])
    up = [
        (LinkKind.REFERRAL_UP, member[treats | below]),
        (LinkKind.TELECONSULTATION, member[remote]),
    ]
    down = [
        (LinkKind.REFERRAL_DOWN, member[treats]),
        *(
            (one, member[allied & ((first == number) | (second == number))])
            for number, one in enumerate(_IN_ALLIANCES)
        ),
    ]
    rows = np.concatenate([rows for _, rows in (*up, *down)])
    kinds = np.repeat([one.number for one, _ in (*up, *down)], [len(r) for _, r in (*up, *down)])
    upwards = np.arange(len(rows)) < sum(len(rows) for _, rows in up)
    below_end, above_end = consortia.institution[rows], upper[rows]
    origin = np.where(upwards, below_end, above_end)
    target = np.where(upwards, above_end, below_end)
    order = np.lexsort((rows, kinds, target, origin))
    return Links(origin[order], target[order], kinds[order].astype(np.int8), rows[order])


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
    return np.where(leading, -1, upper)


def link_table(
    roster: Roster,
    consortia: Consortia,
    links: Links,
    *,
    since: DateColumn,
    agreement: NDArray[Any],
) -> dict[str, Column]:
    """Return the table of links; each holds from when its member joined (`since`, by membership).

    Minutes are stated where patients travel, subjects where the consortium has a specialty.
    `agreement` is for each consortium the row of the instrument that carries its links.
    """
    size = len(links)
    travels = np.isin(links.kind, [LinkKind.REFERRAL_UP.number, LinkKind.REFERRAL_DOWN.number])
    km = distance_km(roster.points[links.origin], roster.points[links.target])
    consortium = consortia.consortium[links.membership]
    special = np.flatnonzero(consortia.specialty[consortium] >= 0)
    subjects = read_only(consortia.specialty[consortium[special]], np.int8)
    return {
        "origin": references(_CARE, "institutions", links.origin),
        "target": references(_CARE, "institutions", links.target),
        "kind": read_only(links.kind, np.int8),
        "travel_minutes": read_only(np.where(travels, travel_minutes(km), np.nan), np.float64),
        "subjects": listed(special, subjects, size=size, absent=True),
        "consortium": read_only(consortium, np.int32),
        "instrument": read_only(agreement[consortium], np.int32),
        "since": take(since, links.membership),
        "until": never_ending(size),
    }
