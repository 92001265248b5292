"""A workbook that an office works through: its sheets, and that nothing in it runs."""

from __future__ import annotations

import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import attrs
import numpy as np
import pytest
from numpy.typing import NDArray
from openpyxl import load_workbook
from tests.interop.workbooks import cells, workbook_of
from tests.rules.made import CURE, DAY, checked, made

from medconsortium import datasets
from medconsortium.errors import MissingExtraError
from medconsortium.interop.rectification import dump_rectification
from medconsortium.model import Consortium, Network
from medconsortium.rules import (
    CATALOGUE,
    Evidence,
    Facts,
    Report,
    Rule,
    Verdicts,
    Waiver,
    check,
    failed,
    judge_each,
)
from medconsortium.text import Language, Text

BROKEN = {"甲": "ABC001=fail", "乙": "ABC001=not_assessed", "丙": "ABC001=pass"}


def failing(message: str) -> Rule:
    verdict = failed(Text(message), Evidence(label=Text(message), found=message), cure=CURE)

    def judge(_facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
        return judge_each(consortia, lambda _: verdict)

    return attrs.evolve(made(), check=judge)


def named(*names: str) -> Network:
    rows = [
        Consortium(id=f"c{n}", name=name, since="2019", until="open")
        for n, name in enumerate(names)
    ]
    return Network(title="示例", consortia=rows)


def report_on(*names: str, message: str = "某事") -> Report:
    return check(named(*names), on=DAY, rules=[failing(message)])


@pytest.mark.parametrize(
    ("language", "titles"),
    [("zh", ["汇总", "整改清单", "待补充数据"]), ("en", ["Summary", "To rectify", "To record"])],
)
def test_the_sheets_are_named_in_the_language(language: Language, titles: list[str]) -> None:
    book = workbook_of(checked(BROKEN), language=language)
    assert book.sheetnames == [*titles, "ABC001=fail"]


def test_a_problem_has_everything_and_room_to_fill_in() -> None:
    head, row = cells(workbook_of(report_on("甲医共体")), "整改清单")
    assert head == [
        "单位",
        "对象",
        "规则",
        "级别",
        "问题",
        "证据",
        "依据",
        "整改措施",
        "位置",
        "备注",
        "责任人",
        "整改期限",
    ]
    assert row == [
        "甲医共体",
        None,
        "ABC001 某事",
        "错误",
        "某事",
        "某事：某事",
        "不出自法规，为数据本身而设 [数据完整性]",
        "改正",
        None,
        None,
        None,
        None,
    ]


def test_what_is_to_be_recorded_has_a_sheet() -> None:
    _, row = cells(workbook_of(checked(BROKEN), language="en"), "To record")
    assert row[:5] == [
        "consortia: scope",
        "consortia.scope",
        "ABC001",
        "ABC001=not_assessed",
        1,
    ]


def test_each_unit_has_a_sheet_with_its_own_problems() -> None:
    book = workbook_of(report_on("甲医共体", "乙医共体"))
    assert [len(cells(book, title)) for title in ("整改清单", "甲医共体", "乙医共体")] == [3, 2, 2]


def test_not_every_unit_of_many_has_a_sheet() -> None:
    book = workbook_of(report_on(*(f"第{n}医共体" for n in range(60))))
    assert len(book.sheetnames) == 3 + 40
    assert len(cells(book, "整改清单")) == 61


def test_waived_problems_have_a_sheet_of_their_own() -> None:
    waiver = Waiver(
        rule="ABC001", subject="甲", reason="会签", decided_by="某局", until=date(2021, 12, 31)
    )
    book = workbook_of(checked(BROKEN, waivers=(waiver,)))
    assert book.sheetnames == ["汇总", "整改清单", "待补充数据", "豁免"]
    assert cells(book, "豁免")[1][9] == "豁免至 2021-12-31（某局：会签）"
    assert cells(book, "整改清单")[1][0] == "没有发现不符合。"


def test_where_all_is_well_it_says_so() -> None:
    book = workbook_of(checked({"甲": "ABC001=pass"}), language="en")
    assert cells(book, "To rectify")[1][0] == "No breach was found."
    assert cells(book, "To record")[1][0] == "Nothing is to be recorded."


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1"])
def test_a_text_that_looks_like_a_formula_is_a_text(text: str) -> None:
    book = workbook_of(report_on(text, message=text))
    for sheet in book.worksheets:
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert kinds <= {"s", "n", "inlineStr"}  # no formula
    assert cells(book, "整改清单")[1][4] == text
    quoted = book["整改清单"].cell(row=2, column=5)
    assert quoted.quotePrefix
    assert quoted.number_format == "@"


@pytest.mark.parametrize(
    "name",
    ["a\x00b", "\ufffe", "x" * 40_000, "[a]:b*c?d/e\\f", "'", "History", "汇总", "𠮷" * 40, " "],
)
def test_names_of_any_sort_can_be_held(name: str) -> None:
    book = workbook_of(report_on(name, "SUMMARY", "summary"))
    assert len({title.casefold() for title in book.sheetnames}) == len(book.sheetnames) == 6
    assert all(len(title.encode("utf-16-le")) <= 62 for title in book.sheetnames)
    assert len(str(cells(book, "整改清单")[1][0])) <= 32_767


def test_since_an_earlier_check_it_marks_what_is_new() -> None:
    earlier = checked({"甲": "ABC001=fail", "乙": "ABC001=pass"}).baseline
    now = checked({"甲": "ABC001=fail", "乙": "ABC001=fail"})
    rows = cells(workbook_of(now, since=earlier), "整改清单")[1:]
    assert [row[9] for row in rows] == ["新发现", "上次已发现"]


def test_it_is_printed_on_a4_with_headings_on_each_page() -> None:
    book = workbook_of(checked(BROKEN))
    for sheet in book.worksheets:
        is_summary = sheet.title == "汇总"
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.page_setup.orientation == ("portrait" if is_summary else "landscape")
        fitted = sheet.sheet_properties.pageSetUpPr
        assert fitted is not None
        assert fitted.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
            1,
            1 if is_summary else 0,
        )
        assert sheet.print_title_rows == (None if is_summary else "$1:$1")
        assert sheet.freeze_panes == (None if is_summary else "A2")


@pytest.mark.parametrize("dataset", datasets.names())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_real_networks_have_workbooks(dataset: str, language: Language) -> None:
    report = check(datasets.load(dataset), on=date(2026, 1, 1), rules=CATALOGUE)
    book = workbook_of(report, language=language)
    assert len(cells(book, book.sheetnames[1])) == 1 + max(len(report.findings), 1)
    assert len(cells(book, book.sheetnames[2])) == 1 + max(len(report.to_do), 1)
    said = str([value for row in cells(book, book.sheetnames[0]) for value in row])
    assert "%" not in said


def test_the_same_report_gives_the_same_bytes() -> None:
    first, second = (dump_rectification(checked(BROKEN)) for _ in range(2))
    assert first == second
    with ZipFile(BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert load_workbook(BytesIO(first)).properties.creator == "medconsortium"


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match=r"medconsortium\[tables\]"):
        dump_rectification(checked(BROKEN))


def test_nothing_of_the_machine_is_in_it() -> None:
    content = dump_rectification(checked(BROKEN))
    with ZipFile(BytesIO(content)) as archive:
        texts = [archive.read(name).decode() for name in archive.namelist()]
    assert not any(str(Path.home()) in text for text in texts)
