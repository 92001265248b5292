"""The same network under other ids and names."""

from __future__ import annotations

from typing import Any

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from medconsortium.model import TABLES, Network, rename
from medconsortium.model.rows import KeyedRow
from medconsortium.strategies.wording import several_ids, texts

__all__ = ["disguised"]


@st.composite
def disguised(draw: DrawFn, network: Network) -> Network:
    """Draw a network of the same structure whose ids and names are hostile.

    Rows that go by a key derived from others still do. Shrinks to short ids and empty names.
    """
    ids = [
        row_id
        for table, (row_type, _) in TABLES.items()
        if not issubclass(row_type, KeyedRow)
        for row_id in network.table(table)
    ]
    others = draw(several_ids(len(ids)))
    names = iter(draw(st.lists(texts(wording="adversarial"), min_size=len(ids), max_size=len(ids))))
    moved = rename(network, dict(zip(ids, others, strict=True)))
    rows: dict[str, Any] = {
        table: [_named(row, names) for row in moved.table(table).values()] for table in TABLES
    }
    return Network(title=network.title, synthetic=network.synthetic, **rows)


def _named(row: Any, names: Any) -> Any:
    return evolve(row, name=next(names)) if hasattr(row, "name") else row
