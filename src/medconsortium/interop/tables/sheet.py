"""A sheet as it comes from a file: which table it is, and which row holds its headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice

from attrs import frozen

from medconsortium.errors import DocumentError, Fault, Place, column_letters
from medconsortium.interop.tables.cells import Cell, cell_text
from medconsortium.interop.tables.sheet_columns import HEAD, SheetColumn, sheet_columns, sheet_names
from medconsortium.model import TABLES
from medconsortium.model.values import shown
from medconsortium.text import Text, fold

__all__ = ["Header", "Note", "Sheet", "find_header", "table_called"]

_SEARCHED = 10
"""So many rows may come before the one with the headings."""

_UNIT = re.compile(r"[（(【\[].{0,20}[）)】\]]\s*$")
_MARKS = "*＊:：?？ \t\n"
_ORDINALS = frozenset(map(fold, ("序号", "no.", "#", "备注", "remarks", "note")))
"""Headings that stand in every roster and say nothing."""


@frozen
class Note:
    """Something that reading or writing tables did, or could not do, that a person should know.

    `code` is a stable name (`"id-derived"`).
    """

    code: str
    message: Text
    place: Place | None = None


@frozen
class Sheet:
    """A sheet, or a file of comma-separated values, with its rows in order.

    `rows` yields the number of each row, from 1, and its cells. `faults` are cells that were found
    to be unusable before anything was read: a formula without a value, an error. `is_file` says
    that the sheet is a file of its own, and named after it.
    """

    file: str
    name: str
    rows: Iterable[tuple[int, Sequence[Cell]]]
    faults: Sequence[Fault] = ()
    is_file: bool = False

    def place(self, row: int | None = None, column: int | None = None) -> Place:
        """Return where a row or cell of the sheet is; both count from 1."""
        sheet = None if self.is_file else self.name
        return Place(file=self.file, sheet=sheet, row=row, column=column)


@frozen
class Header:
    """The headings of a sheet: its table, and the column that stands at each position from 0.

    `rows` are the rows that follow.
    """

    table: str
    columns: Mapping[int, SheetColumn]
    rows: Iterator[tuple[int, Sequence[Cell]]]
    unread: tuple[str, ...] = ()


@cache
def _tables_by_name() -> Mapping[str, str]:
    return {fold(name): table for table in (HEAD, *TABLES) for name in (table, *sheet_names(table))}


@cache
def _columns_by_heading(table: str) -> Mapping[str, SheetColumn]:
    return {
        fold(name): column
        for column in sheet_columns(table)
        for name in (column.heading.zh or "", column.heading.en or "", *column.also)
    }


def table_called(name: str) -> str | None:
    """Return the table whose sheet goes by a name, `None` where none does.

    >>> table_called("醫療機構"), table_called("Sheet1")
    ('institutions', None)
    """
    return _tables_by_name().get(fold(name))


def find_header(sheet: Sheet) -> Header | None:
    """Return the headings of a sheet; `None` where the sheet is no table that we know.

    The headings stand in one of the first ten rows; titles may come before. The name of the sheet
    says which table it is, else its headings do.

    Raises:
        DocumentError: The sheet is called like a table but has no headings, or a column comes
            twice.
    """
    rows = iter(sheet.rows)
    first = list(islice(rows, _SEARCHED))
    named = table_called(sheet.name)
    tables = [named] if named is not None else [*TABLES]
    found = max(
        (
            (len(_matched(table, cells)), -position, table)
            for table in tables
            for position, (_, cells) in enumerate(first)
            if _is_enough(table, cells, named=named is not None)
        ),
        default=None,
        key=lambda entry: entry[:2],
    )
    if found is None:
        if named is None or not first:
            return None
        raise DocumentError([_no_headings(sheet, named)])
    _, position, table = found
    number, cells = first[-position]
    matched = _matched(table, cells)
    faults = list(_faults_in(sheet, number, cells, matched))
    if faults:
        raise DocumentError(faults)
    unread = (cell_text(c) for n, c in enumerate(cells) if n not in matched)
    return Header(
        table=table,
        columns=matched,
        rows=chain(first[1 - position :], rows),
        unread=tuple(text for text in unread if text and fold(text.strip(_MARKS)) not in _ORDINALS),
    )


def _matched(table: str, cells: Sequence[Cell]) -> dict[int, SheetColumn]:
    """Return the columns that cells name, by position."""
    known = _columns_by_heading(table)
    found = {}
    for position, cell in enumerate(cells):
        text = cell_text(cell) if isinstance(cell, str) else None
        if text is not None and len(text) <= 64:  # noqa: PLR2004 - no heading is longer
            column = known.get(fold(text.strip(_MARKS)))
            column = column or known.get(fold(_UNIT.sub("", text.strip(_MARKS))))
            if column is not None:
                found[position] = column
    return found


def _is_enough(table: str, cells: Sequence[Cell], *, named: bool) -> bool:
    """Say whether cells may be the headings of a table."""
    matched = _matched(table, cells)
    if named:
        stated = sum(cell_text(cell) is not None for cell in cells)
        return len(matched) > 1 or (len(matched) == 1 and stated <= 2)  # noqa: PLR2004
    needed = {column.name for column in sheet_columns(table) if column.required}
    return len(matched) > 1 and needed <= {column.name for column in matched.values()}


def _faults_in(
    sheet: Sheet, number: int, cells: Sequence[Cell], matched: Mapping[int, SheetColumn]
) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for position, column in matched.items():
        if column.name in first:
            before = column_letters(first[column.name] + 1)
            heading = shown(cell_text(cells[position]) or "")
            yield Fault(
                code="duplicate-heading",
                place=sheet.place(number, position + 1),
                message=Text(
                    f"{heading} 就是“{column.heading.zh}”，{before} 列已有",
                    f"{heading} is '{column.heading.en}', which column {before} is already",
                ),
                cure=Text("只留一列，另一列改名或删去", "keep one, and rename or delete the other"),
            )
        first.setdefault(column.name, position)


def _no_headings(sheet: Sheet, table: str) -> Fault:
    expected = [column.heading for column in sheet_columns(table)][:4]
    zh, en = ("、".join(t.zh or "" for t in expected), ", ".join(t.en or "" for t in expected))
    return Fault(
        code="no-headings",
        place=sheet.place(),
        message=Text(
            f"前 {_SEARCHED} 行里没有表头",
            f"none of the first {_SEARCHED} rows holds the headings",
        ),
        cure=Text(f"加一行表头：{zh} …", f"add a row of headings: {en} ..."),
    )
