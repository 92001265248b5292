"""Typed, read-only numpy columns: what a table holds of one field, for every row at once.

| field holds            | column                                            | not stated       |
|------------------------|---------------------------------------------------|------------------|
| a term                 | int8 (int16 for long lists), number in vocabulary | -1               |
| yes or no              | int8                                              | -1               |
| a count                | `CountColumn`: int64 and validity                 | `valid` is False |
| a number               | float64                                           | NaN              |
| a string               | `StringColumn`: UTF-8 bytes, offsets, validity    | `valid` is False |
| a bilingual text       | `TextColumn`: two string columns                  | both not valid   |
| a partial date         | `DateColumn`: two int32 days since 1970-01-01     | `NO_DAY` twice   |
| a point                | `GeoColumn`: latitude, longitude, datum           | NaN, NaN, -1     |
| a reference            | int32, row number in the table referred to        | -1               |
| one to several tables  | `ReferenceColumn`: int8 table and int32 row       | -1, -1           |
| a list or listing      | `ListColumn`: offsets, values, validity           | `valid` is False |
| anything nested        | array of objects                                  | `None`           |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, TypeAlias, TypeVar, cast

import numpy as np
from attrs import evolve, fields, frozen
from numpy.typing import NDArray

__all__ = [
    "NO_DAY",
    "CodeColumn",
    "Column",
    "CountColumn",
    "DateColumn",
    "GeoColumn",
    "ListColumn",
    "LongCodeColumn",
    "NumberColumn",
    "ObjectColumn",
    "ReferenceColumn",
    "RowColumn",
    "StringColumn",
    "TextColumn",
    "compact",
    "freeze",
    "item_rows",
    "read_only",
    "replaced",
    "rows_in_force",
    "stated",
    "string_chunks",
    "string_column",
    "take",
]

_EPOCH = date(1970, 1, 1).toordinal()
_CHUNK = 2**20
"""So many bytes of strings are gathered at a time: an index of each byte is eight times that."""

NO_DAY = int(np.iinfo(np.int32).min)
"""The day that stands for a date that is not stated."""

CodeColumn: TypeAlias = NDArray[np.int8]
LongCodeColumn: TypeAlias = NDArray[np.int16]
RowColumn: TypeAlias = NDArray[np.int32]
NumberColumn: TypeAlias = NDArray[np.float64]
ObjectColumn: TypeAlias = NDArray[np.object_]


def read_only(values: Iterable[Any] | NDArray[Any], dtype: Any) -> NDArray[Any]:
    """Return the values as an array of `dtype` that cannot be written to."""
    array = (
        values.astype(dtype, copy=False)
        if isinstance(values, np.ndarray)
        else np.fromiter(values, dtype=dtype)
    )
    array.flags.writeable = False
    return array


@frozen(eq=False)
class CountColumn:
    """Counts: int64 `values`, meaningful where `valid`."""

    values: NDArray[np.int64]
    valid: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.values)


@frozen(eq=False)
class StringColumn:
    """Strings: row `i` is `data[offsets[i]:offsets[i + 1]]` in UTF-8 where `valid[i]`."""

    data: NDArray[np.uint8]
    offsets: NDArray[np.int64]
    valid: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.valid)

    def __getitem__(self, row: int) -> str | None:
        if not self.valid[row]:
            return None
        return self.data[self.offsets[row] : self.offsets[row + 1]].tobytes().decode()


@frozen(eq=False)
class TextColumn:
    """Bilingual texts: a column of strings for each language."""

    zh: StringColumn
    en: StringColumn

    def __len__(self) -> int:
        return len(self.zh)


@frozen(eq=False)
class DateColumn:
    """Partial dates: int32 days since 1970-01-01, `NO_DAY` where not stated."""

    earliest: NDArray[np.int32]
    latest: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.earliest)


@frozen(eq=False)
class GeoColumn:
    """Points: float64 degrees, NaN where not stated; `datum` int8, -1 where not stated."""

    latitude: NumberColumn
    longitude: NumberColumn
    datum: CodeColumn

    def __len__(self) -> int:
        return len(self.latitude)


@frozen(eq=False)
class ReferenceColumn:
    """References to several tables: int8 position among `tables`, int32 row; -1 where none."""

    tables: tuple[str, ...]
    table: NDArray[np.int8]
    row: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.row)

    def rows_in(self, table: str) -> RowColumn:
        """Return the row numbers in `table`, -1 where the reference leads elsewhere."""
        here = self.table == self.tables.index(table)
        if here.all():
            return self.row
        return read_only(np.where(here, self.row, -1), np.int32)


@frozen(eq=False)
class ListColumn:
    """Lists: row `i` holds `values[offsets[i]:offsets[i + 1]]` where `valid[i]`.

    `completeness` (int8, -1 where there is no list) is `None` for plain lists.
    """

    offsets: NDArray[np.int64]
    values: Any
    valid: NDArray[np.bool_]
    completeness: CodeColumn | None = None

    def __len__(self) -> int:
        return len(self.valid)


Column: TypeAlias = (
    NDArray[Any]
    | CountColumn
    | StringColumn
    | TextColumn
    | DateColumn
    | GeoColumn
    | ReferenceColumn
    | ListColumn
)


C = TypeVar("C", bound=Column)


def freeze(column: C) -> C:
    """Return the column once none of its arrays can be written to any more."""
    for part in _parts(column).values():
        freeze(part)
    if isinstance(column, np.ndarray):
        column.flags.writeable = False
    return column


def compact(column: C) -> C:
    """Return the column without what lists hold that are not stated."""
    if isinstance(column, ListColumn) and np.diff(column.offsets)[~column.valid].any():
        return take(column, np.arange(len(column)))
    return column


def stated(column: Column) -> NDArray[np.bool_]:
    """For each row, whether the column states something."""
    if isinstance(column, CountColumn | StringColumn | ListColumn):
        return column.valid
    if isinstance(column, TextColumn):
        return column.zh.valid | column.en.valid
    if isinstance(column, DateColumn):
        return np.not_equal(column.earliest, NO_DAY)
    if isinstance(column, GeoColumn):
        column = column.latitude
    elif isinstance(column, ReferenceColumn):
        column = column.row
    if column.dtype == object:
        return np.fromiter((value is not None for value in column), np.bool_, len(column))
    return np.asarray(~np.isnan(column) if column.dtype.kind == "f" else column >= 0, np.bool_)


def take(column: C, rows: NDArray[Any]) -> C:
    """Return the column of some rows, in the order asked for; a row may be asked for twice."""
    return cast(C, _taken(column, rows))


def _taken(column: Column, rows: NDArray[Any]) -> Column:
    if isinstance(column, np.ndarray):
        return read_only(column[rows], column.dtype)
    if isinstance(column, StringColumn):
        data = np.concatenate([np.empty(0, np.uint8), *string_chunks(column, rows)])
        valid = read_only(column.valid[rows], np.bool_)
        return StringColumn(read_only(data, np.uint8), _offsets(_lengths(column, rows)), valid)
    parts = {name: take(part, rows) for name, part in _parts(column).items() if name != "values"}
    if isinstance(column, ListColumn):
        parts["values"] = take(column.values, item_rows(column, rows))
        parts["offsets"] = _offsets(_lengths(column, rows))
    elif isinstance(column, CountColumn):
        parts["values"] = take(column.values, rows)
    return evolve(column, **parts)


def replaced(column: C, rows: Sequence[int], other: C) -> C:
    """Return the column with some rows taken from another one; those behind its end are added."""
    count = len(column)
    if isinstance(column, np.ndarray) and len(rows) and max(rows) < count:
        changed = column.copy()
        changed[list(rows)] = other
        return cast(C, read_only(changed, column.dtype))
    if isinstance(column, DateColumn | ReferenceColumn):
        parts = {n: replaced(p, rows, getattr(other, n)) for n, p in _parts(column).items()}
        return cast(C, evolve(column, **parts))
    origin = np.arange(max([count - 1, *rows]) + 1)
    origin[list(rows)] = count + np.arange(len(rows))
    return cast(C, take(_joined(column, other), origin))


def _joined(one: Any, other: Any) -> Any:
    if isinstance(one, np.ndarray):
        return np.concatenate([one, other])
    parts = {name: _joined(part, getattr(other, name)) for name, part in _parts(one).items()}
    if isinstance(one, StringColumn | ListColumn):
        parts["offsets"] = np.append(one.offsets[:-1], other.offsets + one.offsets[-1])
    return evolve(one, **parts)


def _parts(column: Column) -> dict[str, Any]:
    """Return the columns that a column is made of, by name; an array is made of none."""
    if isinstance(column, np.ndarray):
        return {}
    held = {a.name: getattr(column, a.name) for a in fields(type(column))}
    return {n: part for n, part in held.items() if part is not None and not isinstance(part, tuple)}


def string_chunks(column: StringColumn, rows: NDArray[Any]) -> Iterator[NDArray[np.uint8]]:
    """Yield the bytes of some rows, one after the other, in pieces of about a megabyte."""
    lengths = _lengths(column, rows)
    starts, ends = column.offsets[:-1][rows], np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    cuts = np.searchsorted(ends, np.arange(0, total, _CHUNK), "right").tolist()
    for first, last in pairwise([*dict.fromkeys(cuts), len(rows)]):
        if last - first == 1:
            yield column.data[starts[first] : starts[first] + lengths[first]]
            continue
        part = lengths[first:last]
        before = np.cumsum(part) - part
        index = np.repeat(starts[first:last] - before, part)
        index += np.arange(len(index))
        yield column.data[index]


def item_rows(column: ListColumn, rows: NDArray[Any]) -> NDArray[np.int64]:
    """Return where in `values` the items of some rows stand, one list after the other."""
    lengths = _lengths(column, rows)
    before = np.cumsum(lengths) - lengths
    return np.repeat(column.offsets[:-1][rows] - before, lengths) + np.arange(lengths.sum())


def _lengths(column: StringColumn | ListColumn, rows: NDArray[Any]) -> NDArray[np.int64]:
    return np.where(column.valid[rows], np.diff(column.offsets)[rows], 0)


def _offsets(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    offsets = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=offsets[1:])
    return read_only(offsets, np.int64)


def string_column(texts: Sequence[str | None]) -> StringColumn:
    """Return a column of the texts."""
    encoded = [b"" if text is None else text.encode() for text in texts]
    offsets = np.zeros(len(encoded) + 1, np.int64)
    np.cumsum([len(part) for part in encoded], out=offsets[1:])
    return StringColumn(
        read_only(np.frombuffer(b"".join(encoded), np.uint8), np.uint8),
        read_only(offsets, np.int64),
        read_only((text is not None for text in texts), np.bool_),
    )


def rows_in_force(since: DateColumn, until: DateColumn, on: date) -> NDArray[np.int8]:
    """For each row, whether its period holds on a day: 1 yes, 0 no, -1 not known.

    It says of every row what `dates.in_force` says of one.
    """
    day = on.toordinal() - _EPOCH  # every day comes after `NO_DAY`
    over = (since.earliest > day) | ((until.latest < day) & (until.latest != NO_DAY))
    holds = (since.latest <= day) & (since.latest != NO_DAY) & (day <= until.earliest)
    states = np.where(holds, np.int8(1), np.int8(-1))
    states[over] = 0
    return read_only(states, np.int8)
