"""What is drawn of the channels that one sort of ground yields."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import Network
from medconsortium.referral import channels


@pytest.fixture(scope="session")
def assumed(network_of: Callable[[str], Network]) -> Callable[[str], list[str]]:
    """Return what draws the channels of a network among 甲 乙 丁 戊."""

    def draw(rows: str) -> list[str]:
        network = network_of(f"甲 A100 3A; 乙 A100 2A; 丁 B100; 戊 A100; {rows}")
        found = channels(network, on=date(2020, 9, 1))
        return sorted(f"{c.origin} {c.kind.key} {c.target}{'?' * len(c.doubts)}" for c in found)

    return draw
