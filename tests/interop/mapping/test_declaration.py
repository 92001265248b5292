from __future__ import annotations

import pytest
from attrs.exceptions import FrozenInstanceError

from medconsortium.interop.mapping import CellRule, ColumnMapping, PointRule, TableRule


def test_a_rule_says_nothing_by_itself() -> None:
    rule = CellRule()
    assert (rule.columns, rule.constant, rule.default, rule.others) == ((), None, None, "keep")
    assert not rule.values
    assert not rule.replace


def test_a_point_may_lie_anywhere_on_earth() -> None:
    rule = PointRule(latitude="a", longitude="b")
    assert (rule.latitudes, rule.longitudes) == ((-90, 90), (-180, 180))


def test_a_mapping_is_a_value() -> None:
    table = TableRule(table="institutions", cells={"name": CellRule(columns=("a",))})
    mapping = ColumnMapping(tables=(table,))
    assert mapping == ColumnMapping(tables=(table,))
    with pytest.raises(FrozenInstanceError):
        mapping.synthetic = True  # type: ignore[misc]
