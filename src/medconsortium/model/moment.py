"""Which rows of a network are in force on a day, and which others go or stay with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

import attrs

from medconsortium.model.dates import in_force
from medconsortium.model.fields import stated_fields
from medconsortium.model.rows import DatedRow, Row

__all__ = ["Key", "RowsByTable", "dependents", "mentioned", "out_of_force"]

Key: TypeAlias = tuple[str, str]
"""(table, id)."""

RowsByTable: TypeAlias = Mapping[str, Mapping[str, Any]]


def out_of_force(rows: RowsByTable, on: date) -> tuple[set[Key], set[Key]]:
    """Return the rows out of force on a day, and those of which that is not known."""
    states = {
        (name, row_id): in_force(row.since, row.until, on)
        for name, table in rows.items()
        for row_id, row in table.items()
        if isinstance(row, DatedRow)
    }
    gone = {key for key, state in states.items() if state is False}
    return gone, {key for key, state in states.items() if state is None}


def dependents(rows: RowsByTable, gone: set[Key]) -> set[Key]:
    """Return the rows that cannot be without a row in `gone`, and so on in turn."""
    more: set[Key] = set()
    while True:
        lost = gone | more
        found = {
            (name, row_id)
            for name, table in rows.items()
            for row_id, row in table.items()
            if (name, row_id) not in lost and not lost.isdisjoint(_references(row, needed=True))
        }
        if not found:
            return more
        more |= found


def mentioned(rows: RowsByTable, gone: set[Key]) -> set[Key]:
    """Return the rows in `gone` that a remaining row refers to, and those these refer to."""
    kept: set[Key] = set()
    frontier = [
        row
        for name, table in rows.items()
        for row_id, row in table.items()
        if (name, row_id) not in gone
    ]
    while frontier:
        for table, row_id in _references(frontier.pop(), needed=False):
            if (table, row_id) in gone and (table, row_id) not in kept:
                kept.add((table, row_id))
                frontier.append(rows[table][row_id])
    return kept


def _references(row: Row, *, needed: bool) -> Iterator[Key]:
    required = {a.name for a in attrs.fields(type(row)) if a.default is attrs.NOTHING}
    for name, encoding, value in stated_fields(type(row), row):
        if not needed or name in required:
            for tables, target in encoding.references(value):
                for table in tables:
                    yield table, target
