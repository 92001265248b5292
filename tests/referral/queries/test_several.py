"""The best paths in order, against every way there is, and against networkx."""

from __future__ import annotations

from datetime import date
from itertools import islice

import networkx as nx
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.referral.drawn import needs, networks, overlays, policies
from tests.referral.exhaustive import Trial
from tests.referral.queries.test_find import digits
from tests.referral.roads import NEED, open_roads, roads

from medconsortium.model import Network
from medconsortium.referral import NEUTRAL_POLICY, ReferralPolicy, find_paths

DAY = date(2020, 6, 1)


@given(st.data(), networks, policies, st.integers(1, 6))
def test_they_are_the_best_of_all_ways(
    data: st.DataObject, network: Network, policy: ReferralPolicy, k: int
) -> None:
    need, overlay = data.draw(needs(network)), data.draw(overlays(network))
    for origin in (*network.institutions, *network.divisions):
        asked = {"on": DAY, "policy": policy, "availability": overlay}
        paths = find_paths(network, origin, need, k=k, **asked)  # type: ignore[arg-type]
        trial = Trial(network=network, origin=origin, need=need, **asked)  # type: ignore[arg-type]
        found = [(w, hops, way.institutions) for w, hops, way in trial.solutions()[:k]]
        assert [(digits(p.cost), len(p.hops), p.institutions) for p in paths] == found
        assert (paths.reason.zh or "").startswith("找到") == bool(found)
        assert paths.to_text("en")


@given(roads)
def test_they_are_those_of_networkx(drawn: list[tuple[str, str, int]]) -> None:
    network, graph = open_roads(drawn)
    paths = find_paths(network, "甲", NEED, k=5, on=DAY, policy=NEUTRAL_POLICY)
    expected = []
    if nx.has_path(graph, "甲", "戊"):
        simple = nx.shortest_simple_paths(graph, "甲", "戊", "minutes")
        expected = [nx.path_weight(graph, path, "minutes") for path in islice(simple, 5)]
    assert [path.travel_minutes for path in paths] == expected
    assert len({path.institutions for path in paths}) == len(paths)


def test_there_must_be_one_at_least() -> None:
    with pytest.raises(ValueError, match="k must be at least 1"):
        find_paths(open_roads([])[0], "甲", NEED, k=0)


def test_slices_are_paths() -> None:
    network, _ = open_roads([("甲", "戊", 5), ("甲", "乙", 5), ("乙", "戊", 5)])
    paths = find_paths(network, "甲", NEED, on=DAY)
    assert paths[:1] == (paths[0],)
    assert [path.institutions for path in paths] == [("甲", "戊"), ("甲", "乙", "戊")]


def test_data_hold_every_path_or_the_reason() -> None:
    network, _ = open_roads([("甲", "戊", 5)])
    paths = find_paths(network, "甲", NEED, on=DAY)
    assert paths.to_dict()["paths"] == [path.to_dict() for path in paths]
    nowhere = find_paths(network, "戊", evolve(NEED, provider="甲"), on=DAY)
    assert nowhere.to_dict()["paths"] == []
    assert nowhere.to_dict()["reason"]["en"] == nowhere.reason.en
