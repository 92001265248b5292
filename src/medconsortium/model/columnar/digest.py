"""The digest of a network: one hash of all that its columns state.

It is the SHA-256 of, for each table, the fields that any row states, column by column, in an
order of rows that depends on what they say alone: that of their ids, or, for rows whose id is
derived from what they say, that of what they say. References are ranks in the order of the ids
referred to, terms are told by key, numbers are little-endian: neither the order in which rows
were given nor the machine, nor the numbers that terms have in a version of the library, count.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

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
    item_rows,
    stated,
    string_chunks,
    take,
)
from medconsortium.model.columnar.encodings import (
    Encoding,
    ListEncoding,
    ReferenceEncoding,
    TermEncoding,
)
from medconsortium.model.columnar.natural_keys import own_ids
from medconsortium.model.columnar.ordering import packed, refine, rows_by_string
from medconsortium.model.fields import defaults, encodings
from medconsortium.model.rows import KeyedRow
from medconsortium.model.table import Table
from medconsortium.model.values import FieldSources
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Datum, Term

__all__ = ["digest_of", "stated_columns"]

Rows: TypeAlias = NDArray[np.intp]
_Held: TypeAlias = tuple[Encoding, Any]


def digest_of(title: Text | None, tables: Mapping[str, Table[Any, Any]], *, synthetic: bool) -> str:
    """Return the digest of a network with this title, mark and tables."""
    writer = _Writer(tables)
    writer.line({"title": title and [title.zh, title.en], "synthetic": synthetic})
    for name, table in tables.items():
        if len(table):
            writer.table(name, table)
    return writer.content.hexdigest()


class _Writer:
    """Takes the columns of tables in turn."""

    def __init__(self, tables: Mapping[str, Table[Any, Any]]) -> None:
        self.content = hashlib.sha256()
        self._tables = tables
        self._ranks: dict[str, NDArray[np.int32]] = {}

    def line(self, plain: object) -> None:
        self.content.update(_json(plain) + b"\n")

    def table(self, name: str, table: Table[Any, Any]) -> None:
        columns = dict(stated_columns(table))
        rows = self._order(table, columns)
        self.line([name, len(table)])
        for field, (encoding, column) in columns.items():
            self.line(field)
            self.column(encoding, column, rows)

    def column(self, encoding: Encoding, column: Any, rows: Rows) -> None:
        """Take the values of some rows of a column, in their order."""
        if isinstance(column, ListColumn):
            assert isinstance(encoding, ListEncoding)  # noqa: S101 - nothing else is held so
            self._list(encoding, column, rows)
        elif isinstance(column, StringColumn):
            self._strings(column, rows)
        elif isinstance(column, TextColumn):
            self._strings(column.zh, rows)
            self._strings(column.en, rows)
        elif isinstance(column, np.ndarray) and column.dtype == object:
            held = stated(column)[rows]
            self._array(held, "<i1")
            for row in rows[held]:
                self.line(encoding.plain(column[row]))
        elif isinstance(encoding, TermEncoding):
            self._named(column[rows], [term.key for term in encoding.vocabulary])
        else:
            self._numbers(encoding, column, rows)

    def _numbers(self, encoding: Encoding, column: Any, rows: Rows) -> None:
        if isinstance(encoding, ReferenceEncoding):
            self._references(encoding.tables, column, rows)
        elif isinstance(column, CountColumn):
            self._array(np.where(column.valid, column.values, -1)[rows], "<i8")
        elif isinstance(column, DateColumn):
            self._array(column.earliest[rows], "<i4")
            self._array(np.where(column.earliest == NO_DAY, NO_DAY, column.latest)[rows], "<i4")
        elif isinstance(column, GeoColumn):
            self._array(_plain(column.latitude[rows]), "<f8")
            self._array(_plain(column.longitude[rows]), "<f8")
            datum = np.where(np.isnan(column.latitude), -1, column.datum)[rows]
            self._named(datum, [term.key for term in Datum])
        elif column.dtype.kind == "f":
            self._array(_plain(column[rows]), "<f8")
        else:
            self._array(column[rows], "<i1")

    def _array(self, values: NDArray[Any], dtype: str) -> None:
        self.content.update(np.ascontiguousarray(values.astype(dtype)).data)

    def _named(self, numbers: NDArray[Any], names: Sequence[str]) -> None:
        """Take numbers that stand for names: the names that occur, and which of them where."""
        occurs = np.zeros(len(names) + 1, np.bool_)  # -1, none, stands last
        occurs[numbers] = True
        occurring = sorted(name for number, name in enumerate(names) if occurs[number])
        places = np.full(len(names) + 1, -1)
        for place, name in enumerate(occurring):
            places[names.index(name)] = place
        self.line(occurring)
        self._array(places[numbers], "<i2")

    def _strings(self, column: StringColumn, rows: Rows) -> None:
        lengths = np.where(column.valid, np.diff(column.offsets), -1)
        self._array(lengths[rows], "<i8")
        for chunk in string_chunks(column, rows):
            self.content.update(np.ascontiguousarray(chunk).data)

    def _references(self, tables: tuple[str, ...], column: Any, rows: Rows) -> None:
        table, rank = self.ranked(tables, column)
        if len(tables) > 1:
            self._named(table[rows], tables)
        self._array(rank[rows], "<i4")

    def _list(self, encoding: ListEncoding, column: ListColumn, rows: Rows) -> None:
        lengths = np.where(column.valid, np.diff(column.offsets), -1)
        self._array(lengths[rows], "<i8")
        if column.completeness is not None:
            told = np.where(column.valid, column.completeness, -1)
            self._named(told[rows], [term.key for term in Completeness])
        self.column(encoding.item, column.values, item_rows(column, rows))

    def ranked(
        self, tables: tuple[str, ...], column: Any
    ) -> tuple[NDArray[np.int8], NDArray[np.int32]]:
        """Return which table each reference leads to, and the rank of the id in it; -1 for none."""
        if not isinstance(column, ReferenceColumn):
            return np.where(column < 0, -1, 0), np.append(self._ranks_in(tables[0]), -1)[column]
        rank = np.full(len(column), -1, np.int32)
        for number, name in enumerate(tables):
            here = np.flatnonzero(column.table == number)
            if len(here):
                rank[here] = self._ranks_in(name)[column.row[here]]
        return column.table, rank

    def _ranks_in(self, table: str) -> NDArray[np.int32]:
        if table not in self._ranks:
            order = rows_by_string(self._tables[table].columns.id)
            ranks = np.empty(len(order), np.int32)
            ranks[order] = np.arange(len(order), dtype=np.int32)
            self._ranks[table] = ranks
        return self._ranks[table]

    def _order(self, table: Table[Any, Any], columns: Mapping[str, _Held]) -> Rows:
        if not issubclass(table.row_type, KeyedRow):
            return rows_by_string(table.columns.id)
        groups = np.zeros(len(table), np.intp)
        for key in packed(self._keys(columns)):
            if not refine(groups, key.__getitem__):
                break
        else:
            if any(_is_only_content(column) for n, (_, column) in columns.items() if n != "id"):
                refine(groups, lambda rows: self._contents(columns, rows))
        return np.argsort(groups, kind="stable")

    def _keys(self, columns: Mapping[str, _Held]) -> Iterator[NDArray[Any]]:
        """Yield what tells rows apart, as integers whose order does not depend on that of rows."""
        for field, (encoding, column) in columns.items():
            if isinstance(encoding, ReferenceEncoding):
                table, rank = self.ranked(encoding.tables, column)
                yield _by_name(table, encoding.tables)
                yield rank
            elif isinstance(encoding, TermEncoding):
                yield _by_name(column, [term.key for term in encoding.vocabulary])
            elif isinstance(column, DateColumn):
                yield column.earliest
                yield np.where(column.earliest == NO_DAY, NO_DAY, column.latest)
            elif isinstance(column, CountColumn):
                yield np.where(column.valid, column.values, -1)
            elif field == "id":
                yield _ranks_of_own(column)
            elif isinstance(column, np.ndarray) and column.dtype == np.int8:
                yield column

    def _contents(self, columns: Mapping[str, _Held], rows: Rows) -> NDArray[np.intp]:
        """Rank rows by all that they say, written out: few are still tied."""

        def resolve(table: str, row: int) -> str:
            return str(self._tables[table].columns.id[row])

        held = {name: parts for name, parts in columns.items() if name != "id"}
        contents = []
        for row in rows:
            values = {n: (e, e.from_column(c, int(row), resolve)) for n, (e, c) in held.items()}
            plain = {n: e.plain(value) for n, (e, value) in values.items() if value is not None}
            contents.append(_json(plain))
        rank = {content: number for number, content in enumerate(sorted(set(contents)))}
        return np.array([rank[content] for content in contents], np.intp)


def stated_columns(table: Table[Any, Any]) -> Iterator[tuple[str, _Held]]:
    """Yield the fields of which some row states more than is assumed anyway, by name."""
    assumed = defaults(table.row_type)
    for field, encoding in sorted(encodings(table.row_type).items()):
        if table.is_columnar:
            if field not in table.given:
                continue
            column: Any = table.given[field]
        elif all(getattr(row, field) == assumed[field] for row in table.values()):
            continue
        else:
            column = getattr(table.columns, field)
        if field == "id" and issubclass(table.row_type, KeyedRow):
            column = own_ids(column)
        if not _is_assumed(column, assumed[field]):
            yield field, (encoding, column)


def _is_assumed(column: Column, assumed: object) -> bool:
    if isinstance(assumed, Term):
        return bool((np.asarray(column) == assumed.number).all())
    if isinstance(assumed, tuple):
        assert isinstance(column, ListColumn)  # noqa: S101 - tuples are held so
        return bool(column.valid.all()) and int(column.offsets[-1]) == 0
    if isinstance(assumed, FieldSources):
        return not any(map(len, np.asarray(column)))
    return not stated(column).any()


def _is_only_content(column: Column) -> bool:
    """Whether rows are told apart by such a column only when they are written out."""
    if isinstance(column, np.ndarray):
        return column.dtype.kind in "fO"
    return isinstance(column, StringColumn | TextColumn | GeoColumn | ListColumn)


def _by_name(numbers: NDArray[Any], names: Sequence[str]) -> NDArray[np.int16]:
    """Return numbers as places in the order of the names they stand for; -1 stays."""
    places = np.full(len(names) + 1, -1, np.int16)
    places[np.argsort(np.array(names))] = np.arange(len(names))
    return np.asarray(places[numbers])


def _ranks_of_own(column: StringColumn) -> NDArray[np.intp]:
    rows = np.flatnonzero(column.valid)
    ranks = np.full(len(column), len(rows))
    ranks[rows[rows_by_string(take(column, rows))]] = np.arange(len(rows))
    return ranks


def _plain(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return numbers with one zero and one NaN."""
    return np.where(np.isnan(numbers), np.nan, numbers + 0.0)


def _json(plain: object) -> bytes:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()
