"""An index of ids: which row has an id, found by a hash of its bytes and compared in full.

Hashes are computed for all ids at once. They differ from one process to the next, so that nobody
can make up ids that fall together, and stand in no result.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import StringColumn
from medconsortium.model.columnar.recall import recalled

__all__ = ["IdIndex", "alike", "hashes", "words"]

_WORD: Final = 8
_MASK: Final = 2**64 - 1
_SEED: Final = int.from_bytes(os.urandom(_WORD), "little")
_FACTOR: Final = int.from_bytes(os.urandom(_WORD), "little") | 1
_FOLD: Final = 32
_LONGEST_HELD: Final = 64
"""Ids are short; whoever asks for long strings shall not fill the memory with them."""
_KEPT = np.array([2 ** (8 * count) - 1 for count in range(_WORD + 1)], np.uint64)
"""By how many bytes are left of a string, the bits of a word that belong to it."""


class IdIndex:
    """Finds the row of an id in a column of distinct ids.

    >>> from medconsortium.model.columnar.columns import string_column
    >>> index = IdIndex(string_column(["县医院", "乡卫生院"]))
    >>> index.find("乡卫生院"), index.find("省医院")
    (1, -1)
    """

    def __init__(self, ids: StringColumn) -> None:
        self._ids = ids
        found = hashes(ids)
        self._rows = np.argsort(found).astype(np.int32)
        self._hashes = found[self._rows]
        self._found: dict[str, int] = {}

    def find(self, row_id: str) -> int:
        """Return the row of an id, -1 where there is none."""
        if len(row_id) > _LONGEST_HELD:
            return self._search(row_id)
        return recalled(self._found, row_id, lambda: self._search(row_id))

    def _search(self, row_id: str) -> int:
        try:
            wanted = row_id.encode()
        except UnicodeEncodeError:
            return -1
        hashed, held = _hash(wanted), self._hashes
        at = int(held.searchsorted(np.uint64(hashed)))
        while at < len(held) and int(held[at]) == hashed:
            row = int(self._rows[at])
            if self._bytes(row) == wanted:
                return row
            at += 1
        return -1

    def _bytes(self, row: int) -> bytes | None:
        if not self._ids.valid[row]:
            return None
        return self._ids.data[self._ids.offsets[row] : self._ids.offsets[row + 1]].tobytes()


def hashes(column: StringColumn) -> NDArray[np.uint64]:
    """Return a hash of each string, the same for the same bytes within one process."""
    lengths = np.diff(column.offsets)
    found = (lengths.astype(np.uint64) * np.uint64(_FACTOR)) ^ np.uint64(_SEED)
    rows, at = np.flatnonzero(lengths > 0), 0
    while len(rows):
        is_all = len(rows) == len(found)
        mixed = words(column, None if is_all else rows, at)
        mixed ^= found if is_all else found[rows]
        mixed *= np.uint64(_FACTOR)
        mixed ^= mixed >> np.uint64(_FOLD)
        if is_all:
            found = mixed
        else:
            found[rows] = mixed
        at += 1
        rows = rows[lengths[rows] > at * _WORD]
    return found


def _hash(data: bytes) -> int:
    found = (len(data) * _FACTOR & _MASK) ^ _SEED
    for at in range(0, len(data), _WORD):
        mixed = (found ^ int.from_bytes(data[at : at + _WORD], "little")) * _FACTOR & _MASK
        found = mixed ^ (mixed >> _FOLD)
    return found


def words(column: StringColumn, rows: NDArray[np.intp] | None, at: int) -> NDArray[np.uint64]:
    """Return the eight bytes numbered `at` of some strings, little-endian, 0 behind their end.

    `rows` are those of the strings; `None` means all of them.
    """
    data = column.data
    if len(data) < _WORD:
        data = np.concatenate([data, np.zeros(_WORD, np.uint8)])
    last = len(data) - _WORD
    view: NDArray[np.uint64] = np.ndarray((last + 1,), "<u8", np.ascontiguousarray(data), 0, (1,))
    starts, ends = column.offsets[:-1], column.offsets[1:]
    places = (starts if rows is None else starts[rows]) + at * _WORD
    left = (ends if rows is None else ends[rows]) - places
    found = view[np.minimum(places, last)].astype(np.uint64)
    late = np.flatnonzero(places > last)  # read from further ahead
    found[late] >>= np.minimum((places[late] - last) * 8, 63).astype(np.uint64)
    short = np.flatnonzero(left < _WORD)
    found[short] &= _KEPT[np.maximum(left[short], 0)]
    return found


def alike(columns: Sequence[StringColumn]) -> list[list[tuple[int, int]]]:
    """Return the strings that stand several times, each as its places (column, row) in order."""
    if not columns:
        return []
    found = [hashes(column)[column.valid] for column in columns]
    in_order = np.sort(np.concatenate(found))
    doubled = np.unique(in_order[1:][in_order[1:] == in_order[:-1]])
    if not len(doubled):
        return []
    places: defaultdict[str | None, list[tuple[int, int]]] = defaultdict(list)
    for number, column in enumerate(columns):
        for row in np.flatnonzero(column.valid)[np.isin(found[number], doubled)]:
            places[column[row]].append((number, int(row)))
    return [together for together in places.values() if len(together) > 1]
