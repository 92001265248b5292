"""Catchments, against the way that `find_path` gives each institution, and against scipy."""

from __future__ import annotations

import json
from datetime import date

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array  # type: ignore[import-untyped]
from scipy.sparse.csgraph import dijkstra  # type: ignore[import-untyped]
from tests.referral.drawn import INSTITUTIONS, needs, networks, overlays, policies
from tests.referral.exhaustive import Trial
from tests.referral.queries.test_find import digits
from tests.referral.roads import NEED, open_roads, roads

from medconsortium.errors import NotFoundError
from medconsortium.model import Network
from medconsortium.referral import NEUTRAL_POLICY, Certainty, ReferralPolicy, catchment, find_path

DAY = date(2020, 6, 1)


@given(st.data(), networks, policies)
def test_each_goes_where_find_path_says(
    data: st.DataObject, network: Network, policy: ReferralPolicy
) -> None:
    need, overlay = data.draw(needs(network)), data.draw(overlays(network))
    found = catchment(network, need, on=DAY, policy=policy, availability=overlay)
    ids = sorted(network.institutions)
    assert len(found) == len(ids)
    for row, institution in enumerate(ids):
        asked = {"on": DAY, "policy": policy, "availability": overlay}
        path = find_path(network, institution, need, **asked)  # type: ignore[arg-type]
        trial = Trial(network=network, origin=institution, need=need, **asked)  # type: ignore[arg-type]
        best = trial.solutions()[:1]
        found_best = [] if path.cost is None else [(digits(path.cost), path.institutions)]
        assert found_best == [(weights, way.institutions) for weights, _, way in best]
        along = [ids.index(i) for i in path.institutions]
        assert Certainty.at(int(found.certainty[row])) is path.certainty
        assert found.path(institution) == path
        assert found.cost(institution) == path.cost
        if path.cost is None:
            nothing = (found.target, found.next_hop, found.unconfirmed, found.transfers, found.hops)
            assert [int(column[row]) for column in nothing] == [-1] * 5
            assert np.isnan([found.travel_minutes[row], found.weighed_minutes[row]]).all()
            continue
        assert found.target[row] == along[-1]
        assert found.next_hop[row] == (along[1] if len(along) > 1 else -1)
        assert found.unconfirmed[row] == path.cost.unconfirmed
        assert found.weighed_minutes[row] == path.cost.weighed_minutes
        assert (found.transfers[row], found.hops[row]) == (path.transfers, len(path.hops))
        minutes = None if np.isnan(found.travel_minutes[row]) else found.travel_minutes[row]
        assert minutes == path.travel_minutes
    assert json.loads(json.dumps(found.to_dict())) == found.to_dict()
    assert [row["origin"] for row in found.rows("en")] == ids
    assert found.to_text("zh")
    assert found._repr_html_()


@given(roads, st.sets(st.sampled_from(INSTITUTIONS), min_size=1))
def test_neutral_catchments_are_those_of_scipy(
    drawn: list[tuple[str, str, int]], targets: set[str]
) -> None:
    network, graph = open_roads(drawn, targets=tuple(targets))
    need = type(NEED)(phase=NEED.phase, subjects=NEED.subjects)
    found = catchment(network, need, on=DAY, policy=NEUTRAL_POLICY)
    ids = sorted(INSTITUTIONS)
    ends = [(ids.index(v), ids.index(u), d["minutes"]) for u, v, d in graph.edges(data=True)]
    rows, columns, minutes = zip(*ends, strict=True) if ends else ((), (), ())
    backward = csr_array((np.array(minutes, float), (rows, columns)), (len(ids), len(ids)))
    sources = [ids.index(target) for target in targets]
    least = dijkstra(backward, indices=sources, min_only=True)
    sure = found.certainty == Certainty.CONFIRMED.number
    assert np.array_equal(np.where(sure, found.travel_minutes, np.inf), least)


def test_a_name_that_is_not_there() -> None:
    found = catchment(open_roads([])[0], NEED, on=DAY)
    with pytest.raises(NotFoundError):
        found.path("己")
    with pytest.raises(NotFoundError):
        found.cost("己")


def test_as_plain_data_rows_and_words() -> None:
    network, _ = open_roads([("甲", "戊", 20), ("乙", "甲", 10)])
    found = catchment(network, NEED, on=DAY)
    assert found.to_dict() == {
        "on": "2020-06-01",
        "network": network.digest,
        "synthetic": False,
        "origin": ["丁", "丙", "乙", "戊", "甲"],
        "certainty": ["none", "none", "confirmed", "confirmed", "confirmed"],
        "target": [-1, -1, 3, 3, 3],
        "next_hop": [-1, -1, 4, -1, 3],
        "unconfirmed": [-1, -1, 0, 0, 0],
        "travel_minutes": [None, None, 30, 0, 20],
        "weighed_minutes": [None, None, 90, 0, 50],
        "transfers": [-1, -1, 2, 0, 1],
        "hops": [-1, -1, 2, 0, 1],
    }
    beyond, _, through, there, _ = found.rows("en")
    nothing = ("target", "target_name", "next_hop", "next_hop_name", "unconfirmed")
    assert {beyond[name] for name in (*nothing, "travel_minutes", "transfers", "hops")} == {None}
    assert beyond["certainty"] == "no path"
    names = ("origin_name", "target_name", "next_hop_name", "travel_minutes", "transfers", "hops")
    assert [through[name] for name in names] == ["乙", "戊", "甲", 30, 2, 2]
    assert [there[name] for name in names] == ["戊", "戊", None, 0, 0, 0]
    assert found.to_text("en").splitlines() == [
        "confirmed: 3",
        "possible (unconfirmed): 0",
        "no path: 2",
        "  戊: 3",
    ]


def test_in_words_who_takes_the_most_stands_first() -> None:
    network, _ = open_roads([("甲", "戊", 20), ("乙", "甲", 10)], targets=("戊", "丁"))
    found = catchment(network, evolve(NEED, provider=None), on=DAY)
    assert [row["target"] for row in found.rows()] == ["丁", None, "戊", "戊", "戊"]
    assert found.to_text("en").splitlines()[-2:] == ["  戊: 3", "  丁: 1"]
