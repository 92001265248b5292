"""Columns filled row by row from arrays, or all with one value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import OPEN
from medconsortium.model.columnar.columns import (
    CodeColumn,
    CountColumn,
    DateColumn,
    GeoColumn,
    ListColumn,
    ReferenceColumn,
    StringColumn,
    TextColumn,
    read_only,
)
from medconsortium.vocabulary import Completeness, Term

__all__ = [
    "ACTORS",
    "all_of",
    "always",
    "counts",
    "day_number",
    "first_source",
    "listed",
    "lists_of_one",
    "never_ending",
    "objects",
    "only_chinese",
    "points",
    "references",
]

ACTORS = ("institutions", "parties", "departments")
"""The tables that one who organises, signs, hosts or operates may stand in."""

_EPOCH = np.datetime64("1970-01-01", "D")


def all_of(term: Term, size: int) -> CodeColumn:
    """Return a column that says the same term everywhere."""
    return read_only(np.full(size, term.number), np.int8)


def only_chinese(zh: StringColumn) -> TextColumn:
    """Return bilingual texts of which only the Chinese is stated."""
    size = len(zh)
    nothing = StringColumn(
        read_only(np.empty(0, np.uint8), np.uint8),
        read_only(np.zeros(size + 1, np.int64), np.int64),
        read_only(np.zeros(size, np.bool_), np.bool_),
    )
    return TextColumn(zh, nothing)


def counts(values: NDArray[np.int64]) -> CountColumn:
    """Return counts that are all stated."""
    return CountColumn(read_only(values, np.int64), always(len(values)))


def always(size: int) -> NDArray[np.bool_]:
    """Return yes for every row."""
    return read_only(np.ones(size, np.bool_), np.bool_)


def points(latitude: NDArray[np.float64], longitude: NDArray[np.float64]) -> GeoColumn:
    """Return points that are all stated, to five decimals (a metre), their datum not stated."""
    return GeoColumn(
        read_only(np.round(latitude, 5), np.float64),
        read_only(np.round(longitude, 5), np.float64),
        read_only(np.full(len(latitude), -1), np.int8),
    )


def day_number(day: str) -> int:
    """Return the days from 1970-01-01 to a day written `2021-07-01`."""
    return int((np.datetime64(day, "D") - _EPOCH).astype(np.int64))


def never_ending(size: int) -> DateColumn:
    """Return ends that are stated not to be set."""
    column = read_only(np.full(size, day_number(OPEN.latest.isoformat())), np.int32)
    return DateColumn(column, column)


def references(tables: tuple[str, ...], table: str, rows: NDArray[np.integer]) -> ReferenceColumn:
    """Return references to several tables that all lead to one; -1 leads nowhere."""
    place = np.where(rows >= 0, tables.index(table), -1)
    return ReferenceColumn(tables, read_only(place, np.int8), read_only(rows, np.int32))


def listed(
    rows: NDArray[np.integer],
    values: Any,
    *,
    size: int,
    complete: bool = True,
    absent: bool = False,
) -> ListColumn:
    """Return lists of values that stand in order of the row to whose list each belongs.

    Args:
        rows: For each value, the row (ascending).
        values: A column of the values.
        size: How many rows there are.
        complete: Whether these are listings, stated to be complete, and not plain lists.
        absent: Whether a row without values has no list at all, instead of an empty one.
    """
    lengths = np.bincount(rows, minlength=size)
    offsets = np.zeros(size + 1, np.int64)
    np.cumsum(lengths, out=offsets[1:])
    valid = (lengths > 0) if absent else np.ones(size, np.bool_)
    completeness = np.where(valid, Completeness.COMPLETE.number, -1)
    return ListColumn(
        read_only(offsets, np.int64),
        values,
        read_only(valid, np.bool_),
        read_only(completeness, np.int8) if complete else None,
    )


def lists_of_one(values: Any, *, complete: bool = True) -> ListColumn:
    """Return lists that hold one value each."""
    return listed(np.arange(len(values)), values, size=len(values), complete=complete)


def objects(values: Iterable[object]) -> NDArray[np.object_]:
    """Return a column of nested values."""
    kept = list(values)
    column = np.empty(len(kept), object)
    column[:] = kept
    return read_only(column, object)


def first_source(size: int) -> ListColumn:
    """Return a column in which every row cites the first of the sources."""
    return lists_of_one(read_only(np.zeros(size), np.int32), complete=False)
