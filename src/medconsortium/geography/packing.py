"""The file of the shipped divisions: `code,name,latitude,longitude` a line, compressed.

Level and parent follow from the code, so they are not written.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable

from attrs import frozen

from medconsortium.model import Division
from medconsortium.vocabulary import DivisionLevel

__all__ = ["PackedDivision", "level_of", "pack", "parent_of", "unpack"]

_HEADING = ["code", "name", "latitude", "longitude"]
_LEVELS = {9: DivisionLevel.TOWNSHIP, 12: DivisionLevel.VILLAGE}


@frozen
class PackedDivision:
    """What the file holds of a division; the point is (latitude, longitude) in degrees."""

    code: str
    name: str
    point: tuple[float, float] | None = None


def level_of(code: str) -> DivisionLevel:
    """Return the level of a code of 6, 9 or 12 digits.

    Headings of the code table that group counties without being a prefecture (110100 市辖区,
    429000 省直辖县级行政区划) count as prefectures, as statistics count them.

    >>> level_of("430000"), level_of("430923"), level_of("430923101")
    (<DivisionLevel.PROVINCE: 'province'>, <DivisionLevel.COUNTY: 'county'>, \
<DivisionLevel.TOWNSHIP: 'township'>)
    """
    if len(code) in _LEVELS:
        return _LEVELS[len(code)]
    if code.endswith("00"):
        return DivisionLevel.PROVINCE if code.endswith("0000") else DivisionLevel.PREFECTURE
    return DivisionLevel.COUNTY


def parent_of(code: str) -> str | None:
    """Return the code of what a division lies in; `None` for a province.

    The towns of a prefecture that has no counties lie in the prefecture itself (东莞, 441900).

    >>> parent_of("430923101"), parent_of("430923"), parent_of("441900003"), parent_of("430000")
    ('430923', '430900', '441900', None)
    """
    match level_of(code):
        case DivisionLevel.PROVINCE:
            return None
        case DivisionLevel.PREFECTURE:
            return code[:2] + "0000"
        case DivisionLevel.COUNTY:
            return code[:4] + "00"
        case _:
            return code[:-3]


def pack(divisions: Iterable[Division]) -> bytes:
    """Return the file that holds code, name and centroid of the divisions, sorted by code.

    The same divisions give the same bytes with the same zlib. `pack(read_china_division(folder))`
    is how the shipped file is made.
    """
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(_HEADING)
    for division in sorted(divisions, key=lambda one: str(one.code)):
        point = division.centroid
        name = division.name and division.name.zh
        place = () if point is None else (point.latitude, point.longitude)
        lines.writerow((division.code, name, *place))
    return gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0)


def unpack(data: bytes) -> tuple[PackedDivision, ...]:
    """Return what `pack` has written."""
    lines = csv.reader(io.StringIO(gzip.decompress(data).decode()))
    next(lines)
    return tuple(
        PackedDivision(code, name, (float(place[0]), float(place[1])) if place else None)
        for code, name, *place in lines
    )
