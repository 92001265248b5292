"""Columns of a network as the flat series that `contract` names."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from medconsortium.interop.tables.contract import FlatColumn, flat_columns
from medconsortium.interop.tables.engine import pl
from medconsortium.model import TABLES
from medconsortium.model.columnar.columns import (
    NO_DAY,
    Column,
    CountColumn,
    DateColumn,
    GeoColumn,
    ListColumn,
    ReferenceColumn,
    StringColumn,
    TextColumn,
    take,
)
from medconsortium.model.columnar.encodings import Encoding, ListEncoding
from medconsortium.model.fields import defaults, encodings
from medconsortium.vocabulary import Term

__all__ = ["SeriesWriter", "series_dtype"]

_CHUNK = 2**17


def series_dtype(flat: FlatColumn) -> Any:
    """Return the type of the series of a flat column.

    Terms are told by key, as a polars Enum: in Parquet and Arrow a dictionary of strings.
    """
    kinds: dict[str, Any] = {
        "text": pl.String,
        "json": pl.String,
        "flag": pl.Boolean,
        "count": pl.Int64,
        "number": pl.Float64,
        "day": pl.Date,
        "row": pl.Int32,
        "table": pl.Int8,
    }
    held = kinds[flat.kind] if flat.vocabulary is None else _enumeration(flat.vocabulary)
    return pl.List(held) if flat.is_list else held


class SeriesWriter:
    """Turns the columns of a network into series.

    Args:
        ids_of: Tells the column of ids of a table.
    """

    def __init__(self, ids_of: Callable[[str], StringColumn]) -> None:
        self._ids_of = ids_of
        self._ids: dict[str, pl.Series] = {}

    def series(
        self, table: str, field: str, column: Column, *, native: bool
    ) -> Iterator[pl.Series]:
        """Yield the series of a field, with row numbers beside references if `native`."""
        encoding = encodings(TABLES[table][0])[field]
        assumed = defaults(TABLES[table][0])[field]
        for flat in flat_columns(table, native=native):
            if flat.field == field:
                yield self._flat(flat, encoding, column, assumed).rename(flat.name)

    def _flat(
        self, flat: FlatColumn, encoding: Encoding, column: Any, assumed: object
    ) -> pl.Series:
        if flat.part == "completeness" and isinstance(column, ListColumn):
            told = np.zeros(len(column)) if column.completeness is None else column.completeness
            return _terms(np.where(column.valid, told, -1), flat)
        if flat.kind == "json":
            return _json(encoding, column, assumed)
        if isinstance(column, ListColumn):
            return self._list(flat, column, is_assumed_empty=assumed == ())
        return self._values(flat, column)

    def _list(self, flat: FlatColumn, column: ListColumn, *, is_assumed_empty: bool) -> pl.Series:
        items = self._values(flat, column.values)
        lengths = np.where(column.valid, np.diff(column.offsets), 0)
        held = np.flatnonzero(lengths)
        grouped = (
            pl.DataFrame({"row": np.repeat(held, lengths[held]), "item": items})
            .group_by("row", maintain_order=True)
            .agg("item")
        )
        empty = pl.Series("item", [[]], pl.List(items.dtype))
        lists = pl.concat([grouped["item"].cast(empty.dtype), empty])
        places = np.full(len(column), len(held))
        places[held] = np.arange(len(held))
        is_told = column.valid & ((lengths > 0) | (not is_assumed_empty))
        return lists.gather(_masked(pl.Series(places), is_told))

    def _values(self, flat: FlatColumn, column: Any) -> pl.Series:
        if isinstance(column, GeoColumn | DateColumn | TextColumn):
            return self._values(flat, getattr(column, flat.part))
        if isinstance(column, StringColumn):
            return strings(column)
        if flat.kind in {"row", "table"}:
            held = getattr(column, flat.kind) if isinstance(column, ReferenceColumn) else column
            return pl.Series(held)
        if flat.tables:
            return self._references(flat.tables, column)
        return _terms(column, flat) if flat.vocabulary is not None else _numbers(flat, column)

    def _references(self, tables: tuple[str, ...], column: Any) -> pl.Series:
        """Return the ids that references lead to."""
        for table in tables:
            if table not in self._ids:
                self._ids[table] = strings(self._ids_of(table))
        if not isinstance(column, ReferenceColumn):
            return self._ids[tables[0]].gather(_masked(pl.Series(column), column >= 0))
        used = [n for n in np.unique(column.table) if n >= 0] or [0]
        begins = np.zeros(len(tables), np.int64)
        begins[used] = np.cumsum([0, *(len(self._ids[tables[n]]) for n in used)])[:-1]
        places = pl.Series(column.row + begins[column.table])
        ids = [self._ids[tables[n]] for n in used]
        pool = ids[0] if len(ids) == 1 else pl.concat(ids)
        return pool.gather(_masked(places, column.row >= 0))


def _numbers(flat: FlatColumn, column: Any) -> pl.Series:
    if isinstance(column, CountColumn):
        return _masked(pl.Series(column.values), column.valid)
    if flat.kind == "flag":
        return _masked(pl.Series(column == 1), column >= 0)
    if flat.kind == "day":
        return _masked(pl.Series(column), column != NO_DAY).cast(pl.Date)
    return pl.Series(column).fill_nan(None)


def strings(column: StringColumn) -> pl.Series:
    """Return a column of strings as a series."""
    chunks = []
    for begin in range(0, max(len(column), 1), _CHUNK):
        rows = np.arange(begin, min(begin + _CHUNK, len(column)))
        part = take(column, rows)
        data = pl.Series([part.data.tobytes()], dtype=pl.Binary)
        frame = pl.DataFrame(
            {
                "start": part.offsets[:-1],
                "length": np.diff(part.offsets),
                "valid": part.valid,
            }
        )
        cut = pl.lit(data).bin.slice(pl.col("start"), pl.col("length"))
        chunks.append(frame.select(pl.when("valid").then(cut).cast(pl.String)).to_series())
    return pl.concat(chunks)


def _masked(series: pl.Series, valid: NDArray[np.bool_]) -> pl.Series:
    """Return the series with null where not valid."""
    if valid.all():
        return series
    return pl.select(pl.when(pl.Series(valid)).then(series)).to_series()


def _terms(numbers: NDArray[Any], flat: FlatColumn) -> pl.Series:
    assert flat.vocabulary is not None  # noqa: S101 - it is a column of terms
    keys = pl.Series([term.key for term in flat.vocabulary], dtype=_enumeration(flat.vocabulary))
    return keys.gather(_masked(pl.Series(numbers.astype(np.int64)), numbers >= 0))


def _enumeration(vocabulary: type[Term]) -> pl.Enum:
    return pl.Enum([term.key for term in vocabulary])


def _json(encoding: Encoding, column: Any, assumed: object) -> pl.Series:
    if isinstance(column, ListColumn):
        assert isinstance(encoding, ListEncoding)  # noqa: S101 - nothing else is held so
        items = [encoding.item.plain(value) for value in column.values]
        starts = column.offsets.tolist()
        plain = [
            items[start:end] if valid and (end > start or assumed != ()) else None
            for start, end, valid in zip(starts, starts[1:], column.valid.tolist(), strict=False)
        ]
    else:
        plain = [
            None if value is None or value == assumed else encoding.plain(value) for value in column
        ]
    return pl.Series([None if p is None else _line(p) for p in plain], dtype=pl.String)


def _line(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
