from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from medconsortium.errors import DocumentError
from medconsortium.interop.tables import read_workbook, workbook_writing, write_workbook
from medconsortium.model import Identifier, Institution, Network
from medconsortium.text import Text
from medconsortium.vocabulary import IdentifierSystem


def sheet_of(network: Network, path: Path, title: str) -> Any:
    write_workbook(network, path)
    return openpyxl.load_workbook(path)[title]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "'=", "=HYPERLINK(1)&"])
def test_text_is_never_run(tmp_path: Path, start: str) -> None:
    network = Network(institutions=[Institution(id="甲", name=Text(zh=f"{start}1+1院"))])
    cell = sheet_of(network, tmp_path / "a.xlsx", "机构")["B2"]
    assert (cell.data_type, cell.value) == ("s", f"{start}1+1院")
    assert cell.quotePrefix
    assert read_workbook(tmp_path / "a.xlsx").network == network


def test_numbers_and_days_stay_such_and_codes_are_text(tmp_path: Path) -> None:
    code = Identifier(system=IdentifierSystem.USCC, value="121000004000006240")
    row = Institution(
        id="001", name="甲医院", beds=300, since=date(2016, 5, 10), identifiers=[code]
    )
    other = Institution(id="002", name="乙医院", since="2016-05", until="open")
    sheet = sheet_of(Network(institutions=[row, other]), tmp_path / "a.xlsx", "机构")
    headings, first, second = ([cell.value for cell in cells] for cells in sheet.iter_rows())
    assert headings == [
        "机构编号",
        "机构名称*",
        "统一社会信用代码",
        "床位数",
        "起始日期",
        "截止日期",
    ]
    assert first == ["001", "甲医院", "121000004000006240", 300, datetime(2016, 5, 10), None]  # noqa: DTZ001
    assert second == ["002", "乙医院", None, None, "2016-05", "长期"]
    assert sheet["A2"].number_format == sheet["C2"].number_format == "@"
    assert sheet["E2"].number_format == "yyyy-mm-dd"
    assert sheet.freeze_panes == "A2"


def test_headings_and_terms_may_be_english(tmp_path: Path) -> None:
    write_workbook(
        Network(institutions=[Institution(id="a", name="A")], synthetic=True),
        tmp_path / "a.xlsx",
        language="en",
    )
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["network", "institutions"]
    assert [c.value for c in book["network"]["A"]] == ["synthetic", "yes"]


def test_what_no_cell_can_hold_is_named(tmp_path: Path) -> None:
    rows = [
        Institution(id="长", name="甲" * 40_000),
        Institution(id="短", name="乙医院", beds=3),
    ]
    lost = write_workbook(Network(institutions=rows), tmp_path / "a.xlsx")
    (note,) = lost
    assert note.code == "not-carried"
    assert note.message.zh == (
        "institutions[长] 的“其他内容（JSON）”超过一个单元格的 32767 个字符，没有写入"
    )
    assert "institutions[长]" in (note.message.en or "")


def test_a_table_longer_than_a_sheet_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_writing, "MOST_ROWS", 3)
    rows = [Institution(id=f"i{n}", name="甲") for n in range(3)]
    write_workbook(Network(institutions=rows[:2]), tmp_path / "a.xlsx")
    with pytest.raises(DocumentError, match="there are 3 rows; a sheet takes 3"):
        write_workbook(Network(institutions=rows), tmp_path / "a.xlsx")
    assert len(read_workbook(tmp_path / "a.xlsx").network.institutions) == 2
