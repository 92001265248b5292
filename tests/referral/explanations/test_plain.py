"""Answers as plain data."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import GeoPoint, Institution, Network
from medconsortium.referral import CareNeed, PathCost, find_path
from medconsortium.referral.explanations.plain import (
    plain_cost,
    plain_hop,
    plain_origin,
    plain_text,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Datum

DAY = date(2020, 6, 1)


def test_a_path(network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]) -> None:
    network = network_of(
        "甲 complete; 乙 has=07; 丙 has=07; %协议 until=2030; 甲 -> 丙 referral_up minutes=90;"
        "甲 -> 乙 referral_up minutes=12.5 by=协议 green=tiered_referral;"
        "甲 -> 乙 teleconsultation"
    )
    path = find_path(network, "甲", need_of("acute 07 urgent"), on=DAY)
    plain = path.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    first, consult = plain.pop("hops")[0], plain.pop("consult_first")
    assert plain == {
        "on": "2020-06-01",
        "network": network.digest,
        "synthetic": False,
        "origin": "甲",
        "certainty": "confirmed",
        "target": "乙",
        "department": None,
        "institutions": ["甲", "乙"],
        "travel_minutes": 12.5,
        "transfers": 1,
        "cost": plain_cost(PathCost(weighed_minutes=42.5, travel_minutes=12.5, transfers=1)),
        "reason": {"zh": "在所有路径中代价最小", "en": "no other way costs less"},
        "doubts": [],
        "next_best": {
            "target": "丙",
            "institutions": ["甲", "丙"],
            "certainty": "confirmed",
            "cost": plain_cost(
                PathCost(weighed_minutes=120, without_priority=1, travel_minutes=90, transfers=1)
            ),
        },
    }
    assert first["travel_minutes"] == 12.5
    assert consult["kind"] == "teleconsultation"
    assert consult["liability"] == {"zh": "邀请方承担责任", "en": "the inviting side is liable"}
    assert len(consult["requirements"]) == len(consult["cites"]) - 1 == 2


def test_a_hop(network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]) -> None:
    network = network_of(
        "甲 complete; 乙 has=07; %协议 until=2030;"
        "甲 -> 乙 referral_up minutes=12.5 by=协议 green=tiered_referral"
    )
    (hop,) = find_path(network, "甲", need_of("acute 07"), on=DAY).hops
    assert plain_hop(hop) == {
        "from": "甲",
        "to": "乙",
        "kind": "referral_up",
        "carrier": "patient",
        "sender": "甲",
        "receiver": "乙",
        "declared": True,
        "basis": {"zh": "已声明的合作关系", "en": "a declared link"},
        "nature": {"zh": "上转", "en": "referral up"},
        "liability": None,
        "requirements": [],
        "doubts": [],
        "travel_minutes": 12.5,
        "time_from": None,
        "since": "2010",
        "until": "open",
        "green_channel": "tiered_referral",
        "priority": True,
        "link": "甲/乙/referral_up/2010",
        "consortium": None,
        "instrument": "协议",
        "cites": [],
        "sources": [],
    }


@pytest.mark.parametrize("datum", [Datum.WGS84, None])
def test_a_point(datum: Datum | None) -> None:
    point = GeoPoint(latitude=23.1, longitude=113.3, datum=datum)
    key = None if datum is None else datum.key
    assert plain_origin(point) == {"latitude": 23.1, "longitude": 113.3, "datum": key}


def test_a_place_and_a_text() -> None:
    assert plain_origin("甲") == "甲"
    assert plain_text(Text("甲", None)) == {"zh": "甲", "en": None}


def test_synthetic_networks_say_so(need_of: Callable[[str], CareNeed]) -> None:
    network = Network(synthetic=True, institutions=[Institution(id="甲", name="甲")])
    assert find_path(network, "甲", need_of("acute 07"), on=DAY).to_dict()["synthetic"] is True
