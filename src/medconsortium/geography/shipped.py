"""The divisions of China that come with the library, as rows, as columns and as a network.

31 provinces, 342 prefectures, 2,975 counties and 41,352 townships. Villages are not among them, nor
are Hong Kong, Macao and Taiwan, for which the source has no codes. Names and codes are those of the
National Bureau of Statistics as carried by china-division 2.7.0 (WTFPL), centroids those of cpca
0.5.5 (MIT), which does not say to which datum they refer.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import numpy as np
from attrs import evolve

from medconsortium.errors import NotFoundError
from medconsortium.geography.packing import PackedDivision, level_of, parent_of, unpack
from medconsortium.identifiers import DIVISION_CHANGES
from medconsortium.model import Division, GeoPoint, Network, PartialDate, Source
from medconsortium.model.columnar.columns import (
    Column,
    GeoColumn,
    TextColumn,
    read_only,
    string_column,
)
from medconsortium.model.fields import encodings
from medconsortium.text import Text
from medconsortium.vocabulary import DivisionLevel, SourceBasis

__all__ = ["division_columns", "divisions", "divisions_network"]

_SOURCE = Source(
    id="china-division-2.7.0",
    document=Text(
        zh="国家统计局统计用区划代码（china-division 2.7.0），中心坐标取自 cpca 0.5.5",
        en="division codes of the National Bureau of Statistics (china-division 2.7.0), "
        "centroids of cpca 0.5.5",
    ),
    basis=SourceBasis.FOUND,
    address="https://github.com/modood/Administrative-divisions-of-China",
)
_SINCE = {str(c.new): PartialDate(c.earliest, c.latest) for c in DIVISION_CHANGES}
"""A code that replaced another holds since then; since when the others hold is not stated."""


@cache
def _shipped() -> tuple[PackedDivision, ...]:
    data = files("medconsortium.geography").joinpath("divisions.csv.gz").read_bytes()
    return unpack(data)


@cache
def _codes() -> frozenset[str]:
    return frozenset(packed.code for packed in _shipped())


def _within(code: str | None) -> tuple[PackedDivision, ...]:
    """Return the whole country, or a division with what lies in it and what it lies in."""
    if code is None:
        return _shipped()
    if code not in _codes():
        raise NotFoundError(code)
    stem, above = code, {code}
    if len(code) == len("110000"):
        stem = code.removesuffix("00").removesuffix("00")
    parent = parent_of(code)
    while parent is not None:
        above.add(parent)
        parent = parent_of(parent)
    return tuple(one for one in _shipped() if one.code.startswith(stem) or one.code in above)


def _nowhere(_: str, __: str) -> int:
    return -1


def divisions(
    *, level: DivisionLevel | None = None, within: str | None = None
) -> tuple[Division, ...]:
    """Return the shipped divisions in the order of their codes; the code is the id.

    Args:
        level: Only those of one level.
        within: Only a division, by its code, with everything in it and what it lies in.

    Nine of the prefectures are headings of the code table that only group counties (110100 市辖区);
    three prefectures have no counties, and their towns lie in them (441900 东莞市). A period is
    stated only where the code replaced another (崇明, 哈密), a population nowhere.

    Raises:
        NotFoundError: There is no such division.

    >>> [str(one.name) for one in divisions(within="430923", level=DivisionLevel.COUNTY)]
    ['安化县']
    """
    return tuple(
        Division(
            id=packed.code,
            code=packed.code,
            name=packed.name,
            parent=parent_of(packed.code),
            level=level_of(packed.code),
            centroid=packed.point and GeoPoint(latitude=packed.point[0], longitude=packed.point[1]),
            since=_SINCE.get(packed.code),
        )
        for packed in _within(within)
        if level is None or level_of(packed.code) is level
    )


def division_columns(*, within: str | None = None) -> Mapping[str, Column]:
    """Return the shipped divisions as columns (see `model.columns`), in the order of their codes.

    Args:
        within: Only a division, by its code, with everything in it and what it lies in.

    Raises:
        NotFoundError: There is no such division.

    >>> len(division_columns(within="430923")["level"])
    26
    """
    chosen = _within(within)
    codes = [packed.code for packed in chosen]
    rows = {code: row for row, code in enumerate(codes)}
    points = [packed.point or (np.nan, np.nan) for packed in chosen]
    encoding = encodings(Division)
    text = string_column(codes)
    return MappingProxyType(
        {
            "id": text,
            "code": text,
            "name": TextColumn(
                string_column([packed.name for packed in chosen]),
                string_column([None] * len(codes)),
            ),
            "parent": read_only((rows.get(parent_of(code) or "", -1) for code in codes), np.int32),
            "level": encoding["level"].to_column([level_of(code) for code in codes], _nowhere),
            "centroid": GeoColumn(
                read_only((point[0] for point in points), np.float64),
                read_only((point[1] for point in points), np.float64),
                read_only(np.full(len(codes), -1), np.int8),
            ),
            "since": encoding["since"].to_column([_SINCE.get(code) for code in codes], _nowhere),
        }
    )


@cache
def divisions_network() -> Network:
    """Return a network of the shipped divisions alone, with the source they rest on.

    >>> str(divisions_network().divisions["310151"].since)
    '2016'
    """
    rows = (evolve(division, sources=(_SOURCE.id,)) for division in divisions())
    return Network(
        title=Text(zh="全国行政区划", en="Administrative divisions of China"),
        sources=[_SOURCE],
        divisions=rows,
    )
