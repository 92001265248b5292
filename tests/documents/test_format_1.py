"""The models of the format and the rows of a network have the same fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import attrs
import pytest
from pydantic import ValidationError

from medconsortium.documents.format_1 import FORMAT, Document
from medconsortium.documents.layout import NESTED, TOP_LEVEL, document_key
from medconsortium.documents.shapes import Shape, Tally
from medconsortium.model import GeoPoint
from medconsortium.model.columnar.encodings import Encoding, GeoEncoding, ListEncoding
from medconsortium.model.fields import NestedEncoding, defaults, encodings
from medconsortium.model.tables import TABLES

ADD = (
    "src/medconsortium/documents/format_1.py and src/medconsortium/model/rows differ; a key that "
    "is spelt unlike its field stands in documents/layout.py: "
)


def shape_in(annotation: Any) -> type[Shape] | None:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    return next(filter(None, map(shape_in, get_args(annotation))), None)


def shape_at(shape: type[Shape], key: str) -> type[Shape]:
    found = shape_in(shape.model_fields[key].annotation)
    assert found is not None
    return found


def shapes_of_tables() -> Iterator[tuple[str, type[Shape]]]:
    """Yield (table, shape) for each place in a document where rows of the table may stand."""
    for table in TOP_LEVEL:
        yield table, shape_at(Document, table)
    for nested in NESTED:
        yield nested.table, shape_at(shape_at(Document, nested.parent), nested.key)


def made_of(encoding: Encoding) -> type[Any] | None:
    """Return the class of a value that has fields of its own."""
    if isinstance(encoding, ListEncoding):
        return made_of(encoding.item)
    if isinstance(encoding, NestedEncoding):
        return encoding.nested
    return GeoPoint if isinstance(encoding, GeoEncoding) else None


def nested_pairs() -> Iterator[tuple[type[Any], type[Shape]]]:
    """Yield (class, shape) for each value with fields of its own that a row holds."""
    for table, shape in shapes_of_tables():
        for name, encoding in encodings(TABLES[table][0]).items():
            nested = made_of(encoding)
            if nested is not None:
                yield nested, shape_at(shape, document_key(table, name))


def keys(shape: type[Shape]) -> set[str]:
    return {field.alias or name for name, field in shape.model_fields.items()}


def required(shape: type[Shape]) -> set[str]:
    return {f.alias or name for name, f in shape.model_fields.items() if f.is_required()}


def needed(kind: type[Any]) -> set[str]:
    return {name for name, default in defaults(kind).items() if default is attrs.NOTHING}


@pytest.mark.parametrize(("table", "shape"), list(shapes_of_tables()))
def test_a_row_has_the_keys_of_its_fields(table: str, shape: type[Shape]) -> None:
    inside = {nested.key for nested in NESTED if nested.parent == table}
    fields = {document_key(table, name) for name in encodings(TABLES[table][0])}
    given = {nested.field for nested in NESTED if nested.table == table} - keys(shape)
    assert table not in TOP_LEVEL or not given
    assert keys(shape) == (fields - given) | inside, f"{ADD}{shape.__name__}"


@pytest.mark.parametrize(("table", "shape"), list(shapes_of_tables()))
def test_a_row_needs_the_same_keys_as_fields(table: str, shape: type[Shape]) -> None:
    given = {nested.field for nested in NESTED if nested.table == table}
    fields = {document_key(table, name) for name in needed(TABLES[table][0]) - given}
    assert required(shape) == fields, f"{ADD}{shape.__name__}"


@pytest.mark.parametrize(("kind", "shape"), dict.fromkeys(nested_pairs()))
def test_a_value_has_the_keys_of_its_fields(kind: type[Any], shape: type[Shape]) -> None:
    assert keys(shape) == set(encodings(kind)), f"{ADD}{shape.__name__}"
    assert required(shape) == needed(kind), f"{ADD}{shape.__name__}"


def test_every_table_has_a_place() -> None:
    assert {table for table, _ in shapes_of_tables()} == set(TABLES)
    others = {"format", "title", "synthetic", "defaults"}
    assert keys(Document) == {*TOP_LEVEL, *others}


def test_a_document_names_its_format() -> None:
    assert Document.model_validate({"format": FORMAT}, context=Tally(1)).format == FORMAT
    with pytest.raises(ValidationError):
        Document.model_validate({"format": "medconsortium/0"}, context=Tally(1))
