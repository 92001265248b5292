"""What cells and sheets can hold."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from medconsortium.interop.workbook_bytes import (
    cell_text,
    new_workbook,
    sheet_title,
    workbook_bytes,
)


@given(st.lists(st.text(st.characters()), max_size=8))
def test_titles_are_such_as_excel_takes(names: list[str]) -> None:
    taken: set[str] = set()
    titles = [sheet_title(name, taken) for name in names]
    assert len({title.casefold() for title in titles}) == len(titles)
    for title in titles:
        assert 1 <= len(title.encode("utf-16-le")) // 2 <= 31
        assert not set(title) & set("[]:*?/\\")
        assert title.strip("'") == title
        assert title.casefold() != "history"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("某县/医共体", "某县 医共体"),
        ("甲" * 40, "甲" * 31),
        ("''", "-"),
        ("History", "History (2)"),
    ],
)
def test_a_title_is_like_the_name(name: str, title: str) -> None:
    assert sheet_title(name, set()) == title


@given(st.text(st.characters()))
def test_every_text_can_be_held(text: str) -> None:
    workbook = new_workbook()
    sheet = workbook.create_sheet("a")
    cell = sheet.cell(1, 1)
    cell.value = cell_text(text)
    cell.data_type = "s"
    held = load_workbook(BytesIO(workbook_bytes(workbook)))["a"].cell(1, 1).value
    assert (held or "") == cell_text(text)


def test_a_new_workbook_has_no_sheet() -> None:
    assert new_workbook().worksheets == []
