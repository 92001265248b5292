"""How rows lie in a document: which stand inside others, and which keys are spelt differently."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

__all__ = ["NESTED", "TOP_LEVEL", "Nested", "document_key", "field_name"]


@frozen
class Nested:
    """Rows of `table` stand in rows of `parent` under `key`, which stands for their `field`."""

    table: str
    parent: str
    key: str
    field: str


NESTED = (
    Nested("services", "institutions", "services", "provider"),
    Nested("departments", "institutions", "departments", "institution"),
    Nested("memberships", "consortia", "members", "consortium"),
    Nested("instruments", "consortia", "instruments", "consortium"),
    Nested("links", "consortia", "links", "consortium"),
)

TOP_LEVEL = (
    "sources",
    "divisions",
    "parties",
    "institutions",
    "departments",
    "services",
    "consortia",
    "instruments",
    "links",
    "platforms",
    "recognitions",
    "observations",
)
"""Keys of a document that hold rows, in the order they are written; memberships only nest."""

_RESPELT: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "links": {"origin": "from", "target": "to"},
        "recognitions": {"origin": "from", "target": "to"},
    }
)


def document_key(table: str, field: str) -> str:
    """Return the key that a document uses for a field."""
    return _RESPELT.get(table, {}).get(field, field)


def field_name(table: str, key: str) -> str:
    """Return the field that a key of a document stands for."""
    return next((f for f, k in _RESPELT.get(table, {}).items() if k == key), key)
