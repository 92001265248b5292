"""Evidence gone missing: fields no longer stated, complete lists only partial."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from attrs import evolve
from numpy.random import Generator
from numpy.typing import NDArray

from medconsortium.model import TABLES
from medconsortium.model.columnar.columns import (
    NO_DAY,
    Column,
    DateColumn,
    GeoColumn,
    ListColumn,
    ReferenceColumn,
    TextColumn,
    read_only,
)
from medconsortium.model.fields import defaults
from medconsortium.vocabulary import Completeness

__all__ = ["with_gaps"]

_WHOLE = ("sources", "divisions", "parties")
"""Tables that nothing goes missing from: the frame, and the note on where it all comes from."""

_WHO = ("institution", "department", "group")
"""A membership names exactly one of these."""


def with_gaps(
    rng: Generator, tables: Mapping[str, Mapping[str, Column]], *, missing: float
) -> dict[str, dict[str, Column]]:
    """Return the tables with a share of the evidence gone, evenly over rows and fields.

    A value that may be left out is no longer stated; a list that was complete is partial, where
    it is not gone as a whole. What a row cannot be without stays.

    Args:
        rng: Draws what goes.
        tables: The columns of each table.
        missing: The share that goes, 0 to 1.
    """
    return {
        name: dict(columns)
        if name in _WHOLE
        else _forgetting(rng, columns, defaults(TABLES[name][0]), missing)
        for name, columns in tables.items()
    }


def _forgetting(
    rng: Generator, columns: Mapping[str, Column], assumed: Mapping[str, Any], share: float
) -> dict[str, Column]:
    kept: dict[str, Column] = {}
    for field, column in columns.items():
        column_kept = column
        if isinstance(column, ListColumn) and column.completeness is not None:
            column_kept = _partial(column, rng.random(len(column)) < share)
        if isinstance(assumed[field], Completeness):
            column_kept = _only_partial(column, rng.random(len(column)) < share)
        elif assumed[field] is None and field not in _WHO:
            column_kept = _unstated(column_kept, rng.random(len(column)) < share)
        kept[field] = column_kept
    return kept


def _only_partial(completeness: Any, gone: NDArray[np.bool_]) -> NDArray[np.int8]:
    was_complete = gone & (completeness == Completeness.COMPLETE.number)
    return read_only(np.where(was_complete, Completeness.PARTIAL.number, completeness), np.int8)


def _partial(column: ListColumn, gone: NDArray[np.bool_]) -> ListColumn:
    holds_some = np.diff(column.offsets) > 0  # an empty list is stated to be empty
    return evolve(column, completeness=_only_partial(column.completeness, gone & holds_some))


def _unstated(column: Column, gone: NDArray[np.bool_]) -> Any:
    """Return the column with nothing stated in the rows that are gone."""
    if isinstance(column, np.ndarray):
        return _filled(column, gone, np.nan if column.dtype.kind == "f" else -1)
    if isinstance(column, DateColumn):
        return _each_filled(column, ("earliest", "latest"), gone, NO_DAY)
    if isinstance(column, GeoColumn):
        without_place = _each_filled(column, ("latitude", "longitude"), gone, np.nan)
        return _each_filled(without_place, ("datum",), gone, -1)
    if isinstance(column, ReferenceColumn):
        return _each_filled(column, ("table", "row"), gone, -1)
    if isinstance(column, TextColumn):
        return TextColumn(_unstated(column.zh, gone), _unstated(column.en, gone))
    left = evolve(column, valid=read_only(column.valid & ~gone, np.bool_))
    is_listing = isinstance(column, ListColumn) and column.completeness is not None
    return _each_filled(left, ("completeness",), gone, -1) if is_listing else left


def _each_filled(column: Any, names: Iterable[str], gone: NDArray[np.bool_], nothing: float) -> Any:
    return evolve(column, **{name: _filled(getattr(column, name), gone, nothing) for name in names})


def _filled(values: NDArray[Any], gone: NDArray[np.bool_], nothing: float) -> NDArray[Any]:
    return read_only(np.where(gone, nothing, values), values.dtype)
