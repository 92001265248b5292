"""What ways cost: tenths of minutes, digits, sums."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.referral import PathCost
from medconsortium.referral.cost import Digits, cost_code, path_cost, to_tenths

costs = st.builds(
    PathCost,
    unconfirmed=st.integers(0, 2),
    steps_from_home=st.integers(0, 2),
    unknown_times=st.integers(0, 2),
    weighed_minutes=st.integers(0, 3),
    steps_from_origin=st.integers(0, 1),
    assumed=st.integers(0, 1),
    without_priority=st.integers(0, 1),
    travel_minutes=st.none() | st.integers(0, 5),
    transfers=st.integers(0, 2),
    borders=st.integers(0, 2),
    bypassing=st.booleans(),
)


@pytest.mark.parametrize(
    ("minutes", "tenths"),
    [(0, 0), (0.04, 0), (0.05, 1), (20, 200), (20.04, 200), (1e6, 10**7), (1e9, 10**7)],
)
def test_tenths(minutes: float, tenths: int) -> None:
    assert to_tenths(minutes) == tenths


@given(costs, costs)
def test_the_first_digit_that_differs_decides(one: PathCost, other: PathCost) -> None:
    assert (one < other) == (one.digits < other.digits)
    assert one.digits[:3] == (one.unconfirmed, one.steps_from_home, one.unknown_times)


@given(costs, costs)
def test_costs_add_up(one: PathCost, other: PathCost) -> None:
    both = one + other
    assert both.digits == tuple(a + b for a, b in zip(one.digits, other.digits, strict=True))
    assert both.transfers == one.transfers + other.transfers
    assert both.borders == one.borders + other.borders
    assert both.bypassing == (one.bypassing or other.bypassing)
    if one.travel_minutes is None or other.travel_minutes is None:
        assert both.travel_minutes is None
    else:
        assert both.travel_minutes == one.travel_minutes + other.travel_minutes


def test_columns_become_numbers() -> None:
    hops = Digits(unconfirmed=np.array([0, 2]), tenths=np.array([300, 0]), assumed=1)
    ends = Digits(steps_from_home=np.array([5], np.int32))
    code = cost_code([hops, Digits(tenths=700)], [ends, Digits(unconfirmed=1)])
    assert hops.most == (2, 0, 0, 300, 0, 1, 0)
    assert [code.decode(number) for number in hops.encode(code, 2).tolist()] == [
        (0, 0, 0, 300, 0, 1, 0),
        (2, 0, 0, 0, 0, 1, 0),
    ]
    assert Digits().encode(code, 3).tolist() == [0, 0, 0]
    total = int(hops.encode(code, 2).sum() + ends.encode(code, 1)[0])
    assert path_cost(
        code.decode(total), travel_minutes=30.0, transfers=2, borders=1, bypassing=True
    ) == PathCost(
        unconfirmed=2,
        steps_from_home=5,
        weighed_minutes=30,
        assumed=2,
        travel_minutes=30,
        transfers=2,
        borders=1,
        bypassing=True,
    )
