"""All channels of a day, in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import Network
from medconsortium.referral import ReferralPolicy, channels

DAY = date(2020, 9, 1)
HUB = "甲; 乙; @county_medical_community lead=甲 member=乙"


def found(network: Network, policy: ReferralPolicy = ReferralPolicy()) -> list[str]:  # noqa: B008
    return [
        f"{c.origin} {'->' if c.declared else '~>'} {c.target} {c.kind.key}"
        for c in channels(network, on=DAY, policy=policy)
    ]


def test_sorted_by_ends_declared_first(network_of: Callable[[str], Network]) -> None:
    network = network_of(f"{HUB}; 甲 -> 乙 teaching; 甲 -> 乙 teleconsultation; 乙 -> 甲 booking")
    assert found(network) == [
        "乙 -> 甲 booking",
        "乙 ~> 甲 referral_up",
        "甲 -> 乙 teleconsultation",
        "甲 ~> 乙 referral_down",
    ]
    assert found(network, ReferralPolicy(declared_only=True)) == [
        "乙 -> 甲 booking",
        "甲 -> 乙 teleconsultation",
    ]


@pytest.mark.parametrize(
    ("link", "assumed"),
    [
        ("乙 -> 甲 referral_up", False),
        ("乙 -> 甲 referral_up for=", False),
        ("乙 -> 甲 referral_up since=2020", True),
        ("乙 -> 甲 referral_up for=07", True),
        ("乙 -> 甲 referral_up when=stroke", True),
        ("乙 -> 甲 referral_lateral", True),
        ("甲 -> 乙 referral_up", True),
    ],
)
def test_a_declared_channel_without_doubt_or_limit_takes_the_place_of_an_assumed_one(
    link: str, *, assumed: bool, network_of: Callable[[str], Network]
) -> None:
    assert ("乙 ~> 甲 referral_up" in found(network_of(f"{HUB}; {link}"))) == assumed
