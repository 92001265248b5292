"""The contract names a flat column for every part of every field."""

from __future__ import annotations

import pytest

from medconsortium.interop.tables.contract import flat_columns
from medconsortium.model import TABLES
from medconsortium.model.fields import encodings
from medconsortium.model.rows import KeyedRow
from medconsortium.vocabulary import Completeness, Datum, Role


@pytest.mark.parametrize("table", TABLES)
def test_every_field_has_its_columns_and_no_name_stands_twice(table: str) -> None:
    columns = flat_columns(table, native=True)
    names = [column.name for column in columns]
    assert len(set(names)) == len(names)
    assert names[0] == "id"
    assert {column.field for column in columns} == set(encodings(TABLES[table][0]))
    portable = flat_columns(table)
    assert portable == tuple(column for column in columns if not column.native)
    assert {column.kind for column in columns if column.native} <= {"row", "table"}


def described(table: str, field: str) -> list[tuple[str, str, str, bool]]:
    return [
        (column.name, column.part, column.kind, column.is_list)
        for column in flat_columns(table, native=True)
        if column.field == field
    ]


@pytest.mark.parametrize(
    ("table", "field", "columns"),
    [
        ("institutions", "id", [("id", "", "text", False)]),
        ("institutions", "beds", [("beds", "", "count", False)]),
        ("institutions", "tier", [("tier", "", "term", False)]),
        ("divisions", "remote", [("remote", "", "flag", False)]),
        ("links", "travel_minutes", [("travel_minutes", "", "number", False)]),
        ("institutions", "name", [("name", "zh", "text", False), ("name_en", "en", "text", False)]),
        (
            "links",
            "since",
            [
                ("since_earliest", "earliest", "day", False),
                ("since_latest", "latest", "day", False),
            ],
        ),
        (
            "institutions",
            "location",
            [
                ("location_latitude", "latitude", "number", False),
                ("location_longitude", "longitude", "number", False),
                ("location_datum", "datum", "term", False),
            ],
        ),
        (
            "institutions",
            "division",
            [("division", "", "text", False), ("division_row", "row", "row", False)],
        ),
        (
            "instruments",
            "parties",
            [
                ("parties", "", "text", True),
                ("parties_row", "row", "row", True),
                ("parties_table", "table", "table", True),
                ("parties_completeness", "completeness", "term", False),
            ],
        ),
        (
            "consortia",
            "specialties",
            [
                ("specialties", "", "term", True),
                ("specialties_completeness", "completeness", "term", False),
            ],
        ),
        ("institutions", "identifiers", [("identifiers", "", "json", False)]),
        (
            "consortia",
            "bodies",
            [("bodies", "", "json", False), ("bodies_completeness", "completeness", "term", False)],
        ),
        ("memberships", "group", [("group", "", "json", False)]),
        ("memberships", "field_sources", [("field_sources", "", "json", False)]),
    ],
)
def test_fields_lie_in_columns_as_the_table_says(
    table: str, field: str, columns: list[tuple[str, str, str, bool]]
) -> None:
    assert described(table, field) == columns


@pytest.mark.parametrize("table", TABLES)
def test_ids_are_required_where_they_are_not_derived(table: str) -> None:
    (row_id,) = (column for column in flat_columns(table) if column.name == "id")
    assert row_id.required is not issubclass(TABLES[table][0], KeyedRow)


def test_required_are_the_columns_that_a_row_cannot_be_without() -> None:
    required = [column.name for column in flat_columns("links") if column.required]
    assert required == ["origin", "target", "kind"]
    assert [c.name for c in flat_columns("institutions") if c.required] == ["id", "name"]


def test_columns_tell_vocabularies_and_tables() -> None:
    columns = {
        (table, column.name): column
        for table in TABLES
        for column in flat_columns(table, native=True)
    }
    assert columns["memberships", "role"].vocabulary is Role
    assert columns["consortia", "grid_completeness"].vocabulary is Completeness
    assert columns["institutions", "location_datum"].vocabulary is Datum
    for name in ("origin", "origin_row", "origin_table"):
        assert columns["links", name].tables == ("institutions", "departments")
    assert columns["institutions", "name"].tables == ()
