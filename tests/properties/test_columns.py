"""Objects turned into columns and back are the same objects, for every field of every row."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

import attrs
import numpy as np
from hypothesis import given
from tests.strategies.networks import networks, share_of_examples

from medconsortium.model import TABLES, Network, Row
from medconsortium.model.columnar import columns
from medconsortium.model.fields import encodings


def arrays(column: Any) -> Iterator[np.ndarray[Any, Any]]:
    """Yield every array that a column is made of."""
    if isinstance(column, np.ndarray):
        yield column
    elif attrs.has(type(column)):
        for attribute in attrs.fields(type(column)):
            yield from arrays(getattr(column, attribute.name))


def fields(table: str) -> Iterator[tuple[str, Any]]:
    return iter(encodings(TABLES[table][0]).items())


@given(networks() | networks(full=True))
@share_of_examples(0.4)
def test_from_rows_to_columns_and_back_is_the_identity(network: Network) -> None:
    ids = {table: list(network.table(table)) for table in TABLES}

    def resolve(table: str, row: int) -> str:
        return ids[table][row]

    for table in TABLES:
        rows: list[Row] = list(network.table(table).values())
        for name, encoding in fields(table):
            column = getattr(network.table(table).columns, name)
            assert len(column) == len(rows)
            back = [encoding.from_column(column, i, resolve) for i in range(len(rows))]
            assert back == [getattr(row, name) for row in rows], (table, name)


@given(networks(full=True))
@share_of_examples(0.2)
def test_no_column_can_be_written_to(network: Network) -> None:
    for table in TABLES:
        for name, _ in fields(table):
            made = list(arrays(getattr(network.table(table).columns, name)))
            assert made
            assert not any(array.flags.writeable for array in made), (table, name)


ELEMENTS = {
    columns.CodeColumn: np.int8,
    columns.LongCodeColumn: np.int16,
    columns.RowColumn: np.int32,
    columns.NumberColumn: np.float64,
    columns.ObjectColumn: np.object_,
}


@given(networks(full=True))
@share_of_examples(0.2)
def test_columns_are_of_the_type_declared(network: Network) -> None:
    for table in TABLES:
        declared = typing.get_type_hints(TABLES[table][1], localns=vars(columns))
        for name, _ in fields(table):
            column, type_ = getattr(network.table(table).columns, name), declared[name]
            if type_ in ELEMENTS:
                assert isinstance(column, np.ndarray)
                assert column.dtype == ELEMENTS[type_], (table, name)
            else:
                assert isinstance(column, type_), (table, name)
