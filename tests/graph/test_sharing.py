"""Who belongs where, and which consortia share members."""

from __future__ import annotations

from datetime import date

import networkx as nx
import pytest

from medconsortium.graph.sharing import affiliation_graph, overlap_graph
from medconsortium.model import Consortium, Institution, Membership, Network
from medconsortium.model.dates import today
from medconsortium.vocabulary import ConsortiumKind, MembershipStatus, Role

DAY = date(2020, 6, 1)
NETWORK = Network(
    institutions=[Institution(id=name, name=name) for name in "甲乙丙丁"],
    consortia=[
        Consortium(
            id="联盟",
            name="联盟",
            kind=ConsortiumKind.SPECIALTY_ALLIANCE,
            since="2013",
            until="open",
        ),
        Consortium(id="集团", name="集团", since="2015", until="open"),
        Consortium(id="旧网", name="旧网", since="2010", until="2014"),
        Consortium(id="孤", name="孤", since="2015", until="open"),
    ],
    memberships=[
        Membership(consortium="联盟", institution="甲", role=Role.LEAD, since="2013", until="open"),
        Membership(consortium="联盟", institution="乙", since="2013"),
        Membership(
            consortium="联盟", institution="乙", role=Role.MEMBER, since="2014", until="open"
        ),
        Membership(
            consortium="集团", institution="乙", role=Role.MEMBER, since="2015", until="open"
        ),
        Membership(consortium="集团", institution="甲", since="2015"),
        Membership(consortium="集团", institution="丙", since="2015", until="2019"),
        Membership(consortium="旧网", institution="甲", since="2010", until="open"),
        Membership(
            consortium="孤", institution="丁", status=MembershipStatus.APPLIED, since="2015"
        ),
    ],
)


def test_members_are_joined_to_their_consortia() -> None:
    graph = affiliation_graph(NETWORK, on=DAY)
    assert nx.is_frozen(graph)
    assert {frozenset(edge) for edge in graph.edges} == {
        frozenset(edge)
        for edge in [("甲", "联盟"), ("甲", "集团"), ("甲", "旧网"), ("乙", "联盟"), ("乙", "集团")]
    }
    assert graph.edges["甲", "联盟"] == {"roles": ("lead",), "in_force": True}
    assert graph.edges["乙", "联盟"] == {"roles": ("member",), "in_force": True}
    assert graph.edges["甲", "集团"] == {"roles": (), "in_force": None}
    assert graph.nodes["甲"] == {"table": "institutions", "bipartite": 0}
    assert graph.nodes["联盟"] == {"table": "consortia", "bipartite": 1}
    assert nx.is_bipartite(graph)


def test_consortia_that_share_members_are_joined() -> None:
    graph = overlap_graph(NETWORK, on=DAY)
    assert nx.is_frozen(graph)
    assert set(graph.nodes) == {"联盟", "集团", "孤"}
    assert graph.nodes["联盟"] == {"kind": "specialty_alliance"}
    assert list(graph.edges(data=True)) == [("联盟", "集团", {"shared": ("乙", "甲"), "weight": 2})]


@pytest.mark.parametrize("make", [affiliation_graph, overlap_graph])
def test_the_day_is_today_unless_given_and_stands_in_the_graph(make: object) -> None:
    assert callable(make)
    before = today()
    assert before <= make(NETWORK).graph["on"] <= today()
