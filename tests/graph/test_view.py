from __future__ import annotations

from datetime import date
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from tests.strategies.networks import networks

from medconsortium.graph import to_networkx
from medconsortium.model import (
    Consortium,
    Department,
    Institution,
    Link,
    MemberGroup,
    Membership,
    Network,
    in_force,
)
from medconsortium.model.dates import today
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Category,
    ConsortiumKind,
    Grade,
    LinkKind,
    MembershipStatus,
    Role,
    Tier,
)

DAY = date(2021, 6, 15)

NETWORK = Network(
    institutions=[
        Institution(
            id="甲",
            name=Text(zh="甲医院", en="A"),
            category=Category.A100,
            tier=Tier.CITY,
            grade=Grade.TERTIARY_A,
            since="2019",
            until="open",
        ),
        Institution(id="乙", name="乙医院"),
        Institution(id="旧", name="旧医院", until="2020"),
    ],
    departments=[Department(id="甲科", name="儿科", since="2019", until="open")],
    consortia=[
        Consortium(
            id="盟",
            name="联盟",
            kind=ConsortiumKind.SPECIALTY_ALLIANCE,
            since="2019",
            until="open",
        ),
        Consortium(id="未来", name="未来", since="2030"),
    ],
    memberships=[
        Membership(
            id="一",
            consortium="盟",
            institution="甲",
            role=Role.LEAD,
            since="2019",
            until="open",
        ),
        Membership(id="二", consortium="盟", department="甲科", status=MembershipStatus.APPLIED),
        Membership(id="三", consortium="盟", group=MemberGroup(description="若干医院")),
        Membership(id="四", consortium="盟", institution="旧"),
        Membership(id="五", consortium="未来", institution="甲"),
        Membership(id="六", consortium="盟", institution="乙", until="2020"),
    ],
    links=[
        Link(
            id="七",
            origin="乙",
            target="甲科",
            kind=LinkKind.REFERRAL_UP,
            travel_minutes=45,
            consortium="盟",
            since="2019",
            until="open",
        ),
        Link(id="八", origin="乙", target="甲科", kind=LinkKind.BOOKING),
        Link(id="九", origin="旧", target="甲", kind=LinkKind.BOOKING),
        Link(id="十", origin="甲", target="甲", kind=LinkKind.BOOKING, since="2022"),
    ],
)


def test_nodes_have_the_attributes_documented() -> None:
    graph = to_networkx(NETWORK, on=DAY)
    assert {node: data for node, data in graph.nodes(data=True)} == {  # noqa: C416 - it is typed
        "甲": {
            "table": "institutions",
            "name_zh": "甲医院",
            "name_en": "A",
            "in_force": True,
            "category": "A100",
            "tier": "city",
            "grade": "3A",
            "division": None,
        },
        "乙": {
            "table": "institutions",
            "name_zh": "乙医院",
            "name_en": None,
            "in_force": None,
            "category": None,
            "tier": None,
            "grade": None,
            "division": None,
        },
        "甲科": {"table": "departments", "name_zh": "儿科", "name_en": None, "in_force": True},
        "盟": {
            "table": "consortia",
            "name_zh": "联盟",
            "name_en": None,
            "in_force": True,
            "kind": "specialty_alliance",
        },
    }


def test_edges_have_the_attributes_documented() -> None:
    graph = to_networkx(NETWORK, on=DAY)
    link = {"table": "links", "travel_minutes": None, "consortium": None, "instrument": None}
    assert {(o, t, k): data for o, t, k, data in graph.edges(keys=True, data=True)} == {
        ("甲", "盟", "一"): {
            "table": "memberships",
            "kind": "membership",
            "in_force": True,
            "role": "lead",
            "status": "member",
        },
        ("甲科", "盟", "二"): {
            "table": "memberships",
            "kind": "membership",
            "in_force": None,
            "role": None,
            "status": "applied",
        },
        ("乙", "甲科", "七"): {
            **link,
            "kind": "referral_up",
            "in_force": True,
            "travel_minutes": 45,
            "consortium": "盟",
        },
        ("乙", "甲科", "八"): {**link, "kind": "booking", "in_force": None},
    }


@given(networks())
def test_what_is_over_is_left_out_and_what_is_doubtful_marked(network: Network) -> None:
    graph = to_networkx(network, on=DAY)
    rows: dict[str, Any] = {
        **network.institutions,
        **network.departments,
        **network.consortia,
        **network.links,
        **network.memberships,
    }
    edges = graph.edges(keys=True, data=True)
    shown = {key: data["in_force"] for _, _, key, data in edges}
    shown |= {node: data["in_force"] for node, data in graph.nodes(data=True)}
    for row_id, state in shown.items():
        assert state is in_force(rows[row_id].since, rows[row_id].until, DAY)
        assert state is not False
    left_out = set(network.institutions) - set(graph)
    assert all(
        in_force(rows[row_id].since, rows[row_id].until, DAY) is False for row_id in left_out
    )


def test_the_graph_is_frozen() -> None:
    graph = to_networkx(NETWORK, on=DAY)
    assert nx.is_frozen(graph)
    with pytest.raises(nx.NetworkXError):
        graph.add_edge("甲", "乙")


def test_the_graph_says_of_what_and_when_it_is() -> None:
    assert to_networkx(NETWORK, on=DAY).graph == {"on": DAY, "digest": NETWORK.digest}


def test_the_day_is_today_if_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("medconsortium.graph.view.today", lambda: DAY)
    assert to_networkx(NETWORK).graph["on"] == DAY
    assert isinstance(today(), date)


def test_an_empty_network_is_an_empty_graph() -> None:
    graph = to_networkx(Network(), on=DAY)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (0, 0)
