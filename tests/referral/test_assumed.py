"""What membership lets one assume, kind by kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

from medconsortium.law import corpus
from medconsortium.model import Consortium, Institution, Membership, Network
from medconsortium.referral.assumed import assumed_channels
from medconsortium.vocabulary import Completeness, Integration

DAY = date(2020, 9, 1)


def found(network: Network) -> list[str]:
    return [f"{c.origin} {c.kind.key} {c.target}" for c in assumed_channels(network, DAY)]


HUB = ["乙 referral_up 甲", "甲 referral_down 乙"]
LATERAL = ["乙 referral_lateral 甲", "甲 referral_lateral 乙"]
CASES: list[tuple[str, list[str]]] = [
    ("@county_medical_community lead=甲 member=乙", HUB),
    ("@urban_medical_group lead=甲 collaborating=乙", HUB),
    ("@urban_medical_group member=甲,丁,戊", ["丁 referral_up 甲", "丁 referral_up 戊"]),
    ("@urban_medical_group lead=甲 member=丁", ["丁 referral_up 甲", "甲 referral_down 丁"]),
    ("@urban_medical_group lead=甲 co_lead=乙", []),
    ("@specialty_alliance lead=甲 member=乙", []),
    ("@specialty_alliance two_way_referral spec=07 lead=甲 guided=乙", HUB),
    ("@specialty_alliance tiered_referral spec=07 lead=甲 member=乙", HUB),
    ("@specialty_alliance booking spec=07 lead=甲 member=乙", []),
    ("@telemedicine_network lead=甲 member=乙", ["乙 teleconsultation 甲"]),
    (
        "@emergency_network member=甲,乙",
        ["乙 critical_transfer 甲", "甲 critical_transfer 乙"],
    ),
    (
        "@rare_disease_network national_lead=甲 provincial_lead=乙/省 member=丁/省",
        [
            *["乙 referral_up 甲", "乙 teleconsultation 甲", "甲 follow_up 乙"],
            *["丁 referral_up 乙", "丁 teleconsultation 乙", "乙 follow_up 丁"],
        ],
    ),
    ("@rare_disease_network national_lead=甲 member=乙/省", []),
    ("@other tight lead=甲 member=乙", HUB),
    ("@? entrusted co_lead=甲 member=乙", HUB),
    ("@other tight ?=甲,乙", LATERAL),
    ("@other tight lead=甲 co_lead=乙", LATERAL),
    ("@other loose lead=甲 member=乙", []),
    ("@other lead=甲 member=乙", []),
    ("@other tight lead=甲 member=乙,丁", []),
    ("@other tight lead=甲 member=甲", []),
    ("@other tight lead=甲,乙 member=甲", LATERAL),
    ("@specialty_alliance tight lead=甲 member=乙", []),
    ("@other tight lead=甲 member=乙; other < *另有数家", []),
]


@pytest.mark.parametrize(("row", "expected"), CASES)
def test_each_kind(row: str, expected: list[str], network_of: Callable[[str], Network]) -> None:
    network = network_of(f"甲 A100 3A; 乙 A100 2A; 丁 B100; 戊 A100; {row}")
    assert sorted(found(network)) == sorted(expected)


def test_a_pair_of_which_more_members_are_known_to_be_missing_is_none(
    network_of: Callable[[str], Network],
) -> None:
    network = network_of("甲; 乙; @other tight lead=甲 member=乙")
    consortium = evolve(network.consortia["other"], members_completeness=Completeness.PARTIAL)
    members = network.memberships.values()
    partial = Network(
        institutions=network.institutions.values(), consortia=[consortium], memberships=members
    )
    assert found(network) == ["乙 referral_up 甲", "甲 referral_down 乙"]
    assert found(partial) == []


def test_they_say_what_they_rest_on(network_of: Callable[[str], Network]) -> None:
    network = network_of("甲; 乙; @telemedicine_network lead=甲 member=乙")
    (channel,) = assumed_channels(network, DAY)
    assert not channel.declared
    assert (channel.consortium, channel.link, channel.instrument) == (
        "telemedicine_network",
        None,
        None,
    )
    assert channel.travel_minutes is None
    assert channel.cites == ("guoweiyifa-2020-13#telemedicine",)
    assert channel.basis.zh == "牵头单位为成员单位远程会诊"


def test_a_regulation_yet_to_come_is_not_cited(network_of: Callable[[str], Network]) -> None:
    network = network_of("甲; 乙; @county_medical_community lead=甲 member=乙")
    first = corpus()["guoweiyifa-2020-13"].begins.earliest
    days = (date(2016, 1, 1), first)
    cited = [{c.cites for c in assumed_channels(network, day)} for day in days]
    assert cited == [{()}, {("guoweiyifa-2020-13#grass-roots",)}]


def test_limits(network_of: Callable[[str], Network]) -> None:
    def limits(row: str) -> set[tuple[str, ...]]:
        channels = assumed_channels(network_of(f"甲; 乙; {row}"), DAY)
        return {
            tuple(sorted(t.key for t in (*(c.subjects or ()), *(c.conditions or ()))))
            for c in channels
        }

    alliance = "@specialty_alliance two_way_referral lead=甲 member=乙"
    assert limits(f"{alliance} spec=07,19") == {("07", "19")}
    assert limits(f"{alliance} spec=") == {()}
    assert limits(f"{alliance}") == {()}
    assert limits("@emergency_network member=甲,乙") == {
        ("chest_pain", "critical_maternal", "critical_newborn_child", "stroke", "trauma")
    }
    rare = "@rare_disease_network provincial_lead=甲/省 member=乙/省"
    assert limits(rare) == {("rare_disease",)}


def test_each_doubt_is_said_once(network_of: Callable[[str], Network]) -> None:
    network = network_of(
        "甲; 乙; @county_medical_community id=共体 since=?;"
        "共体 < 甲 lead until=?; 共体 < 乙 member since=2020"
    )
    for channel in assumed_channels(network, DAY):
        assert sorted(doubt.zh or "" for doubt in channel.doubts) == [
            "不知 乙 当日是否仍是成员",
            "不知 甲 当日是否仍是成员",
            "不知“共体”当日是否存续",
        ]


def test_a_pair_goes_by_its_sure_membership_in_whatever_order_they_are_listed() -> None:
    rows = [
        Membership(consortium="对", institution="甲", since="2010", until="open"),
        Membership(consortium="对", institution="甲", since="2010"),
        Membership(consortium="对", institution="乙", since="2010", until="open"),
    ]
    for memberships in (rows, rows[::-1]):
        network = Network(
            institutions=[Institution(id=name, name=name) for name in "甲乙"],
            consortia=[
                Consortium(
                    id="对", name="对", since="2010", until="open", integration=Integration.TIGHT
                )
            ],
            memberships=memberships,
        )
        found = list(assumed_channels(network, date(2020, 6, 1)))
        assert [(c.origin, c.target, c.doubts) for c in found] == [
            ("乙", "甲", ()),
            ("甲", "乙", ()),
        ]
