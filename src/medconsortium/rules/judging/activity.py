"""What was counted or measured of somebody in a calendar year."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Table
from medconsortium.model.columnar.columns import NO_DAY, DateColumn, read_only
from medconsortium.rules.engine.facts import Facts
from medconsortium.vocabulary import Measure, Qualifier, Unit

__all__ = ["Figure", "figures", "last_full_year", "met_by"]

_EPOCH = date(1970, 1, 1).toordinal()


@frozen(kw_only=True)
class Figure:
    """What is known of a measure: it lies between `least` and `most`, both inclusive.

    `missing` names the data for want of which it is not known exactly.
    """

    least: float = -math.inf
    most: float = math.inf
    missing: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.least == self.most:
            return f"{self.least:g}"
        if math.inf in (-self.least, self.most):
            return "–" if self.least == -math.inf else f"≥ {self.least:g}"
        return f"{self.least:g} … {self.most:g}"


def last_full_year(on: date) -> int:
    """Return the last calendar year that is over on a day.

    >>> last_full_year(date(2025, 12, 31)), last_full_year(date(2026, 1, 1))
    (2024, 2025)
    """
    return on.year - 1


def figures(
    facts: Facts, measure: Measure, year: int, *, of: str, unit: Unit
) -> Mapping[int, Figure]:
    """Return what is known of a measure in a year, by the row of the subject in the table `of`.

    Counted are observations from the beginning to the end of the year, as exactly as their dates
    are written. Where one more may be of that year, it widens what the figure may be. Those without
    qualifier or in no stated unit say nothing.
    """
    return facts.network.observations.derived(_figures, measure, year, of, unit)


def _figures(
    observations: Table[Any, Any], measure: Measure, year: int, of: str, unit: Unit
) -> Mapping[int, Figure]:
    columns = observations.columns
    subject = columns.subject.rows_in(of)
    first, last = date(year, 1, 1), date(year, 12, 31)
    begins, ends = _begins(columns.since, first, last), _ends(columns.until, first, last)
    asked = (columns.measure == measure.number) & (subject >= 0) & (begins != 0) & (ends != 0)
    sure: dict[int, list[Figure]] = {}
    perhaps: dict[int, list[Figure]] = {}
    rows = np.flatnonzero(asked)
    dated = (begins[rows] == 1) & (ends[rows] == 1)
    said = (columns.value, columns.qualifier, columns.unit, subject)
    for is_dated, value, qualifier, of_unit, row in zip(
        dated.tolist(), *(column[rows].tolist() for column in said), strict=True
    ):
        found = _figure(value, qualifier, is_in_unit=of_unit == unit.number)
        (sure if is_dated else perhaps).setdefault(row, []).append(found)
    undated = Figure(missing=("observations.since", "observations.until"))
    return {
        row: _widest([*sure.get(row, [undated]), *perhaps.get(row, ())])
        for row in {**sure, **perhaps}
    }


def met_by(
    found: Mapping[int, Figure], is_enough: Callable[[float], bool], number: int
) -> NDArray[np.int8]:
    """Return for so many rows whether their figures are enough; -1 where that is not known.

    >>> two, some = Figure(least=2, most=2), Figure(most=5)
    >>> met_by({0: two, 2: some}, lambda figure: figure >= 3, 4).tolist()
    [0, -1, -1, -1]
    """
    states = np.full(number, -1, np.int8)
    for row, figure in found.items():
        if is_enough(figure.least):
            states[row] = 1
        elif not is_enough(figure.most):
            states[row] = 0
    return read_only(states, np.int8)


@lru_cache(maxsize=4096)
def _figure(value: float, qualifier: int, *, is_in_unit: bool) -> Figure:
    """Return what an observation says: its value, NaN if not stated, and number of qualifier."""
    stated = {
        "observations.value": not math.isnan(value),
        "observations.qualifier": qualifier == Qualifier.EXACT.number,
        "observations.unit": is_in_unit,
    }
    missing = tuple(field for field, is_stated in stated.items() if not is_stated)
    if math.isnan(value) or not is_in_unit:
        return Figure(missing=missing)
    at_least = (Qualifier.EXACT.number, Qualifier.AT_LEAST.number)
    at_most = (Qualifier.EXACT.number, Qualifier.AT_MOST.number)
    return Figure(
        least=value if qualifier in at_least else -math.inf,
        most=value if qualifier in at_most else math.inf,
        missing=missing,
    )


def _widest(found: Iterable[Figure]) -> Figure:
    several = tuple(found)
    if len(several) == 1:
        return several[0]
    return Figure(
        least=min(figure.least for figure in several),
        most=max(figure.most for figure in several),
        missing=tuple(dict.fromkeys(m for figure in several for m in figure.missing)),
    )


def _begins(since: DateColumn, first: date, last: date) -> NDArray[np.int8]:
    """For each period, whether it begins with the year, as far as written: 1, 0, or -1."""
    holds = (since.earliest == _day(first)) & (since.latest <= _day(last))
    return np.where(since.earliest == NO_DAY, -1, holds).astype(np.int8)


def _ends(until: DateColumn, first: date, last: date) -> NDArray[np.int8]:
    """For each period, whether it ends with the year, as far as written: 1, 0, or -1."""
    holds = (until.latest == _day(last)) & (until.earliest >= _day(first))
    return np.where(until.earliest == NO_DAY, -1, holds).astype(np.int8)


def _day(day: date) -> int:
    return day.toordinal() - _EPOCH
