"""Partial dates by the thousand: some state a day, some a month, some only a year."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import DateColumn, read_only
from medconsortium.planning.synthetic.draws import chosen

__all__ = ["beginnings", "in_years", "joinings"]

_DAY, _MONTH, _YEAR = range(3)
_PRECISION = (5, 3, 2)
"""How often a beginning is stated to the day, the month and the year."""

_FIRST, _LAST = "2017-03-01", "2023-12-31"
_LATE_JOINERS, _LONGEST_DELAY = 0.3, 540


def in_years(years: NDArray[np.integer]) -> DateColumn:
    """Return dates of which only the year is known."""
    return _within((years - 1970).astype("M8[Y]"))


def beginnings(rng: Generator, size: int) -> DateColumn:
    """Return beginnings from 2017 to 2023, stated to the day, the month or the year."""
    first = np.datetime64(_FIRST, "D").astype(np.int64)
    last = np.datetime64(_LAST, "D").astype(np.int64)
    days = rng.integers(first, last, size=size, endpoint=True).astype("M8[D]")
    precision = chosen(rng, _PRECISION, size=size)
    by_month, by_year = _within(days.astype("M8[M]")), _within(days.astype("M8[Y]"))
    number = days.astype(np.int64)
    return DateColumn(
        read_only(np.choose(precision, [number, by_month.earliest, by_year.earliest]), np.int32),
        read_only(np.choose(precision, [number, by_month.latest, by_year.latest]), np.int32),
    )


def joinings(rng: Generator, since: DateColumn, which: NDArray[np.integer]) -> DateColumn:
    """Return days of joining, none of which may lie before the beginning of what is joined.

    Args:
        rng: Draws who joins late, and how late.
        since: Beginnings, such as those of consortia.
        which: For each that joins, the row of the beginning.

    Founders join on the day, or where that is not known, on the first that surely is not too early.
    Three of ten join up to a year and a half later; half of these state only the month.
    """
    base = since.latest[which].astype(np.int64)
    base += since.earliest[which] < since.latest[which]
    late = rng.random(len(which)) < _LATE_JOINERS
    day = base + np.where(late, rng.integers(1, _LONGEST_DELAY, size=len(which)), 0)
    month = _within(day.astype("M8[D]").astype("M8[M]") + 1)
    vague = late & (rng.random(len(which)) < 1 / 2)
    return DateColumn(
        read_only(np.where(vague, month.earliest, day), np.int32),
        read_only(np.where(vague, month.latest, day), np.int32),
    )


def _within(spans: NDArray[np.datetime64]) -> DateColumn:
    """Return dates that are known to lie in a month, or a year."""
    return DateColumn(
        read_only(spans.astype("M8[D]").astype(np.int64), np.int32),
        read_only((spans + 1).astype("M8[D]").astype(np.int64) - 1, np.int32),
    )
