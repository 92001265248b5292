"""In which division of a level each division lies, for a whole table of divisions at once."""

from __future__ import annotations

import numpy as np

from medconsortium.model.columnar.columns import RowColumn, read_only
from medconsortium.model.tables import DivisionColumns
from medconsortium.vocabulary import DivisionLevel

__all__ = ["lying_in"]

_DEEPEST = 16
"""Six levels there are; a longer chain is no tree of divisions, and is not followed further."""


def lying_in(divisions: DivisionColumns, *, level: DivisionLevel) -> RowColumn:
    """Return for each division the row of the one of `level` that it is or lies in, or -1.

    Where a division is parted without that level, it stands in for it: the towns of 东莞, which has
    no counties, count as lying in one county, 东莞. Divisions above the level lie in none.

    >>> from medconsortium.geography import divisions_network
    >>> network = divisions_network()
    >>> counties = lying_in(network.divisions.columns, level=DivisionLevel.COUNTY)
    >>> row = network.divisions.row_number
    >>> int(counties[row("430923101")]) == row("430923"), int(counties[row("430900")])
    (True, -1)
    """
    parent = np.append(divisions.parent, -1)
    wanted = np.append(divisions.level == level.number, False)
    wanted[:-1] |= _stand_in(divisions, level)
    found = np.arange(len(parent) - 1)
    for _ in range(_DEEPEST):
        found = np.where(wanted[found], found, parent[found])
    return read_only(np.where(wanted[found], found, -1), np.int32)


def _stand_in(divisions: DivisionColumns, level: DivisionLevel) -> np.typing.NDArray[np.bool_]:
    """For each division above the level, whether what lies right within is below it."""
    known = divisions.level >= 0
    inner = np.flatnonzero(known & (divisions.parent >= 0))
    outer = divisions.parent[inner]
    skips = (divisions.level[inner] > level.number) & known[outer]
    skips &= divisions.level[outer] < level.number
    result = np.zeros(len(known), np.bool_)
    result[outer[skips]] = True
    return result
