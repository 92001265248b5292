"""Pathways, against every chain of ways there is."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.referral.drawn import needs, networks, overlays, policies
from tests.referral.exhaustive import Trial, Weights
from tests.referral.queries.test_find import digits
from tests.referral.roads import open_roads

from medconsortium.model import Network
from medconsortium.referral import CareNeed, Certainty, ReferralPolicy, find_path, plan_care
from medconsortium.vocabulary import Phase

DAY = date(2020, 6, 1)


def least(
    network: Network, origin: str, chain: list[CareNeed], asked: dict[str, object]
) -> tuple[Weights, int] | None:
    """Return what the best chain weighs in all, and its hops."""
    if not chain:
        return (0,) * 7, 0
    trial = Trial(network=network, origin=origin, need=chain[0], **asked)  # type: ignore[arg-type]
    places: dict[str, tuple[Weights, int]] = {}
    for weights, hops, way in trial.solutions():
        places[way.place] = min((weights, hops), places.get(way.place, (weights, hops)))
    totals = []
    for place, (weights, hops) in places.items():
        rest = least(network, place, chain[1:], asked)
        if rest is not None:
            totals.append((tuple(map(sum, zip(weights, rest[0], strict=True))), hops + rest[1]))
    return min(totals, default=None)


@given(st.data(), networks, policies)
def test_no_chain_costs_less(data: st.DataObject, network: Network, policy: ReferralPolicy) -> None:
    chain = data.draw(st.lists(needs(network), min_size=1, max_size=3))
    asked = {"on": DAY, "policy": policy, "availability": data.draw(overlays(network))}
    for origin in (*network.institutions, *network.divisions):
        plan = plan_care(network, origin, chain, **asked)  # type: ignore[arg-type]
        expected = least(network, origin, chain, asked)
        apart = plan_care(network, origin, chain, jointly=False, **asked)  # type: ignore[arg-type]
        assert plan.found == (expected is not None)
        if expected is None:
            assert plan.stages == apart.stages
            assert plan.cost is None
            assert not apart.found
        else:
            hops = sum(len(stage.hops) for stage in plan.stages)
            assert len(plan.stages) == len(chain)
            assert (digits(plan.cost), hops) == expected
            assert (plan.certainty is Certainty.CONFIRMED) == (expected[0][0] == 0)
        assert json.loads(json.dumps(plan.to_dict())) == plan.to_dict()
        assert plan.to_text("zh")


@given(st.data(), networks, policies)
def test_each_stage_begins_where_the_patient_is(
    data: st.DataObject, network: Network, policy: ReferralPolicy
) -> None:
    chain = data.draw(st.lists(needs(network), min_size=1, max_size=3))
    for origin in (*network.institutions, *network.divisions):
        for jointly in (True, False):
            plan = plan_care(network, origin, chain, jointly=jointly, on=DAY, policy=policy)
            place = origin
            for need, stage in zip(chain, plan.stages, strict=False):
                assert stage.origin == place
                if not jointly:
                    assert stage == find_path(network, place, need, on=DAY, policy=policy)
                moved = [h.channel.target for h in stage.hops if h.channel.moves_patient]
                place = moved[-1] if moved else stage.institutions[0]


def test_there_must_be_a_need() -> None:
    with pytest.raises(ValueError, match="at least one need"):
        plan_care(open_roads([])[0], "甲", [])


def test_the_text_says_what_each_stage_is_for_and_where_it_breaks_off() -> None:
    real = open_roads([("甲", "戊", 5)])[0]
    network = Network(synthetic=True, institutions=real.institutions.values())
    first = CareNeed(phase=Phase.FIRST_CONTACT, provider="甲")
    plan = plan_care(network, "甲", [first, CareNeed(phase=Phase.ACUTE, provider="乙")], on=DAY)
    lines = plan.to_text("en").splitlines()
    assert lines[:2] == ["synthetic data, for illustration only", "stage 1  first contact"]
    assert lines[2].startswith("甲")
    assert lines[-1].startswith("stage 2: no channel")
    assert lines.count(lines[0]) == 1
