"""What can be reached, against every way there is."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.referral.drawn import needs, networks, policies
from tests.referral.exhaustive import Trial
from tests.referral.roads import NEED, open_roads

from medconsortium.model import Network
from medconsortium.referral import Certainty, ReferralPolicy, reachable

DAY = date(2020, 6, 1)
CAN = {True: 1, False: 0, None: -1}


T = TypeVar("T", int, float)


def tighter(one: T | None, other: T | None) -> T | None:
    return min((limit for limit in (one, other) if limit is not None), default=None)


@given(
    st.data(),
    networks,
    policies,
    st.sampled_from([None, None, 0, 20, 50.0]),
    st.sampled_from([None, None, 0, 1, 2]),
)
def test_all_that_any_way_leads_to(
    data: st.DataObject,
    network: Network,
    policy: ReferralPolicy,
    most_minutes: float | None,
    most_transfers: int | None,
) -> None:
    need = data.draw(needs(network))
    limits = {"most_minutes": most_minutes, "most_transfers": most_transfers}
    bounded = evolve(
        policy,
        most_minutes=tighter(policy.most_minutes, most_minutes),
        most_transfers=tighter(policy.most_transfers, most_transfers),
    )
    for origin in (*network.institutions, *network.divisions):
        found = reachable(network, origin, need, on=DAY, policy=policy, **limits)  # type: ignore[arg-type]
        trial = Trial(network=network, origin=origin, need=need, policy=bounded, on=DAY)
        expected = trial.reached()
        assert {reach.institution for reach in found} == expected.keys()
        order = [expected[reach.institution] for reach in found]
        assert order == sorted(order)
        for reach in found:
            weights, hops = expected[reach.institution]
            assert reach.institutions[-1] == reach.institution
            assert len(reach.institutions) == hops + 1
            assert (reach.certainty is Certainty.POSSIBLE) == (weights[0] > 0)
            assert CAN[reach.can] == trial.can(reach.institution)
        if found and origin in network.institutions:
            assert found[0].institutions == (origin,)
            assert found[0].travel_minutes == 0


def test_limits_must_be_numbers() -> None:
    with pytest.raises(ValueError, match="most_minutes"):
        reachable(open_roads([])[0], "甲", NEED, most_minutes=-1)
    with pytest.raises(ValueError, match="most_transfers"):
        reachable(open_roads([])[0], "甲", NEED, most_transfers=-1)
