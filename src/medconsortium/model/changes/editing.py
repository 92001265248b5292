"""A network with rows added, replaced or taken out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count, takewhile
from typing import Any

from attrs import frozen

from medconsortium.model.checking import are_sound
from medconsortium.model.ids import has_natural_key, natural_key, with_natural_keys
from medconsortium.model.network import Network, with_changed_tables
from medconsortium.model.rows import KeyedRow, Row
from medconsortium.model.table import Table
from medconsortium.model.tables import TABLE_OF, TABLES

__all__ = ["with_rows", "without_rows"]


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
    given: dict[str, list[Row]] = {}
    for row in rows:
        given.setdefault(TABLE_OF[type(row)], []).append(row)
    edits = {name: _edited(network.table(name), some) for name, some in given.items()}
    by_id = {name: {row.id: row for row in edit.rows} for name, edit in edits.items()}
    unique = all(len(by_id[name]) == len(edit.rows) for name, edit in edits.items())
    changed = {name: [edit.rows[n] for n in edit.numbers] for name, edit in edits.items()}
    tables = {name: by_id.get(name, network.table(name)) for name in TABLES}
    if unique and are_sound(changed, tables):
        return with_changed_tables(
            network, {name: (by_id[name], edit.numbers) for name, edit in edits.items()}
        )
    every: dict[str, Any] = {
        name: edits[name].rows if name in edits else list(network.table(name).values())
        for name in TABLES
    }
    return Network(title=network.title, synthetic=network.synthetic, **every)  # says what is wrong


def without_rows(network: Network, rows: Iterable[Row]) -> Network:
    """Return the network without rows, which are told by table and id.

    Raises:
        ModelError: A row that stays refers to one that went.
    """
    gone = {(TABLE_OF[type(row)], row.id) for row in rows}
    tables: dict[str, Any] = {
        name: [row for row_id, row in network.table(name).items() if (name, row_id) not in gone]
        for name in TABLES
    }
    return Network(title=network.title, synthetic=network.synthetic, **tables)


@frozen
class _Edit:
    """The rows of a table after an edit, and the positions of those that it changed."""

    rows: list[Any]
    numbers: list[int]


def _edited(table: Table[Any, Any], given: Iterable[Row]) -> _Edit:
    rows, numbers = list(table.values()), []
    for row in given:
        number = table.row_number(row.id)
        if number < 0:
            number = len(rows)
            rows.append(row)
        rows[number] = row
        numbers.append(number)
    if issubclass(table.row_type, KeyedRow):
        alike = _of_the_same_keys(table, rows, numbers)
        for number, row in zip(
            alike, with_natural_keys(rows[number] for number in alike), strict=True
        ):
            rows[number] = row
        numbers += alike
    return _Edit(rows, sorted(set(numbers)))


def _of_the_same_keys(table: Table[Any, Any], rows: list[Any], numbers: list[int]) -> list[int]:
    """Return the positions of the rows whose keys are those of rows at `numbers`, now or before."""
    before = [table.row(number) for number in numbers if number < len(table)]
    after = [rows[number] for number in numbers]
    found = {number for number in numbers if has_natural_key(rows[number])}
    for key in {natural_key(row) for row in (*before, *after) if has_natural_key(row)}:
        ties = (key if n == 1 else f"{key}#{n}" for n in count(1))
        found.update(takewhile(lambda number: number >= 0, map(table.row_number, ties)))
    return sorted(number for number in found if has_natural_key(rows[number]))
