"""Days, dates known in part, and periods."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from medconsortium.model import OPEN, PartialDate

__all__ = ["EARLIEST", "LATEST", "Period", "days", "hostile_dates", "partial_dates", "periods"]

EARLIEST, LATEST = date(2015, 1, 1), date(2025, 12, 31)
"""Between these days dates are drawn, unless other bounds are given."""

Period: TypeAlias = tuple[PartialDate | None, PartialDate | None]
"""From when and until when, both ends included; `None` is not stated."""


def days(*, earliest: date = EARLIEST, latest: date = LATEST) -> SearchStrategy[date]:
    """Draw days between two, both included.

    Shrinks to the first of January of 2000, or the bound that is nearest it.
    """
    return st.dates(earliest, latest)


def partial_dates(
    *, earliest: date = EARLIEST, latest: date = LATEST
) -> SearchStrategy[PartialDate]:
    """Draw dates known to the day, the month or the year, or to lie between two days.

    Args:
        earliest: No date may lie before.
        latest: No date may lie after: a year or month that reaches beyond is cut there.

    Shrinks to a single day.
    """
    day = days(earliest=earliest, latest=latest)

    def known_to(characters: int) -> SearchStrategy[PartialDate]:
        whole = day.map(lambda one: PartialDate.parse(one.isoformat()[:characters]))
        return whole.map(
            lambda one: PartialDate(max(one.earliest, earliest), min(one.latest, latest))
        )

    between = st.tuples(day, day).map(lambda two: PartialDate(min(two), max(two)))
    return day.map(PartialDate.of) | known_to(7) | known_to(4) | between


def hostile_dates() -> SearchStrategy[PartialDate]:
    """Draw dates of the usual years and of any, those known at one end only, and open ends.

    Shrinks to a single day.
    """
    day = days() | days(earliest=date.min, latest=date.max)
    return st.one_of(
        partial_dates(),
        partial_dates(earliest=date.min, latest=date.max),
        day.map(lambda last: PartialDate(date.min, last)),
        day.map(lambda first: PartialDate(first, date.max)),
        st.sampled_from([OPEN, PartialDate(date.min, date.max)]),
    )


def periods(
    *,
    earliest: date = EARLIEST,
    latest: date = LATEST,
    on: date | None = None,
    unknowns: bool = True,
) -> SearchStrategy[Period]:
    """Draw periods.

    Args:
        earliest: None begins before.
        latest: None begins after it; it may be open.
        on: The day on which each surely holds; any period if left out, one that ends before it
            begins included.
        unknowns: Whether either end may be not stated.

    Shrinks to an open one.
    """
    if on is not None:
        before = st.dates(earliest, on).map(PartialDate.of)
        after = st.integers(0, 3650).map(lambda days: PartialDate.of(on + timedelta(days=days)))
        return st.tuples(before, st.just(OPEN) | after)
    begins: SearchStrategy[PartialDate | None] = partial_dates(earliest=earliest, latest=latest)
    ends: SearchStrategy[PartialDate | None] = st.just(OPEN) | begins
    if unknowns:
        begins, ends = st.none() | begins, st.none() | ends
    return st.tuples(begins, ends)
