"""What a link declares."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import Institution, Instrument, Link, Network, Source
from medconsortium.referral import channels
from medconsortium.referral.channels.declared import declared_channels, link_doubts, link_states
from medconsortium.referral.channels.standing import standing_on
from medconsortium.referral.places.roster import roster_of
from medconsortium.vocabulary import Carrier, Condition, LinkKind, Subject

DAY = date(2020, 6, 1)


def test_a_channel_says_all_that_the_link_says() -> None:
    link = Link(
        id="上转",
        origin="乙",
        target="甲",
        kind=LinkKind.REFERRAL_UP,
        subjects=[Subject.ONCOLOGY],
        conditions=[Condition.STROKE],
        travel_minutes=25,
        instrument="协议",
        since="2017",
        until="open",
        sources=["公告"],
    )
    network = Network(
        sources=[Source(id="公告")],
        institutions=[Institution(id="甲", name="甲院"), Institution(id="乙", name="乙院")],
        instruments=[Instrument(id="协议", since="2017", until="open")],
        links=[link],
    )
    (channel,) = channels(network, on=DAY)
    assert (channel.origin, channel.target, channel.kind) == ("乙", "甲", LinkKind.REFERRAL_UP)
    assert (channel.carrier, channel.declared) == (Carrier.PATIENT, True)
    assert channel.subjects == frozenset({Subject.ONCOLOGY})
    assert channel.conditions == frozenset({Condition.STROKE})
    assert (channel.travel_minutes, channel.link, channel.instrument) == (25, "上转", "协议")
    assert (channel.doubts, channel.cites, channel.sources) == ((), (), ("公告",))


@pytest.mark.parametrize(
    ("rows", "doubts"),
    [
        ("乙 -> 甲 referral_up", 0),
        ("乙 -> 甲 referral_up since=2020", 1),
        ("乙 -> 甲 referral_up since=?", 1),
        ("乙 -> 甲 referral_up until=?", 1),
        ("乙 -> 甲 referral_up by=书; %书 until=?", 1),
        ("乙 -> 甲 referral_up until=2020 by=书; %书 since=? signed=2020", 2),
        ("乙 -> 甲 referral_up of=other; @other until=?", 0),
        ("科 -> 甲 referral_up; &科 of=乙", 0),
    ],
)
def test_what_is_left_in_doubt(
    rows: str, doubts: int, network_of: Callable[[str], Network]
) -> None:
    (channel,) = channels(network_of(f"甲; 乙; {rows}"), on=DAY)
    assert len(channel.doubts) == doubts


@pytest.mark.parametrize(
    "rows",
    [
        "乙 -> 甲 referral_up until=2019",
        "乙 -> 甲 referral_up since=2021",
        "乙 -> 甲 teaching",
        "乙 -> 甲 referral_up by=书; %书 until=2019",
        "乙 -> 甲 referral_up by=书; %书 signed=2021",
        "乙 -> 甲 referral_up of=other; @other planned",
        "乙 -> 甲 referral_up of=other; @other until=2019",
        "乙 -> 乙 referral_up",
        "科 -> 乙 referral_up; &科 of=乙",
        "科 -> 甲 referral_up; &科",
        "甲 -> 科 referral_up; &科",
        "甲 -> 乙 resource_service",
        "甲 -> 乙 resource_service for=32",
        "甲 -> 乙 resource_service when=stroke",
    ],
)
def test_what_is_no_channel(rows: str, network_of: Callable[[str], Network]) -> None:
    assert list(channels(network_of(f"甲; 乙; {rows}"), on=DAY)) == []


@pytest.mark.parametrize(
    ("rows", "ways"),
    [
        ("乙 -> 甲 telediagnosis", "乙 > 甲"),
        ("乙 -> 甲 monitoring", "乙 > 甲"),
        ("甲 -> 乙 expert_visit", "乙 > 甲"),
        ("甲 -> 乙 multi_site_practice", "乙 > 甲"),
        ("甲 -> 乙 drug_supply", "乙 > 甲"),
        ("甲 -> 乙 resource_service for=31", "乙 > 甲"),
        ("科 -> 队 expert_visit; &科 of=甲; &队 of=乙", "乙 > 甲"),
    ],
)
def test_from_where_the_patient_is_to_who_gives_the_care(
    rows: str, ways: str, network_of: Callable[[str], Network]
) -> None:
    (channel,) = channels(network_of(f"甲; 乙; {rows}"), on=DAY)
    assert f"{channel.origin} > {channel.target}" == ways


def test_specimens_go_for_tests_alone(network_of: Callable[[str], Network]) -> None:
    network = network_of("甲; 乙; 甲 -> 乙 resource_service for=30,32,07,31 when=stroke")
    (channel,) = channels(network, on=DAY)
    assert channel.subjects == frozenset({Subject.LABORATORY_MEDICINE, Subject.PATHOLOGY})
    assert channel.conditions == frozenset({Condition.STROKE})
    assert channel.carrier is Carrier.SPECIMEN


def test_links_in_their_places(network_of: Callable[[str], Network]) -> None:
    network = network_of(
        """甲; 乙; 甲 -> 乙 booking since=2020 by=书; %书 until=?; 甲 -> 乙 follow_up until=2019
        甲 -> 乙 teaching; 甲 -> 甲 booking"""
    )
    roster = roster_of(network)
    standing = standing_on(roster, DAY)
    assert link_states(roster, standing).tolist() == [-1, 0, 1, 1]
    assert link_doubts(roster, standing).tolist() == [2, 0, 0, 0]
    draft = declared_channels(roster, standing)
    assert (draft.column("link", -1).tolist(), draft.declared) == ([0], True)
