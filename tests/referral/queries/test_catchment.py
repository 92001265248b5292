"""Catchments, against the way that `find_path` gives each institution, and against scipy."""

from __future__ import annotations

import json
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array  # type: ignore[import-untyped]
from scipy.sparse.csgraph import dijkstra  # type: ignore[import-untyped]
from tests.referral.drawn import INSTITUTIONS, needs, networks, overlays, policies
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
        path = find_path(network, institution, need, on=DAY, policy=policy, availability=overlay)
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
