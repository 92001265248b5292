"""The encodings: how each sort of value is checked, written plainly and laid out in a column.

An encoding knows what cannot be represented
(`problem`), which rows a value refers to (`references`), its plain form for documents and digests
(`plain`), and its column (`to_column`, `from_column`; layouts in `columns`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, TypeAlias, cast

import attrs
import numpy as np

from medconsortium.model.columnar.columns import (
    NO_DAY,
    Column,
    CountColumn,
    DateColumn,
    GeoColumn,
    ListColumn,
    ReferenceColumn,
    TextColumn,
    read_only,
    string_column,
)
from medconsortium.model.dates import PartialDate
from medconsortium.model.values import GeoPoint, Listing
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Datum, Term

__all__ = [
    "CountEncoding",
    "DateEncoding",
    "Encoding",
    "FlagEncoding",
    "GeoEncoding",
    "ListEncoding",
    "Locate",
    "NumberEncoding",
    "ReferenceEncoding",
    "Resolve",
    "StringEncoding",
    "TermEncoding",
    "TextEncoding",
]

Locate: TypeAlias = Callable[[str, str], int]
"""(table, id) to row number, -1 where there is none."""

Resolve: TypeAlias = Callable[[str, int], str]
"""(table, row number) to id."""

_EPOCH = date(1970, 1, 1).toordinal()
_LARGEST_INTEGER = 2**53
"""Up to here every integer is a float64 too."""


class Encoding:
    """How one field is checked, written and laid out. `None` is handled by the callers."""

    @property
    def may_refer(self) -> bool:
        """Whether values may refer to rows."""
        return type(self).references is not Encoding.references

    def problem(self, value: Any) -> str | None:
        """Return what keeps `value` from being held (a fault code), or `None`."""
        return None if value is not None else "wrong-type"

    def plain(self, value: Any) -> Any:
        """Return `value` as strings, numbers, booleans, lists and dicts."""
        return value

    def references(self, value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield (tables, id) for each row that `value` refers to."""
        return iter(())

    def to_column(self, values: Sequence[Any], locate: Locate) -> Column:
        """Return the column of the values, `None` for not stated."""
        column = np.empty(len(values), object)
        column[:] = values
        return read_only(column, object)

    def from_column(self, column: Any, row: int, resolve: Resolve) -> Any:
        """Return the value of one row of the column."""
        return column[row]


@attrs.frozen
class TermEncoding(Encoding):
    """A term of a vocabulary."""

    vocabulary: type[Term]

    def problem(self, value: Any) -> str | None:
        return None if isinstance(value, self.vocabulary) else "wrong-type"

    def plain(self, value: Any) -> Any:
        return value.key

    def to_column(self, values: Sequence[Any], locate: Locate) -> Column:
        dtype = np.int8 if len(self.vocabulary) <= np.iinfo(np.int8).max else np.int16
        return read_only((-1 if v is None else v.number for v in values), dtype)

    def from_column(self, column: Any, row: int, resolve: Resolve) -> Any:
        return None if column[row] < 0 else self.vocabulary.at(int(column[row]))


class FlagEncoding(Encoding):
    """Yes, no, or not stated."""

    def problem(self, value: Any) -> str | None:
        return None if isinstance(value, bool) else "wrong-type"

    def to_column(self, values: Sequence[Any], locate: Locate) -> Column:
        return read_only((-1 if v is None else int(v) for v in values), np.int8)

    def from_column(self, column: Any, row: int, resolve: Resolve) -> Any:
        return None if column[row] < 0 else bool(column[row])


class CountEncoding(Encoding):
    """A whole number, 0 to 2**53."""

    def problem(self, value: Any) -> str | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return "wrong-type"
        return None if 0 <= value <= _LARGEST_INTEGER else "out-of-range"

    def to_column(self, values: Sequence[Any], locate: Locate) -> Column:
        return CountColumn(
            read_only((v or 0 for v in values), np.int64),
            read_only((v is not None for v in values), np.bool_),
        )

    def from_column(self, column: Any, row: int, resolve: Resolve) -> Any:
        return int(column.values[row]) if column.valid[row] else None


class NumberEncoding(Encoding):
    """A finite number."""

    def problem(self, value: Any) -> str | None:
        if not isinstance(value, int | float) or isinstance(value, bool):
            return "wrong-type"
        if isinstance(value, int):
            return None if abs(value) <= _LARGEST_INTEGER else "out-of-range"
        return None if abs(value) < float("inf") else "not-finite"

    def plain(self, value: Any) -> Any:
        return float(value) + 0.0  # -0.0 equals 0.0, so it is written as 0.0

    def to_column(self, values: Sequence[Any], locate: Locate) -> Column:
        return read_only((np.nan if v is None else v for v in values), np.float64)

    def from_column(self, column: Any, row: int, resolve: Resolve) -> Any:
        return None if np.isnan(column[row]) else float(column[row])


class StringEncoding(Encoding):
    """A string."""

    def problem(self, value: Any) -> str | None:
        return _string_problem(value)

    def to_column(self, values: Sequence[Any], locate: Locate) -> Column:
        return string_column(values)


class TextEncoding(Encoding):
    """A text in zh, en or both."""

    def problem(self, value: Any) -> str | None:
        if not isinstance(value, Text) or (value.zh is None and value.en is None):
            return "wrong-type"
        return next(
            filter(None, (_string_problem(t) for t in (value.zh, value.en) if t is not None)), None
        )

    def plain(self, value: Any) -> Any:
        one = value.zh if value.en is None else value.en if value.zh is None else None
        if one is not None and Text.of(one) == value:
            return one
        return {k: v for k, v in (("zh", value.zh), ("en", value.en)) if v is not None}

    def to_column(self, values: Sequence[Any], locate: Locate) -> Column:
        return TextColumn(
            string_column([v and v.zh for v in values]), string_column([v and v.en for v in values])
        )

    def from_column(self, column: Any, row: int, resolve: Resolve) -> Any:
        zh, en = column.zh[row], column.en[row]
        return None if zh is None and en is None else Text(zh, en)


class DateEncoding(Encoding):
    """A partial date."""

    def problem(self, value: Any) -> str | None:
        return None if isinstance(value, PartialDate) else "wrong-type"

    def plain(self, value: Any) -> Any:
        return str(value)

    def to_column(self, values: Sequence[Any], locate: Locate) -> Column:
        return DateColumn(
            read_only((NO_DAY if v is None else _day(v.earliest) for v in values), np.int32),
            read_only((NO_DAY if v is None else _day(v.latest) for v in values), np.int32),
        )

    def from_column(self, column: Any, row: int, resolve: Resolve) -> Any:
        if column.earliest[row] == NO_DAY:
            return None
        return PartialDate(_date(column.earliest[row]), _date(column.latest[row]))


class GeoEncoding(Encoding):
    """A point on the earth."""

    def problem(self, value: Any) -> str | None:
        if not isinstance(value, GeoPoint):
            return "wrong-type"
        return None if value.datum is None else TermEncoding(Datum).problem(value.datum)

    def plain(self, value: Any) -> Any:
        number = NumberEncoding()
        point = {
            "latitude": number.plain(value.latitude),
            "longitude": number.plain(value.longitude),
        }
        return point if value.datum is None else {**point, "datum": value.datum.key}

    def to_column(self, values: Sequence[Any], locate: Locate) -> Column:
        number = NumberEncoding()
        datum = TermEncoding(Datum)
        return GeoColumn(
            cast(Any, number.to_column([v and v.latitude for v in values], locate)),
            cast(Any, number.to_column([v and v.longitude for v in values], locate)),
            cast(Any, datum.to_column([v and v.datum for v in values], locate)),
        )

    def from_column(self, column: Any, row: int, resolve: Resolve) -> Any:
        if np.isnan(column.latitude[row]):
            return None
        return GeoPoint(
            latitude=float(column.latitude[row]),
            longitude=float(column.longitude[row]),
            datum=TermEncoding(Datum).from_column(column.datum, row, resolve),
        )


@attrs.frozen
class ReferenceEncoding(Encoding):
    """The id of a row in one of `tables`."""

    tables: tuple[str, ...]

    def problem(self, value: Any) -> str | None:
        return _string_problem(value)

    def references(self, value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
        yield self.tables, value

    def to_column(self, values: Sequence[Any], locate: Locate) -> Column:
        found = [_find(self.tables, value, locate) for value in values]
        rows = read_only((row for _, row in found), np.int32)
        if len(self.tables) == 1:
            return rows
        return ReferenceColumn(self.tables, read_only((table for table, _ in found), np.int8), rows)

    def from_column(self, column: Any, row: int, resolve: Resolve) -> Any:
        if len(self.tables) == 1:
            return None if column[row] < 0 else resolve(self.tables[0], int(column[row]))
        if column.row[row] < 0:
            return None
        return resolve(self.tables[column.table[row]], int(column.row[row]))


@attrs.frozen
class ListEncoding(Encoding):
    """A tuple, or a listing with its completeness, of values that share an encoding."""

    item: Encoding
    listing: bool

    @property
    def may_refer(self) -> bool:
        return self.item.may_refer

    def problem(self, value: Any) -> str | None:
        if not isinstance(value, Listing if self.listing else tuple):
            return "wrong-type"
        return next(filter(None, (self.item.problem(v) for v in value)), None)

    def plain(self, value: Any) -> Any:
        items = [self.item.plain(v) for v in value]
        if not items or not self.listing or value.completeness is Completeness.UNKNOWN:
            return items
        return {"items": items, "completeness": value.completeness.key}

    def references(self, value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
        for item in value:
            yield from self.item.references(item)

    def to_column(self, values: Sequence[Any], locate: Locate) -> Column:
        offsets = np.zeros(len(values) + 1, np.int64)
        np.cumsum([len(v) if v is not None else 0 for v in values], out=offsets[1:])
        completeness = TermEncoding(Completeness).to_column(
            [v.completeness if v is not None and self.listing else None for v in values], locate
        )
        return ListColumn(
            read_only(offsets, np.int64),
            self.item.to_column([item for v in values if v is not None for item in v], locate),
            read_only((v is not None for v in values), np.bool_),
            cast(Any, completeness) if self.listing else None,
        )

    def from_column(self, column: Any, row: int, resolve: Resolve) -> Any:
        if not column.valid[row]:
            return None
        span = range(column.offsets[row], column.offsets[row + 1])
        items = tuple(self.item.from_column(column.values, i, resolve) for i in span)
        if not self.listing:
            return items
        return Listing(items, Completeness.at(int(column.completeness[row])))


def _find(tables: tuple[str, ...], value: str | None, locate: Locate) -> tuple[int, int]:
    if value is not None:
        for position, table in enumerate(tables):
            row = locate(table, value)
            if row >= 0:
                return position, row
    return -1, -1


def _string_problem(value: Any) -> str | None:
    if not isinstance(value, str):
        return "wrong-type"
    try:
        value.encode()
    except UnicodeEncodeError:
        return "lone-surrogate"
    return None


def _day(day: date) -> int:
    return day.toordinal() - _EPOCH


def _date(day: Any) -> date:
    return date.fromordinal(int(day) + _EPOCH)
