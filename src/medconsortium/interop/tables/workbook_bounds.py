"""What a workbook holds, before a library reads it: how far its cells reach, and bad cells.

A reader lays a sheet out as a rectangle and every cell with its own text. A small file can ask
for a rectangle of billions, or for one long text a million times.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from xml.parsers import expat

from attrs import define, field

from medconsortium.errors import DocumentError, Fault, Place, column_letters
from medconsortium.interop.tables.archive import Archive
from medconsortium.text import Text

__all__ = ["MAX_CELLS", "MAX_CHARACTERS", "bad_cells"]

MAX_CELLS = 10_000_000
"""A sheet whose filled cells span more than this many cells is refused."""

MAX_CHARACTERS = 512 * 1024 * 1024
"""A workbook whose cells hold more text than this is refused."""

_MOST_BAD = 1_000
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@define
class _Extent:
    """How far the filled cells of a sheet reach, and how much text there is."""

    file: str
    sheet: str
    rows: int = 0
    columns: int = 0
    characters: list[int] = field(factory=lambda: [0])  # one sum for the whole workbook
    bad: list[Fault] = field(factory=list)

    def take(self, row: int, column: int, characters: int) -> None:
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)
        self.characters[0] += characters
        if self.rows * self.columns > MAX_CELLS or self.characters[0] > MAX_CHARACTERS:
            reach = f"A1:{column_letters(self.columns)}{self.rows}"
            raise DocumentError([_too_wide(Place(file=self.file, sheet=self.sheet), reach)])

    def refuse(self, row: int, column: int, fault: Fault) -> None:
        place = Place(file=self.file, sheet=self.sheet, row=row, column=column)
        if len(self.bad) < _MOST_BAD:
            self.bad.append(fault.at(place))


def bad_cells(archive: Archive, file: str) -> dict[str, list[Fault]]:
    """Return the cells of each sheet that have no value to be read: errors, empty formulas.

    Raises:
        DocumentError: The workbook is broken, or holds more than can be read.
    """
    for name in archive.names:
        for _ in archive.pieces(name):  # each is as large as it says
            pass
    if "content.xml" in archive:
        return _scan_ods(archive, file)
    return _scan_xlsx(archive, file)


def _parse(
    archive: Archive,
    part: str,
    file: str,
    *,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], object] = len,
    text: Callable[[str], None] | None = None,
) -> None:
    """Tell the elements of an XML part, by their names without namespace."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(*_: Any) -> None:
        raise expat.ExpatError("DOCTYPE")

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, given: start(name.rpartition(" ")[2], given)
    parser.EndElementHandler = lambda name: end(name.rpartition(" ")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        for piece in archive.pieces(part):
            parser.Parse(piece, False)  # noqa: FBT003 - as expat has it
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError:
        place = Place(file=file)
        raise DocumentError([_BROKEN.at(place)]) from None


def _scan_xlsx(archive: Archive, file: str) -> dict[str, list[Fault]]:
    sheets: list[tuple[str, str]] = []
    targets: dict[str, str] = {}

    def sheet(name: str, given: Mapping[str, str]) -> None:
        if name == "sheet":
            relation = next((v for k, v in given.items() if k.endswith(" id")), "")
            sheets.append((given.get("name", ""), relation))

    def relation(name: str, given: Mapping[str, str]) -> None:
        if name == "Relationship":
            target = given.get("Target", "")
            path = target[1:] if target.startswith("/") else f"xl/{target}"
            targets[given.get("Id", "")] = path

    for part, told in (("xl/workbook.xml", sheet), ("xl/_rels/workbook.xml.rels", relation)):
        if part not in archive:
            raise DocumentError([_BROKEN.at(Place(file=file))])
        _parse(archive, part, file, start=told)
    lengths = _shared_lengths(archive, file)
    characters = [0]
    found = {}
    for name, key in sheets:
        part = targets.get(key, "")
        if part in archive:
            extent = _Extent(file, name, characters=characters)
            scan = _Cells(extent, lengths)
            _parse(archive, part, file, start=scan.start, end=scan.end, text=scan.text)
            found[name] = extent.bad
    return found


def _shared_lengths(archive: Archive, file: str) -> list[int]:
    lengths: list[int] = []

    def start(name: str, given: Mapping[str, str]) -> None:  # noqa: ARG001
        if name == "si":
            lengths.append(0)

    def text(data: str) -> None:
        if lengths:
            lengths[-1] += len(data)

    if "xl/sharedstrings.xml" in archive:
        _parse(archive, "xl/sharedstrings.xml", file, start=start, text=text)
    return lengths


class _Cells:
    """Follows the elements of a sheet in .xlsx."""

    def __init__(self, extent: _Extent, lengths: list[int]) -> None:
        self.extent, self.lengths = extent, lengths
        self.row = self.column = 0
        self.kind = self.inside = self.value = ""
        self.formula = False
        self.size = 0

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "row":
            stated = given.get("r", "")
            self.row = int(stated[:9]) if stated.isdecimal() else self.row + 1
            self.column = 0
        elif name == "c":
            match = _REFERENCE.fullmatch(given.get("r", ""))
            self.column += 1
            if match is not None:
                self.column, self.row = _number(match[1]), int(match[2])
            self.kind, self.value, self.size, self.formula = given.get("t", ""), "", 0, False
        elif name == "f":
            self.formula = True
        self.inside = name if name in ("v", "t") else self.inside

    def text(self, data: str) -> None:
        if self.inside:
            self.size += len(data)
            self.value += data if self.size < 16 else ""  # noqa: PLR2004 - for an index
            if self.size > MAX_CHARACTERS:
                self.extent.take(self.row, self.column, self.size)

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self.inside = ""
        if name != "c" or not (self.size or self.formula):
            return
        if not self.size:
            self.extent.refuse(self.row, self.column, _NO_VALUE)
        elif self.kind == "e":
            self.extent.refuse(self.row, self.column, _error_cell(self.value))
        shared = self.kind == "s" and self.value.isdecimal()
        index = int(self.value) if shared else -1
        length = self.lengths[index] if 0 <= index < len(self.lengths) else self.size
        self.extent.take(self.row, self.column, length)


def _scan_ods(archive: Archive, file: str) -> dict[str, list[Fault]]:
    scan = _OdsCells(file)
    _parse(archive, "content.xml", file, start=scan.start, end=scan.end, text=scan.text)
    return {name: extent.bad for name, extent in scan.extents.items()}


class _OdsCells:
    """Follows the elements of all sheets in .ods; cells and rows may be written once for many."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.extents: dict[str, _Extent] = {}
        self.extent = _Extent(file, "")
        self.row = self.column = self.size = 0
        self.rows = self.columns = 1
        self.cell: Mapping[str, str] | None = None

    def start(self, name: str, given: Mapping[str, str]) -> None:
        plain = {key.rpartition(" ")[2]: value for key, value in given.items()}
        if name == "table":
            called = plain.get("name", "")
            self.extent = _Extent(self.file, called, characters=self.extent.characters)
            self.extents[called] = self.extent
            self.row, self.rows = 0, 0
        elif name == "table-row":
            self.row += self.rows
            self.rows = _repeats(plain.get("number-rows-repeated"))
            self.column, self.columns = 0, 0
        elif name in ("table-cell", "covered-table-cell"):
            self.column += self.columns
            self.columns = _repeats(plain.get("number-columns-repeated"))
            self.cell, self.size = given, 0

    def text(self, data: str) -> None:
        if self.cell is not None:
            self.size += len(data)
            if self.size > MAX_CHARACTERS:
                self.extent.take(self.row, self.column, self.size)

    def end(self, name: str) -> None:
        if name not in ("table-cell", "covered-table-cell") or self.cell is None:
            return
        said, self.cell = self.cell, None
        kinds = {v for k, v in said.items() if k.endswith(" value-type")}
        stated = max((len(v) for k, v in said.items() if k.endswith("-value")), default=0)
        first = (self.row + 1, self.column + 1)
        if "error" in kinds:
            self.extent.refuse(*first, _error_cell(""))
        elif not kinds and any(k.endswith(" formula") for k in said):
            self.extent.refuse(*first, _NO_VALUE)
        if kinds or self.size:
            characters = max(self.size, stated) * self.rows * self.columns
            self.extent.take(self.row + self.rows, self.column + self.columns, characters)


def _repeats(stated: str | None) -> int:
    return int(stated[:9]) if stated and stated.isdecimal() else 1


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


_BROKEN = Fault(
    code="broken-workbook",
    message=Text("工作簿的内容已损坏", "the content of the workbook is damaged"),
    cure=Text("在 Excel 中另存一次", "save it anew in Excel"),
)
_NO_VALUE = Fault(
    code="formula-without-value",
    message=Text("公式没有算出的值", "the formula has no value"),
    cure=Text("在 Excel 中打开并保存，或改填数值", "open and save it in Excel, or write the value"),
)


def _error_cell(value: str) -> Fault:
    return Fault(
        code="error-cell",
        message=Text(f"公式出错 {value}".strip(), f"the formula has failed {value}".strip()),
        cure=Text("改正公式，或改填数值", "correct the formula, or write the value"),
    )


def _too_wide(place: Place, reach: str) -> Fault:
    return Fault(
        code="too-large",
        place=place,
        message=Text(f"内容太多：{reach}", f"it holds too much: {reach}"),
        cure=Text(
            "删去远处多余的单元格，或拆分文件", "delete stray cells far off, or split the file"
        ),
    )
