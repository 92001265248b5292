"""What entrusted management and co-running let one assume."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import Network
from medconsortium.referral import channels

HUB = ["乙 referral_up 甲", "甲 referral_down 乙"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("甲 -> 乙 management", HUB),
        ("甲 -> 乙 co_run", HUB),
        ("甲 -> 科 co_run; &科 of=乙", HUB),
        ("甲 -> 科 co_run; &科", []),
        ("甲 -> 甲 management", []),
        ("甲 -> 乙 guidance; 甲 -> 乙 support; 甲 -> 乙 staff_posting", []),
        ("甲 -> 乙 management since=2020 by=书; %书 until=?", [f"{way}??" for way in HUB]),
        ("甲 -> 乙 management until=2019", []),
        ("甲 -> 乙 management of=other; @other planned", []),
        ("甲 -> 乙 co_run by=书; %书 signed=2021", []),
    ],
)
def test_both_ways_while_the_link_stands(
    rows: str, expected: list[str], assumed: Callable[[str], list[str]]
) -> None:
    assert assumed(rows) == expected


def test_within_the_limits_of_the_link(network_of: Callable[[str], Network]) -> None:
    network = network_of("甲; 乙; 甲 -> 乙 co_run for=07 when=stroke minutes=30")
    found = channels(network, on=date(2020, 9, 1))
    assert {(c.basis.zh or "")[:4] for c in found} == {"合作办院"}
    for channel in found:
        assert {term.key for term in channel.subjects or ()} == {"07"}
        assert {term.key for term in channel.conditions or ()} == {"stroke"}
        assert channel.travel_minutes == 30
