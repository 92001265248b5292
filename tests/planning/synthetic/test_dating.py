from __future__ import annotations

from datetime import date

import numpy as np

from medconsortium.model.dates import PartialDate
from medconsortium.planning.synthetic.dating import beginnings, in_years, joinings

EPOCH = date(1970, 1, 1).toordinal()


def told(earliest: int, latest: int) -> str:
    return str(PartialDate(date.fromordinal(EPOCH + earliest), date.fromordinal(EPOCH + latest)))


def test_only_the_year_is_known() -> None:
    column = in_years(np.array([1952, 2016]))
    assert [told(*days) for days in zip(column.earliest, column.latest, strict=True)] == [
        "1952",
        "2016",
    ]


def test_beginnings_are_stated_to_the_day_the_month_or_the_year() -> None:
    column = beginnings(np.random.default_rng(1), 500)
    found = [told(*days) for days in zip(column.earliest, column.latest, strict=True)]
    assert {len(one) for one in found} == {4, 7, 10}
    assert {one[:4] for one in found} == {str(year) for year in range(2017, 2024)}


def test_nobody_joins_before_the_beginning() -> None:
    since = beginnings(np.random.default_rng(1), 50)
    which = np.repeat(np.arange(50), 20)
    joined = joinings(np.random.default_rng(2), since, which)
    assert np.all(joined.earliest >= since.latest[which])
    assert np.all(joined.latest >= joined.earliest)
    vague = joined.latest > joined.earliest
    assert 0 < np.count_nonzero(vague) < len(which) / 4
    assert {
        len(told(*days)) for days in zip(joined.earliest[vague], joined.latest[vague], strict=True)
    } == {len("2021-07")}


def test_founders_join_on_the_day_where_it_is_known() -> None:
    since = beginnings(np.random.default_rng(1), 200)
    joined = joinings(np.random.default_rng(2), since, np.arange(200))
    exact = since.earliest == since.latest
    assert np.mean(joined.earliest[exact] == since.earliest[exact]) > 0.5
