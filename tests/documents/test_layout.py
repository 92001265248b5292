from __future__ import annotations

import pytest

from medconsortium.documents.layout import NESTED, TOP_LEVEL, document_key, field_name
from medconsortium.model.fields import encodings
from medconsortium.model.tables import TABLES


def test_every_table_stands_somewhere() -> None:
    assert {*TOP_LEVEL, *(nested.table for nested in NESTED)} == set(TABLES)


def test_members_stand_in_their_consortium_only() -> None:
    assert "memberships" not in TOP_LEVEL
    assert [n.parent for n in NESTED if n.table == "memberships"] == ["consortia"]


@pytest.mark.parametrize("nested", NESTED, ids=lambda nested: f"{nested.parent}.{nested.key}")
def test_what_is_nested_has_a_field_for_what_it_stands_in(nested: object) -> None:
    assert isinstance(nested, type(NESTED[0]))
    assert nested.field in encodings(TABLES[nested.table][0])
    assert nested.key not in encodings(TABLES[nested.parent][0])


@pytest.mark.parametrize(
    ("table", "field", "key"),
    [
        ("links", "origin", "from"),
        ("links", "target", "to"),
        ("recognitions", "origin", "from"),
        ("recognitions", "target", "to"),
        ("links", "kind", "kind"),
        ("institutions", "origin", "origin"),
    ],
)
def test_some_keys_are_spelt_unlike_their_field(table: str, field: str, key: str) -> None:
    assert document_key(table, field) == key
    assert field_name(table, key) == field


@pytest.mark.parametrize("table", TABLES)
def test_keys_lead_back_to_fields(table: str) -> None:
    for field in encodings(TABLES[table][0]):
        assert field_name(table, document_key(table, field)) == field
