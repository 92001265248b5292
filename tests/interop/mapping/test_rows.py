from __future__ import annotations

from typing import Any

import pytest

from medconsortium.interop.mapping import CellRule, PointRule, SkipRule, TableRule
from medconsortium.interop.mapping.rows import RowMaker
from medconsortium.interop.tables.cells import Cell
from medconsortium.vocabulary import Datum, Grade

HEADINGS = {"name": 0, "a": 1, "b": 2}
NAME = CellRule(columns=("Name",))


def maker(**said: Any) -> RowMaker:
    cells = {"name": NAME, **said.pop("cells", {})}
    return RowMaker(TableRule(table="institutions", cells=cells, **said), HEADINGS)


def part(column: str, rule: CellRule, *cells: Cell) -> tuple[Any, list[str]]:
    parts, reasons, refused = maker(cells={column: rule}).parts(["甲", *cells])
    assert not refused
    return parts.get(column), [str(reason) for reason in reasons]


@pytest.mark.parametrize(
    ("rule", "cells", "grade"),
    [
        (CellRule(columns=("A",)), ["三甲"], Grade.TERTIARY_A),
        (CellRule(columns=("A", "b")), ["三级", "甲等"], Grade.TERTIARY_A),
        (CellRule(columns=("a", "b")), ["三级", None], Grade.TERTIARY),
        (CellRule(columns=("a", "b")), ["三级"], Grade.TERTIARY),
        (CellRule(columns=("a", "b"), join="级"), ["三", "甲等"], Grade.TERTIARY_A),
        (CellRule(columns=("a",), values={"最好": "三甲"}), ["最好"], Grade.TERTIARY_A),
        (CellRule(columns=("a",), values={"最好": "三甲"}), ["二甲"], Grade.SECONDARY_A),
        (CellRule(columns=("a",), values={"最好": "三甲"}, others="blank"), ["二甲"], None),
        (CellRule(columns=("a",), values={"无": None}), ["无"], None),
        (CellRule(columns=("a",), replace={"A类": "甲等"}), ["三级A类"], Grade.TERTIARY_A),
        (CellRule(columns=("a",), default="未评"), [" "], Grade.UNGRADED),
        (CellRule(columns=("a",)), [None], None),
        (CellRule(constant="3A"), [], Grade.TERTIARY_A),
    ],
)
def test_a_cell_is_made_as_the_rule_says(
    rule: CellRule, cells: list[Cell], grade: Grade | None
) -> None:
    assert part("grade", rule, *cells) == (grade, [])


def test_a_number_may_be_in_another_unit() -> None:
    assert part("beds", CellRule(columns=("a",), times=100), "1.5") == (
        None,
        ["beds：'1.5' 不是整数"],
    )
    assert part("beds", CellRule(columns=("a",), times=100), 3.0) == (300, [])
    assert part("beds", CellRule(columns=("a",), times=100), None) == (None, [])


def test_what_cannot_be_read_is_left_out_and_told() -> None:
    rule = CellRule(columns=("a",), values={"x": "三甲"}, others="refuse")
    assert part("grade", rule, "y") == (None, ["grade：'y' 不在映射的 values 中"])
    found, (said,) = part("grade", CellRule(columns=("a",)), "四甲")
    assert found is None
    assert said.startswith("grade：'四甲'")


def test_a_row_without_what_it_needs_is_refused() -> None:
    parts, reasons, refused = maker().parts([None, "x"])
    assert (parts, refused) == ({}, True)
    assert [str(reason) for reason in reasons] == ["没有 name"]
    rule = {"beds": CellRule(columns=("a",))}
    for cell in (None, "三"):
        _, reasons, refused = maker(cells=rule, needed=frozenset({"beds"})).parts(["甲", cell])
        assert refused
        assert str(reasons[-1]) == "没有 beds"


@pytest.mark.parametrize(
    ("cells", "point", "said"),
    [
        (["30", "110"], (30, 110), None),
        ([110.0, 30.0], (30, 110), "经纬度颠倒，已对调"),
        (["0", "0"], None, "坐标 0, 0 不在映射所说的范围内，没有采用"),
        (["30", None], None, "经纬度缺一个"),
        ([None, "110"], None, "经纬度缺一个"),
        (["东经", "110"], None, "'东经' 不是数"),
        ([None, ""], None, None),
    ],
)
def test_a_point_must_lie_where_the_mapping_says(
    cells: list[Cell], point: tuple[float, float] | None, said: str | None
) -> None:
    rule = PointRule(
        latitude="a", longitude="b", datum="GCJ-02", latitudes=(18, 54), longitudes=(73, 136)
    )
    parts, reasons, refused = maker(point=rule).parts(["甲", *cells])
    assert not refused
    assert [str(reason) for reason in reasons] == ([said] if said else [])
    if point is None:
        assert "location_latitude" not in parts
        assert "location_datum" not in parts
    else:
        assert (parts["location_latitude"], parts["location_longitude"]) == point
        assert parts["location_datum"] is Datum.GCJ02


def test_rows_may_be_passed_over() -> None:
    rows = maker(skip=SkipRule(column="A", values=frozenset({"停业", ""})))
    assert rows.skips(["甲", "开业"]) is None
    assert str(rows.skips(["甲", "停 业"])) == "A 是 '停 业'"
    assert str(rows.skips(["甲"])) == "A 是 ''"
    assert maker().skips(["甲"]) is None


def test_where_columns_stand_is_known() -> None:
    rows = maker(cells={"grade": CellRule(columns=("a", "b")), "beds": CellRule(columns=("b",))})
    assert rows.positions == {"name": 1, "beds": 3}
