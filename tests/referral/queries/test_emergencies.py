"""Emergencies everywhere, each as it is found by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.referral.drawn import needs, networks, policies

from medconsortium.model import Network
from medconsortium.referral import CareNeed, ReferralPolicy, catchment, compile_network, find_path
from medconsortium.referral.need_graph import need_graph
from medconsortium.referral.queries import emergencies
from medconsortium.referral.queries.emergencies import emergency_ways
from medconsortium.vocabulary import Urgency

DAY = date(2020, 6, 1)


@given(st.data(), networks, policies)
def test_each_goes_where_find_path_says(
    data: st.DataObject, network: Network, policy: ReferralPolicy
) -> None:
    need = evolve(data.draw(needs(network)), urgency=Urgency.EMERGENCY)
    unlimited = evolve(policy, most_minutes=None)
    found = catchment(network, need, on=DAY, policy=unlimited)
    for origin in sorted(network.institutions):
        path = find_path(network, origin, need, on=DAY, policy=unlimited)
        assert found.cost(origin) == path.cost
        target = int(found.target[found.row(origin)])
        assert path.target == (None if target < 0 else found.id(target))


@pytest.mark.parametrize("patience", [1, 32])
def test_of_ways_of_one_price_that_to_the_nearest_by_division(
    patience: int,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(emergencies, "_PATIENCE", patience)
    network = network_of(
        "甲 complete in=县; 远 has=stroke in=市; 近 has=stroke in=县; #县 in=市; #市;"
        "甲 -> 远 teaching minutes=20; 甲 -> 近 teaching minutes=20; 丁 complete in=县"
    )
    compiled = compile_network(network, on=DAY)
    ways = emergency_ways(need_graph(compiled, need_of("acute stroke emergency")))
    ids = compiled.roster.ids(ways.target.tolist())
    assert dict(zip(compiled.roster.ids(range(4)), ids, strict=True)) == {
        "甲": "近",
        "丁": "近",
        "近": "近",
        "远": "远",
    }


def test_one_may_drive_through_and_borders_count_once(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    network = network_of(
        "甲 complete in=一县; 旧 in=二县 until=2019; 乙 has=stroke in=一县; #一县 county;"
        "#二县 county; 甲 -> 旧 teaching minutes=15; 旧 -> 乙 teaching minutes=40"
    )
    need = need_of("acute stroke emergency")
    found, path = catchment(network, need, on=DAY), find_path(network, "甲", need, on=DAY)
    assert path.institutions == ("甲", "乙")
    assert path.travel_minutes == 55
    assert found.cost("甲") == path.cost
    assert path.cost is not None
    assert path.cost.borders == 0
