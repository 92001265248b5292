"""Documents that can be read: the same network, written in many ways."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import field, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.documents import encode
from medconsortium.documents.files import Notation
from medconsortium.documents.yaml_text import yaml_text
from medconsortium.model import Network
from medconsortium.strategies.documents.spelling import respelt
from medconsortium.strategies.networks import networks as compliant_networks

__all__ = ["NOTATIONS", "WrittenDocument", "documents", "in_notation"]

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
