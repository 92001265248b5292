"""What closures do, against every way that is left."""

from __future__ import annotations

import json
from datetime import date

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.referral.drawn import needs, networks, overlays, policies
from tests.referral.exhaustive import Trial
from tests.referral.roads import NEED, open_roads

from medconsortium.errors import NotFoundError
from medconsortium.model import Network
from medconsortium.referral import Effect, ReferralPolicy, catchment, closure_impact

DAY = date(2020, 6, 1)


@given(st.data(), networks, policies)
def test_those_that_close_take_part_in_nothing(
    data: st.DataObject, network: Network, policy: ReferralPolicy
) -> None:
    need, overlay = data.draw(needs(network)), data.draw(overlays(network))
    ids = sorted(network.institutions)
    closing = data.draw(st.sets(st.sampled_from(ids), min_size=1, max_size=2))
    asked = {"on": DAY, "policy": policy, "availability": overlay}
    impact = closure_impact(network, sorted(closing), need, **asked)  # type: ignore[arg-type]
    before = catchment(network, need, **asked)  # type: ignore[arg-type]
    for row, origin in enumerate(ids):
        if origin in closing:
            assert (impact.before[row], impact.after[row], impact.state[row]) == (-1, -1, -1)
            continue
        assert impact.before[row] == before.target[row]
        closed = frozenset(closing)
        trial = Trial(network=network, origin=origin, need=need, closed=closed, **asked)  # type: ignore[arg-type]
        found = trial.solutions()
        if not found:
            assert impact.after[row] == -1
            lost = Effect.LOST if impact.before[row] >= 0 else Effect.UNAFFECTED
            assert impact.effect(origin) is lost
            assert np.isnan(impact.added_minutes[row])
            continue
        _, _, way = found[0]
        assert ids[impact.after[row]] == way.institutions[-1]
        alike = [w for w in trial.ways() if trial.answer(w) == found[0][0]]
        added = {w.transfers - int(before.transfers[row]) for w in alike}
        assert impact.added_transfers[row] in added
        minutes = float(before.travel_minutes[row])
        if way.unknown or np.isnan(minutes):
            assert np.isnan(impact.added_minutes[row])
        else:
            assert impact.added_minutes[row] == pytest.approx(way.travel / 10 - minutes)
        same = impact.before[row] == impact.after[row]
        assert impact.effect(origin) is (Effect.UNAFFECTED if same else Effect.DIVERTED)
    assert sum(impact.counts.values()) == len(ids) - len(closing) == len([*impact.rows()])
    assert json.loads(json.dumps(impact.to_dict())) == impact.to_dict()
    assert impact.to_text("en")
    with pytest.raises(NotFoundError):
        impact.effect(min(closing))


def test_one_or_several_by_any_name() -> None:
    network, _ = open_roads([("甲", "戊", 20)])
    impact = closure_impact(network, "戊", NEED, on=DAY)
    assert impact.closing == ("戊",)
    assert impact.effect("甲") is Effect.LOST
    assert len(impact) == 5
    with pytest.raises(NotFoundError):
        closure_impact(network, ["甲", "己"], NEED, on=DAY)


def test_as_plain_data_and_in_words() -> None:
    network, _ = open_roads([("甲", "戊", 20), ("甲", "丁", 30)], targets=("戊", "丁"))
    need = evolve(NEED, provider=None)
    impact = closure_impact(network, "戊", need, on=DAY)
    nothing = {"before": None, "after": None, "effect": "不受影响", "added_minutes": None}
    assert impact.to_dict() == {
        "on": "2020-06-01",
        "network": network.digest,
        "synthetic": False,
        "closing": ["戊"],
        "counts": {"unaffected": 3, "diverted": 1, "lost": 0},
        "rows": [
            {
                "origin": "丁",
                "origin_name": "丁",
                "before": "丁",
                "after": "丁",
                "effect": "不受影响",
                "added_minutes": 0,
                "added_transfers": 0,
            },
            {"origin": "丙", "origin_name": "丙", **nothing, "added_transfers": 0},
            {"origin": "乙", "origin_name": "乙", **nothing, "added_transfers": 0},
            {
                "origin": "甲",
                "origin_name": "甲",
                "before": "戊",
                "after": "丁",
                "effect": "改往他处",
                "added_minutes": 10,
                "added_transfers": 0,
            },
        ],
    }
    both = closure_impact(network, ["戊", "丁"], need, on=DAY)
    assert both.to_text("en").splitlines() == ["unaffected: 2", "diverted: 0", "lost: 1", "  甲"]
