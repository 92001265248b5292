"""What every row has, whatever its table."""

from __future__ import annotations

import inspect
from typing import Any

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError

from medconsortium.errors import ModelError
from medconsortium.model import (
    OPEN,
    TABLES,
    FieldSources,
    Institution,
    Membership,
    PartialDate,
    Row,
    Source,
)
from medconsortium.model.rows import DatedRow, KeyedRow

every_row_type = pytest.mark.parametrize(
    "row_type", [pytest.param(row_type, id=row_type.__name__) for row_type, _ in TABLES.values()]
)
GIVEN: dict[str, Any] = {
    "name": "某",
    "provider": "县",
    "consortium": "体",
    "origin": "乡",
    "target": "县",
    "kind": None,
    "item": "CT",
    "subject": "县",
    "measure": None,
}


def least(row_type: type[Row]) -> Any:
    """Make a row that gives no more than it must."""
    must = [a.name for a in attrs.fields(row_type) if a.default is attrs.NOTHING and a.name != "id"]
    made: Any = row_type
    return made(id="x", **{name: GIVEN[name] for name in must})


@every_row_type
class TestEveryRow:
    def test_is_made_by_keyword(self, row_type: type[Row]) -> None:
        kinds = {p.kind for p in inspect.signature(row_type).parameters.values()}
        assert kinds == {inspect.Parameter.KEYWORD_ONLY}

    def test_is_a_frozen_value(self, row_type: type[Row]) -> None:
        row = least(row_type)
        assert row == least(row_type)
        assert hash(row) == hash(least(row_type))
        assert row != attrs.evolve(row, id="y")
        with pytest.raises(FrozenInstanceError):
            row.id = "y"
        with pytest.raises((FrozenInstanceError, AttributeError)):
            row.new = 1

    def test_cites_no_source_unless_told(self, row_type: type[Row]) -> None:
        row = least(row_type)
        assert row.sources == ()
        assert row.field_sources == FieldSources()

    def test_takes_any_list_of_sources(self, row_type: type[Row]) -> None:
        row = attrs.evolve(least(row_type), sources=["a", "b"], field_sources={"id": ["c"]})
        assert row.sources == ("a", "b")
        assert row.field_sources == FieldSources({"id": ("c",)})

    def test_a_lone_source_is_no_list(self, row_type: type[Row]) -> None:
        with pytest.raises(ModelError, match="'a' is not a list"):
            attrs.evolve(least(row_type), sources="a")

    def test_has_a_period_unless_it_is_a_source(self, row_type: type[Row]) -> None:
        assert issubclass(row_type, DatedRow) is (row_type is not Source)
        if issubclass(row_type, DatedRow):
            row = least(row_type)
            assert (row.since, row.until) == (None, None)
            dated = attrs.evolve(row, since="2013-05", until="open")
            assert (dated.since, dated.until) == (PartialDate.parse("2013-05"), OPEN)


def test_these_rows_may_go_without_an_id() -> None:
    keyed = {row_type.__name__ for row_type, _ in TABLES.values() if issubclass(row_type, KeyedRow)}
    assert keyed == {"Service", "Membership", "Link", "Recognition", "Observation"}
    assert Membership(consortium="体").id == ""
    with pytest.raises(TypeError, match="id"):
        Institution(name="某院")  # type: ignore[call-arg]


def test_a_bad_date_is_refused_when_the_row_is_made() -> None:
    with pytest.raises(ModelError, match="'2013-13' is not a date"):
        Institution(id="x", name="某院", since="2013-13")
