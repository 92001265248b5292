"""Tables on worksheets that can be read, filled in and printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any

from attrs import frozen

from medconsortium.interop.workbook_bytes import cell_text
from medconsortium.text import Language, Text

__all__ = ["Column", "Style", "add_table", "put", "set_up_page"]

_A4 = 9
_FONT = "Microsoft YaHei"  # it has both scripts; where it is missing, another takes its place
_COUNT = "0;-0;·"  # nought is a dot
_PAGE = Text("第 &P 页，共 &N 页", "page &P of &N")
_LINE_POINTS, _TALLEST_POINTS = 15, 400
_NARROW = 0.55
"""How wide a character of half width is, against one of full width."""


class Style(Enum):
    """How a cell looks."""

    PLAIN = "plain"
    DIM = "dim"
    HEAD = "head"
    TITLE = "title"
    STRONG = "strong"
    REMARK = "remark"


@frozen
class Column:
    """A column of a table: its heading, its width in characters, and whether people fill it in."""

    title: Text
    width: int
    to_fill_in: bool = False
    style: Style = Style.PLAIN


def put(sheet: Any, row: int, column: int, value: str | int, *, style: Style = Style.PLAIN) -> None:
    """Put a value into a cell; a text stays a text, even one that looks like a formula."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415

    cell = sheet.cell(row=row, column=column)
    if isinstance(value, str):
        cell.value = cell_text(value)
        cell.data_type = "s"
        cell.quotePrefix = True
        cell.number_format = "@"
    else:
        cell.value = value
        cell.number_format = _COUNT
    is_title, is_free = style is Style.TITLE, style in {Style.TITLE, Style.REMARK}
    cell.font = Font(
        name=_FONT,
        bold=style in {Style.HEAD, Style.TITLE, Style.STRONG},
        size=16 if is_title else 10,
        color="FF808080" if style in {Style.DIM, Style.REMARK} else None,
    )
    cell.alignment = Alignment(wrap_text=not is_free, vertical="top")
    if style is Style.HEAD:
        cell.fill = PatternFill("solid", start_color="FFDDE6F0")
    if not is_free:
        side = Side(style="thin", color="FFBFBFBF")
        cell.border = Border(left=side, right=side, top=side, bottom=side)


def add_table(
    sheet: Any,
    columns: Sequence[Column],
    rows: Iterable[Sequence[str | int]],
    *,
    language: Language,
    first_row: int = 1,
) -> int:
    """Put a table onto a sheet; return the row after it. Columns to fill in stay empty."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        put(sheet, first_row, number, column.title.in_language(language), style=Style.HEAD)
    at = first_row
    for at, row in enumerate(rows, start=first_row + 1):
        for number, (column, value) in enumerate(
            zip(columns, (*row, *[""] * (len(columns) - len(row))), strict=True), start=1
        ):
            put(sheet, at, number, value, style=column.style)
        sheet.row_dimensions[at].height = _height(columns, row)
    return at + 1


def _height(columns: Sequence[Column], row: Sequence[str | int]) -> float:
    """Return the height of a row in points, since not every program finds it by itself."""
    lines = max(
        (_lines(str(value), column.width) for column, value in zip(columns, row, strict=False)),
        default=1,
    )
    return min(lines * _LINE_POINTS, _TALLEST_POINTS)


def _lines(text: str, width: int) -> int:
    """Return in how many lines a text of a cell is broken."""
    full = width * _NARROW
    return sum(max(1, -(-_length(line) // full)) for line in text.split("\n")).__ceil__()


def _length(line: str) -> float:
    return sum(_NARROW if character.isascii() else 1 for character in line)


def set_up_page(sheet: Any, *, language: Language, is_one_page: bool = False) -> None:
    """Have a sheet printed on A4 as wide as the paper, with headings and numbers on each page."""
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "portrait" if is_one_page else "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1 if is_one_page else 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = _PAGE.in_language(language)
    for side in ("left", "right", "top"):
        setattr(sheet.page_margins, side, 0.4)
    sheet.page_margins.header = 0
    if not is_one_page:
        sheet.print_title_rows = "1:1"
        sheet.freeze_panes = "A2"
