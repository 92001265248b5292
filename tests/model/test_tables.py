"""The declared columns of every table are those that its rows give."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from medconsortium.model import (
    TABLES,
    GeoPoint,
    Listing,
    Network,
    PartialDate,
    Row,
    tables,
)
from medconsortium.model.columnar import columns
from medconsortium.model.columnar.columns import (
    CodeColumn,
    CountColumn,
    DateColumn,
    GeoColumn,
    ListColumn,
    LongCodeColumn,
    NumberColumn,
    ObjectColumn,
    ReferenceColumn,
    RowColumn,
    StringColumn,
    TextColumn,
)
from medconsortium.model.table import Columns, Table
from medconsortium.text import Text
from medconsortium.vocabulary import Term

SIMPLE: Mapping[Any, Any] = {
    bool: CodeColumn,
    int: CountColumn,
    float: NumberColumn,
    str: StringColumn,
    Text: TextColumn,
    PartialDate: DateColumn,
    GeoPoint: GeoColumn,
}
DTYPES: tuple[tuple[Any, type[np.generic]], ...] = (
    (CodeColumn, np.int8),
    (LongCodeColumn, np.int16),
    (RowColumn, np.int32),
    (NumberColumn, np.float64),
    (ObjectColumn, np.object_),
)
every_table = pytest.mark.parametrize("table", TABLES)


def column_for(hint: Any) -> Any:
    """Say the type of column by the table in the docstring of `columns`."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType or origin is typing.Union:
        return column_for(next(arg for arg in args if arg is not types.NoneType))
    if origin is typing.Annotated:
        return RowColumn if len(args[1].tables) == 1 else ReferenceColumn
    if origin in (tuple, Listing):
        return ListColumn
    if isinstance(hint, type) and issubclass(hint, Term):
        return CodeColumn if len(hint) <= 127 else LongCodeColumn
    return SIMPLE.get(hint, ObjectColumn)


def declared(columns_type: type[Columns]) -> dict[str, Any]:
    return typing.get_type_hints(columns_type, localns=vars(columns))


@every_table
def test_each_field_has_a_column_of_its_type_and_there_are_no_others(table: str) -> None:
    row_type, columns_type = TABLES[table]
    hints = typing.get_type_hints(row_type, include_extras=True)
    assert declared(columns_type) == {name: column_for(hint) for name, hint in hints.items()}


@every_table
def test_columns_are_of_the_type_declared_even_where_there_is_no_row(table: str) -> None:
    made = Network().table(table).columns
    for name, type_ in declared(TABLES[table][1]).items():
        column = getattr(made, name)
        dtypes = [dtype for alias, dtype in DTYPES if alias == type_]
        if dtypes:
            assert isinstance(column, np.ndarray)
            assert column.dtype == dtypes[0], name
        else:
            assert isinstance(column, type_), name


def test_a_network_declares_each_table_with_its_rows_and_columns() -> None:
    hints = typing.get_type_hints(Network)
    found = {
        name: typing.get_args(hint)
        for name, hint in hints.items()
        if typing.get_origin(hint) is Table and not name.startswith("_")
    }
    assert found == dict(TABLES)
    assert list(found) == list(TABLES)


def test_each_table_has_row_and_columns_of_its_own() -> None:
    assert len({row_type for row_type, _ in TABLES.values()}) == len(TABLES)
    assert {type_.__name__ for _, type_ in TABLES.values()} == set(tables.__all__) - {
        "TABLES",
        "TABLE_OF",
    }
    assert all(issubclass(row_type, Row) for row_type, _ in TABLES.values())


def test_a_row_type_leads_back_to_its_table() -> None:
    assert {tables.TABLE_OF[row_type]: row_type for row_type, _ in TABLES.values()} == {
        name: row_type for name, (row_type, _) in TABLES.items()
    }


def test_the_list_of_tables_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        TABLES["beds"] = TABLES["sources"]  # type: ignore[index]
