"""A partial date is read back as it was written, and columns judge periods as rows do."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.networks import days

from medconsortium.errors import ModelError
from medconsortium.model import PartialDate, in_force
from medconsortium.model.columnar.columns import DateColumn, rows_in_force
from medconsortium.model.columnar.encodings import DateEncoding
from medconsortium.strategies.dates import hostile_dates

TODAY = date(2024, 2, 29)
partial_dates = hostile_dates()
periods = st.tuples(st.none() | partial_dates, st.none() | partial_dates)
STATES = {True: 1, False: 0, None: -1}


def column(dates: list[PartialDate | None]) -> DateColumn:
    made = DateEncoding().to_column(dates, lambda *_: -1)
    assert isinstance(made, DateColumn)
    return made


@given(partial_dates)
def test_what_is_written_is_read_back(day: PartialDate) -> None:
    assert PartialDate.parse(str(day)) == day


@given(st.text("0123456789-/.open \n٣", max_size=22) | st.text())
def test_any_text_is_a_date_or_a_fault(text: str) -> None:
    try:
        day = PartialDate.parse(text)
    except ModelError as error:
        codes = [fault.code for fault in error.faults]
    else:
        codes = []
        assert PartialDate.parse(str(day)) == day
    assert codes in ([], ["bad-date"])


@given(st.lists(periods, max_size=20), st.data())
def test_columns_judge_periods_as_rows_do(
    drawn: list[tuple[PartialDate | None, PartialDate | None]], data: st.DataObject
) -> None:
    ends = [end for period in drawn for end in period if end is not None]
    on = data.draw(st.sampled_from([d for e in ends for d in (e.earliest, e.latest)] or [TODAY]))
    states = rows_in_force(column([s for s, _ in drawn]), column([u for _, u in drawn]), on)
    assert states.tolist() == [STATES[in_force(since, until, on)] for since, until in drawn]


@given(partial_dates, partial_dates, days)
def test_a_period_that_holds_holds_for_every_reading_of_its_ends(
    since: PartialDate, until: PartialDate, on: date
) -> None:
    """`True`, `False`: whatever the day meant; `None`: some readings say yes, others no."""
    readings = {
        first <= on <= last
        for first in (since.earliest, since.latest)
        for last in (until.earliest, until.latest)
    }
    expected = readings.pop() if len(readings) == 1 else None
    assert in_force(since, until, on) is expected


@given(partial_dates, days)
def test_forgetting_an_end_never_makes_a_period_hold(since: PartialDate, on: date) -> None:
    assert in_force(since, None, on) is not True
    assert in_force(None, since, on) is not True
    assert in_force(None, None, on) is None
