from __future__ import annotations

import pytest

from medconsortium.interop.tables.sheet_columns import HEAD, _headings, sheet_columns, sheet_names
from medconsortium.model import TABLES
from medconsortium.model.fields import encodings
from medconsortium.text import fold
from medconsortium.text.bilingual import has_han

tables = pytest.mark.parametrize("table", [HEAD, *TABLES])

# What no column of people's holds stands as JSON in `other`.
WITHOUT_COLUMN = {
    "admitted",
    "field_sources",
    "stated_sizes",
    "bodies",
    "assessments",
}


@pytest.mark.parametrize("table", TABLES)
def test_every_field_has_its_columns(table: str) -> None:
    held = {column.field for column in sheet_columns(table)} - {"other"}
    assert set(encodings(TABLES[table][0])) - held <= WITHOUT_COLUMN
    assert held <= set(encodings(TABLES[table][0]))


@tables
def test_every_heading_belongs_to_a_column(table: str) -> None:
    names = [column.name for column in sheet_columns(table)]
    assert len(set(names)) == len(names)
    called = _headings()["called"].get(table, {})
    assert {*_headings()[table], *called} - {"sheet"} <= set(names)


@pytest.mark.parametrize("table", TABLES)
def test_only_what_is_no_field_is_called_otherwise(table: str) -> None:
    called = _headings()["called"].get(table, {})
    assert not called.keys() & {"sheet", *encodings(TABLES[table][0])}


@tables
def test_no_heading_means_two_columns_of_a_sheet(table: str) -> None:
    meant: dict[str, str] = {}
    for column in sheet_columns(table):
        for heading in (column.title("zh"), column.title("en"), *column.also):
            assert meant.setdefault(fold(heading), column.name) == column.name, heading


@tables
def test_headings_are_in_both_languages(table: str) -> None:
    for column in sheet_columns(table):
        assert has_han(column.title("zh"))
        assert not has_han(column.title("en"))
        assert column.name in column.also


def test_no_name_means_two_sheets() -> None:
    meant: dict[str, str] = {}
    for table in (HEAD, *TABLES):
        for name in (table, *sheet_names(table)):
            assert meant.setdefault(fold(name), table) == table, name
            assert len(name) <= 31  # no sheet may be called longer


def test_required_columns() -> None:
    needed = {t: [c.name for c in sheet_columns(t) if c.required] for t in TABLES}
    assert {table: names for table, names in needed.items() if names} == {
        "parties": ["name"],
        "institutions": ["name"],
        "departments": ["name"],
        "services": ["provider"],
        "consortia": ["name"],
        "memberships": ["consortium"],
        "links": ["origin", "target", "kind"],
        "platforms": ["name"],
        "recognitions": ["item"],
        "observations": ["subject", "measure"],
    }


def test_parts_of_a_field_have_columns_of_their_own() -> None:
    named = {column.name: column for column in sheet_columns("memberships")}
    assert (named["group_description_en"].field, named["group_description_en"].part) == (
        "group",
        "description_en",
    )
    assert named["group_count"].kind == "count"
    assert named["institution"].tables == ("institutions",)
    named = {column.name: column for column in sheet_columns("institutions")}
    assert named["identifiers_uscc"].kind == "code"
    assert named["location_latitude"].part == "latitude"
    assert named["designations"].listing
