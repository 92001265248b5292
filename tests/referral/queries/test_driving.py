"""Emergencies everywhere: who is near by division, and where one may drive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

import numpy as np
import pytest
from tests.referral.crowded import crowded

from medconsortium.model import Division, Institution, Network
from medconsortium.referral import CareNeed, ReferralPolicy, compile_network
from medconsortium.referral.need_graph import need_graph
from medconsortium.referral.places.neighbourhood import FARTHEST, steps_from
from medconsortium.referral.places.roster import roster_of
from medconsortium.referral.queries.driving import Driving, nearest_by_division, steps_between

DAY = date(2020, 6, 1)


@pytest.mark.parametrize("seed", range(10))
def test_steps_are_those_from_home(seed: int) -> None:
    roster = roster_of(crowded(seed))
    rows = np.arange(len(roster))
    for row in rows:
        one = np.full(len(rows), row)
        found = steps_between(roster, one, rows, farthest=FARTHEST)
        assert found.tolist() == steps_from(roster, [roster.id(int(row))]).tolist()


@pytest.mark.parametrize("seed", range(10))
def test_the_nearest_other_one(seed: int) -> None:
    roster, random = roster_of(crowded(seed)), Random(seed)  # noqa: S311 - nothing secret
    among = sorted(random.sample(range(len(roster)), random.randint(0, 4)))
    found, steps = nearest_by_division(roster, np.array(among, np.intp), farthest=FARTHEST)
    for row in range(len(roster)):
        far = steps_from(roster, [roster.id(row)])
        near = min(((int(far[other]), other) for other in among if other != row), default=None)
        assert int(found[row]) == (-1 if near is None else near[1])
        assert near is None or int(steps[row]) == near[0]


def test_divisions_that_go_round_end() -> None:
    network = Network(
        divisions=[Division(id="一", parent="二"), Division(id="二", parent="一")],
        institutions=[
            Institution(id=i, name=i, division=d) for i, d in (("甲", "一"), ("乙", "二"))
        ],
    )
    roster = roster_of(network)
    assert steps_between(roster, np.array([0]), np.array([1]), farthest=17).tolist() == [1]
    assert nearest_by_division(roster, np.array([0, 1]), farthest=17)[0].tolist() == [1, 0]


def driving(network: Network, need: CareNeed, policy: ReferralPolicy) -> Driving:
    return Driving(need_graph(compile_network(network, on=DAY, policy=policy), need))


def test_who_may_be_driven_to_others(
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
    policy_of: Callable[[str], ReferralPolicy],
) -> None:
    network = network_of("甲 complete; 乙 has=stroke; 丙; 甲 -> 乙 teaching minutes=5")
    need, policy = need_of("acute stroke emergency"), policy_of("")
    found = driving(network, need, policy)
    rows = [found.ways.compiled.roster.row(i) for i in ("甲", "乙", "丙")]
    assert found.others()[rows].tolist() == [True, True, True]
    assert found.others(sure=True)[rows].tolist() == [True, False, True]
    assert found.others(apart=True)[rows].tolist() == [True, True, True]
    assert found.doubts.tolist() == [1, 0] or found.doubts.tolist() == [0, 1]
    joined = network_of("甲 complete; 乙 has=stroke; 甲 -> 乙 teaching minutes=5")
    assert not driving(joined, need, policy).others(apart=True).any()
    for still in ("acute stroke emergency stays", "acute stroke emergency drug"):
        assert not driving(network, need_of(still), policy).others().any()
    assert not driving(network, need, policy_of("most_transfers=0")).can_drive
