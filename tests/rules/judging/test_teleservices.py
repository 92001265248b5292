from __future__ import annotations

from tests.rules.rows import DAY, consortium, link, network

from medconsortium.rules import Facts
from medconsortium.rules.judging.teleservices import (
    TELESERVICES,
    carried_by,
    is_teleservice,
    unknown_carrier,
)
from medconsortium.vocabulary import ConsortiumKind, LinkKind

FACTS = Facts(
    network(
        consortium("telemedicine_network", name="网"),
        consortium("county_medical_community", name="县"),
        consortium(None, name="某"),
        *(link("乙", kind.key, "甲", of="网") for kind in LinkKind),
        link("乙", "teleconsultation", "甲", of="县"),
        link("乙", "teleconsultation", "甲", of="某"),
        link("乙", "teleconsultation", "甲", of=None),
    ),
    DAY,
)
LAST_THREE = range(len(LinkKind), len(LinkKind) + 3)


def test_which_links_are_care_at_a_distance() -> None:
    found = is_teleservice(FACTS)[: len(LinkKind)]
    assert [kind for kind, is_one in zip(LinkKind, found, strict=True) if is_one] == [*TELESERVICES]


def test_which_kind_of_consortium_carries_a_link() -> None:
    carried = carried_by(FACTS, ConsortiumKind.TELEMEDICINE_NETWORK)
    assert set(carried[: len(LinkKind)]) == {1}
    assert carried[len(LinkKind) :].tolist() == [0, -1, -1]


def test_what_leaves_the_carrier_open() -> None:
    assert unknown_carrier(FACTS, 0) == ()
    assert [unknown_carrier(FACTS, row) for row in LAST_THREE] == [
        (),
        ("consortia.kind",),
        ("links.consortium",),
    ]
