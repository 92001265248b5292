"""The best path, against every way there is; `tests/golden` asks the tables."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.referral.drawn import changed_order, needs, networks, overlays, policies
from tests.referral.exhaustive import Trial
from tests.strategies.networks import days
from tests.strategies.networks import networks as hostile_networks

from medconsortium.model import Network
from medconsortium.referral import Certainty, PathCost, ReferralPolicy, find_path

DAY = date(2020, 6, 1)


def digits(cost: PathCost | None) -> tuple[int, ...]:
    assert cost is not None
    weighed = [round(part * 10) if place == 3 else part for place, part in enumerate(cost.digits)]
    return tuple(map(int, weighed))


@given(st.data(), networks, policies)
def test_nothing_tried_is_better(
    data: st.DataObject, network: Network, policy: ReferralPolicy
) -> None:
    need, overlay = data.draw(needs(network)), data.draw(overlays(network))
    for origin in (*network.institutions, *network.divisions):
        asked = {"on": DAY, "policy": policy, "availability": overlay}
        path = find_path(network, origin, need, **asked)  # type: ignore[arg-type]
        trial = Trial(network=network, origin=origin, need=need, **asked)  # type: ignore[arg-type]
        found = trial.solutions()
        if path.certainty is Certainty.NONE:
            assert found == []
            continue
        weights, hops, way = found[0]
        assert (digits(path.cost), len(path.hops)) == (weights, hops)
        assert path.institutions == way.institutions
        assert (path.certainty is Certainty.CONFIRMED) == (weights[0] == 0)
        assert path.transfers == way.transfers
        others = [(w, o) for w, _, o in found if o.institutions[-1] != path.target]
        assert (path.next_best is None) == (not others)
        if path.next_best is not None:
            assert (digits(path.next_best.cost), path.next_best.institutions) == (
                others[0][0],
                others[0][1].institutions,
            )


@given(st.data(), networks, policies)
def test_an_answer_says_what_it_weighs(
    data: st.DataObject, network: Network, policy: ReferralPolicy
) -> None:
    need, overlay = data.draw(needs(network)), data.draw(overlays(network))
    for origin in (*network.institutions, *network.divisions):
        path = find_path(network, origin, need, on=DAY, policy=policy, availability=overlay)
        ends = [(hop.channel.origin, hop.channel.target) for hop in path.hops]
        assert all(before[1] == after[0] for before, after in pairwise(ends))
        if path.certainty is Certainty.NONE:
            assert (path.target, ends, path.institutions, path.doubts) == (None, [], (), ())
            assert path.cost is None
        else:
            assert path.institutions == (*path.institutions[:1], *(target for _, target in ends))
            assert path.target == path.institutions[-1]
            assert origin in (path.institutions[0], *network.divisions)
            assert path.cost is not None
            assert len(path.doubts) <= path.cost.unconfirmed
            assert bool(path.doubts) == (path.certainty is Certainty.POSSIBLE)
            assert path.cost.assumed == sum(not hop.channel.declared for hop in path.hops)
            assert path.cost.without_priority == sum(not hop.priority for hop in path.hops)
            minutes = [h.channel.travel_minutes for h in path.hops if h.channel.moves_patient]
            known = origin in network.institutions and None not in minutes
            total = sum(m for m in minutes if m is not None)
            assert path.travel_minutes == (total if known else None)


@given(st.data(), changed_order(), policies)
def test_the_order_of_rows_does_not_matter(
    data: st.DataObject, both: tuple[Network, Network], policy: ReferralPolicy
) -> None:
    one, other = both
    need = data.draw(needs(one))
    for origin in (*one.institutions, *one.divisions):
        first = find_path(one, origin, need, on=DAY, policy=policy)
        assert first == find_path(one, origin, need, on=DAY, policy=policy)
        assert first.to_dict() == find_path(other, origin, need, on=DAY, policy=policy).to_dict()


@given(st.data(), hostile_networks(), policies)
def test_any_network_is_answered(
    data: st.DataObject, network: Network, policy: ReferralPolicy
) -> None:
    assume(network.institutions)
    need, day = data.draw(needs(network)), data.draw(days)
    for origin in (*network.institutions, *network.divisions):
        path = find_path(network, origin, need, on=day, policy=policy)
        assert (path.certainty is Certainty.NONE) == (path.target is None)
        assert path.to_text("zh")
        assert path.to_text("en")
        assert json.loads(json.dumps(path.to_dict())) == path.to_dict()
