"""A network as sheets of cells, for whatever file they are written to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from medconsortium.interop.tables.cells import Cell
from medconsortium.interop.tables.row_cells import head_cells, row_cells
from medconsortium.interop.tables.sheet import Note
from medconsortium.interop.tables.sheet_columns import HEAD, SheetColumn, sheet_columns
from medconsortium.model import TABLES, Network
from medconsortium.text import Language, Text

__all__ = ["WrittenSheet", "within_cells", "written_sheets"]


@frozen
class WrittenSheet:
    """The sheet of a table: the columns that hold something, and the cells of each row by column.

    Rows are sorted by id.
    """

    table: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Mapping[str, Cell]]
    ids: Sequence[str]


def written_sheets(network: Network, *, language: Language) -> list[WrittenSheet]:
    """Return the sheets of a network, terms written in a language; empty tables are left out."""
    head = head_cells(network, language=language)
    columns = [column for column in sheet_columns(HEAD) if column.name in head]
    sheets = [WrittenSheet(HEAD, columns, [head], [""])]
    for table in TABLES:
        ids = sorted(network.table(table))
        rows = [row_cells(table, network.table(table)[i], language=language) for i in ids]
        used = {name for row in rows for name in row}
        columns = [c for c in sheet_columns(table) if c.name in used or c.required]
        if rows:
            sheets.append(WrittenSheet(table, columns, rows, ids))
    return sheets


def within_cells(sheet: WrittenSheet, longest: int, notes: list[Note]) -> list[Mapping[str, Cell]]:
    """Return the rows of a sheet without what is too long for a cell, which is noted."""
    rows: list[Mapping[str, Cell]] = []
    for row_id, row in zip(sheet.ids, sheet.rows, strict=True):
        too_long = {n for n, cell in row.items() if isinstance(cell, str) and len(cell) > longest}
        lost = (column for column in sheet.columns if column.name in too_long)
        notes += (_lost(sheet.table, row_id, column, longest) for column in lost)
        rows.append({name: cell for name, cell in row.items() if name not in too_long})
    return rows


def _lost(table: str, row_id: str, column: SheetColumn, longest: int) -> Note:
    where = f"{table}[{row_id}]"
    return Note(
        "not-carried",
        Text(
            f"{where} 的“{column.heading.zh}”超过一个单元格的 {longest} 个字符，没有写入",
            f"{where}: '{column.heading.en}' is longer than the {longest} characters of a"
            " cell and was left out",
        ),
    )
