from __future__ import annotations

from datetime import date

from tests.strategies.drawing_out import drawn, plainest

from medconsortium.model import OPEN, PartialDate, in_force
from medconsortium.strategies import days, partial_dates, periods

FIRST, LAST = date(2019, 3, 5), date(2020, 2, 10)


def test_days_keep_within_their_bounds() -> None:
    assert all(FIRST <= day <= LAST for day in drawn(days(earliest=FIRST, latest=LAST)))


def test_partial_dates_are_of_every_precision_and_keep_within_their_bounds() -> None:
    found = drawn(partial_dates(earliest=FIRST, latest=LAST), 150)
    assert all(FIRST <= one.earliest <= one.latest <= LAST for one in found)
    written = {str(one) for one in found}
    assert "2019-03-05/2019-12-31" in written
    assert any(len(one) == len("2019-05") for one in written)
    assert any(one.earliest == one.latest for one in found)
    least = plainest(partial_dates(earliest=FIRST, latest=LAST))
    assert least.earliest == least.latest


def test_a_period_may_lack_either_end_unless_nothing_is_unknown() -> None:
    ends = {(since is None, until is None) for since, until in drawn(periods(), 100)}
    assert ends == {(a, b) for a in (True, False) for b in (True, False)}
    assert all(None not in period for period in drawn(periods(unknowns=False)))


def test_a_period_holds_on_the_day_that_is_asked_for() -> None:
    found = drawn(periods(on=LAST), 60)
    assert all(in_force(since, until, LAST) is True for since, until in found)
    assert {until == OPEN for _, until in found} == {True, False}
    since, until = plainest(periods(on=LAST))
    assert isinstance(since, PartialDate)
    assert until == OPEN
