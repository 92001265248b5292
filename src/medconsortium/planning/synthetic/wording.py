"""Columns of strings joined from parts, a million at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import StringColumn, read_only, string_column, take

__all__ = ["Words", "joined", "numbers", "stacked"]


@frozen(eq=False)
class Words:
    """A word for each row: the one that `which` says, out of `known`."""

    known: StringColumn
    which: NDArray[np.integer]

    @classmethod
    def of(cls, known: Sequence[str], which: NDArray[np.integer]) -> Words:
        """Choose from a list of words."""
        return cls(string_column(known), which)


Part: TypeAlias = "Words | str"


def numbers(values: NDArray[np.integer], *, digits: int) -> Words:
    """Return whole numbers as words of at least so many digits."""
    most = int(values.max(initial=0))
    return Words.of([f"{number:0{digits}}" for number in range(most + 1)], values)


def joined(*parts: Part) -> StringColumn:
    """Return the column of strings that the parts make, one after the other, row by row.

    >>> column = joined("第", numbers(np.array([1, 2]), digits=1), "医院")
    >>> column[1]
    '第2医院'
    """
    size = next(len(part.which) for part in parts if isinstance(part, Words))
    nothing = np.zeros(size, np.intp)
    columns = [
        take(part.known, part.which)
        if isinstance(part, Words)
        else take(string_column([part]), nothing)
        for part in parts
    ]
    lengths = np.stack([np.diff(column.offsets) for column in columns], axis=1)
    ends = np.cumsum(lengths)
    data = np.empty(int(ends[-1]) if len(ends) else 0, np.uint8)
    starts = (ends - lengths.ravel()).reshape(lengths.shape)
    for place, column in enumerate(columns):
        _lay(data, starts[:, place], column)
    offsets = np.zeros(size + 1, np.int64)
    offsets[1:] = ends[len(columns) - 1 :: len(columns)]
    return StringColumn(
        read_only(data, np.uint8), read_only(offsets, np.int64), read_only(nothing == 0, np.bool_)
    )


def _lay(data: NDArray[np.uint8], starts: NDArray[np.int64], column: StringColumn) -> None:
    """Put the strings of a column where they begin in the joined bytes."""
    lengths = np.diff(column.offsets)
    places = np.repeat(starts - column.offsets[:-1], lengths)
    places += np.arange(len(places))
    data[places] = column.data


def stacked(*columns: StringColumn) -> StringColumn:
    """Return the columns one below the other; all of their strings are stated."""
    ends = np.concatenate([np.diff(column.offsets) for column in columns]).cumsum()
    return StringColumn(
        read_only(np.concatenate([column.data for column in columns]), np.uint8),
        read_only(np.concatenate([[0], ends]), np.int64),
        read_only(np.concatenate([column.valid for column in columns]), np.bool_),
    )
