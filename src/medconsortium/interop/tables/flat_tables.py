"""Reading a network out of flat tables, wherever they come from."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Protocol, TypeAlias

import attrs
import numpy as np

from medconsortium.errors import DocumentError, ModelError
from medconsortium.interop.tables.contract import FlatColumn, flat_columns
from medconsortium.interop.tables.engine import pl
from medconsortium.interop.tables.references_of_series import IdLookup, row_numbers
from medconsortium.interop.tables.series_faults import Position, SeriesFaults
from medconsortium.interop.tables.series_to_columns import SeriesReader
from medconsortium.model import TABLES, Network
from medconsortium.model.columnar.columns import ListColumn, ReferenceColumn
from medconsortium.model.columnar.encodings import ListEncoding, ReferenceEncoding
from medconsortium.model.fields import defaults, encodings
from medconsortium.text import Text

__all__ = ["MOST_ROWS", "FlatTables", "network_of"]

MOST_ROWS = 20_000_000
"""A table with more rows is refused: ten times the links of the nation."""


_Sample: TypeAlias = tuple[np.ndarray[Any, Any], pl.DataFrame]
"""Some rows of a table, by number and as they are."""


class FlatTables(Protocol):
    """Where flat tables come from."""

    @abstractmethod
    def columns(self, table: str) -> Sequence[str]:
        """Return the names of the columns of a table, none where there is no such table."""

    @abstractmethod
    def count(self, table: str) -> int:
        """Return the number of rows of a table."""

    @abstractmethod
    def fetch(self, table: str, columns: Sequence[str]) -> pl.DataFrame:
        """Return some columns of a table."""

    @abstractmethod
    def sample(self, table: str, columns: Sequence[str]) -> _Sample:
        """Return some rows, and their numbers."""

    @abstractmethod
    def file(self, table: str) -> str | None:
        """Return the file that a table stands in."""


def network_of(
    source: FlatTables,
    *,
    title: Text | None = None,
    synthetic: bool = False,
    has_rows: bool = False,
    is_intact: bool = False,
) -> Network:
    """Return the network in flat tables.

    Args:
        source: The tables.
        title: What the network is.
        synthetic: Whether it was made up.
        has_rows: Whether row numbers beside references are ours. They are taken where the tables
            are intact, and compared with the ids otherwise.
        is_intact: Whether the tables are as we wrote them.

    Raises:
        DocumentError: They hold no network; `faults` lists what is wrong.
    """
    reading = _Reading(source, has_rows=has_rows, is_intact=is_intact)
    tables = reading.tables()
    try:
        return Network.from_columns(title=title, synthetic=synthetic, tables=tables)
    except ModelError as error:
        raise DocumentError(error.faults) from None


class _Reading:
    """The reading of one set of tables."""

    def __init__(self, source: FlatTables, *, has_rows: bool, is_intact: bool) -> None:
        self._source = source
        self._has_rows = has_rows
        self._takes_rows = has_rows and is_intact
        self._faults = SeriesFaults()
        self._reader = SeriesReader(self._faults)
        self._ids: dict[str, pl.Series] = {}
        self._lookup = IdLookup(self._ids_of, self._faults)

    def tables(self) -> dict[str, dict[str, Any]]:
        """Return the columns of all tables."""
        for table in TABLES:
            self._check(table)
        self._faults.refuse()
        names = [n for n in TABLES if self._source.columns(n) and self._source.count(n)]
        if self._takes_rows:  # the longest first: less is left to do when all is fetched
            names.sort(key=self._source.count, reverse=True)
        tables: dict[str, dict[str, Any]] = {}
        with ThreadPoolExecutor(1) as pool:  # reads ahead
            samples: dict[str, Future[_Sample]] = {}
            for table, frame in zip(names, self._frames(names, pool, samples), strict=True):
                tables[table] = self._table(table, frame)
                self._faults.refuse()  # what follows would be told of what is not there
            for table, sample in samples.items():
                self._compare_sample(table, sample.result(), tables)
        self._faults.refuse()
        return tables

    def _at(self, table: str, column: str = "") -> Position:
        return Position(table, column, self._source.file(table))

    def _check(self, table: str) -> None:
        """Note columns that are not known, and sizes that are too large."""
        names = self._source.columns(table)
        known = [flat.name for flat in flat_columns(table, native=True)]
        for name in names:
            if name not in known:
                self._faults.unknown(self._at(table, name), name, known)
        if names and self._source.count(table) > MOST_ROWS:
            self._faults.too_large(self._at(table), self._source.count(table), MOST_ROWS)

    def _frames(
        self, names: Sequence[str], pool: ThreadPoolExecutor, samples: dict[str, Future[_Sample]]
    ) -> Iterator[pl.DataFrame]:
        """Yield the frames of tables; each is fetched while the one before is looked at.

        Behind the last come the samples of tables whose row numbers are taken.
        """
        ahead = None
        for name in names:
            wanted = [flat.name for flat in self._flats(name)]
            following = pool.submit(self._source.fetch, name, wanted)
            if ahead is not None:
                yield ahead.result()
            ahead = following
        for name in names:
            ids = [flat.name for flat in self._beside_rows(name)]
            if self._takes_rows and ids:
                samples[name] = pool.submit(self._source.sample, name, ids)
        if ahead is not None:
            yield ahead.result()

    def _flats(self, table: str) -> list[FlatColumn]:
        """Return the columns to read: not ids whose row numbers stand beside them, if these do."""
        present = set(self._source.columns(table))
        flats = [f for f in flat_columns(table, native=self._has_rows) if f.name in present]
        told = {flat.field for flat in flats if flat.part == "row"} if self._takes_rows else set()
        return [flat for flat in flats if flat.part or flat.field not in told]

    def _table(self, table: str, frame: pl.DataFrame) -> dict[str, Any]:
        flats: dict[str, list[FlatColumn]] = {}
        for flat in self._flats(table):
            flats.setdefault(flat.field, []).append(flat)
        columns = {}
        for field, held in flats.items():
            parts = {flat.part: frame[flat.name] for flat in held}
            at = self._at(table, field)
            columns[field] = self._column(table, field, parts, at, len(frame))
            frame = frame.drop([flat.name for flat in held])
        return columns

    def _column(
        self, table: str, field: str, parts: dict[str, pl.Series], at: Position, count: int
    ) -> Any:
        row_type = TABLES[table][0]
        encoding, assumed = encodings(row_type)[field], defaults(row_type)[field]
        if isinstance(encoding, ReferenceEncoding):
            return self._references(encoding.tables, parts, at)
        if isinstance(encoding, ListEncoding) and isinstance(encoding.item, ReferenceEncoding):
            return self._lists_of_references(encoding, encoding.item, parts, at, assumed)
        return self._reader.column(encoding, parts, at, assumed, count)

    def _references(
        self,
        tables: tuple[str, ...],
        parts: dict[str, pl.Series],
        at: Position,
        rows: np.ndarray[Any, Any] | None = None,
    ) -> Any:
        """Return the column of references; `rows` are those that items of lists stand in."""
        beside = None
        if "row" in parts:
            beside = row_numbers(parts["row"], parts.get("table"), tables, at, self._faults)
        if "" not in parts:
            return beside
        found = self._lookup.find(parts[""], tables, at, rows)
        if beside is not None:
            differ = _numbers(found) != _numbers(beside)
            if isinstance(found, ReferenceColumn):
                differ |= found.table != beside.table
            for place in np.flatnonzero(differ):
                row = int(place if rows is None else rows[place])
                self._faults.wrong_row(at, row, int(_numbers(beside)[place]), parts[""][int(place)])
        return found

    def _lists_of_references(
        self,
        encoding: ListEncoding,
        item: ReferenceEncoding,
        parts: dict[str, pl.Series],
        at: Position,
        assumed: object,
    ) -> Any:
        told = parts.pop("completeness", None)
        lists: ListColumn | None = None
        items: dict[str, pl.Series] = {}
        for part, series in parts.items():
            split = self._reader.split(series, at, assumed)
            if split is None:
                return None
            if lists is not None and not np.array_equal(lists.offsets, split[0].offsets):
                self._faults.wrong_type(at, "lists of other lengths beside it", "lists alike")
                return None
            lists, items[part] = split
        if lists is None:
            self._faults.missing(at)
            return None
        rows = np.repeat(np.arange(len(lists)), np.diff(lists.offsets))
        lists = attrs.evolve(lists, values=self._references(item.tables, items, at, rows))
        return self._reader.completed(lists, told, at) if encoding.listing else lists

    def _ids_of(self, table: str) -> pl.Series:
        """Return the ids of a table as text, none where it has none."""
        if table not in self._ids:
            ids = pl.Series("id", [], pl.String)
            if "id" in self._source.columns(table):
                ids = self._source.fetch(table, ["id"])["id"]
            is_text = ids.dtype in (pl.String, pl.Categorical, pl.Enum)
            self._ids[table] = ids.cast(pl.String) if is_text else ids.clear().cast(pl.String)
        return self._ids[table]

    def _beside_rows(self, table: str) -> list[FlatColumn]:
        """Return the columns of ids that have row numbers beside them."""
        present = set(self._source.columns(table))
        return [
            flat
            for flat in flat_columns(table)
            if flat.tables and {flat.name, f"{flat.name}_row"} <= present
        ]

    def _compare_sample(
        self, table: str, sample: _Sample, tables: Mapping[str, Mapping[str, Any]]
    ) -> None:
        """Note row numbers that lead to another id than stands beside them, in some rows."""
        rows, frame = sample
        columns = tables[table]
        for flat in self._beside_rows(table):
            at, column = self._at(table, flat.name), columns[flat.field]
            for row, beside in zip(rows.tolist(), frame[flat.name].to_list(), strict=True):
                wanted = beside if flat.is_list else [beside]
                places = range(row, row + 1)
                held = column
                if isinstance(column, ListColumn):
                    places = range(column.offsets[row], column.offsets[row + 1])
                    held = column.values
                found = [_id_at(held, place, flat.tables, tables) for place in places]
                if found != (wanted or []):
                    number = int(_numbers(held)[places[0]]) if places else -1
                    self._faults.wrong_row(at, row, number, beside)


def _id_at(
    column: Any, place: int, tables: tuple[str, ...], columns: Mapping[str, Mapping[str, Any]]
) -> str | None:
    """Return the id that a row number leads to, `None` for none or one that is out of range."""
    number = int(_numbers(column)[place])
    lead = int(column.table[place]) if isinstance(column, ReferenceColumn) else 0
    if number < 0 or not 0 <= lead < len(tables):
        return None
    ids = columns.get(tables[lead], {}).get("id")
    return ids[number] if ids is not None and number < len(ids) else None


def _numbers(column: Any) -> np.ndarray[Any, Any]:
    return column.row if isinstance(column, ReferenceColumn) else column
