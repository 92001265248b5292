"""References found by id, or taken from row numbers."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from medconsortium.errors import DocumentError
from medconsortium.interop.tables.references_of_series import IdLookup, row_numbers
from medconsortium.interop.tables.series_faults import Position, SeriesFaults

IDS = {
    "institutions": pl.Series(["县", "乡"]),
    "departments": pl.Series(["科"]),
    "divisions": pl.Series(["区", "区", "县"]),
}
CARE = ("institutions", "departments")
AT = Position("links", "origin")


def lookup(faults: SeriesFaults | None = None) -> IdLookup:
    return IdLookup(IDS.__getitem__, faults or SeriesFaults())


def test_ids_lead_to_their_rows() -> None:
    rows = lookup().find(pl.Series(["乡", None, "县", "乡"]), CARE[:1], AT)
    assert (rows.dtype, rows.tolist()) == (np.int32, [1, -1, 0, 1])


def test_ids_of_several_tables_tell_the_table() -> None:
    column = lookup().find(pl.Series(["科", "乡", None]), CARE, AT)
    assert column.tables == CARE
    assert (column.table.tolist(), column.row.tolist()) == ([1, 0, -1], [0, 1, -1])
    assert (column.table.dtype, column.row.dtype) == (np.int8, np.int32)


def test_of_an_id_that_stands_twice_the_first_is_taken() -> None:
    assert lookup().find(pl.Series(["区", "县"]), ("divisions",), AT).tolist() == [0, 2]


@pytest.mark.parametrize("rows", [None, np.array([5, 5, 8])])
def test_ids_that_lead_nowhere_are_told(
    rows: np.ndarray[tuple[int], np.dtype[np.int64]] | None,
) -> None:
    faults = SeriesFaults()
    lookup(faults).find(pl.Series(["省", "县", "市"]), CARE, AT, rows)
    with pytest.raises(DocumentError) as caught:
        faults.refuse()
    told = [fault.place.row for fault in caught.value.faults if fault.place]
    assert told == ([1, 3] if rows is None else [6, 9])


def test_rows_of_any_integers_are_taken() -> None:
    faults = SeriesFaults()
    rows = row_numbers(pl.Series([1, None, 2**40, -7]), None, CARE[:1], AT, faults)
    assert rows.tolist() == [1, -1, -2, -7]
    column = row_numbers(pl.Series([1]), pl.Series([300]), CARE, AT, faults)
    assert (column.table.tolist(), column.row.tolist()) == ([-2], [1])
    faults.refuse()
