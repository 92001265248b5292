"""Everything in a network has a name that an office understands, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

import attrs
import pytest

from medconsortium.errors import NotFoundError
from medconsortium.model import TABLES, GeoPoint
from medconsortium.model.columnar.encodings import GeoEncoding, ListEncoding
from medconsortium.model.fields import NestedEncoding, encodings
from medconsortium.model.labels import _labels, label, noun
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


@pytest.mark.parametrize("table", TABLES)
def test_a_row_has_a_name_in_both_languages(table: str) -> None:
    one = noun(table)
    assert has_han(one.zh or "")
    assert one.en
    assert not has_han(one.en)
    assert one.en != label(table).en


def test_no_two_tables_share_a_name() -> None:
    for names in ([label(table) for table in TABLES], [noun(table) for table in TABLES]):
        assert len({name.zh for name in names}) == len({name.en for name in names}) == len(TABLES)


def test_every_name_is_a_chinese_and_an_english_one() -> None:
    def leaves(labels: Mapping[str, Any]) -> Iterator[Any]:
        for held in labels.values():
            yield from leaves(held) if isinstance(held, dict) else [held]

    for zh, en in leaves(_labels()):
        assert has_han(zh)
        assert not has_han(en)


def test_nothing_is_named_that_is_not_there() -> None:
    labels = _labels()
    assert set(labels) == {"tables", "every", "fields", "parts"}
    assert set(labels["tables"]) == set(labels["fields"]) == set(TABLES)
    assert all(set(words) == {"all", "one"} for words in labels["tables"].values())
    rows = {table: {a.name for a in attrs.fields(TABLES[table][0])} for table in TABLES}
    assert all(set(labels["fields"][table]) <= rows[table] for table in TABLES)
    assert all(name in set().union(*rows.values()) for name in labels["every"])
    nested = {
        item.nested
        for table in TABLES
        for encoding in encodings(TABLES[table][0]).values()
        for item in [encoding.item if isinstance(encoding, ListEncoding) else encoding]
        if isinstance(item, NestedEncoding)
    }
    fields = {kind.__name__: {a.name for a in attrs.fields(kind)} for kind in (*nested, GeoPoint)}
    assert set(labels["parts"]) == set(fields)
    assert all(set(labels["parts"][name]) <= fields[name] for name in fields)


@pytest.mark.parametrize(
    ("datum", "near"),
    [
        ("consortium", "consortia"),
        ("consortia.grids", "grid"),
        ("consortia.grid.name", None),
        ("memberships.group.counts", "count"),
        ("consortia.id.consortia", None),
        ("sources.since", None),
        ("", None),
    ],
)
def test_an_unknown_datum_is_met_with_suggestions(datum: str, near: str | None) -> None:
    with pytest.raises(NotFoundError) as caught:
        label(datum)
    assert (near in caught.value.suggestions) if near else not caught.value.suggestions


def test_a_row_of_an_unknown_table_is_met_with_suggestions() -> None:
    with pytest.raises(NotFoundError) as caught:
        noun("consortium")
    assert "consortia" in caught.value.suggestions
