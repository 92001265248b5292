"""Beds, doctors and nurses of synthetic institutions, who runs them, and since when."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import (
    ListColumn,
    read_only,
    string_column,
)
from medconsortium.planning.synthetic.dating import in_years
from medconsortium.planning.synthetic.draws import around, chosen
from medconsortium.planning.synthetic.facilities import FACILITIES
from medconsortium.planning.synthetic.filling import (
    all_of,
    counts,
    first_source,
    listed,
    never_ending,
    only_chinese,
    points,
)
from medconsortium.planning.synthetic.frame import Frame, is_rural_county
from medconsortium.planning.synthetic.grids import county_hospitals
from medconsortium.planning.synthetic.naming import institution_ids, institution_names
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.vocabulary import Affiliation, Completeness, Grade, Ownership, Tier

__all__ = ["institution_table"]

_SPREAD = 0.35
_MUNICIPALITIES = ("11", "12", "31", "50")
_FEWEST_BEDS = np.array([20, 20, 100, 500])
"""Of hospitals of each level, ungraded first: after the basic standards of 1994, from memory."""
_TYPICAL_ABOVE_FLOOR = 1.5
_NURSES_PER_DOCTOR = np.array([0.3, 0.8, 1.2, 1.4])
_TEACHING = "虚构医科大学附属医院"
"""No such university is known: a designation that is plainly made up."""

_FOUNDED, _YOUNGEST = 1950, 2016
"""Years between which institutions are founded, evenly; only the year is stated."""


def institution_table(
    rng: Generator, frame: Frame, roster: Roster, *, leading: NDArray[np.integer]
) -> dict[str, Any]:
    """Return the table of institutions, all fields stated but identifiers.

    Those that are `leading` across regions are designated as hospitals of a university.
    """
    kind, size = roster.facility, len(roster)
    beds = _beds(rng, roster)
    doctors = _doctors(rng, roster)
    nurses = np.floor(doctors * _NURSES_PER_DOCTOR[roster.level]).astype(np.int64)
    return {
        "id": institution_ids(frame, roster),
        "name": only_chinese(institution_names(frame, roster)),
        "category": read_only(roster.category, np.int16),
        "tier": _tier(frame, roster),
        "grade": read_only(roster.grade, np.int8),
        "ownership": _ownership(rng, kind),
        "affiliation": _affiliation(frame, roster),
        "division": read_only(roster.division, np.int32),
        "location": points(roster.points[:, 0], roster.points[:, 1]),
        "beds": counts(beds),
        "doctors": counts(doctors),
        "nurses": counts(nurses),
        "designations": _designations(roster, leading),
        "services_completeness": all_of(Completeness.COMPLETE, size),
        "since": in_years(rng.integers(_FOUNDED, _YOUNGEST, size=size, endpoint=True)),
        "until": never_ending(size),
        "sources": first_source(size),
    }


def _designations(roster: Roster, leading: NDArray[np.integer]) -> ListColumn:
    """Return lists that hold one designation of those that lead, and none of others."""
    rows = np.unique(leading)
    return listed(rows, string_column([_TEACHING] * len(rows)), size=len(roster))


def _tier(frame: Frame, roster: Roster) -> NDArray[np.int8]:
    """Return the tier of each; the first hospital of a district of a municipality is a city's.

    For the districts of 北京, 天津, 上海 and 重庆 rank as prefectures.
    """
    tier = np.array([facility.tier.number for facility in FACILITIES])[roster.facility]
    municipal = [frame.codes[row].startswith(_MUNICIPALITIES) for row in frame.counties]
    first = county_hospitals(frame, roster)[:, 0]
    tier[first[frame.is_district & municipal]] = Tier.CITY.number
    return read_only(tier, np.int8)


def _affiliation(frame: Frame, roster: Roster) -> NDArray[np.int8]:
    """Return to which government each belongs: a county, or a county-level city or district."""
    of_kind = [-1 if f.affiliation is None else f.affiliation.number for f in FACILITIES]
    affiliation = np.array(of_kind)[roster.facility]
    rural = np.array([is_rural_county(frame.codes[row]) for row in frame.counties])
    other = (affiliation == Affiliation.COUNTY.number) & ~rural[roster.county]
    affiliation[other] = Affiliation.COUNTY_CITY_OR_DISTRICT.number
    return read_only(affiliation, np.int8)


def _beds(rng: Generator, roster: Roster) -> NDArray[np.int64]:
    """Return beds around the median of the kind, or well above what the grade asks for."""
    median = np.array([facility.beds for facility in FACILITIES], np.float64)[roster.facility]
    level = np.array([one.level or 0 for one in Grade])[roster.grade]
    floor = np.where(roster.classed("A"), _FEWEST_BEDS[level], 0)
    typical = np.maximum(median, _TYPICAL_ABOVE_FLOOR * floor)
    beds = np.rint(around(rng, typical, spread=_SPREAD, size=len(roster)))
    return np.maximum(beds, floor).astype(np.int64)


def _doctors(rng: Generator, roster: Roster) -> NDArray[np.int64]:
    median = np.array([facility.doctors for facility in FACILITIES], np.float64)[roster.facility]
    doctors = np.rint(around(rng, median, spread=_SPREAD, size=len(roster)))
    return np.maximum(doctors, 1).astype(np.int64)


def _ownership(rng: Generator, kind: NDArray[np.int16]) -> NDArray[np.int8]:
    owner = np.full(len(kind), Ownership.GOVERNMENT.number)
    for number, facility in enumerate(FACILITIES):
        rows = np.flatnonzero(kind == number)
        owners = np.array([one.number for one, _ in facility.ownership])
        owner[rows] = owners[chosen(rng, [w for _, w in facility.ownership], size=len(rows))]
    return read_only(owner, np.int8)
