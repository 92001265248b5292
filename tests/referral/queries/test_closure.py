"""What closures do, against every way that is left."""

from __future__ import annotations

import json
from datetime import date

import numpy as np
import pytest
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
        added = way.transfers - int(before.transfers[row])
        assert impact.added_transfers[row] == added
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
