from __future__ import annotations

import pytest

from medconsortium.errors import DocumentError
from medconsortium.interop.tables.assembly import Reading, read_sheets
from medconsortium.interop.tables.cells import Cell
from medconsortium.interop.tables.sheet import Sheet
from medconsortium.text import Text


def read(**sheets: list[list[Cell]]) -> Reading:
    made = [Sheet("a.xlsx", name, enumerate(rows, start=1)) for name, rows in sheets.items()]
    return read_sheets(made, file="a.xlsx")


def refused(**sheets: list[list[Cell]]) -> list[tuple[str, str]]:
    with pytest.raises(DocumentError) as caught:
        read(**sheets)
    assert all(f.cure.zh and f.cure.en for f in caught.value.faults)
    return [(fault.code, str(fault.place)) for fault in caught.value.faults]


INSTITUTIONS: list[list[Cell]] = [["机构名称", "床位数"], ["甲医院", 3], ["乙医院", 4]]


def test_a_roster_becomes_a_network() -> None:
    reading = read(
        机构=INSTITUTIONS,
        医联体=[["医联体名称", "类型"], ["某医共体", "县域医共体"]],
        成员=[
            ["医联体", "机构", "角色"],
            ["某医共体", "甲医院", "牵头"],
            ["某医共体", "乙医院", "成员"],
        ],
        网络=[["标题", "虚构数据"], ["某县", "是"]],
    )
    network = reading.network
    assert (network.title, network.synthetic) == (Text(zh="某县"), True)
    assert [m.institution for m in network.memberships.values()] == ["甲医院", "乙医院"]
    place = network.place("institutions", "乙医院")
    assert str(place) == "a.xlsx[机构] row 3"
    assert {note.code for note in reading.notes} == {"id-made"}


def test_several_sheets_may_hold_one_table() -> None:
    network = read(机构=INSTITUTIONS, 医院=[["机构名称"], ["丙医院"]]).network
    assert len(network.institutions) == 3


def test_what_was_not_read_is_told() -> None:
    reading = read(
        机构=[["机构名称", "电话"], ["甲", "1"]], 随便=[["x"]], 说明=[["x"]], lists=[["y"]]
    )
    assert [(note.code, note.message.zh) for note in reading.notes] == [
        ("columns-unread", "这些列不认识，没有读取：电话"),
        ("sheet-unread", "不是本库认识的表，没有读取"),
        ("id-made", "没有编号，定为 甲"),
    ]


def test_a_workbook_without_a_table_is_a_fault() -> None:
    assert refused(Sheet1=[["x"]]) == [("no-known-sheet", "a.xlsx")]
    assert refused() == [("no-known-sheet", "a.xlsx")]


def test_a_missing_sheet_is_told_where_it_is_missed() -> None:
    assert refused(成员=[["医联体", "机构", "角色"], ["某医共体", "甲医院", "牵头"]]) == [
        ("dangling-reference", "a.xlsx[成员] row 2 column A"),
        ("dangling-reference", "a.xlsx[成员] row 2 column B"),
    ]


def test_every_fault_of_the_workbook_is_told_at_once() -> None:
    found = refused(
        机构=[
            ["编号", "机构名称", "床位数", "纬度", "经度"],
            ["a", "甲", "三", None, None],
            ["b", None, 3, None, None],
            ["c", "丙", 3, 91, 0],
            ["c", "丁", 3, 30, 110],
            ["c", "戊", 3, 30, None],
            ["d", "己", 3, None, None],
            ["d", "庚", 3, None, None],
            ["e/f", "辛", 3, None, None],
        ],
        文件=[["标题", "名称"]],
        医联体=[["医联体名称", "类型"], ["某医共体", "不知道"]],
        成员=[["医联体", "机构", "科室"], ["某医共体", "甲", None], ["某医共体", None, None]],
    )
    assert found == [
        ("wrong-type", "a.xlsx[机构] row 2 column C"),
        ("missing", "a.xlsx[机构] row 3 column B"),
        ("duplicate-heading", "a.xlsx[文件] row 1 column B"),
        ("unknown-term", "a.xlsx[医联体] row 2 column B"),
        ("out-of-range", "a.xlsx[机构] row 4"),
        ("half-a-point", "a.xlsx[机构] row 6"),
        ("duplicate-id", "a.xlsx[机构] row 8"),
        ("bad-id", "a.xlsx[机构] row 9"),
        ("no-one-member", "a.xlsx[成员] row 3"),
    ]


def test_rows_that_say_the_same_are_not_told_apart() -> None:
    rows: list[list[Cell]] = [["机构名称", "床位数"], ["甲医院", 3], ["甲医院", 4]]
    assert refused(机构=rows) == [("duplicate-id", "a.xlsx[机构] row 3")]


def test_divisions_known_by_code_are_added_and_told() -> None:
    reading = read(机构=[["机构名称", "区县代码"], ["甲", 430121.0], ["乙", "430121"]])
    assert [*reading.network.divisions] == ["430121"]
    assert [n.message.zh for n in reading.notes if n.code == "division-made"] == [
        "没有区划 430121 的行，按代码补上"
    ]
