"""Transfers that an emergency allows."""

from __future__ import annotations

from collections.abc import Callable

from medconsortium.model import Network
from medconsortium.referral.emergency import direct_transfers
from medconsortium.vocabulary import LinkKind


def test_one_to_every_other_institution(network_of: Callable[[str], Network]) -> None:
    found = list(direct_transfers(network_of("甲; 乙; 丙; 丙 -> 丙 teaching minutes=1"), "丙"))
    assert [(c.origin, c.target, c.travel_minutes) for c in found] == [
        ("丙", "乙", None),
        ("丙", "甲", None),
    ]
    assert {(c.kind, c.declared, c.doubts) for c in found} == {
        (LinkKind.CRITICAL_TRANSFER, False, ())
    }


def test_the_shortest_stated_time_either_way(network_of: Callable[[str], Network]) -> None:
    network = network_of(
        "甲; 乙; 丙; &科 of=乙; &队; 甲 -> 乙 teaching minutes=40; 科 -> 甲 drug_supply minutes=30;"
        "甲 -> 乙 referral_up until=2011 minutes=35; 乙 -> 丙 referral_up minutes=1;"
        "甲 -> 丙 referral_up; 甲 -> 队 support minutes=2"
    )
    minutes = {c.target: c.travel_minutes for c in direct_transfers(network, "甲")}
    assert minutes == {"乙": 30, "丙": None}
