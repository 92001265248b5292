"""Rows of a table by the row of another one that they belong to."""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Table
from medconsortium.model.columnar.columns import read_only

__all__ = ["Groups", "groups", "rows_by"]

_FEW = 2**16
"""Numbers below are sorted much faster: by their digits, not by comparison."""


@frozen(eq=False)
class Groups:
    """Rows in the order of what they belong to; those that belong to nothing known come last."""

    order: NDArray[np.int64]
    bounds: NDArray[np.int64]

    def rows(self, of: int) -> NDArray[np.int64]:
        """Return the rows that belong to a row, in their order; of -1, those that belong to none.

        >>> found = groups(np.array([1, 0, -1, 1], np.int32), 2)
        >>> found.rows(1).tolist(), found.rows(-1).tolist()
        ([0, 3], [2])
        """
        begin = len(self.bounds) - 2 if of < 0 else of
        return self.order[self.bounds[begin] : self.bounds[begin + 1]]


def groups(column: NDArray[np.int32], number: int) -> Groups:
    """Group rows by a column of references to a table of so many rows."""
    of = np.where(column < 0, number, column)
    bounds = np.zeros(number + 2, np.int64)
    np.cumsum(np.bincount(of, minlength=number + 1), out=bounds[1:])
    if (of[1:] >= of[:-1]).all():
        order = np.arange(len(of))
    else:
        order = np.argsort(of.astype(np.uint16) if number < _FEW - 1 else of, kind="stable")
    return Groups(read_only(order, np.int64), read_only(bounds, np.int64))


def rows_by(table: Table[Any, Any], field: str, to: Table[Any, Any]) -> Groups:
    """Return the rows of a table by what a field of theirs refers to in another table."""
    return table.derived(_rows_by, field, len(to))


def _rows_by(table: Table[Any, Any], field: str, number: int) -> Groups:
    return groups(getattr(table.columns, field), number)
