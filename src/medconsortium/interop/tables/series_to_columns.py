"""Flat series, as `contract` names them, as the columns of a network."""

from __future__ import annotations

import json
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from medconsortium.errors import MedConsortiumError, TermError
from medconsortium.interop.tables.engine import pl
from medconsortium.interop.tables.plain_values import from_plain
from medconsortium.interop.tables.series_faults import MOST_FAULTS, Position, SeriesFaults
from medconsortium.model.columnar.columns import (
    NO_DAY,
    CountColumn,
    DateColumn,
    GeoColumn,
    ListColumn,
    NumberColumn,
    StringColumn,
    TextColumn,
)
from medconsortium.model.columnar.encodings import (
    CountEncoding,
    DateEncoding,
    Encoding,
    FlagEncoding,
    GeoEncoding,
    ListEncoding,
    NumberEncoding,
    StringEncoding,
    TermEncoding,
    TextEncoding,
)
from medconsortium.model.fields import NestedEncoding
from medconsortium.vocabulary import Completeness, Datum, Term

__all__ = ["MOST_BYTES", "MOST_ITEMS", "Parts", "SeriesReader", "filled"]

Parts = dict[str, pl.Series]
"""The series of a field, by part (`FlatColumn.part`)."""

MOST_BYTES = 2**31
"""A column with more text is refused: a small file may hold one text a million times."""

MOST_ITEMS = 50_000_000
"""A column of lists with more items is refused."""

_MOST_SPELLINGS = 1_000
"""Of so many different texts, the rest are no terms: no vocabulary is that long."""


class SeriesReader:
    """Turns series into columns, noting what does not fit.

    Args:
        faults: Takes what does not fit.
    """

    def __init__(self, faults: SeriesFaults) -> None:
        self._faults = faults

    def column(
        self, encoding: Encoding, parts: Parts, at: Position, assumed: object, count: int
    ) -> Any:
        """Return the column of a field that refers to no other table, from its parts."""
        if isinstance(encoding, TextEncoding):
            zh = self.text(_part(parts, "zh", count), at)
            return TextColumn(zh, self.text(_part(parts, "en", count), at.part("en")))
        if isinstance(encoding, DateEncoding):
            ends = ("earliest", "latest")
            return DateColumn(*(self._days(_part(parts, n, count), at.part(n)) for n in ends))
        if isinstance(encoding, GeoEncoding):
            latitude, longitude = (
                self._numbers(_part(parts, name, count), at.part(name))
                for name in ("latitude", "longitude")
            )
            datum = self._terms(_part(parts, "datum", count), at.part("datum"), Datum, None)
            return GeoColumn(latitude, longitude, datum)
        if isinstance(encoding, ListEncoding):
            return self._list(encoding, parts, at, assumed)
        return self._scalar(encoding, _part(parts, "", count), at, assumed)

    def _scalar(self, encoding: Encoding, series: pl.Series, at: Position, assumed: object) -> Any:
        if isinstance(encoding, TermEncoding):
            return self._terms(series, at, encoding.vocabulary, assumed)
        if isinstance(encoding, StringEncoding):
            return self.text(series, at)
        if isinstance(encoding, CountEncoding):
            return self._counts(series, at)
        if isinstance(encoding, NumberEncoding):
            return self._numbers(series, at)
        if isinstance(encoding, FlagEncoding):
            return filled(self._of_type(series, at, [pl.Boolean], "Boolean").cast(pl.Int8), -1)
        return self._objects(encoding, series, at, assumed)

    def text(self, series: pl.Series, at: Position) -> StringColumn:
        """Return a series of text as a column of strings."""
        if series.dtype in (pl.Categorical, pl.Enum):
            series = series.cast(pl.String)
        series = self._of_type(series, at, [pl.String], "String")
        if series.null_count() == len(series):
            return _no_strings(len(series))
        offsets = _offsets(series.str.len_bytes())
        if offsets[-1] > MOST_BYTES:
            self._faults.too_large(at, int(offsets[-1]), MOST_BYTES)
            return _no_strings(len(series))
        data = series.str.join("").cast(pl.Binary).item() if offsets[-1] else b""
        return StringColumn(np.frombuffer(data, np.uint8), offsets, valid_in(series))

    def _terms(
        self, series: pl.Series, at: Position, vocabulary: type[Term], assumed: object
    ) -> NDArray[Any]:
        dtype = np.int8 if len(vocabulary) <= np.iinfo(np.int8).max else np.int16
        unstated = assumed.number if isinstance(assumed, Term) else -1
        if series.dtype == pl.Enum([term.key for term in vocabulary]):
            numbers = series.to_physical()
        else:
            if series.dtype in (pl.Categorical, pl.Enum):
                series = series.cast(pl.String)
            numbers = self._parsed(self._of_type(series, at, [pl.String], "String"), at, vocabulary)
        if numbers.dtype == pl.UInt8 and dtype is np.int8:  # as is: 255 is read as -1
            return filled(numbers, unstated % 256).view(np.int8)
        return filled(numbers.cast(pl.Int16), unstated).astype(dtype)

    def _parsed(self, series: pl.Series, at: Position, vocabulary: type[Term]) -> pl.Series:
        """Return the numbers of the terms that texts name, by key, label or alias."""
        spellings = series.drop_nulls().unique().sort().head(_MOST_SPELLINGS).to_list()
        numbers: dict[str, int] = {}
        for spelling in spellings:
            try:
                numbers[spelling] = vocabulary.parse(spelling).number
            except TermError:
                if len(spellings) == _MOST_SPELLINGS:
                    break  # not a column of terms at all
        parsed = series.replace_strict(
            [*numbers], [*numbers.values()], default=None, return_dtype=pl.Int16
        )
        self._note(series, at, series.is_not_null() & parsed.is_null(), vocabulary.__name__)
        return parsed

    def _counts(self, series: pl.Series, at: Position) -> CountColumn:
        if series.dtype.is_float():  # what pandas makes of whole numbers with gaps
            series = series.fill_nan(None)
            whole = (series == series.round()) & (series.abs() <= 2.0**53)
            self._note(series, at, ~whole, "a whole number")
            series = pl.select(pl.when(whole).then(series)).to_series()
        elif not series.dtype.is_integer():
            series = self._of_type(series, at, [pl.Int64], "Int64")
        numbers = series.cast(pl.Int64, strict=False)
        if numbers.null_count() > series.null_count():
            self._note(series, at, series.is_not_null() & numbers.is_null(), "a count")
        return CountColumn(filled(numbers, 0), valid_in(numbers))

    def _numbers(self, series: pl.Series, at: Position) -> NumberColumn:
        if not series.dtype.is_numeric():
            series = self._of_type(series, at, [pl.Float64], "Float64")
        return filled(series.cast(pl.Float64), np.nan)

    def _days(self, series: pl.Series, at: Position) -> NDArray[np.int32]:
        if series.dtype == pl.Datetime:
            series = series.cast(pl.Date)
        days = self._of_type(series, at, [pl.Date], "Date").to_physical()
        return filled(days, NO_DAY)

    def _list(
        self, encoding: ListEncoding, parts: Parts, at: Position, assumed: object
    ) -> ListColumn | None:
        told = parts.get("completeness")
        whole = {part: series for part, series in parts.items() if part != "completeness"}
        if not whole:
            self._faults.missing(at)
            return None
        series = next(iter(whole.values()))
        if isinstance(encoding.item, NestedEncoding):
            lists = self._json_lists(encoding, series, at, assumed)
        else:
            split = self.split(series, at, assumed)
            if split is None:
                return None
            lists, items = split
            lists = attrs.evolve(lists, values=self._scalar(encoding.item, items, at, None))
        return self.completed(lists, told, at) if encoding.listing else lists

    def split(
        self, series: pl.Series, at: Position, assumed: object
    ) -> tuple[ListColumn, pl.Series] | None:
        """Return a series of lists as a column without values yet, and the series of all items."""
        if series.dtype == pl.Array:
            series = series.arr.to_list()
        if series.dtype != pl.List and series.null_count() == len(series):
            series = pl.Series([None], dtype=pl.List(pl.Null)).new_from_index(0, len(series))
        if series.dtype != pl.List:
            self._faults.wrong_type(at, series.dtype, "List")
            return None
        lengths = series.list.len()
        offsets = _offsets(lengths)
        if offsets[-1] > MOST_ITEMS:
            self._faults.too_large(at, int(offsets[-1]), MOST_ITEMS)
            return None
        valid = valid_in(series) | (assumed == ())
        return ListColumn(offsets, None, valid), series.filter(lengths > 0).explode()

    def completed(self, lists: ListColumn, told: pl.Series | None, at: Position) -> ListColumn:
        """Return lists with their completeness: what is told, unknown, or complete when empty."""
        codes = np.full(len(lists), Completeness.UNKNOWN.number, np.int8)
        if told is not None:
            codes = self._terms(told, at.part("completeness"), Completeness, Completeness.UNKNOWN)
        codes = np.where(np.diff(lists.offsets) == 0, Completeness.COMPLETE.number, codes)
        codes = np.where(lists.valid, codes, -1).astype(np.int8)
        return attrs.evolve(lists, completeness=codes)

    def _objects(
        self, encoding: Encoding, series: pl.Series, at: Position, assumed: object
    ) -> NDArray[np.object_]:
        series = self._of_type(series, at, [pl.String], "String")
        column = np.empty(len(series), object)
        column.fill(assumed)
        for row, text in enumerate(series.to_list()):
            if text is not None:
                column[row] = self._from_json(encoding, text, row, at)
        return column

    def _json_lists(
        self, encoding: ListEncoding, series: pl.Series, at: Position, assumed: object
    ) -> ListColumn:
        series = self._of_type(series, at, [pl.String], "String")
        items: list[Any] = []
        lengths = np.zeros(len(series), np.int64)
        plain = attrs.evolve(encoding, listing=False)
        known: dict[str, Any] = {}  # rows often hold the same
        for row, text in enumerate(series.to_list()):
            if text is None:
                continue
            if text not in known:
                known[text] = self._from_json(plain, text, row, at) or ()
            held = known[text]
            lengths[row] = len(held)
            items.extend(held)
        values = np.empty(len(items), object)
        values[:] = items
        valid = np.ones(len(series), np.bool_) if assumed == () else valid_in(series)
        return ListColumn(np.append(0, np.cumsum(lengths)), values, valid)

    def _from_json(self, encoding: Encoding, text: str, row: int, at: Position) -> Any:
        try:
            return from_plain(encoding, _DECODER.decode(text))
        except (MedConsortiumError, AttributeError, TypeError, ValueError, RecursionError):
            self._faults.bad_values(at, [row], [text], "JSON of the field")
            return None

    def _of_type(self, series: pl.Series, at: Position, types: list[Any], wanted: str) -> pl.Series:
        """Return the series, or one of nulls where its type is another, which is noted."""
        if series.dtype in types:
            return series
        if series.null_count() < len(series):
            self._faults.wrong_type(at, series.dtype, wanted)
        return pl.Series(series.name, [None], dtype=types[0]).new_from_index(0, len(series))

    def _note(self, series: pl.Series, at: Position, bad: pl.Series, wanted: str) -> None:
        rows = bad.arg_true().head(MOST_FAULTS + 1).to_list()
        if rows:
            self._faults.bad_values(at, rows, series.gather(rows).to_list(), wanted)


def filled(series: pl.Series, value: float) -> NDArray[Any]:
    """Return a series as an array, with a value for null."""
    has_nulls = series.null_count() > 0
    return (series.fill_null(value) if has_nulls else series).to_numpy()


def valid_in(series: pl.Series) -> NDArray[np.bool_]:
    """Return for each value whether it is not null."""
    if series.null_count() == 0:
        return np.ones(len(series), np.bool_)
    return series.is_not_null().to_numpy()


def _offsets(lengths: pl.Series) -> NDArray[np.int64]:
    offsets = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(filled(lengths, 0), out=offsets[1:])
    return offsets


def _no_strings(count: int) -> StringColumn:
    nothing = np.empty(0, np.uint8)
    return StringColumn(nothing, np.zeros(count + 1, np.int64), np.zeros(count, np.bool_))


def _part(parts: Parts, name: str, count: int) -> pl.Series:
    return parts[name] if name in parts else pl.Series([None]).new_from_index(0, count)


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise ValueError("a key is given twice")
    return mapping


_DECODER = json.JSONDecoder(object_pairs_hook=_distinct)
