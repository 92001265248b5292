"""What alliances state of themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import Network
from medconsortium.referral import Channel, channels

HUB = ["乙 referral_up 甲", "甲 referral_down 乙"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("spec=07", []),
        ("spec=07 two_way_referral", HUB),
        ("spec=07 tiered_referral", HUB),
        ("spec=07 tiered_referral two_way_referral", HUB),
        ("two_way_referral", [f"{way}?" for way in HUB]),
        ("spec= two_way_referral", HUB),
        ("spec=07 booking", ["乙 booking 甲"]),
        ("booking", ["乙 booking 甲?"]),
        ("spec=07 critical_transfer", ["乙 critical_transfer 甲"]),
        ("spec=07 teleconsultation", ["乙 teleconsultation 甲"]),
        ("spec=07 emergency_stroke", ["乙 critical_transfer 甲"]),
        ("spec=07 info_sharing test_recognition visit_green", []),
        ("spec=07 mdt", ["乙 teleconsultation 甲?"]),
        ("mdt", ["乙 teleconsultation 甲??"]),
        ("mdt telemedicine", ["乙 teleconsultation 甲?"]),
        ("spec=07 mdt telemedicine", ["乙 teleconsultation 甲"]),
        ("oncology_mdt", ["乙 teleconsultation 甲?"]),
        ("oncology_mdt telemedicine", ["乙 teleconsultation 甲"]),
        ("spec=07 mdt teleconsultation", ["乙 teleconsultation 甲"] * 2),
    ],
)
def test_what_is_stated_and_nothing_more(
    rows: str, expected: list[str], assumed: Callable[[str], list[str]]
) -> None:
    assert assumed(f"@specialty_alliance {rows} lead=甲 member=乙") == expected


def limits(network: Network) -> set[str]:
    def drawn(channel: Channel) -> str:
        sorts = (channel.subjects, channel.conditions, channel.items)
        return " ".join(",".join(sorted(t.key for t in sort or ())) or "-" for sort in sorts)

    return {drawn(channel) for channel in channels(network, on=date(2020, 9, 1))}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("two_way_referral spec=07,19", "07,19 - -"),
        ("two_way_referral spec=", "- - -"),
        ("two_way_referral", "- - -"),
        ("mdt spec=07", "07 - mdt"),
        ("oncology_mdt spec=07", "19 - mdt"),
        ("emergency_maternal spec=05", "05 critical_maternal -"),
    ],
)
def test_within_the_specialty(
    rows: str, expected: str, network_of: Callable[[str], Network]
) -> None:
    network = network_of(f"甲; 乙; @specialty_alliance {rows} lead=甲 member=乙")
    assert limits(network) == {expected}


def test_each_alliance_goes_by_what_it_states_itself(
    network_of: Callable[[str], Network],
) -> None:
    network = network_of(
        """甲; 乙; @specialty_alliance booking spec=07 lead=甲 member=乙
        @specialty_alliance id=二 critical_transfer spec=19 lead=甲 member=乙"""
    )
    found = channels(network, on=date(2020, 9, 1))
    assert [(c.consortium, c.kind.key) for c in found] == [
        ("specialty_alliance", "booking"),
        ("二", "critical_transfer"),
    ]
    assert {c.basis.zh for c in found} == {
        "联盟声明设有绿色通道：预约挂号",
        "联盟声明设有绿色通道：重症危重住院患儿转运",
    }
