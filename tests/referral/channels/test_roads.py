"""How long the road takes, whatever has been agreed."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import numpy as np
import pytest
from tests.referral.crowded import SEEDS, crowded

from medconsortium.model import Network
from medconsortium.referral.channels.roads import UNKNOWN_TIME, roads_of, tenths
from medconsortium.referral.places.roster import host_of, roster_of

LARGE = 1e300


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (20.0, 200),
        (0.0, 0),
        (0.04, 0),
        (0.05, 1),
        (0.25, 3),
        (-5.0, 0),
        (LARGE, 10_000_000),
        (np.nan, -1),
    ],
)
def test_tenths_of_minutes(minutes: float, expected: int) -> None:
    assert tenths(np.array([minutes])).tolist() == [expected]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_least_that_any_link_states_in_either_direction(seed: int) -> None:
    network = crowded(seed)
    roster = roster_of(network)
    stated: dict[frozenset[str | None], list[tuple[float, str]]] = {}
    for link in network.links.values():
        ends = frozenset({host_of(network, link.origin), host_of(network, link.target)})
        if link.travel_minutes is not None and len(ends) == 2 and None not in ends:
            stated.setdefault(ends, []).append((link.travel_minutes, link.id))
    roads = roads_of(roster)
    for one in range(len(roster)):
        rows, times = roads.from_row(one)
        assert sorted(rows.tolist()) == rows.tolist()
        around = dict(zip(rows.tolist(), times.tolist(), strict=True))
        for other in range(len(roster)):
            known = stated.get(frozenset(roster.ids([one, other])), []) if one != other else []
            least = min(known, default=None)
            time = roads.between(np.array([one]), np.array([other])).tolist()
            expected = UNKNOWN_TIME if least is None else round(max(least[0], 0) * 10)
            assert time == [expected]
            assert around.get(other, UNKNOWN_TIME) == expected
            assert roads.stated_by(one, other) == least


def test_a_network_without_roads(network_of: Callable[[str], Network]) -> None:
    for network in (Network(), network_of("甲; 乙; 甲 -> 甲 referral_up minutes=5")):
        roads = roads_of(roster_of(network))
        assert len(roads) == len(roads.target) == len(roads.minutes) == 0
    assert roads.between(np.array([0]), np.array([1])).tolist() == [UNKNOWN_TIME]


def test_pickled(network_of: Callable[[str], Network]) -> None:
    roads = roads_of(roster_of(network_of("甲; 乙; 甲 -> 乙 teaching minutes=5")))
    again = pickle.loads(pickle.dumps(roads))  # noqa: S301
    assert again.between(np.array([1]), np.array([0])).tolist() == [50]
