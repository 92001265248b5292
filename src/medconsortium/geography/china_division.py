"""Reader of folders of divisions laid out as china-division publishes them.

`provinces.csv`, `cities.csv`, `areas.csv`, `streets.csv` and `villages….csv`, each with a column
`code` (2, 4, 6, 9 or 12 digits), a column `name`, and the codes of what a division lies in.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen

from medconsortium.errors import DocumentError, Fault, ModelError, Place
from medconsortium.geography.packing import level_of, parent_of
from medconsortium.identifiers import check_division
from medconsortium.model import Division, GeoPoint
from medconsortium.text import Text

__all__ = ["read_china_division"]

MOST_BYTES = 200_000_000
"""Of one file; the villages of the whole country take a fifth of it."""

_MOST_FAULTS = 100
_FILES = {"provinces*": 2, "cities*": 4, "areas*": 6, "streets*": 9, "villages*": 12}
_COORDINATES = "adcodes_coordinates.csv"
_ABOVE = ("streetCode", "areaCode", "cityCode", "provinceCode")
_CURES = {
    "unreadable": Text(zh="存为 UTF-8 编码、带表头的 CSV", en="save it as CSV in UTF-8"),
    "missing-column": Text(zh="补上该列", en="add the column"),
    "bad-code": Text(zh="改正代码", en="correct the code"),
    "no-name": Text(zh="补上名称", en="add the name"),
    "duplicate-code": Text(zh="每个代码只写一行", en="give each code one line"),
    "wrong-parent": Text(zh="改正代码或上级代码", en="correct the code, or that of its parent"),
    "unknown-parent": Text(zh="补上其上级", en="add what it lies in"),
    "bad-point": Text(zh="检查经纬度是否颠倒", en="check whether the two were exchanged"),
}


@frozen
class _Line:
    """A line of a file, and where it stands."""

    fields: Mapping[str, str]
    place: Place

    def __getitem__(self, column: str) -> str:
        return (self.fields.get(column) or "").strip()


class _Faults(list[Fault]):
    """What is wrong, up to a hundred things."""

    def note(self, code: str, place: Place, message: Text) -> None:
        if len(self) < _MOST_FAULTS:
            self.append(Fault(code=code, message=message, cure=_CURES[code], place=place))


def read_china_division(folder: str | Path) -> tuple[Division, ...]:
    """Read the divisions of a folder, sorted by code; the code, of 6 digits or more, is the id.

    Files that are absent are passed over. A county that bears the code of its prefecture, which
    then has no counties (441900 东莞市), is one with it. Where `adcodes_coordinates.csv` (of cpca:
    adcode, name, longitude, latitude) stands beside the files, centroids are taken from it.

    Raises:
        DocumentError: Some lines are no divisions, or a file is no such table; `faults` lists what
            is wrong, the first hundred things at most.
    """
    faults = _Faults()
    known: dict[str, _Line] = {}
    for pattern, digits in _FILES.items():
        for path in sorted(Path(folder).glob(f"{pattern}.csv")):
            for line in _lines(path, ("code", "name"), faults):
                code = line["code"].ljust(6, "0")
                if _is_sound(line, digits, known, faults):
                    known.setdefault(code, line)
    for code, line in known.items():
        parent = parent_of(code)
        if parent is not None and parent not in known:
            said = Text(zh=f"没有 {code} 的上级 {parent}", en=f"{code} lies in {parent}: not there")
            faults.note("unknown-parent", line.place, said)
    points = _points(Path(folder) / _COORDINATES, faults)
    if faults:
        raise DocumentError(faults)
    return tuple(
        Division(
            id=code,
            code=code,
            name=known[code]["name"],
            parent=parent_of(code),
            level=level_of(code),
            centroid=points.get(code),
        )
        for code in sorted(known)
    )


def _lines(path: Path, columns: tuple[str, ...], faults: _Faults) -> Iterator[_Line]:
    """Yield the lines of a file, if it is a table that has the columns."""
    whole = Place(file=path.name)
    try:
        if path.stat().st_size > MOST_BYTES:
            said = Text(zh=f"文件超过 {MOST_BYTES} 字节", en=f"it is over {MOST_BYTES} bytes")
            faults.note("unreadable", whole, said)
            return
        reader = csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig")))
        for column in columns:
            if column not in (reader.fieldnames or ()):
                said = Text(zh=f"没有 {column} 列", en=f"there is no column {column}")
                faults.note("missing-column", whole, said)
                return
        for fields in reader:
            yield _Line(fields, Place(file=path.name, line=reader.line_num))
    except (UnicodeDecodeError, csv.Error) as error:
        faults.note("unreadable", whole, Text(zh=f"无法读取：{error}", en=f"unreadable: {error}"))


def _is_sound(line: _Line, digits: int, known: Mapping[str, _Line], faults: _Faults) -> bool:
    """Whether a line is a division of its file's level; what is wrong with it is noted."""
    written = line["code"]
    flaws = [flaw for flaw in check_division(written) if flaw.severity == "error"]
    if flaws or len(written) != digits:
        shown = repr(written[:20])
        said = Text(zh=f"{shown} 不是 {digits} 位代码", en=f"{shown} is no code of {digits} digits")
        faults.note("bad-code", line.place, flaws[0].message if flaws else said)
        return False
    code = written.ljust(6, "0")
    if not line["name"]:
        faults.note("no-name", line.place, Text(zh=f"{code} 没有名称", en=f"{code} has no name"))
    above = next((line[column] for column in _ABOVE if line[column]), None)
    if above is not None and above.ljust(6, "0") not in (parent_of(code), code):
        shown = repr(above[:20])
        said = Text(zh=f"{code} 的上级写为 {shown}", en=f"{code} is said to lie in {shown}")
        faults.note("wrong-parent", line.place, said)
    is_its_prefecture = digits == len("441900") and code.endswith("00")
    if code in known and not is_its_prefecture:
        faults.note(
            "duplicate-code", line.place, Text(zh=f"{code} 重复", en=f"{code} stands twice")
        )
    return True


def _points(path: Path, faults: _Faults) -> dict[str, GeoPoint]:
    if not path.exists():
        return {}
    points = {}
    for line in _lines(path, ("adcode", "longitude", "latitude"), faults):
        if not line["longitude"] and not line["latitude"]:
            continue
        try:
            points[line["adcode"][:6]] = GeoPoint(
                latitude=float(line["latitude"]), longitude=float(line["longitude"])
            )
        except (ValueError, ModelError):
            said = f"{line['longitude'][:20]}, {line['latitude'][:20]}"
            message = Text(zh=f"{said} 不是经纬度", en=f"{said} is no longitude and latitude")
            faults.note("bad-point", line.place, message)
    return points
