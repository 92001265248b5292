"""Rows as their cells state them, before ids are made and references are looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define, evolve, field

from medconsortium.errors import DocumentError, Fault, Place
from medconsortium.interop.tables.cells import Cell, cell_text, parse_cell
from medconsortium.interop.tables.row_cells import EXAMPLES, other_in_cell
from medconsortium.interop.tables.sheet import Header, Sheet
from medconsortium.interop.tables.sheet_columns import HEAD, SheetColumn, sheet_columns
from medconsortium.text import Text

__all__ = ["Draft", "Faults", "draft_of", "drafts_in", "in_column"]

_MOST_FAULTS = 1_000


class Faults:
    """The faults of a file as they are found; from some number on they are only counted."""

    def __init__(self) -> None:
        self.found: list[Fault] = []
        self.left_out = 0

    def note(self, fault: Fault) -> None:
        """Add a fault."""
        if len(self.found) < _MOST_FAULTS:
            self.found.append(fault)
        else:
            self.left_out += 1

    def refuse(self) -> None:
        """Raise what was found.

        Raises:
            DocumentError: Something was.
        """
        if not self.found:
            return
        more = [_and_more(self.left_out)] if self.left_out else []
        raise DocumentError([*self.found, *more])


@define
class Draft:
    """A row that cells state.

    `parts` holds what each column says, `other` whole fields that stood as JSON, `positions` where
    the column of each name stands, from 1.
    """

    table: str
    place: Place
    parts: dict[str, Any]
    other: dict[str, Any] = field(factory=dict)
    positions: Mapping[str, int] = field(factory=dict)
    is_whole: bool = True

    def place_of(self, column: str) -> Place:
        """Return where the cell of a column is."""
        return evolve(self.place, column=self.positions.get(column))


def drafts_in(sheet: Sheet, header: Header, faults: Faults) -> list[Draft]:
    """Return the rows of a sheet, noting what is wrong with their cells.

    Blank rows and the example row of a template are passed over.
    """
    for fault in sheet.faults:
        faults.note(fault)
    positions = {column.name: position + 1 for position, column in header.columns.items()}
    drafts = []
    for number, cells in header.rows:
        named = {
            column.name: cells[position]
            for position, column in header.columns.items()
            if position < len(cells)
        }
        texts = [text for text in (cell_text(cell) for cell in named.values()) if text]
        if texts and texts[0] not in EXAMPLES.values():
            place = sheet.place(number)
            drafts.append(draft_of(header.table, named, place, positions, faults))
    return drafts


def draft_of(
    table: str,
    cells: Mapping[str, Cell],
    place: Place,
    positions: Mapping[str, int],
    faults: Faults,
) -> Draft:
    """Return the row that cells, by the name of their column, state."""
    draft = Draft(table, place, {}, positions=positions)

    def note(fault: Fault, column: SheetColumn) -> None:
        draft.is_whole = False
        faults.note(in_column(fault, column, draft.place_of(column.name)))

    for column in sheet_columns(table):
        cell = cells.get(column.name)
        try:
            value = parse_cell(column, cell)
            if column.kind == "json" and value is not None:
                draft.other = other_in_cell(table, value)
            elif value is not None:
                draft.parts[column.name] = value
        except DocumentError as error:
            draft.parts[column.name] = None
            for fault in error.faults:
                note(fault, column)
    for column in _missing(draft):
        note(_is_missing(), column)
    return draft


def in_column(fault: Fault, column: SheetColumn, place: Place) -> Fault:
    """Return a fault with the heading of its column before what it says."""
    said = Text(
        f"“{column.heading.zh}”：{fault.message.zh}", f"{column.heading.en!r}: {fault.message.en}"
    )
    return evolve(fault, message=said, place=place)


def _missing(draft: Draft) -> Sequence[SheetColumn]:
    if draft.table == HEAD:
        return ()
    columns = sheet_columns(draft.table)
    stated = {c.field for c in columns if c.name in draft.parts} | set(draft.other)
    return [c for c in columns if c.required and c.field not in stated]


def _is_missing() -> Fault:
    return Fault(
        code="missing",
        message=Text("没有填写", "is not filled in"),
        cure=Text("补上它，或删去整行", "fill it in, or delete the row"),
    )


def _and_more(count: int) -> Fault:
    return Fault(
        code="too-many-faults",
        message=Text(f"此外还有 {count} 处错误", f"there are {count} more faults"),
        cure=Text("先改正以上错误，再重新读取", "cure the faults above, then read again"),
    )
