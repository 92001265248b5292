"""From a network to plain data in format 1."""

from __future__ import annotations

from typing import Any

from medconsortium.documents.format_1 import FORMAT
from medconsortium.documents.layout import NESTED, TOP_LEVEL, document_key
from medconsortium.model import Network
from medconsortium.model.columnar.encodings import TextEncoding
from medconsortium.model.fields import plain_row

__all__ = ["encode"]

_LAST = ("since", "until", "sources", "field_sources")
"""What a row says last, after what it is."""


def encode(network: Network) -> dict[str, Any]:
    """Return the network as strings, numbers, booleans, lists and dicts in format 1.

    Rows are sorted by id and what is not stated is left out, so that equal networks give equal
    data. `decode(encode(network)) == network`.

    >>> from medconsortium.model import Institution
    >>> encode(Network(institutions=[Institution(id="xy", name="湘雅医院")]))
    {'format': 'medconsortium/1', 'institutions': [{'id': 'xy', 'name': '湘雅医院'}]}
    """
    rows = {
        table: {row_id: _row(table, row) for row_id, row in sorted(network.table(table).items())}
        for table in {*TOP_LEVEL, *(nested.table for nested in NESTED)}
    }
    for nested in NESTED:
        for row_id, row in list(rows[nested.table].items()):
            parent = row.get(nested.field)
            if parent in rows[nested.parent]:
                del row[nested.field]
                rows[nested.parent][parent].setdefault(nested.key, []).append(row)
                del rows[nested.table][row_id]
    document: dict[str, Any] = {"format": FORMAT}
    if network.title is not None:
        document["title"] = TextEncoding().plain(network.title)
    if network.synthetic:
        document["synthetic"] = True
    document.update((table, list(rows[table].values())) for table in TOP_LEVEL if rows[table])
    return document


def _row(table: str, row: Any) -> dict[str, Any]:
    plain = plain_row(row)
    if "/" in plain.get("id", ""):  # derived, and will be again
        del plain["id"]
    plain.update((key, plain.pop(key)) for key in _LAST if key in plain)
    return {document_key(table, field): value for field, value in plain.items()}
