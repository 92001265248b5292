from __future__ import annotations

import pytest

from medconsortium.errors import DocumentError, Fault
from medconsortium.interop.tables import drafts as module
from medconsortium.interop.tables.cells import Cell
from medconsortium.interop.tables.drafts import Draft, Faults, drafts_in
from medconsortium.interop.tables.sheet import Sheet, find_header
from medconsortium.text import Text


def read(*rows: list[Cell], faults: Faults | None = None) -> list[Draft]:
    sheet = Sheet("a.xlsx", "机构", enumerate(rows, start=1))
    header = find_header(sheet)
    assert header is not None
    return drafts_in(sheet, header, faults if faults is not None else Faults())


def test_blank_rows_and_examples_are_passed_over() -> None:
    found = read(
        ["编号", "机构名称"],
        ["【示例】", "某县人民医院"],
        [None, None],
        ["", "  "],
        ["[example]", "a hospital"],
        ["a", "甲医院"],
        [],
        ["b"],
        ["c", "乙医院", "多出来的"],
    )
    assert [draft.place.row for draft in found] == [6, 8, 9]
    assert found[0].parts == {"id": "a", "name": "甲医院"}


def test_every_fault_is_noted_with_its_cell_and_heading() -> None:
    faults = Faults()
    found = read(
        ["机构名称", "床位数", "医院等级"],
        ["甲", "三百", "四甲"],
        [None, 3, None],
        ["乙", 3, "三甲"],
        faults=faults,
    )
    assert [draft.is_whole for draft in found] == [False, False, True]
    with pytest.raises(DocumentError) as caught:
        faults.refuse()
    said = [fault.in_language("zh") for fault in caught.value.faults]
    assert said[0].startswith("a.xlsx[机构] 第 2 行 C 列：“医院等级”：'四甲'")
    assert said[1:] == [
        (
            "a.xlsx[机构] 第 2 行 B 列：“床位数”：'三百' 不是整数"
            " → 只写阿拉伯数字，如 300；约数、“多”写在备注里"
        ),
        "a.xlsx[机构] 第 3 行 A 列：“机构名称”：没有填写 → 补上它，或删去整行",
    ]
    assert "'beds': '三百' is not a whole number" in caught.value.faults[1].in_language("en")


def test_other_values_are_taken_from_json() -> None:
    faults = Faults()
    good, bad = read(
        ["编号", "其他内容（JSON）"],
        ["a", '{"name": "甲", "beds": 3}'],
        ["b", "{"],
        faults=faults,
    )
    assert good.other == {"name": Text(zh="甲"), "beds": 3}
    assert good.is_whole
    assert [fault.code for fault in faults.found] == ["bad-json", "missing"]
    assert not bad.is_whole


def test_faults_are_bounded_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_FAULTS", 3)
    faults = Faults()
    faults.refuse()
    for _ in range(5):
        faults.note(Fault(code="x", message=Text("甲", "a"), cure=Text("乙", "b")))
    with pytest.raises(DocumentError, match="there are 2 more faults"):
        faults.refuse()
    assert len(faults.found) == 3
