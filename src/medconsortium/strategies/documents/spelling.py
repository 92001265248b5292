"""The data of a document as people write it: other orders, other names of terms, longer forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from medconsortium.documents.layout import NESTED, TOP_LEVEL, field_name
from medconsortium.model import TABLES
from medconsortium.model.columnar.encodings import (
    Encoding,
    ListEncoding,
    TermEncoding,
    TextEncoding,
)
from medconsortium.model.fields import encodings
from medconsortium.text import Text

__all__ = ["respelt"]


@st.composite
def respelt(draw: DrawFn, document: Mapping[str, Any]) -> dict[str, Any]:
    """Draw another way to write the data of a document, which means the same.

    Rows and keys come in another order, terms by any of their names, a text with its language, a
    list with its completeness. Shrinks to the data as `encode` writes them.
    """
    turned, spelt = draw(st.integers(0, 7)), draw(st.integers(0, 9))
    return _respelt_document(document, turned, spelt)


def _respelt_document(document: Mapping[str, Any], turned: int, spelt: int) -> dict[str, Any]:
    written: dict[str, Any] = {}
    for key, held in document.items():
        is_table = key in TOP_LEVEL
        written[key] = [_row(key, row, turned, spelt) for row in held] if is_table else held
        if is_table:
            written[key] = _turned(written[key], turned)
    return dict(_turned(list(written.items()), turned))


def _turned(items: list[Any], by: int) -> list[Any]:
    """Return a list that begins elsewhere and goes on in a circle."""
    at = by % len(items) if items else 0
    return [*items[at:], *items[:at]]


_INSIDE = {(nested.parent, nested.key): nested.table for nested in NESTED}


def _row(table: str, row: Mapping[str, Any], turned: int, spelt: int) -> dict[str, Any]:
    known = encodings(TABLES[table][0])
    written: dict[str, Any] = {}
    for key, held in row.items():
        inside = _INSIDE.get((table, key))
        if inside is not None:
            written[key] = _turned([_row(inside, one, turned, spelt) for one in held], turned)
        else:
            written[key] = _value(known[field_name(table, key)], held, spelt)
    return dict(_turned(list(written.items()), turned))


def _value(encoding: Encoding, held: Any, spelt: int) -> Any:
    match encoding:
        case TermEncoding(vocabulary=vocabulary):
            names = vocabulary.parse(held).spellings
            return names[spelt % len(names)]
        case TextEncoding() if isinstance(held, str) and spelt % 2:
            text = Text.of(held)
            return {"zh": text.zh} if text.zh is not None else {"en": text.en}
        case ListEncoding(item=TermEncoding() as item):
            return _listed(held, [_value(item, one, spelt) for one in _items(held)], spelt)
        case ListEncoding(listing=True):
            return _listed(held, list(_items(held)), spelt)
    return held


def _items(held: Any) -> Iterator[Any]:
    yield from held["items"] if isinstance(held, Mapping) else held


def _listed(held: Any, items: list[Any], spelt: int) -> Any:
    if isinstance(held, Mapping):
        return {**held, "items": items}
    return {"items": items} if spelt % 3 == 1 else items
