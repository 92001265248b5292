"""The frame of a synthetic region: real divisions, with invented people and positions in them.

What is assumed: half of the streets have more than some 48,000 people, half of the other townships
more than some 25,000, log-normally, so that the whole country comes to about 1.4 billion; towns lie
normally around the centroid of their county, the more of them the wider, those of districts close
together; the town farthest from the middle of a county is remote. None of it is a statistic.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from attrs import frozen
from numpy.random import Generator
from numpy.typing import NDArray

from medconsortium.geography import division_columns, lying_in
from medconsortium.identifiers import DivisionCode
from medconsortium.model.columnar.columns import (
    Column,
    DateColumn,
    GeoColumn,
    RowColumn,
    StringColumn,
    read_only,
)
from medconsortium.model.tables import DivisionColumns
from medconsortium.planning.synthetic.draws import around
from medconsortium.planning.synthetic.filling import counts, day_number, never_ending
from medconsortium.planning.synthetic.travel import distance_km
from medconsortium.vocabulary import DivisionLevel

__all__ = [
    "STREET_PEOPLE",
    "TOWN_PEOPLE",
    "Frame",
    "division_table",
    "frame_of",
    "is_district",
    "is_rural_county",
    "remotest_towns",
]

STREET_PEOPLE, TOWN_PEOPLE = 55_000, 28_000
"""Mean population of a street and of any other township."""

_SPREAD = 0.5
_DRIFT_DEGREES, _DRIFT_IN_DISTRICTS = 0.035, 0.012
_FAR_DEGREES = 0.3
_STREET = ("街道", "街道办事处")
_AS_OF = "2017-01-01"
"""After the last change of codes that the library knows of: all are taken to hold from then."""


@frozen(eq=False)
class Frame:
    """A region. Rows are those of the table of divisions, numbers those of `counties` or `towns`.

    Attributes:
        columns: The divisions of the region and what it lies in.
        towns: Rows of its townships, `town_county` the number of the county of each, `is_street`
            whether it is a street, `people` its population.
        counties: Rows of its counties; a prefecture that has none stands in (东莞).
            `is_district` says whether it is urban, `county_prefecture` and `county_province` are
            rows of what it lies in, whether in the region or not.
        prefectures: Rows of its prefectures, headings of the code table left out;
            `prefecture_seat` is the number of the county that the city hospitals stand in.
        provinces: Rows of its provinces, with `province_seat`.
    """

    columns: Mapping[str, Column]
    names: StringColumn
    codes: tuple[str, ...]
    towns: RowColumn
    town_county: NDArray[np.intp]
    is_street: NDArray[np.bool_]
    people: NDArray[np.int64]
    town_points: NDArray[np.float64]
    counties: RowColumn
    county_points: NDArray[np.float64]
    is_district: NDArray[np.bool_]
    county_prefecture: RowColumn
    county_province: RowColumn
    prefectures: RowColumn
    prefecture_seat: NDArray[np.intp]
    provinces: RowColumn
    province_seat: NDArray[np.intp]

    @property
    def county_people(self) -> NDArray[np.int64]:
        """The population of each county."""
        summed = np.zeros(len(self.counties), np.int64)
        np.add.at(summed, self.town_county, self.people)
        return summed


def frame_of(rng: Generator, *, within: str | None) -> Frame:
    """Return the whole country, or the division of that code, as a frame.

    Raises:
        NotFoundError: There is no such division.
    """
    columns = division_columns(within=within)
    divisions = DivisionColumns(columns.__getitem__)
    level, names = divisions.level, divisions.name.zh
    codes = tuple(str(divisions.code[row]) for row in range(len(level)))
    inside = _inside(codes, within)
    in_county = lying_in(divisions, level=DivisionLevel.COUNTY)
    towns = np.flatnonzero(level == DivisionLevel.TOWNSHIP.number)
    counties, town_county = np.unique(in_county[towns], return_inverse=True)
    is_street = np.array([str(names[int(row)]).endswith(_STREET) for row in towns])
    urban = np.array([is_district(codes[row]) for row in counties])
    prefecture = lying_in(divisions, level=DivisionLevel.PREFECTURE)[counties]
    province = lying_in(divisions, level=DivisionLevel.PROVINCE)[counties]
    is_place = np.array([DivisionCode(text=code).level is not None for code in codes])
    prefectures = np.unique(prefecture[inside[prefecture] & is_place[prefecture]])
    provinces = np.unique(province[inside[province]])
    county_points = _county_points(rng, divisions, counties)
    people = np.where(is_street, STREET_PEOPLE, TOWN_PEOPLE) * np.exp(-(_SPREAD**2) / 2)
    return Frame(
        columns=columns,
        names=names,
        codes=codes,
        towns=read_only(towns, np.int32),
        town_county=town_county,
        is_street=is_street,
        people=np.rint(around(rng, people, spread=_SPREAD, size=len(towns))).astype(np.int64),
        town_points=_town_points(rng, county_points, urban, town_county),
        counties=read_only(counties, np.int32),
        county_points=county_points,
        is_district=urban,
        county_prefecture=read_only(prefecture, np.int32),
        county_province=read_only(province, np.int32),
        prefectures=read_only(prefectures, np.int32),
        prefecture_seat=np.searchsorted(prefecture, prefectures),
        provinces=read_only(provinces, np.int32),
        province_seat=np.searchsorted(province, provinces),
    )


def division_table(frame: Frame) -> dict[str, Column]:
    """Return the table of divisions, with invented populations, and which towns are remote."""
    size = len(frame.codes)
    parent = np.asarray(frame.columns["parent"])
    people = np.zeros(size, np.int64)
    people[frame.towns] = frame.people
    for level in (DivisionLevel.TOWNSHIP, DivisionLevel.COUNTY, DivisionLevel.PREFECTURE):
        rows = np.flatnonzero(np.asarray(frame.columns["level"]) == level.number)
        np.add.at(people, parent[rows], people[rows])
    stated = np.zeros(size, np.bool_)
    stated[np.concatenate([frame.towns, frame.counties, frame.prefectures, frame.provinces])] = True
    column = counts(people)
    remote = np.full(size, -1)
    remote[frame.towns] = 0
    remote[frame.towns[remotest_towns(frame)]] = 1
    since = np.full(size, day_number(_AS_OF), np.int32)
    return {
        **frame.columns,
        "population": type(column)(column.values, read_only(stated, np.bool_)),
        "remote": read_only(remote, np.int8),
        "since": DateColumn(read_only(since, np.int32), read_only(since, np.int32)),
        "until": never_ending(size),
    }


def remotest_towns(frame: Frame) -> NDArray[np.intp]:
    """Return the numbers of the towns that are remote: in each county the farthest from its middle.

    Districts have none, but a region of nothing but districts has one.
    """
    km = distance_km(frame.town_points, frame.county_points[frame.town_county])
    order = np.lexsort((km, frame.town_county))
    county = frame.town_county[order]
    farthest = order[np.append(county[1:] != county[:-1], True)]
    rural: NDArray[np.intp] = farthest[~frame.is_district[frame.town_county[farthest]]]
    return rural if len(rural) else farthest[[np.argmax(km[farthest])]]


def _inside(codes: tuple[str, ...], within: str | None) -> NDArray[np.bool_]:
    """Whether each division is the region or lies in it."""
    if within is None:
        return np.ones(len(codes), np.bool_)
    region = DivisionCode(text=within)
    return np.array([region.contains(DivisionCode(text=code)) for code in codes])


def is_district(code: str) -> bool:
    """Whether a county is urban, by its code: a district, or a city that has no counties."""
    number = int(code[4:6])
    return number <= 20 or 51 <= number <= 80  # noqa: PLR2004 - GB/T 2260


def is_rural_county(code: str) -> bool:
    """Whether a county is a county or banner, by its code: no district, no county-level city."""
    return 21 <= int(code[4:6]) <= 50  # noqa: PLR2004 - GB/T 2260


def _county_points(
    rng: Generator, divisions: DivisionColumns, counties: NDArray[np.integer]
) -> NDArray[np.float64]:
    """Return (latitude, longitude) of each county: where not known, somewhere by its prefecture."""
    centroid: GeoColumn = divisions.centroid
    known = np.stack([centroid.latitude, centroid.longitude], axis=1)
    drift = _FAR_DEGREES * rng.standard_normal((len(counties), 2))
    rows: NDArray[Any] = np.asarray(counties)
    points: NDArray[np.float64] = known[rows]
    for _ in range(2):  # the prefecture, or else the province
        rows = np.maximum(divisions.parent[rows], 0)
        points = np.where(np.isnan(points), known[rows] + drift, points)
    return points


def _town_points(
    rng: Generator,
    county_points: NDArray[np.float64],
    is_district: NDArray[np.bool_],
    town_county: NDArray[np.intp],
) -> NDArray[np.float64]:
    """Return (latitude, longitude) of each town, around its county."""
    towns = np.bincount(town_county, minlength=len(county_points))
    reach = np.where(is_district, _DRIFT_IN_DISTRICTS, _DRIFT_DEGREES) * np.sqrt(towns)
    drift = rng.standard_normal((len(town_county), 2)) * reach[town_county, None]
    points: NDArray[np.float64] = county_points[town_county] + drift
    return points
