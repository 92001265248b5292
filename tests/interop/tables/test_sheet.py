from __future__ import annotations

import pytest

from medconsortium.errors import DocumentError
from medconsortium.interop.tables.cells import Cell
from medconsortium.interop.tables.sheet import Header, Sheet, find_header, table_called


def sheet(*rows: list[Cell], name: str = "Sheet1", is_file: bool = False) -> Sheet:
    return Sheet("a.xlsx", name, enumerate(rows, start=1), is_file=is_file)


def header(*rows: list[Cell], name: str = "Sheet1") -> Header:
    found = find_header(sheet(*rows, name=name))
    assert found is not None
    return found


def names(found: Header) -> dict[int, str]:
    return {position: column.name for position, column in found.columns.items()}


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("机构", "institutions"),
        ("醫療機構", "institutions"),
        ("Institutions", "institutions"),
        ("医 联 体", "consortia"),
        ("成员关系", "memberships"),
        ("network", "network"),
        ("Sheet1", None),
        ("", None),
    ],
)
def test_a_sheet_goes_by_several_names(name: str, table: str | None) -> None:
    assert table_called(name) == table


@pytest.mark.parametrize(
    "headings",
    [
        ["机构名称", "医院等级", "床位数"],
        ["醫院名稱", "等級", "病床數"],
        ["单位名称*", "等级：", "床位（张）"],
        ["Hospital Name", "GRADE", "beds"],
        [" 机构 名称 ", "【医院等级】", "床位数(张)"],
    ],
)
def test_headings_are_known_by_common_variants(headings: list[Cell]) -> None:
    found = header(headings)
    assert found.table == "institutions"
    assert names(found) == {0: "name", 1: "grade", 2: "beds"}


def test_titles_may_come_before_and_rows_follow() -> None:
    found = header(
        ["某县医疗机构名册"], [], [None, "单位：张"], ["机构名称", None, "床位数"], ["甲", None, 3]
    )
    assert names(found) == {0: "name", 2: "beds"}
    assert list(found.rows) == [(5, ["甲", None, 3])]


def test_headings_beyond_the_tenth_row_are_not_found() -> None:
    rows: list[list[Cell]] = [["标题"]] * 10
    assert find_header(sheet(*rows, ["机构名称", "床位数"])) is None
    assert find_header(sheet(*rows[1:], ["机构名称", "床位数"])) is not None


def test_the_headings_tell_the_table() -> None:
    assert header(["医联体名称", "紧密程度"]).table == "consortia"
    assert header(["起点", "终点", "关系类型"]).table == "links"
    assert header(["医联体", "成员机构", "角色"]).table == "memberships"


def test_a_name_counts_more_than_headings() -> None:
    assert header(["名称", "类型"], name="信息平台").table == "platforms"
    assert header(["机构名称"], name="机构").table == "institutions"


def test_what_is_not_known_is_told_save_what_stands_everywhere() -> None:
    found = header(["序号", "机构名称", "床位数", "联系电话", None, 3, "备注", "电话" * 60])
    assert found.unread == ("联系电话", "3", "电话" * 60)


@pytest.mark.parametrize(
    "rows",
    [(), ([],), (["随便"],), (["机构名称"], ["甲"]), (["床位数", "医院等级"],), ([3.0, 4.0],)],
)
def test_what_is_no_table_is_none(rows: tuple[list[Cell], ...]) -> None:
    assert find_header(sheet(*rows)) is None


def test_an_empty_sheet_with_a_name_is_no_table() -> None:
    assert find_header(sheet(name="机构")) is None


def test_a_named_sheet_without_headings_is_a_fault() -> None:
    with pytest.raises(DocumentError) as caught:
        find_header(sheet(["甲医院", 3], name="机构"))
    (fault,) = caught.value.faults
    assert fault.code == "no-headings"
    assert "机构编号、机构名称" in str(fault.cure)


def test_a_column_that_comes_twice_is_a_fault() -> None:
    with pytest.raises(DocumentError) as caught:
        find_header(sheet(["机构名称", "床位数", "医院名称", "床位", "病床数"]))
    assert [(f.code, str(f.place)) for f in caught.value.faults] == [
        ("duplicate-heading", "a.xlsx[Sheet1] row 1 column C"),
        ("duplicate-heading", "a.xlsx[Sheet1] row 1 column D"),
        ("duplicate-heading", "a.xlsx[Sheet1] row 1 column E"),
    ]
    assert "A 列已有" in str(caught.value.faults[0].message)


def test_a_file_of_its_own_has_no_sheet_in_its_places() -> None:
    assert str(sheet(is_file=True).place(3, 2)) == "a.xlsx row 3 column B"
    assert str(sheet().place(3)) == "a.xlsx[Sheet1] row 3"
