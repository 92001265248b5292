"""What was counted or measured of somebody in a calendar year."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Observation
from medconsortium.model.columnar.columns import NO_DAY, DateColumn
from medconsortium.rules.engine.facts import Facts
from medconsortium.vocabulary import Measure, Qualifier, Unit

__all__ = ["Figure", "figures", "last_full_year"]

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
    columns = facts.network.observations.columns
    subject = columns.subject.rows_in(of)
    first, last = date(year, 1, 1), date(year, 12, 31)
    begins, ends = _begins(columns.since, first, last), _ends(columns.until, first, last)
    asked = (columns.measure == measure.number) & (subject >= 0) & (begins != 0) & (ends != 0)
    sure: dict[int, list[Figure]] = {}
    perhaps: dict[int, list[Figure]] = {}
    observations = facts.network.observations
    for row in np.flatnonzero(asked):
        found = _figure(observations[columns.id[int(row)] or ""], unit)
        dated = begins[row] == 1 and ends[row] == 1
        (sure if dated else perhaps).setdefault(int(subject[row]), []).append(found)
    undated = Figure(missing=("observations.since", "observations.until"))
    return {
        row: _widest([*sure.get(row, [undated]), *perhaps.get(row, ())])
        for row in {**sure, **perhaps}
    }


def _figure(observation: Observation, unit: Unit) -> Figure:
    value, qualifier = observation.value, observation.qualifier
    stated = {
        "observations.value": value is not None,
        "observations.qualifier": qualifier is Qualifier.EXACT,
        "observations.unit": observation.unit is unit,
    }
    missing = tuple(field for field, is_stated in stated.items() if not is_stated)
    if value is None or observation.unit is not unit:
        return Figure(missing=missing)
    return Figure(
        least=value if qualifier in (Qualifier.EXACT, Qualifier.AT_LEAST) else -math.inf,
        most=value if qualifier in (Qualifier.EXACT, Qualifier.AT_MOST) else math.inf,
        missing=missing,
    )


def _widest(found: Iterable[Figure]) -> Figure:
    several = tuple(found)
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
