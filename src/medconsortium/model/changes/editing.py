"""A network with rows added, replaced or taken out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from medconsortium.model.network import Network
from medconsortium.model.rows import Row
from medconsortium.model.tables import TABLES

__all__ = ["with_rows", "without_rows"]

_TABLE_OF = {row_type: name for name, (row_type, _) in TABLES.items()}


def with_rows(network: Network, rows: Iterable[Row]) -> Network:
    """Return the network with rows added; one with the id of a row of its table replaces it.

    A row that goes by its natural key replaces the row of that key, which is then derived anew.

    Raises:
        ModelError: The rows do not fit: an id names something else, a reference leads nowhere.

    >>> from attrs import evolve
    >>> from medconsortium.model import Institution
    >>> before = Network(institutions=[Institution(id="a", name="甲医院")])
    >>> after = with_rows(before, [evolve(before.institutions["a"], beds=9)])
    >>> after.institutions["a"].beds
    9
    """
    left: dict[str, dict[str, Any]] = {name: dict(network.table(name)) for name in TABLES}
    added: dict[str, list[Row]] = {name: [] for name in TABLES}
    for row in rows:
        name = _TABLE_OF[type(row)]
        if row.id in left[name]:
            left[name][row.id] = row
        else:
            added[name].append(row)
    tables: dict[str, Any] = {name: [*left[name].values(), *added[name]] for name in TABLES}
    return Network(title=network.title, synthetic=network.synthetic, **tables)


def without_rows(network: Network, rows: Iterable[Row]) -> Network:
    """Return the network without rows, which are told by table and id.

    Raises:
        ModelError: A row that stays refers to one that went.
    """
    gone = {(_TABLE_OF[type(row)], row.id) for row in rows}
    tables: dict[str, Any] = {
        name: [row for row_id, row in network.table(name).items() if (name, row_id) not in gone]
        for name in TABLES
    }
    return Network(title=network.title, synthetic=network.synthetic, **tables)
