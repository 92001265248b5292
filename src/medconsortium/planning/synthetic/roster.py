"""Which institutions stand where: a region's places, each filled with what it has."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen
from numpy.random import Generator
from numpy.typing import NDArray

from medconsortium.planning.synthetic.draws import chosen, with_fraction
from medconsortium.planning.synthetic.facilities import (
    COUNTIES,
    FACILITIES,
    STREETS,
    TOWNS,
)
from medconsortium.planning.synthetic.frame import STREET_PEOPLE, TOWN_PEOPLE, Frame
from medconsortium.vocabulary import Category, Grade, Tier

__all__ = ["Roster", "roster_of"]

_AT_TOWN, _AT_SEAT = 0.03, 0.01
"""Degrees by which village clinics, and everything else, lie off the middle of town or county."""

_MEAN_COUNTY = (STREETS * STREET_PEOPLE + TOWNS * TOWN_PEOPLE) / COUNTIES
_LEVEL_OF_TIER = {Tier.VILLAGE: 0, Tier.TOWNSHIP: 1, Tier.COUNTY: 2}
_HIGHEST = 3


@frozen(eq=False)
class Roster:
    """The institutions of a region, by place: one position in all arrays is one institution.

    Attributes:
        facility: Its kind, a number in `FACILITIES`.
        word: Which of the kind's words, and so categories, it is.
        place: Row of the division it is named after; `division` is the row it stands in.
        county: Number of its county in the frame.
        town: Number of its town in the frame, -1 for what serves the county or more.
        ordinal: The how manyth of its kind in its place, from 0.
        category: Number of its category, `level` what its grade or tier makes it, 0 to 3.
        grade: Number of its grade.
        points: Latitude and longitude.
    """

    facility: NDArray[np.int16]
    word: NDArray[np.int64]
    place: NDArray[np.int64]
    division: NDArray[np.int64]
    county: NDArray[np.int64]
    town: NDArray[np.int64]
    ordinal: NDArray[np.int64]
    category: NDArray[np.int16]
    grade: NDArray[np.int8]
    level: NDArray[np.int8]
    points: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.facility)

    def of(self, *categories: Category) -> NDArray[np.bool_]:
        """Whether each institution is of one of the categories."""
        return np.isin(self.category, [category.number for category in categories])

    def classed(self, letters: str) -> NDArray[np.bool_]:
        """Whether the category of each institution is of one of the classes (`"BCD"`)."""
        return np.array([category.key[0] in letters for category in Category])[self.category]


@frozen(eq=False)
class _Seats:
    """The places of one sort: row of the division, numbers of county and town, relative size."""

    place: NDArray[np.integer]
    division: NDArray[np.integer]
    county: NDArray[np.integer]
    town: NDArray[np.integer]
    size: NDArray[np.float64]


def roster_of(rng: Generator, frame: Frame) -> Roster:
    """Fill the places of a region with institutions, sorted by county, kind and town."""
    seats = _seats(frame)
    number, which, ordinal = [], [], []
    for position, facility in enumerate(FACILITIES):
        places = seats[facility.seat]
        here = facility.each + with_fraction(rng, facility.more * places.size)
        which.append(np.repeat(np.arange(len(here)), here))
        ordinal.append(np.arange(len(which[-1])) - np.repeat(np.cumsum(here) - here, here))
        number.append(np.full(len(which[-1]), position, np.int16))
    kind = np.concatenate(number)
    at = {
        name: np.concatenate(
            [getattr(seats[f.seat], name)[w] for f, w in zip(FACILITIES, which, strict=True)]
        ).astype(np.int64)
        for name in ("place", "division", "county", "town")
    }
    order = np.lexsort((at["town"], kind, at["county"]))
    kind, at = kind[order], {name: values[order] for name, values in at.items()}
    word = _by_kind(rng, kind, [[weight for _, _, weight in f.words] for f in FACILITIES])
    grade = _by_kind(rng, kind, [[weight for _, weight in f.grades] for f in FACILITIES])
    grades = _looked_up([[g.number for g, _ in f.grades] for f in FACILITIES], kind, grade)
    return Roster(
        facility=kind,
        word=word,
        ordinal=np.concatenate(ordinal)[order],
        category=_looked_up(
            [[c.number for _, c, _ in f.words] for f in FACILITIES], kind, word
        ).astype(np.int16),
        grade=grades.astype(np.int8),
        level=_level(kind, grades),
        points=_points(rng, frame, kind, at["county"], at["town"]),
        **at,
    )


def _seats(frame: Frame) -> dict[str, _Seats]:
    counties, towns = np.arange(len(frame.counties)), np.arange(len(frame.towns))
    people = np.where(frame.is_street, STREET_PEOPLE, TOWN_PEOPLE)
    relative = frame.people / people
    capital = int(len(frame.provinces) > 1)  # a nation has one, the first of its provinces

    def of_towns(chosen_towns: NDArray[np.integer]) -> _Seats:
        rows, county = frame.towns[chosen_towns], frame.town_county[chosen_towns]
        return _Seats(rows, rows, county, chosen_towns, relative[chosen_towns])

    def of_seat(places: NDArray[np.integer], county: NDArray[np.integer]) -> _Seats:
        size = np.ones(len(places))
        return _Seats(places, frame.counties[county], county, np.full(len(places), -1), size)

    county_size = frame.county_people / _MEAN_COUNTY
    return {
        "nation": of_seat(frame.provinces[:capital], frame.province_seat[:capital]),
        "province": of_seat(frame.provinces, frame.province_seat),
        "prefecture": of_seat(frame.prefectures, frame.prefecture_seat),
        "county": _Seats(
            frame.counties, frame.counties, counties, np.full(len(counties), -1), county_size
        ),
        "district": of_seat(frame.counties[frame.is_district], np.flatnonzero(frame.is_district)),
        "street": of_towns(np.flatnonzero(frame.is_street)),
        "town": of_towns(np.flatnonzero(~frame.is_street)),
        "anywhere": of_towns(towns),
    }


def _by_kind(
    rng: Generator, kind: NDArray[np.integer], weights: Sequence[Sequence[float]]
) -> NDArray[np.int64]:
    """Return a choice for each institution, by the weights of its kind."""
    choice = np.zeros(len(kind), np.int64)
    for number, of_kind in enumerate(weights):
        rows = np.flatnonzero(kind == number)
        choice[rows] = chosen(rng, of_kind, size=len(rows))
    return choice


def _looked_up(
    choices: Sequence[Sequence[int]], kind: NDArray[np.integer], choice: NDArray[np.integer]
) -> NDArray[np.int64]:
    """Return what each choice stands for in its kind."""
    starts = np.cumsum([0, *(len(of_kind) for of_kind in choices)])
    flat = np.array([one for of_kind in choices for one in of_kind], np.int64)
    found: NDArray[np.int64] = flat[starts[kind] + choice]
    return found


def _level(kind: NDArray[np.integer], grade: NDArray[np.integer]) -> NDArray[np.int8]:
    """Return the functional level: that of the grade, or else of the tier."""
    by_grade = np.array([-1 if one.level is None else one.level for one in Grade])[grade]
    by_tier = np.array([_LEVEL_OF_TIER.get(one.tier, _HIGHEST) for one in FACILITIES])[kind]
    level: NDArray[np.int8] = np.where(by_grade < 0, by_tier, by_grade).astype(np.int8)
    return level


def _points(
    rng: Generator,
    frame: Frame,
    kind: NDArray[np.integer],
    county: NDArray[np.integer],
    town: NDArray[np.integer],
) -> NDArray[np.float64]:
    """Return latitude and longitude: by the middle of the town, or else of the county."""
    scattered = np.array([facility.village for facility in FACILITIES])[kind]
    reach = np.where(scattered, _AT_TOWN, _AT_SEAT)[:, None]
    middle = np.where(town[:, None] < 0, frame.county_points[county], frame.town_points[town])
    points: NDArray[np.float64] = middle + reach * rng.standard_normal((len(kind), 2))
    return points
