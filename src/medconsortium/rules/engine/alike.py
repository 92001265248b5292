"""Judging rows of which many are alike: one of each sort for all of its sort."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.verdict import Verdict, Verdicts

__all__ = ["Judge", "judge_alike"]

Judge: TypeAlias = Callable[[int], Verdict]
"""Says of a row, told by its number, what a rule says of it."""

_FEW = 64

_MOST_SORTS = 2**12
"""Up to so many sorts are told apart by their numbers, more by sorting."""


def judge_alike(
    rows: NDArray[np.int32], judge: Judge, *alike: NDArray[np.integer | np.bool_]
) -> Verdicts:
    """Judge one row of each sort, for rules that read documents rather than columns.

    Rows are of one sort where all columns `alike` say the same of them: these must hold whatever
    the outcome depends on. Each row is explained by itself, when it is asked for; its verdict has
    the outcome of its sort.

    Args:
        rows: The rows to judge.
        judge: Judges a row.
        alike: What tells sorts apart: a number for each row of the table.

    >>> from medconsortium.rules.engine.verdict import failed, passed
    >>> from medconsortium.text import Text
    >>> good, bad = passed(Text("好")), failed(Text("坏"), cure=Text("改"))
    >>> stated = np.array([1, 0, 1])
    >>> found = judge_alike(np.arange(3), lambda row: good if stated[row] else bad, stated)
    >>> found.outcomes.tolist()
    [0, 1, 0]
    """
    few = len(rows) <= _FEW
    return Verdicts(
        read_only(
            _one_by_one(rows, judge, alike) if few else _at_once(rows, judge, alike), np.int8
        ),
        lambda position: judge(int(rows[position])),
    )


def _one_by_one(
    rows: NDArray[np.int32],
    judge: Judge,
    alike: tuple[NDArray[np.integer | np.bool_], ...],
) -> NDArray[np.int8]:
    """Return the outcomes: of few rows, sorts are told apart fastest one by one."""
    said = zip(rows.tolist(), *(column[rows].tolist() for column in alike), strict=True)
    known: dict[tuple[int, ...], int] = {}
    outcomes = np.empty(len(rows), np.int8)
    for place, (row, *sort) in enumerate(said):
        key = tuple(sort)
        if key not in known:
            known[key] = judge(row).outcome.number
        outcomes[place] = known[key]
    return outcomes


def _at_once(
    rows: NDArray[np.int32],
    judge: Judge,
    alike: tuple[NDArray[np.integer | np.bool_], ...],
) -> NDArray[np.int8]:
    """Return the outcomes, told apart by a number for each sort."""
    sort, number = _sorts(rows, alike)
    found = np.full(number, -1, np.int64)
    found[sort] = np.arange(len(rows))
    outcomes = np.zeros(number, np.int8)
    for each in np.flatnonzero(found >= 0).tolist():
        outcomes[each] = judge(int(rows[found[each]])).outcome.number
    return read_only(outcomes[sort], np.int8)


def _sorts(
    rows: NDArray[np.int32], alike: tuple[NDArray[np.integer | np.bool_], ...]
) -> tuple[NDArray[np.int64], int]:
    """Return the number of the sort of each row, and how many numbers there are."""
    sort, number = np.zeros(len(rows), np.int64), 1
    for column in alike:
        said = column[rows].astype(np.int64)
        least = int(said.min(initial=0))
        sort = sort * (int(said.max(initial=0)) - least + 1) + (said - least)
        number *= int(said.max(initial=0)) - least + 1
        if number > _MOST_SORTS:
            known, sort = np.unique(sort, return_inverse=True)
            number = len(known)
    return sort, number
