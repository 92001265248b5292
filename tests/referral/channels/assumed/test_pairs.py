"""What a tight or entrusted pair lets one assume."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

from medconsortium.model import Consortium, Institution, Membership, Network
from medconsortium.referral import channels
from medconsortium.vocabulary import Completeness, Integration, Role

HUB = ["乙 referral_up 甲", "甲 referral_down 乙"]
LATERAL = ["乙 referral_lateral 甲", "甲 referral_lateral 乙"]
DAY = date(2020, 6, 1)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("@other tight lead=甲 member=乙", HUB),
        ("@? entrusted co_lead=甲 member=乙", HUB),
        ("@other tight ?=甲,乙", LATERAL),
        ("@other tight lead=甲 co_lead=乙", LATERAL),
        ("@other loose lead=甲 member=乙", []),
        ("@other lead=甲 member=乙", []),
        ("@other tight lead=甲 member=乙,丁", []),
        ("@other tight lead=甲 member=甲", []),
        ("@other tight lead=甲", []),
        ("@other tight lead=甲,乙 member=甲", LATERAL),
        ("@other tight lead=甲 member=乙,乙", HUB),
        ("@specialty_alliance tight lead=甲 member=乙", []),
        ("@other tight lead=甲 member=乙; other < *另有数家", []),
        (
            "@other tight lead=甲 member=乙; @? tight ?=丁,戊",
            ["丁 referral_lateral 戊", *HUB[:1], "戊 referral_lateral 丁", *HUB[1:]],
        ),
    ],
)
def test_two_and_nobody_else(
    rows: str, expected: list[str], assumed: Callable[[str], list[str]]
) -> None:
    assert assumed(rows) == sorted(expected)


def test_a_pair_of_which_more_members_are_known_to_be_missing_is_none(
    network_of: Callable[[str], Network],
) -> None:
    network = network_of("甲; 乙; @other tight lead=甲 member=乙")
    consortium = evolve(network.consortia["other"], members_completeness=Completeness.PARTIAL)
    members = network.memberships.values()
    partial = Network(
        institutions=network.institutions.values(), consortia=[consortium], memberships=members
    )
    assert len(channels(network, on=DAY)) == 2
    assert len(channels(partial, on=DAY)) == 0


def test_a_pair_goes_by_its_sure_membership_in_whatever_order_they_are_listed() -> None:
    rows = [
        Membership(consortium="对", institution="甲", since="2010", until="open"),
        Membership(consortium="对", institution="甲", since="2010"),
        Membership(consortium="对", institution="乙", since="2010", until="open"),
    ]
    for memberships in (rows, rows[::-1]):
        found = channels(_pair(memberships), on=DAY)
        assert [(c.origin, c.target, c.doubts) for c in found] == [
            ("乙", "甲", ()),
            ("甲", "乙", ()),
        ]


def test_who_perhaps_leads_leads() -> None:
    rows = [
        Membership(consortium="对", institution="甲", since="2010", until="open"),
        Membership(consortium="对", institution="甲", since="2010", role=Role.LEAD),
        Membership(consortium="对", institution="乙", since="2010", until="open"),
    ]
    for memberships in (rows, rows[::-1]):
        found = channels(_pair(memberships), on=DAY)
        assert [(c.origin, c.kind.key, len(c.doubts)) for c in found] == [
            ("乙", "referral_up", 1),
            ("甲", "referral_down", 1),
        ]


def _pair(memberships: list[Membership]) -> Network:
    return Network(
        institutions=[Institution(id=name, name=name) for name in "甲乙"],
        consortia=[
            Consortium(
                id="对", name="对", since="2010", until="open", integration=Integration.TIGHT
            )
        ],
        memberships=memberships,
    )


@pytest.mark.parametrize("integration", ["tight", "entrusted"])
def test_the_basis_says_how_they_are_bound(
    integration: str, network_of: Callable[[str], Network]
) -> None:
    network = network_of(f"甲; 乙; @other {integration} lead=甲 member=乙")
    label = Integration.parse(integration).zh
    assert {c.basis.zh for c in channels(network, on=DAY)} == {f"{label}合作的两家机构互相转诊"}
