"""Tables on worksheets: values, heights, and cells that stay text."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from medconsortium.interop.worksheet import Column, Style, add_table, put, set_up_page
from medconsortium.text import Text

COLUMNS = (
    Column(Text("名", "name"), 10),
    Column(Text("数", "count"), 6, style=Style.DIM),
    Column(Text("谁", "who"), 8, to_fill_in=True),
)


def test_a_table_has_headings_rows_and_empty_columns() -> None:
    sheet = Workbook().create_sheet()
    after = add_table(sheet, COLUMNS, [("甲", 3), ("乙", 0)], language="zh", first_row=2)
    assert after == 5
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["名", "数", "谁"],
        ["甲", 3, ""],
        ["乙", 0, ""],
    ]
    assert sheet.column_dimensions["A"].width == 10


def test_a_table_without_rows_is_its_headings() -> None:
    sheet = Workbook().create_sheet()
    assert add_table(sheet, COLUMNS, [], language="en") == 2
    assert sheet.cell(1, 1).value == "name"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甲", 1),
        ("甲" * 6, 2),
        ("a" * 10, 1),
        ("a" * 11, 2),
        ("甲\n乙\n丙", 3),
        ("甲" * 10_000, None),
    ],
)
def test_a_row_is_as_high_as_its_longest_text(text: str, lines: int | None) -> None:
    sheet = Workbook().create_sheet()
    add_table(sheet, COLUMNS[:1], [(text,)], language="zh")
    assert sheet.row_dimensions[2].height == (400 if lines is None else 15 * lines)


@pytest.mark.parametrize("style", Style)
def test_a_text_stays_a_text_however_it_looks(style: Style) -> None:
    sheet = Workbook().create_sheet()
    put(sheet, 1, 1, "=1+1", style=style)
    cell = sheet.cell(1, 1)
    assert (cell.data_type, cell.quotePrefix, cell.number_format) == ("s", True, "@")


def test_one_page_is_upright_and_has_no_headings_to_repeat() -> None:
    sheet = Workbook().create_sheet()
    set_up_page(sheet, language="en", is_one_page=True)
    assert sheet.page_setup.orientation == "portrait"
    assert sheet.page_setup.fitToHeight == 1
    assert sheet.oddFooter.center.text == "page &P of &N"
