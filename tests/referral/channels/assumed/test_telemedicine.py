"""What membership in a telemedicine network lets one assume."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("@telemedicine_network lead=甲 member=乙", ["乙 teleconsultation 甲"]),
        (
            "@telemedicine_network lead=甲 co_lead=戊 ?=乙",
            ["乙 teleconsultation 戊", "乙 teleconsultation 甲"],
        ),
        ("@telemedicine_network member=甲,乙", []),
    ],
)
def test_consultation_with_the_lead(
    rows: str, expected: list[str], assumed: Callable[[str], list[str]]
) -> None:
    assert assumed(rows) == expected
