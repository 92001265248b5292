"""Putting rows in an order that depends on what they say alone.

`groups` tells of each row the position at which the rows that are equal to it so far begin;
refining by one key after another, only rows that are still equal are looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import StringColumn
from medconsortium.model.columnar.id_index import words

__all__ = ["packed", "refine", "rows_by_string", "tied_rows"]

_WORD = 8
_MOST_PACKED = 2**62


def refine(
    groups: NDArray[np.intp], key: Callable[[NDArray[np.intp]], NDArray[np.generic]]
) -> bool:
    """Tell rows of one group apart by a key of theirs; say whether any are still together."""
    rows = tied_rows(groups)
    if not len(rows):
        return False
    keys = key(rows)
    if len(rows) == len(groups) and not groups.any():
        by_key = np.argsort(keys, kind="stable")
    else:
        by_key = np.lexsort((keys, groups[rows]))
    rows, keys = rows[by_key], keys[by_key]
    of_group, at = groups[rows], np.arange(len(rows))
    other_group = np.append(True, of_group[1:] != of_group[:-1])
    other_key = other_group | np.append(True, keys[1:] != keys[:-1])
    begin_of_group = np.maximum.accumulate(np.where(other_group, at, 0))
    begin_of_key = np.maximum.accumulate(np.where(other_key, at, 0))
    groups[rows] = of_group + begin_of_key - begin_of_group
    return not other_key.all()


def tied_rows(groups: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the rows that share their group with another."""
    return np.flatnonzero(np.bincount(groups, minlength=len(groups))[groups] > 1)


def rows_by_string(column: StringColumn) -> NDArray[np.intp]:
    """Return the rows in the order of their strings' bytes; equal ones keep their order."""
    lengths = np.diff(column.offsets)
    groups = np.zeros(len(lengths), np.intp)
    for at in range(int(lengths.max(initial=0)) // _WORD + 1):
        if not refine(groups, lambda rows, at=at: words(column, rows, at).byteswap()):  # type: ignore[misc]
            break
    else:
        refine(groups, lambda rows: lengths[rows])
    return np.argsort(groups, kind="stable")


def packed(keys: Iterable[NDArray[np.integer]]) -> Iterable[NDArray[np.int64]]:
    """Yield integers that order rows as the keys do in turn, as few as will hold them."""
    held, room = None, 1
    for key in keys:
        least, most = int(key.min(initial=0)), int(key.max(initial=0))
        size = most - least + 1
        if held is not None and room * size < _MOST_PACKED:
            held = held * size + (key - least)
            room *= size
            continue
        if held is not None:
            yield held
        held, room = key.astype(np.int64) - least, size
    if held is not None:
        yield held
