"""Which channels serve a need, and what they weigh."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import Network
from medconsortium.referral import CareNeed, ReferralPolicy
from medconsortium.referral.declared import declared_channels
from medconsortium.referral.usable import Step, step_along
from medconsortium.vocabulary import LinkKind

DAY = date(2020, 6, 1)
STANDARD = ReferralPolicy()


def step(network: Network, need: CareNeed, policy: ReferralPolicy = STANDARD) -> Step | None:
    (channel,) = declared_channels(network, DAY)
    return step_along(channel, network, need, policy)


@pytest.mark.parametrize(
    ("need", "kinds"),
    [
        ("acute", "referral_up referral_lateral"),
        ("diagnosis", "referral_up referral_lateral booking"),
        ("first_contact", "referral_up referral_lateral booking"),
        ("recovery", "referral_down referral_lateral follow_up"),
        ("follow_up", "referral_down referral_lateral follow_up booking"),
        ("acute urgent", "referral_up referral_lateral critical_transfer"),
        ("diagnosis emergency", "referral_up referral_lateral critical_transfer"),
        ("recovery emergency", "referral_up referral_lateral critical_transfer"),
        ("acute remote", "referral_up referral_lateral teleconsultation telediagnosis"),
    ],
)
def test_kinds(
    need: str,
    kinds: str,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
) -> None:
    found = {
        kind.key
        for kind in LinkKind
        for network in [network_of(f"甲; 乙; 甲 -> 乙 {kind.key}")]
        if list(declared_channels(network, DAY))
        if step(network, need_of(need)) is not None
    }
    assert found == set(kinds.split())


@pytest.mark.parametrize(
    ("limits", "need", "doubts"),
    [
        ("", "acute 07", 0),
        ("", "acute", 0),
        ("for=07", "acute 07", 0),
        ("for=07", "acute 07.01", 0),
        ("for=07.01", "acute 07", None),
        ("for=07,19", "acute 19 03", 0),
        ("for=07", "acute 19", None),
        ("for=07", "acute", 1),
        ("when=stroke", "acute stroke", 0),
        ("when=stroke", "acute trauma", None),
        ("when=stroke", "acute", 1),
        ("for=07 when=stroke", "acute", 1),
        ("for=07 when=stroke", "acute 07", 1),
        ("for=07 when=stroke", "acute 19", None),
    ],
)
def test_limits(
    limits: str,
    need: str,
    doubts: int | None,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
) -> None:
    found = step(network_of(f"甲; 乙; 甲 -> 乙 referral_up {limits}"), need_of(need))
    assert (None if found is None else len(found.doubts)) == doubts


@pytest.mark.parametrize(
    ("link", "minutes", "unknown"),
    [
        ("referral_up minutes=20", 50, False),
        ("referral_up minutes=0", 30, False),
        ("referral_up minutes=-5", 30, False),
        ("referral_up", 90, True),
        ("booking minutes=20", 50, False),
        ("booking", 90, True),
        ("teleconsultation minutes=20", 30, False),
        ("teleconsultation", 30, False),
    ],
)
def test_weight(
    link: str,
    minutes: float,
    *,
    unknown: bool,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
) -> None:
    found = step(network_of(f"甲; 乙; 甲 -> 乙 {link}"), need_of("diagnosis remote"))
    assert found is not None
    assert (found.minutes, found.time_unknown) == (minutes, unknown)


def test_the_policy_weighs(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    policy = ReferralPolicy(minutes_per_transfer=1, minutes_if_unknown=2)
    found = step(network_of("甲; 乙; 甲 -> 乙 referral_up"), need_of("acute"), policy)
    assert found is not None
    assert found.minutes == 3


@pytest.mark.parametrize(
    ("ends", "kind", "need", "serves"),
    [
        ("甲 2A; 乙 3A", "referral_up", "acute", True),
        ("甲 1A; 乙 3A", "referral_up", "acute", False),
        ("甲 1A; 乙 3A", "referral_up", "acute emergency", True),
        ("甲 1A; 乙 3A", "critical_transfer", "acute urgent", False),
        ("甲 1A; 乙 3A", "booking", "diagnosis", True),
        ("甲 1A; 乙 3A", "telediagnosis", "diagnosis remote", True),
        ("甲 3A; 乙 2A", "referral_up", "acute", False),
        ("甲 3A; 乙 2A", "referral_lateral", "acute", False),
        ("甲 3A; 乙 2A", "referral_lateral", "recovery", True),
        ("甲 3A; 乙 1A", "referral_down", "recovery", True),
        ("甲 1A; 乙 3A", "referral_down", "recovery", False),
        ("甲 1A; 乙", "referral_down", "recovery", True),
        ("甲; 乙 3A", "referral_up", "acute", True),
        ("甲 A527 1A; 乙 3A", "referral_up", "acute", True),
        ("甲 2A; 乙 A600 3A", "referral_down", "recovery", True),
    ],
)
def test_steps(
    ends: str,
    kind: str,
    need: str,
    *,
    serves: bool,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
) -> None:
    found = step(network_of(f"{ends}; 甲 -> 乙 {kind}"), need_of(need))
    assert (found is not None) == serves
