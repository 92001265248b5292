from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.networks import networks

from medconsortium.documents import encode
from medconsortium.model import (
    OPEN,
    Consortium,
    Department,
    Institution,
    Instrument,
    Link,
    Listing,
    Membership,
    Network,
    Service,
    Source,
)
from medconsortium.model.tables import TABLES
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, LinkKind, Role, ServiceItem, Tier


def test_an_empty_network_is_a_format() -> None:
    assert encode(Network()) == {"format": "medconsortium/1"}


def test_what_is_not_stated_is_left_out() -> None:
    network = Network(
        title="示例",
        synthetic=True,
        institutions=[
            Institution(
                id="甲",
                name=Text(zh="甲", en="A"),
                tier=Tier.COUNTY,
                designations=Listing(["中心"], Completeness.PARTIAL),
                since="2013-05",
                until=OPEN,
                sources=["文"],
            )
        ],
        sources=[Source(id="文")],
    )
    assert encode(network) == {
        "format": "medconsortium/1",
        "title": "示例",
        "synthetic": True,
        "sources": [{"id": "文"}],
        "institutions": [
            {
                "id": "甲",
                "name": {"zh": "甲", "en": "A"},
                "tier": "county",
                "designations": {"items": ["中心"], "completeness": "partial"},
                "since": "2013-05",
                "until": "open",
                "sources": ["文"],
            }
        ],
    }


def test_a_row_says_what_it_is_first_and_its_sources_last() -> None:
    institution = Institution(
        id="甲", name="甲", since="2013", sources=["文"], field_sources={"name": ["文"]}
    )
    document = encode(Network(institutions=[institution], sources=[Source(id="文")]))
    (row,) = document["institutions"]
    assert list(row) == ["id", "name", "since", "sources", "field_sources"]


def test_rows_stand_inside_what_they_belong_to() -> None:
    network = Network(
        institutions=[Institution(id="甲", name="甲")],
        departments=[
            Department(id="甲科", name="科", institution="甲"),
            Department(id="组", name="组"),
        ],
        services=[
            Service(provider="甲", item=ServiceItem.MDT),
            Service(id="服", provider="组", item=ServiceItem.MDT),
        ],
        consortia=[Consortium(id="盟", name="盟")],
        memberships=[Membership(consortium="盟", institution="甲", role=Role.LEAD)],
        instruments=[Instrument(id="章", consortium="盟"), Instrument(id="书")],
        links=[
            Link(origin="甲", target="组", kind=LinkKind.BOOKING, consortium="盟"),
            Link(id="链", origin="甲", target="组", kind=LinkKind.BOOKING),
        ],
    )
    assert encode(network) == {
        "format": "medconsortium/1",
        "institutions": [
            {
                "id": "甲",
                "name": "甲",
                "services": [{"item": "mdt"}],
                "departments": [{"id": "甲科", "name": "科"}],
            }
        ],
        "departments": [{"id": "组", "name": "组"}],
        "services": [{"id": "服", "provider": "组", "item": "mdt"}],
        "consortia": [
            {
                "id": "盟",
                "name": "盟",
                "members": [{"institution": "甲", "role": "lead"}],
                "instruments": [{"id": "章"}],
                "links": [{"from": "甲", "to": "组", "kind": "booking"}],
            }
        ],
        "instruments": [{"id": "书"}],
        "links": [{"id": "链", "from": "甲", "to": "组", "kind": "booking"}],
    }


@given(networks(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(network: Network, random: Any) -> None:
    rows: dict[str, Any] = {table: list(network.table(table).values()) for table in TABLES}
    for table in rows.values():
        random.shuffle(table)
    shuffled = Network(title=network.title, synthetic=network.synthetic, **rows)
    assert shuffled == network
    assert json.dumps(encode(shuffled)) == json.dumps(encode(network))
