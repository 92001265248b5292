"""References in flat series as row numbers: found by id, or taken from beside the ids."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from medconsortium.interop.tables.engine import pl
from medconsortium.interop.tables.series_faults import MOST_FAULTS, Position, SeriesFaults
from medconsortium.interop.tables.series_to_columns import filled
from medconsortium.model.columnar.columns import ReferenceColumn

__all__ = ["IdLookup", "row_numbers"]


class IdLookup:
    """Finds the rows that ids name, for a whole series at once.

    Args:
        ids_of: Tells the ids of a table.
        faults: Takes what leads nowhere.
    """

    def __init__(self, ids_of: Callable[[str], pl.Series], faults: SeriesFaults) -> None:
        self._ids_of = ids_of
        self._faults = faults
        self._known: dict[tuple[str, ...], pl.DataFrame] = {}

    def find(
        self,
        ids: pl.Series,
        tables: tuple[str, ...],
        at: Position,
        rows_of: NDArray[Any] | None = None,
    ) -> Any:
        """Return the column of references to one of `tables`; null leads nowhere.

        `rows_of` tells of ids that stand in lists in which row each stands.
        """
        if ids.dtype in (pl.Categorical, pl.Enum):
            ids = ids.cast(pl.String)
        if ids.dtype != pl.String:
            if ids.null_count() < len(ids):
                self._faults.wrong_type(at, ids.dtype, "String")
            ids = pl.Series([None], dtype=pl.String).new_from_index(0, len(ids))
        found = (
            ids.rename("id")
            .to_frame()
            .join(self._table(tables), on="id", how="left", maintain_order="left")
        )
        if found["row"].null_count() > found["id"].null_count():
            missed = (found["id"].is_not_null() & found["row"].is_null()).arg_true()
            for row in missed.head(MOST_FAULTS + 1):
                stands_in = row if rows_of is None else int(rows_of[row])
                self._faults.dangling(at, stands_in, str(ids[row]), tables)
        rows = filled(found["row"], -1)
        if len(tables) == 1:
            return rows
        return ReferenceColumn(tables, filled(found["table"], -1), rows)

    def _table(self, tables: tuple[str, ...]) -> pl.DataFrame:
        if tables not in self._known:
            whole = pl.concat(
                self._ids_of(table)
                .to_frame("id")
                .select(
                    "id",
                    table=pl.lit(number, pl.Int8),
                    row=pl.int_range(pl.len(), dtype=pl.Int32),
                )
                for number, table in enumerate(tables)
            )
            if whole["id"].n_unique() < len(whole):  # which is told of later
                whole = whole.unique("id", keep="first", maintain_order=True)
            self._known[tables] = whole
        return self._known[tables]


def row_numbers(
    rows: pl.Series,
    table: pl.Series | None,
    tables: tuple[str, ...],
    at: Position,
    faults: SeriesFaults,
) -> Any:
    """Return the column of references that stand as row numbers; their range is looked at later."""
    for series in (rows, table):
        if series is not None and not (series.dtype.is_integer() or series.dtype == pl.Null):
            faults.wrong_type(at, series.dtype, "Int32")
            return None
    numbers = _small(rows, pl.Int32)
    if len(tables) == 1:
        return numbers
    if table is None:
        faults.missing(at)
        return None
    return ReferenceColumn(tables, _small(table, pl.Int8), numbers)


def _small(series: pl.Series, dtype: Any) -> NDArray[Any]:
    """Return integers as a small type; what does not fit it leads nowhere (-2)."""
    small = series.cast(dtype, strict=False)
    numbers = filled(small, -1)
    if small.null_count() > series.null_count():
        outside = (small.is_null() & series.is_not_null()).to_numpy()
        numbers = np.where(outside, -2, numbers).astype(numbers.dtype)
    return numbers
