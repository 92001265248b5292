"""A channel in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import Network, PartialDate
from medconsortium.referral import Channel, channels
from medconsortium.vocabulary import GreenChannel

DAY = date(2020, 9, 1)


def only(network: Network) -> Channel:
    (channel,) = channels(network, on=DAY)
    return channel


def test_doubts_of_a_link_and_of_its_instrument(network_of: Callable[[str], Network]) -> None:
    channel = only(network_of("乙; 甲; 乙 -> 甲 booking since=2020 by=书; %书 until=?"))
    assert [doubt.zh for doubt in channel.doubts] == [
        "不知 乙 与 甲 的合作当日是否有效",
        "不知 书 当日是否有效",
    ]


def test_each_doubt_of_an_assumed_channel_is_said(network_of: Callable[[str], Network]) -> None:
    network = network_of(
        "甲; 乙; @county_medical_community id=共体 since=?;"
        "共体 < 甲 lead until=?; 共体 < 乙 member since=2020"
    )
    for channel in channels(network, on=DAY):
        assert sorted(doubt.zh or "" for doubt in channel.doubts) == [
            "不知 乙 当日是否仍是成员",
            "不知 甲 当日是否仍是成员",
            "不知“共体”当日是否存续",
        ]


@pytest.mark.parametrize(
    ("rows", "minutes", "time_from"),
    [
        ("甲 -> 乙 referral_up minutes=40; 乙 -> 甲 teaching minutes=25", 40, None),
        ("甲 -> 乙 referral_up minutes=-5", 0, None),
        ("甲 -> 乙 referral_up; 乙 -> 甲 teaching minutes=25", 25, "乙/甲/teaching/2010"),
        ("甲 -> 乙 referral_up; 乙 -> 甲 teaching minutes=-25", 0, "乙/甲/teaching/2010"),
        ("甲 -> 乙 referral_up", None, None),
        ("甲 -> 乙 teleconsultation; 乙 -> 甲 teaching minutes=25", None, None),
        ("甲 -> 乙 teleconsultation minutes=25", 25, None),
    ],
)
def test_time(
    rows: str, minutes: float | None, time_from: str | None, network_of: Callable[[str], Network]
) -> None:
    channel = only(network_of(f"甲; 乙; {rows}"))
    assert (channel.travel_minutes, channel.time_from) == (minutes, time_from)


@pytest.mark.parametrize(
    ("rows", "green"),
    [
        ("甲 -> 乙 booking", None),
        ("甲 -> 乙 booking green=info_sharing", GreenChannel.INFO_SHARING),
        ("甲 -> 乙 booking of=other; @other info_sharing booking", GreenChannel.BOOKING),
        ("甲 -> 乙 booking of=other; @other info_sharing tiered_referral", None),
        ("甲 -> 乙 booking of=other; @other visit_green", GreenChannel.VISIT_GREEN),
        ("甲 -> 乙 booking of=other; @other emergency_stroke", GreenChannel.EMERGENCY_STROKE),
    ],
)
def test_priority(
    rows: str, green: GreenChannel | None, network_of: Callable[[str], Network]
) -> None:
    assert only(network_of(f"甲; 乙; {rows}")).green_channel is green


@pytest.mark.parametrize(
    ("rows", "since", "until"),
    [
        ("甲 -> 乙 booking since=2015 until=2030", "2015", "2030"),
        ("甲 -> 乙 booking since=?", None, "open"),
        (
            """@telemedicine_network since=2012 until=2040 lead=乙
            telemedicine_network < 甲 since=2014 until=2030""",
            "2014",
            "2030",
        ),
        ("@telemedicine_network lead=乙; telemedicine_network < 甲 member until=?", "2010", None),
        ("@telemedicine_network since=? lead=乙 member=甲", None, "open"),
    ],
)
def test_since_when(
    rows: str, since: str | None, until: str | None, network_of: Callable[[str], Network]
) -> None:
    channel = only(network_of(f"甲; 乙; {rows}"))
    dates = [None if day is None else PartialDate.parse(day) for day in (since, until)]
    assert [channel.since, channel.until] == dates


def test_what_an_assumed_channel_rests_on(network_of: Callable[[str], Network]) -> None:
    channel = only(network_of("甲; 乙; @telemedicine_network lead=甲 member=乙"))
    assert not channel.declared
    assert channel.consortium == "telemedicine_network"
    assert (channel.link, channel.instrument) == (None, None)
    assert channel.cites == ("guoweiyifa-2020-13#telemedicine",)
    assert channel.basis.zh == "牵头单位为成员单位远程会诊"


def test_what_an_entrusted_channel_rests_on(network_of: Callable[[str], Network]) -> None:
    network = network_of("甲; 乙; 甲 -> 乙 management by=书 of=other; %书 agreement; @other")
    for channel in channels(network, on=DAY):
        assert not channel.declared
        assert channel.link == "甲/乙/management/2010"
        assert (channel.consortium, channel.instrument) == ("other", "书")
