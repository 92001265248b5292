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

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeAlias

import numpy as np
from attrs import frozen
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
    "read_only",
    "rows_in_force",
    "string_column",
]

_EPOCH = date(1970, 1, 1).toordinal()

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
    day = on.toordinal() - _EPOCH
    begins, ends = since.earliest != NO_DAY, until.earliest != NO_DAY
    over = (begins & (since.earliest > day)) | (ends & (until.latest < day))
    holds = begins & ends & (since.latest <= day) & (day <= until.earliest)
    return read_only(np.where(over, 0, np.where(holds, 1, -1)), np.int8)
