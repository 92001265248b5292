from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis.vendor.pretty import pretty
from tests.strategies.drawing_out import drawn

from medconsortium import model, referral, strategies, vocabulary
from medconsortium.model import (
    OPEN,
    GeoPoint,
    Institution,
    Listing,
    Membership,
    Network,
    PartialDate,
    Platform,
)
from medconsortium.referral import Availability, CareNeed
from medconsortium.strategies import arbitrary_networks, expression, networks
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Datum, Phase, Tier

NAMES: dict[str, Any] = {
    **{name: getattr(model, name) for name in model.__all__},
    **{name: getattr(vocabulary, name) for name in vocabulary.__all__},
    **{name: getattr(referral, name) for name in referral.__all__},
    "Edit": strategies.Edit,
    "EditHistory": strategies.EditHistory,
    "ReferralCase": strategies.ReferralCase,
    "Text": Text,
    "date": date,
}


def made(code: str) -> object:
    return eval(code, dict(NAMES))  # noqa: S307 - our own code


@given(networks(unknowns="many") | arbitrary_networks())
@settings(max_examples=30)
def test_what_is_printed_makes_the_network(network: Network) -> None:
    assert made(expression(network)) == network


@pytest.mark.parametrize("name", ["referral_cases", "edit_histories"])
def test_what_hypothesis_prints_makes_the_case(name: str) -> None:
    for case in drawn(getattr(strategies, name)(), 30):
        assert made(pretty(case)) == case


@pytest.mark.parametrize("name", strategies.rows.__all__)
def test_what_is_printed_makes_the_row(name: str) -> None:
    for row in drawn(getattr(strategies, name)(wording="adversarial"), 20):
        assert made(expression(row)) == row


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (OPEN, "OPEN"),
        (PartialDate.parse("2013-05"), "PartialDate.parse('2013-05')"),
        (Text(zh="甲", en="a"), "Text(zh='甲', en='a')"),
        (Listing(), "Listing([])"),
        (Listing(["甲"]), "Listing(['甲'])"),
        (Listing(["甲"], Completeness.PARTIAL), "Listing(['甲'], Completeness.PARTIAL)"),
        (Listing(Phase, Completeness.COMPLETE), "Listing(Phase, Completeness.COMPLETE)"),
        (date(2026, 1, 1), "date(2026, 1, 1)"),
        ((), "()"),
        ((Tier.CITY,), "(Tier.CITY,)"),
        (None, "None"),
        (
            GeoPoint(latitude=28.0, longitude=113.0, datum=Datum.WGS84),
            "GeoPoint(latitude=28.0, longitude=113.0, datum=Datum.WGS84)",
        ),
        (CareNeed(phase=Phase.ACUTE), "CareNeed(phase=Phase.ACUTE)"),
        (Availability(accepting={"甲": True}), "Availability(accepting={'甲': True})"),
        (Institution(id="甲", name=Text(en="甲")), "Institution(id='甲', name=Text(en='甲'))"),
        (
            Platform(id="台", name="台", security_grade=3, since="2020"),
            "Platform(id='台', since='2020', name='台', security_grade=3)",
        ),
    ],
    ids=repr,
)
def test_a_value_is_written_as_people_would(value: object, code: str) -> None:
    assert expression(value) == code
    assert made(code) == value


def test_what_all_rows_share_is_said_once_and_derived_ids_are_left_out() -> None:
    network = Network(
        title="某县",
        institutions=[Institution(id="甲", name="甲", since="2020", until="open")],
        consortia=[model.Consortium(id="盟", name="盟", since="2020", until="2024")],
        memberships=[Membership(consortium="盟", institution="甲", since="2020", until="open")],
    )
    assert expression(network) == (
        "NetworkBuilder(title='某县', since='2020', until='open').add(\n"
        "    Institution(id='甲', name='甲'),\n"
        "    Consortium(id='盟', until='2024', name='盟'),\n"
        "    Membership(consortium='盟', institution='甲'),\n"
        ").build()"
    )
    assert made(expression(network)) == network
    assert expression(Network()) == "NetworkBuilder().build()"


def test_hypothesis_prints_it() -> None:
    hospital = Institution(id="甲", name="甲", tier=Tier.CITY)
    assert pretty(hospital) == "Institution(id='甲', name='甲', tier=Tier.CITY)"
    network = Network(institutions=[hospital])
    assert made(pretty(network)) == network
    assert made(pretty([network])) == [network]
