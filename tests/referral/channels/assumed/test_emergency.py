"""What membership in an emergency network lets one assume."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from medconsortium.model import Network
from medconsortium.referral import channels


def test_transfer_and_consultation_between_any_two(assumed: Callable[[str], list[str]]) -> None:
    assert assumed("@emergency_network lead=甲 member=乙") == [
        "乙 critical_transfer 甲",
        "乙 teleconsultation 甲",
        "甲 critical_transfer 乙",
        "甲 teleconsultation 乙",
    ]


def test_for_what_needs_rescue_in_time(network_of: Callable[[str], Network]) -> None:
    network = network_of("甲; 乙; @emergency_network member=甲,乙")
    for channel in channels(network, on=date(2020, 9, 1)):
        assert {condition.key for condition in channel.conditions or ()} == {
            *("chest_pain", "stroke", "trauma", "critical_maternal", "critical_newborn_child")
        }
