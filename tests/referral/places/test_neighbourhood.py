"""How near by division."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from tests.referral.crowded import SEEDS, crowded

from medconsortium.model import Division, Institution, Network
from medconsortium.referral.places.neighbourhood import (
    FARTHEST,
    divisions_around,
    doors_of_divisions,
    least_within,
    steps_from,
)
from medconsortium.referral.places.roster import roster_of

COUNTRY = """
    县院 in=县; 镇院 in=镇; 村站 in=村; 邻院 in=邻县; 某院
    #村 in=镇; #镇 in=县; #县 in=省; #邻县 in=省; #省; #荒
    #环 in=圈; #圈 in=环; 环院 in=环
"""


@pytest.fixture
def country(network_of: Callable[[str], Network]) -> Network:
    return network_of(COUNTRY)


@pytest.mark.parametrize(
    ("place", "around"),
    [
        ("村", "村 镇 县 省"),
        ("村站", "村 镇 县 省"),
        ("省", "省"),
        ("荒", "荒"),
        ("圈", "圈 环"),
        ("某院", ""),
    ],
)
def test_what_lies_around(place: str, around: str, country: Network) -> None:
    ids = list(country.divisions)
    assert " ".join(ids[row] for row in divisions_around(country, place)) == around


@pytest.mark.parametrize(
    ("institution", "homes", "steps"),
    [
        ("县院", (), 0),
        ("县院", ("县院",), 0),
        ("县院", ("村", "县院"), 0),
        ("村站", ("村",), 1),
        ("镇院", ("村",), 2),
        ("县院", ("村",), 3),
        ("邻院", ("村",), 4),
        ("村站", ("县",), 1),
        ("镇院", ("村站",), 2),
        ("邻院", ("村", "邻县"), 1),
        ("环院", ("圈",), 1),
        ("环院", ("村",), FARTHEST),
        ("某院", ("村",), FARTHEST),
        ("县院", ("某院",), FARTHEST),
    ],
)
def test_steps_from_home(
    institution: str, homes: tuple[str, ...], steps: int, country: Network
) -> None:
    roster = roster_of(country)
    assert steps_from(roster, homes)[roster.row(institution)] == steps


def upwards(network: Network, division: str | None) -> list[str]:
    found: list[str] = []
    while division is not None and division not in found:
        found.append(division)
        division = network.divisions[division].parent
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_least_within_and_doors(seed: int) -> None:
    network = crowded(seed)
    roster = roster_of(network)
    values = (np.arange(len(roster)) * 7 + seed) % 11
    chains = {i: upwards(network, row.division) for i, row in network.institutions.items()}
    least, doors = least_within(roster, values), doors_of_divisions(roster, values % 3 == 0)
    ids = list(network.divisions)
    for place, division in enumerate(ids):
        inside = [int(values[roster.row(i)]) for i, chain in chains.items() if division in chain]
        assert least[place] == min(inside, default=np.iinfo(np.int64).max)
        around = (
            d
            for d in upwards(network, division)
            if any(d in chain and values[roster.row(i)] % 3 == 0 for i, chain in chains.items())
        )
        found = int(doors[place])
        assert (ids[found] if found >= 0 else None) == next(around, None)


def test_a_chain_without_end_is_not_followed() -> None:
    deep = [Division(id=f"{n:03}", parent=f"{n + 1:03}" if n < 99 else None) for n in range(100)]
    network = Network(
        divisions=deep, institutions=[Institution(id="院", name="院", division="050")]
    )
    roster = roster_of(network)
    assert len(divisions_around(network, "000")) == FARTHEST - 1
    assert steps_from(roster, ["000"]).tolist() == [FARTHEST]
    assert steps_from(roster, ["045"]).tolist() == [6]


def test_no_divisions_at_all() -> None:
    roster = roster_of(Network(institutions=[Institution(id="甲", name="甲")]))
    assert steps_from(roster, ["甲"]).tolist() == [0]
    assert least_within(roster, np.array([1])).tolist() == []
    assert doors_of_divisions(roster, np.array([True])).tolist() == []
