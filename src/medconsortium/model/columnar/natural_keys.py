"""The natural keys of rows held as columns: the ids that `ids.with_natural_keys` gives to rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import (
    Column,
    DateColumn,
    ReferenceColumn,
    StringColumn,
    read_only,
    stated,
    string_chunks,
    string_column,
)
from medconsortium.model.columnar.encodings import Encoding, ReferenceEncoding, TermEncoding
from medconsortium.model.columnar.id_index import alike
from medconsortium.model.fields import encodings
from medconsortium.model.ids import key_fields, natural_key
from medconsortium.model.rows import KeyedRow, Row

__all__ = ["natural_key_at", "natural_keys", "own_ids"]

IdsOf: TypeAlias = Callable[[str], StringColumn]
"""Table to its column of ids."""

_SLASH = ord("/")
_NONE = "-"
_ROWS_AT_A_TIME = 2**16


def own_ids(ids: StringColumn) -> StringColumn:
    """Return the ids that rows have of their own: those not left out, and not derived earlier."""
    has_own = ids.valid & (np.diff(ids.offsets) > 0)
    slashes = np.flatnonzero(ids.data == _SLASH)
    has_own[np.searchsorted(ids.offsets, slashes, "right") - 1] = False
    return StringColumn(ids.data, ids.offsets, read_only(has_own, np.bool_))


def natural_keys(
    row_type: type[Row],
    columns: Mapping[str, Column],
    count: int,
    *,
    ids_of: IdsOf,
    content: Callable[[int], str],
) -> StringColumn:
    """Return the ids of all rows of a keyed table: their own, or those derived from what they say.

    `content` writes out a row, to tell apart rows whose keys tie.
    """
    pool = _Pool(ids_of)
    own = columns.get("id")
    has_own = np.zeros(count, np.bool_)
    if isinstance(own, StringColumn):
        has_own = own_ids(own).valid
    codes = [np.full(count, pool.add_text(_NONE)) for _ in key_fields(row_type)]
    for code, names in zip(codes, key_fields(row_type), strict=True):
        for name in reversed(names.split("|")):
            if name in columns:
                encoding, column = encodings(row_type)[name], columns[name]
                rows = np.flatnonzero(stated(column))
                code[rows] = pool.codes(encoding, column, rows)
    slash = np.full(count, pool.add_text("/"))
    parts = [part for code in codes for part in (slash, code)][1:]
    if has_own.any():
        parts = [np.where(has_own, pool.add_text(""), part) for part in parts]
        rows = np.flatnonzero(has_own)
        parts[0][rows] = pool.add(cast(StringColumn, own), rows)
    keys = _joined(pool.strings(), parts)
    suffixes = dict(_suffixes(keys, content))
    return _with_suffixes(keys, suffixes) if suffixes else keys


def natural_key_at(
    row_type: type[Row],
    columns: Mapping[str, Column],
    number: int,
    *,
    row_at: Callable[[int], KeyedRow],
    content: Callable[[int], str],
) -> str | None:
    """Return the id of one row, as `natural_keys` returns it, without making all others.

    `None` where only all of them can tell: the row does not state what its key begins with, or
    that is called `-`. `row_at` makes a row without its id.
    """
    own, has_own = columns.get("id"), None
    if isinstance(own, StringColumn):
        has_own = own_ids(own).valid
        if has_own[number]:
            return own[number]
    key = natural_key(row_at(number))
    if key.startswith(f"{_NONE}/"):
        return None
    alike = np.flatnonzero(_refers_alike(columns[key_fields(row_type)[0]], number))
    if has_own is not None:
        alike = alike[~has_own[alike]]
    ties = [other for other in alike.tolist() if natural_key(row_at(other)) == key]
    place = sorted(ties, key=content).index(number) if len(ties) > 1 else 0
    return f"{key}#{place + 1}" if place else key


def _refers_alike(column: Any, number: int) -> NDArray[np.bool_]:
    """Return which rows refer to what one row refers to."""
    if isinstance(column, ReferenceColumn):
        return _refers_alike(column.row, number) & _refers_alike(column.table, number)
    return np.asarray(column == column[number], np.bool_)


class _Pool:
    """Strings to make keys of, each known by a number."""

    def __init__(self, ids_of: IdsOf) -> None:
        self._ids_of = ids_of
        self._columns: list[StringColumn] = []
        self._size = 0
        self._begins: dict[str, int] = {}

    def add_text(self, text: str) -> int:
        return int(self.add(string_column([text]), np.zeros(1, np.intp))[0])

    def add(self, column: StringColumn, rows: NDArray[Any]) -> NDArray[np.int64]:
        """Take a column in; return the numbers of the strings in some of its rows."""
        begin, self._size = self._size, self._size + len(column)
        self._columns.append(column)
        return rows.astype(np.int64) + begin

    def codes(self, encoding: Encoding, column: Any, rows: NDArray[Any]) -> NDArray[np.int64]:
        """Return the numbers of what some rows state, as it is written in keys."""
        if isinstance(encoding, ReferenceEncoding):
            return self._ids(encoding.tables, column, rows)
        if isinstance(encoding, TermEncoding):
            keys = string_column([term.key for term in encoding.vocabulary])
            return self.add(keys, column[rows])
        if isinstance(column, DateColumn):
            days = np.stack([column.earliest[rows], column.latest[rows]], 1)
            distinct, places = np.unique(days, axis=0, return_inverse=True)
            dates = DateColumn(distinct[:, 0], distinct[:, 1])
            written = [str(encoding.from_column(dates, i, _nowhere)) for i in range(len(distinct))]
            return self.add(string_column(written), places.reshape(-1))
        if isinstance(column, StringColumn):
            return self.add(column, rows)
        described = string_column([str(column[row].description) for row in rows])
        return self.add(described, np.arange(len(rows)))

    def _ids(self, tables: tuple[str, ...], column: Any, rows: NDArray[Any]) -> NDArray[np.int64]:
        for table in tables:
            if table not in self._begins:
                self._begins[table] = int(self.add(self._ids_of(table), np.zeros(1, np.intp))[0])
        begins = np.array([self._begins[table] for table in tables])
        if not isinstance(column, ReferenceColumn):
            return np.asarray(begins[0] + column[rows], np.int64)
        return np.asarray(begins[column.table[rows]] + column.row[rows], np.int64)

    def strings(self) -> StringColumn:
        """Return all of them as one column."""
        data = np.concatenate([column.data for column in self._columns])
        begins = np.cumsum([0, *(len(column.data) for column in self._columns)])
        offsets = [c.offsets[:-1] + begin for c, begin in zip(self._columns, begins, strict=False)]
        valid = np.concatenate([column.valid for column in self._columns])
        return StringColumn(data, np.append(np.concatenate(offsets), len(data)), valid)


def _nowhere(table: str, row: int) -> str:
    raise LookupError(table, row)


def _joined(pool: StringColumn, parts: Sequence[NDArray[np.int64]]) -> StringColumn:
    """Return for each row its strings from the pool, one after the other."""
    count = len(parts[0])
    lengths = np.where(pool.valid, np.diff(pool.offsets), 0)
    offsets = np.zeros(count + 1, np.int64)
    np.cumsum(sum(lengths[part] for part in parts), out=offsets[1:])
    chunks = [np.empty(0, np.uint8)]
    for begin in range(0, count, _ROWS_AT_A_TIME):
        codes = np.stack([part[begin : begin + _ROWS_AT_A_TIME] for part in parts], 1)
        chunks.extend(string_chunks(pool, codes.reshape(-1)))
    return StringColumn(
        read_only(np.concatenate(chunks), np.uint8),
        read_only(offsets, np.int64),
        read_only(np.ones(count, np.bool_), np.bool_),
    )


def _suffixes(keys: StringColumn, content: Callable[[int], str]) -> Iterator[tuple[int, str]]:
    """Yield the rows whose key an earlier one has, in the order of content, and what is added."""
    for places in alike([keys]):
        rows = sorted((row for _, row in places), key=content)
        for number, row in enumerate(rows[1:], start=2):
            yield row, f"#{number}"


def _with_suffixes(keys: StringColumn, suffixes: Mapping[int, str]) -> StringColumn:
    pool = _Pool(lambda _: keys)
    count = len(keys)
    parts = [pool.add(keys, np.arange(count)), np.full(count, pool.add_text(""))]
    rows = np.fromiter(suffixes, np.intp, len(suffixes))
    parts[1][rows] = pool.add(string_column([*suffixes.values()]), np.arange(len(rows)))
    return _joined(pool.strings(), parts)
