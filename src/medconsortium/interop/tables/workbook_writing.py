"""Writing networks as Excel workbooks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import IO, TYPE_CHECKING, Any

from medconsortium.errors import DocumentError, Fault, MissingExtraError, Place
from medconsortium.interop.tables.cells import Cell
from medconsortium.interop.tables.sheet import Note
from medconsortium.interop.tables.sheet_columns import SheetColumn, sheet_names
from medconsortium.interop.tables.written_sheets import within_cells, written_sheets
from medconsortium.model import Network
from medconsortium.storage import write_file
from medconsortium.text import Language, Text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

__all__ = [
    "MOST_ROWS",
    "add_sheet",
    "heading",
    "new_workbook",
    "set_out",
    "sheet_title",
    "too_many_rows",
    "write_workbook",
]

MOST_ROWS = 1_048_576
"""The rows of a sheet, headings included."""

_LONGEST_CELL = 32_767
_WIDTHS: Mapping[str, int] = {"text": 24, "reference": 22, "id": 20, "code": 22, "json": 20}
_WIDTH = 12
_TEXT_FORMAT = "@"
_SHADE = "DCE6F1"
_A4 = 9  # as OOXML numbers paper


def write_workbook(
    network: Network, path: str | os.PathLike[str], *, language: Language = "zh"
) -> tuple[Note, ...]:
    """Write a network as a workbook (.xlsx) with headings and terms in a language.

    Codes are cells of text, numbers and days are numbers and days. Text is never run, whatever
    it begins with. The file is written whole or not at all.

    Returns:
        What the workbook cannot carry: values longer than a cell, each named.

    Raises:
        DocumentError: A table has more rows than a sheet, or the file cannot be written.
        MissingExtraError: The extra `tables` is not installed.
    """
    sheets = written_sheets(network, language=language)
    for sheet in sheets:
        if len(sheet.rows) >= MOST_ROWS:
            raise DocumentError([too_many_rows(str(path), sheet.table, len(sheet.rows))])
    workbook = new_workbook()
    notes: list[Note] = []

    def fill(stream: IO[bytes]) -> None:
        for sheet in sheets:
            rows = within_cells(sheet, _LONGEST_CELL, notes)
            title = sheet_title(sheet.table, language)
            add_sheet(workbook, title, sheet.columns, rows, language=language)
        workbook.save(stream)

    write_file(path, fill)
    return tuple(notes)


def new_workbook() -> Workbook:
    """Return an empty workbook that is written sheet by sheet.

    Raises:
        MissingExtraError: The extra `tables` is not installed.
    """
    try:
        from openpyxl import Workbook  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError("tables") from None
    return Workbook(write_only=True)


def sheet_title(table: str, language: Language) -> str:
    """Return what the sheet of a table is called in a language."""
    zh, en = sheet_names(table)[:2]
    return zh if language == "zh" else en


def add_sheet(
    workbook: Workbook,
    title: str,
    columns: Sequence[SheetColumn],
    rows: Iterable[Mapping[str, Cell]],
    *,
    language: Language,
) -> WriteOnlyWorksheet:
    """Add a sheet with frozen headings; what every row must state has a star in its heading."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    sheet: Any = workbook.create_sheet(title)
    sheet.freeze_panes = "A2"
    set_out(sheet, heading_row=1)
    for number, column in enumerate(columns, start=1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = _WIDTHS.get(column.kind, _WIDTH)
        if column.kind in ("id", "code", "reference"):
            dimension.number_format = _TEXT_FORMAT  # what is typed there stays as it is typed
    titles = (column.title(language) + ("*" if column.required else "") for column in columns)
    sheet.append([heading(sheet, title) for title in titles])
    for row in rows:
        sheet.append([_cell(sheet, row.get(column.name)) for column in columns])
    return sheet  # type: ignore[no-any-return]


def heading(sheet: Any, title: str) -> Any:
    """Return a cell for the head of a column, or of a part of a sheet."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415

    cell = WriteOnlyCell(sheet, title)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor=_SHADE)
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    return cell


def set_out(sheet: Any, *, heading_row: int) -> None:
    """Have a sheet printed across A4, as wide as the page, its headings on every page."""
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows = f"{heading_row}:{heading_row}"


def _cell(sheet: Any, value: Cell) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, value)  # type: ignore[arg-type]
        cell.number_format = "yyyy-mm-dd"
        return cell
    if isinstance(value, float):
        cell = WriteOnlyCell(sheet, repr(value))  # openpyxl itself writes 16 digits, not 17
        cell.data_type = "n"
        return cell
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"  # text, whatever it begins with
    cell.number_format = _TEXT_FORMAT
    cell.quotePrefix = True
    return cell


def too_many_rows(file: str, sheet: str, rows: int) -> Fault:
    """Return the fault that a sheet of so many rows does not fit into a workbook."""
    return Fault(
        code="too-many-rows",
        place=Place(file=file, sheet=sheet),
        message=Text(
            f"{rows} 行，一张工作表只能有 {MOST_ROWS} 行",
            f"there are {rows} rows; a sheet takes {MOST_ROWS}",
        ),
        cure=Text("写成 CSV 文件夹或 Parquet", "write a CSV folder or Parquet"),
    )
