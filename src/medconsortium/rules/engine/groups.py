"""Rows of a table by the row of another one that they belong to."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Table
from medconsortium.model.columnar.columns import read_only

__all__ = ["Groups", "groups", "rows_by"]

_FEW = 2**16
"""Numbers below are sorted much faster: by their digits, not by comparison."""


@frozen(eq=False, slots=False)
class Groups:
    """Rows in the order of what they belong to; those that belong to nothing known come last.

    `in_order` says that they stand so in their table.
    """

    order: NDArray[np.int64]
    bounds: NDArray[np.int64]
    in_order: bool

    def rows(self, of: int) -> NDArray[np.int64]:
        """Return the rows that belong to a row, in their order; of -1, those that belong to none.

        >>> found = groups(np.array([1, 0, -1, 1], np.int32), 2)
        >>> found.rows(1).tolist(), found.rows(-1).tolist()
        ([0, 3], [2])
        """
        begin = len(self.bounds) - 2 if of < 0 else of
        return self.order[self.bounds[begin] : self.bounds[begin + 1]]

    def some(self, flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return for what rows belong to whether one of its rows is marked `True`.

        >>> found = groups(np.array([1, 0, -1, 1], np.int32), 3)
        >>> found.some(np.array([False, True, True, True])).tolist()
        [True, True, False]
        """
        found = np.zeros(len(self.bounds) - 2, np.bool_)
        if len(self._filled):
            found[self._filled] = np.logical_or.reduceat(self._known(flags), self._begins)
        return found

    def count(self, flags: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return for what rows belong to how many of its rows are marked `True`."""
        found = np.zeros(len(self.bounds) - 2, np.int64)
        if len(self._filled):
            counted = self._known(flags)
            found[self._filled] = np.add.reduceat(counted, self._begins, dtype=np.int64)
        return found

    def _known(self, flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
        in_groups = flags if self.in_order else flags[self.order]
        return in_groups[: self.bounds[-2]]

    @cached_property
    def _filled(self) -> NDArray[np.int64]:
        return np.flatnonzero(np.diff(self.bounds[:-1]))

    @cached_property
    def _begins(self) -> NDArray[np.int64]:
        return self.bounds[self._filled]


def groups(column: NDArray[np.int32], number: int) -> Groups:
    """Group rows by a column of references to a table of so many rows."""
    of = np.where(column < 0, number, column)
    bounds = np.zeros(number + 2, np.int64)
    np.cumsum(np.bincount(of, minlength=number + 1), out=bounds[1:])
    in_order = bool((of[1:] >= of[:-1]).all())
    if in_order:
        order = np.arange(len(of))
    else:
        order = np.argsort(of.astype(np.uint16) if number < _FEW - 1 else of, kind="stable")
    return Groups(read_only(order, np.int64), read_only(bounds, np.int64), in_order)


def rows_by(table: Table[Any, Any], field: str, to: Table[Any, Any]) -> Groups:
    """Return the rows of a table by what a field of theirs refers to in another table."""
    return table.derived(_rows_by, field, len(to))


def _rows_by(table: Table[Any, Any], field: str, number: int) -> Groups:
    return groups(getattr(table.columns, field), number)
