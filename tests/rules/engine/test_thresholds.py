from __future__ import annotations

from datetime import date

import pytest

from medconsortium.errors import NotFoundError
from medconsortium.law import corpus
from medconsortium.model import Network
from medconsortium.rules import Facts
from medconsortium.rules.engine.thresholds import value_set

SIZE = "guoweibanyihan-2019-157#network-size"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2019, 2, 12), 324),
        (date(2024, 2, 27), 324),
        (date(2024, 2, 28), 419),
        (date(2015, 1, 1), 324),  # before there is any
    ],
)
def test_what_the_law_sets_on_a_day(on: date, expected: int) -> None:
    assert value_set(Facts(Network(), on), SIZE).number == expected
    assert value_set(Facts(Network(), date(2000, 1, 1)), SIZE, on=on).number == expected


def test_where_days_are_not_exact_it_is_the_last_that_may_hold() -> None:
    sizes = "guoweiyifa-2018-10#catalogue-size"
    assert value_set(Facts(Network(), date(2018, 6, 1)), sizes).number == 121


def test_it_looks_into_the_law_of_the_facts() -> None:
    other = {key: known for key, known in corpus().items() if key != "guoweibanyihan-2019-157"}
    with pytest.raises(NotFoundError):
        value_set(Facts(Network(), date(2020, 1, 1), other), SIZE)
