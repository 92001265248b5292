"""Rows held as columns: a row is made when it is asked for, and not kept."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from functools import cached_property
from itertools import pairwise
from typing import Any, Generic, TypeVar, cast

import numpy as np

from medconsortium.model.columnar.columns import (
    Column,
    StringColumn,
    compact,
    freeze,
    string_column,
    take,
)
from medconsortium.model.columnar.encodings import Resolve
from medconsortium.model.columnar.id_index import IdIndex
from medconsortium.model.columnar.natural_keys import natural_keys
from medconsortium.model.fields import defaults, encodings
from medconsortium.model.ids import content
from medconsortium.model.rows import KeyedRow, Row
from medconsortium.model.table import Table
from medconsortium.model.tables import TABLES

__all__ = ["ColumnRows", "tables_of_columns"]

R = TypeVar("R", bound=Row)

_DECODED_AT_A_TIME = 2**14


class ColumnRows(Mapping[str, R], Generic[R]):
    """A mapping from id to row over the columns of a table.

    Nothing is cached but the ids: two look-ups give two rows, which are equal.

    Args:
        row_type: The class of the rows.
        given: The columns; a field without one holds its default in every row.
        count: How many rows there are.
        resolve: Tells the id of a row of a table.
        ids_of: Tells the column of ids of a table.
    """

    def __init__(
        self,
        row_type: type[R],
        given: Mapping[str, Column],
        count: int,
        *,
        resolve: Resolve,
        ids_of: Callable[[str], StringColumn],
    ) -> None:
        self.given = given
        self._row_type = row_type
        self._count = count
        self._resolve = resolve
        self._ids_of = ids_of
        self._makers = [
            (name, encodings(row_type)[name].from_column, column)
            for name, column in given.items()
            if name != "id"
        ]

    @cached_property
    def ids(self) -> StringColumn:
        """The ids of all rows, derived where they are left out."""
        given: Any = self.given.get("id")
        if not issubclass(self._row_type, KeyedRow):
            return given  # type: ignore[no-any-return]
        return natural_keys(
            self._row_type,
            self.given,
            self._count,
            ids_of=self._ids_of,
            content=lambda number: content(self._row_type(id="", **self._values(number))),
        )

    def row_number(self, row_id: str) -> int:
        """Return the position of a row, -1 where there is no such id."""
        return self._index.find(row_id)

    def row(self, number: int, *, keyed: bool = True) -> R:
        """Return the row at a position; unless `keyed`, an id that is derived may be left out."""
        without_id = not keyed and issubclass(self._row_type, KeyedRow)
        row_id = "" if without_id else cast(str, self.ids[number])
        return self._row_type(id=row_id, **self._values(number))

    def column(self, field: str) -> Column:
        """Return the column of a field, its default in every row where none was given."""
        if field == "id":
            return self.ids
        if field in self.given:
            return self.given[field]
        default = [defaults(self._row_type)[field]] if self._count else []
        one = encodings(self._row_type)[field].to_column(default, _nowhere)
        return take(one, np.zeros(self._count, np.intp))

    def __getitem__(self, row_id: str) -> R:
        number = self._index.find(row_id)
        if number < 0:
            raise KeyError(row_id)
        return self.row(number)

    def __contains__(self, row_id: object) -> bool:
        return isinstance(row_id, str) and self._index.find(row_id) >= 0

    def __iter__(self) -> Iterator[str]:
        ids = self.ids
        for begin in range(0, self._count, _DECODED_AT_A_TIME):
            offsets = ids.offsets[begin : begin + _DECODED_AT_A_TIME + 1].tolist()
            data, first = ids.data[offsets[0] : offsets[-1]].tobytes(), offsets[0]
            for start, end in pairwise(offsets):
                yield data[start - first : end - first].decode()

    def __len__(self) -> int:
        return self._count

    def values(self) -> ValuesView[R]:
        """Return the rows, each made when it is reached."""
        return _Values(self)

    def items(self) -> ItemsView[str, R]:
        """Return ids and rows, each made when it is reached."""
        return _Items(self)

    @cached_property
    def _index(self) -> IdIndex:
        return IdIndex(self.ids)

    def _values(self, number: int) -> dict[str, Any]:
        resolve = self._resolve
        return {name: make(column, number, resolve) for name, make, column in self._makers}


class _Values(ValuesView[R]):
    _mapping: ColumnRows[R]

    def __iter__(self) -> Iterator[R]:
        return map(self._mapping.row, range(len(self._mapping)))


class _Items(ItemsView[str, R]):
    _mapping: ColumnRows[R]

    def __iter__(self) -> Iterator[tuple[str, R]]:
        return ((row.id, row) for row in self._mapping.values())


def tables_of_columns(
    columns: Mapping[str, Mapping[str, Column]],
) -> dict[str, Table[Any, Any]]:
    """Return all tables of a network over the columns of some; the arrays become read-only."""
    tables: dict[str, Table[Any, Any]] = {}

    def ids_of(table: str) -> StringColumn:
        return tables[table].columns.id  # type: ignore[no-any-return]

    def resolve(table: str, row: int) -> str:
        return tables[table].columns.id[row]  # type: ignore[no-any-return]

    for name, (row_type, columns_type) in TABLES.items():
        given = {field: freeze(compact(column)) for field, column in columns.get(name, {}).items()}
        count = len(next(iter(given.values()), ()))
        if not count and not issubclass(row_type, KeyedRow):
            given = {"id": string_column([])}
        held = ColumnRows(row_type, given, count, resolve=resolve, ids_of=ids_of)
        tables[name] = Table.of_columns(row_type, columns_type, held)
    return tables


def _nowhere(table: str, row_id: str) -> int:
    raise LookupError(table, row_id)  # no default refers to a row
