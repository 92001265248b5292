"""Everything in a network has a name that an office understands, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import attrs
import pytest

from medconsortium.errors import NotFoundError
from medconsortium.model import TABLES, GeoPoint
from medconsortium.model.columnar.encodings import GeoEncoding, ListEncoding
from medconsortium.model.fields import NestedEncoding, encodings
from medconsortium.model.labels import _EVERYWHERE, _FIELDS, _PARTS, _TABLES, label
from medconsortium.text.bilingual import has_han


def paths(prefix: str, row_type: type) -> Iterator[str]:
    for name, encoding in encodings(row_type).items():
        yield f"{prefix}.{name}"
        item = encoding.item if isinstance(encoding, ListEncoding) else encoding
        nested = GeoPoint if isinstance(item, GeoEncoding) else getattr(item, "nested", None)
        if nested is not None:
            yield from paths(f"{prefix}.{name}", nested)


FIELDS = list(chain.from_iterable(paths(table, TABLES[table][0]) for table in TABLES))


@pytest.mark.parametrize("datum", [*TABLES, *FIELDS])
def test_it_has_a_name_in_both_languages(datum: str) -> None:
    named = label(datum)
    assert has_han(named.zh or "")
    assert named.en
    assert not has_han(named.en)


@pytest.mark.parametrize("table", TABLES)
def test_no_two_fields_of_a_table_share_a_name(table: str) -> None:
    names = [label(f"{table}.{name}") for name in encodings(TABLES[table][0])]
    assert len({name.zh for name in names}) == len({name.en for name in names}) == len(names)


def test_nothing_is_named_that_is_not_there() -> None:
    assert set(_TABLES) == set(_FIELDS) == set(TABLES)
    rows = {table: {a.name for a in attrs.fields(TABLES[table][0])} for table in TABLES}
    assert all(set(_FIELDS[table]) <= rows[table] for table in TABLES)
    assert all(name in set().union(*rows.values()) for name in _EVERYWHERE)
    nested = {
        item.nested
        for table in TABLES
        for encoding in encodings(TABLES[table][0]).values()
        for item in [encoding.item if isinstance(encoding, ListEncoding) else encoding]
        if isinstance(item, NestedEncoding)
    }
    fields = {kind.__name__: {a.name for a in attrs.fields(kind)} for kind in (*nested, GeoPoint)}
    assert set(_PARTS) == set(fields)
    assert all(set(_PARTS[name]) <= fields[name] for name in _PARTS)


@pytest.mark.parametrize(
    ("datum", "near"),
    [
        ("consortium", "consortia"),
        ("consortia.grids", "grid"),
        ("consortia.grid.name", None),
        ("memberships.group.counts", "count"),
        ("consortia.id.consortia", None),
        ("", None),
    ],
)
def test_an_unknown_datum_is_met_with_suggestions(datum: str, near: str | None) -> None:
    with pytest.raises(NotFoundError) as caught:
        label(datum)
    assert (near in caught.value.suggestions) if near else not caught.value.suggestions
