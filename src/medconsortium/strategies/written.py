"""Documents that can be read: the same network, written in many ways."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import field, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.documents import encode
from medconsortium.documents.files import Notation
from medconsortium.documents.layout import NESTED, TOP_LEVEL, field_name
from medconsortium.documents.yaml_text import yaml_text
from medconsortium.model import TABLES, Network
from medconsortium.model.columnar.encodings import (
    Encoding,
    ListEncoding,
    TermEncoding,
    TextEncoding,
)
from medconsortium.model.fields import encodings
from medconsortium.strategies.networks import networks as compliant_networks
from medconsortium.text import Text

__all__ = ["NOTATIONS", "WrittenDocument", "documents", "in_notation", "respelt"]

NOTATIONS: tuple[Notation, ...] = ("yaml", "json")


@frozen(kw_only=True)
class WrittenDocument:
    """The bytes of a document, how it is noted, and the network that it holds."""

    content: bytes
    notation: Notation
    network: Network = field(repr=False)


@st.composite
def documents(
    draw: DrawFn,
    *,
    networks: SearchStrategy[Network] | None = None,
    notations: Sequence[Notation] = NOTATIONS,
) -> WrittenDocument:
    """Draw documents of format 1, each with the network that is to be read from it.

    Args:
        networks: What draws the networks they hold; `networks` if left out.
        notations: YAML, JSON, or both.

    Keys and rows come in any order, terms by any of their names, texts and lists in their short or
    long form; YAML in block or flow style, with comments, with either end of line; either notation
    with a byte order mark. Shrinks to the empty network as `dumps` writes it.
    """
    network = draw(compliant_networks() if networks is None else networks)
    data = draw(respelt(encode(network)))
    notation = draw(st.sampled_from(notations))
    content = draw(in_notation(data, notation))
    return WrittenDocument(content=content, notation=notation, network=network)


@st.composite
def in_notation(draw: DrawFn, data: Mapping[str, Any], notation: Notation) -> bytes:
    """Draw the bytes of a document that holds these data.

    Shrinks to those that `dumps` writes.
    """
    if notation == "json":
        text = draw(
            st.sampled_from(
                (
                    json.dumps(data, ensure_ascii=False, indent=1) + "\n",
                    json.dumps(data),
                    json.dumps(data, indent="\t", separators=(" , ", " : ")),
                )
            )
        )
    else:
        block = yaml_text(data)
        text = draw(st.sampled_from((block, f"# 名册\n---\n{block}# 完\n", _flow(data))))
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return draw(st.sampled_from((b"", b"\xef\xbb\xbf"))) + text.encode()


_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What may not stand in YAML as it is."""


def _flow(data: Mapping[str, Any]) -> str:
    """Return data as YAML in one line: JSON, but for what YAML wants escaped."""
    text = json.dumps(data, ensure_ascii=False) + "\n"
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


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
