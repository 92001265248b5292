"""What a link declares."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import Institution, Instrument, Link, Network, Source
from medconsortium.referral.declared import declared_channels
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
    (channel,) = declared_channels(network, DAY)
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
    (channel,) = declared_channels(network_of(f"甲; 乙; {rows}"), DAY)
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
    ],
)
def test_what_is_no_channel(rows: str, network_of: Callable[[str], Network]) -> None:
    assert list(declared_channels(network_of(f"甲; 乙; {rows}"), DAY)) == []
