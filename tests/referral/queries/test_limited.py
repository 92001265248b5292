"""Ways within limits, also those that no automaton can count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.referral.drawn import needs, networks, policies
from tests.referral.exhaustive import Trial

from medconsortium.model import Network
from medconsortium.referral import CareNeed, ReferralPolicy
from medconsortium.referral.queries.asking import ask
from medconsortium.referral.queries.limited import (
    is_limited,
    keeps_limits,
    tolls_of,
    ways_within,
)
from medconsortium.referral.queries.ways import best_way
from medconsortium.referral.usable.steps import WayForm

DAY = date(2020, 6, 1)
NO_COUNTING = patch.object(WayForm, "is_countable", property(lambda _: False))


@given(st.data(), networks, policies)
def test_all_ways_that_keep_the_limits_in_order(
    data: st.DataObject, network: Network, policy: ReferralPolicy
) -> None:
    need = data.draw(needs(network))
    with NO_COUNTING:
        for origin in (*network.institutions, *network.divisions):
            asked = ask(network, origin, need, on=DAY, policy=policy)
            if not is_limited(asked.graph):
                return
            trial = Trial(network=network, origin=origin, need=need, policy=policy, on=DAY)
            expected = [(w, hops, way.institutions) for w, hops, way in trial.solutions()]
            ids, code = asked.graph.compiled.roster.ids, asked.graph.code
            found = [
                (code.decode(way.cost), len(way.edges) - 1, ids(way.nodes[:-1]))
                for way in ways_within(asked)
            ]
            assert found == expected
            best = best_way(asked)
            assert (best is None) == (not expected)
            assert best is None or keeps_limits(asked.graph, best)


def test_what_is_taken(
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
    policy_of: Callable[[str], ReferralPolicy],
) -> None:
    network = network_of(
        "甲; 乙 has=07; 丙; 甲 -> 乙 referral_up minutes=9; 丙 -> 甲 referral_lateral"
    )
    need = need_of("acute 07")
    minutes = ask(network, "甲", need, on=DAY, policy=policy_of("most_minutes=60")).graph
    assert is_limited(minutes)
    tolls, most = tolls_of(minutes)
    assert (sorted(tolls[:2].tolist()), most) == ([0, 90], 600)
    assert not np.any(tolls[2:])
    counted = ask(network, "甲", need, on=DAY, policy=policy_of("most_transfers=2")).graph
    assert not is_limited(counted)
    with NO_COUNTING:
        transfers = ask(
            network_of("甲; 乙 has=07; 甲 -> 乙 referral_up"),
            "甲",
            need,
            on=DAY,
            policy=policy_of("most_transfers=2"),
        ).graph
    tolls, most = tolls_of(transfers)
    assert (tolls[0], most) == (1, 2)
