"""The best path, against exhaustive search and networkx; `tests/golden` asks the tables."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

import networkx as nx
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.referral.drawn import INSTITUTIONS, changed_order, needs, networks, policies
from tests.referral.exhaustive import Trial
from tests.strategies.networks import days
from tests.strategies.networks import networks as hostile_networks

from medconsortium.graph import to_networkx
from medconsortium.model import Institution, Link, Network, Service
from medconsortium.referral import (
    CareNeed,
    Certainty,
    FirstContact,
    ReferralPolicy,
    find_path,
)
from medconsortium.referral.capability import Capabilities
from medconsortium.vocabulary import LinkKind, Phase, ServiceStatus, Subject

DAY = date(2020, 6, 1)


@given(st.data(), networks, policies)
def test_nothing_tried_is_better(
    data: st.DataObject, network: Network, policy: ReferralPolicy
) -> None:
    need = data.draw(needs(network))
    for origin in (*network.institutions, *network.divisions):
        path = find_path(network, origin, need, on=DAY, policy=policy)
        trial = Trial(network, origin, need, policy, DAY)
        best = trial.best()
        if path.certainty is Certainty.NONE:
            assert best is None
        else:
            assert trial.of(path) == best
            assert best is not None
            assert (path.certainty is Certainty.CONFIRMED) == (best[0] == 0)


@given(st.data(), networks, policies)
def test_an_answer_leads_to_where_the_care_is(
    data: st.DataObject, network: Network, policy: ReferralPolicy
) -> None:
    need = data.draw(needs(network))
    can = Capabilities(network, DAY)
    for origin in (*network.institutions, *network.divisions):
        path = find_path(network, origin, need, on=DAY, policy=policy)
        ends = [(hop.channel.origin, hop.channel.target) for hop in path.hops]
        assert all(before[1] == after[0] for before, after in pairwise(ends))
        if path.certainty is Certainty.NONE:
            assert (path.target, ends, path.institutions, path.doubts) == (None, [], (), ())
        else:
            assert path.institutions == (*path.institutions[:1], *(target for _, target in ends))
            assert path.target == path.institutions[-1]
            assert origin in (path.institutions[0], *network.divisions)
            capable = can.can(path.institutions[-1], need)
            assert capable is not False
            sure = capable is True and not path.doubts
            assert (path.certainty is Certainty.CONFIRMED) == sure


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


@given(
    st.lists(
        st.tuples(st.sampled_from(INSTITUTIONS), st.sampled_from(INSTITUTIONS), st.integers(1, 60)),
        max_size=15,
    )
)
def test_minutes_are_those_of_dijkstra_in_networkx(roads: list[tuple[str, str, int]]) -> None:
    network = Network(
        institutions=[Institution(id=i, name=i) for i in INSTITUTIONS],
        services=[
            Service(
                provider="戊",
                subject=Subject.PAEDIATRICS,
                status=ServiceStatus.OPERATING,
                since="2010",
                until="open",
            )
        ],
        links=[
            Link(
                origin=origin,
                target=target,
                kind=LinkKind.REFERRAL_UP,
                travel_minutes=minutes,
                since="2010",
                until="open",
            )
            for origin, target, minutes in roads
        ],
    )
    need = CareNeed(phase=Phase.ACUTE, subjects=[Subject.PAEDIATRICS], provider="戊")
    policy = ReferralPolicy(first_contact=FirstContact.OFF, minutes_per_transfer=0)
    path = find_path(network, "甲", need, on=DAY, policy=policy)
    graph = to_networkx(network, on=DAY)
    if nx.has_path(graph, "甲", "戊"):
        assert path.travel_minutes == nx.dijkstra_path_length(graph, "甲", "戊", "travel_minutes")
    else:
        assert path.certainty is Certainty.NONE
