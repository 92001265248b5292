"""What membership in a grid lets one assume."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.law import corpus
from medconsortium.model import Network
from medconsortium.referral import channels

HUB = ["乙 referral_up 甲", "甲 referral_down 乙"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("@county_medical_community lead=甲 member=乙", HUB),
        ("@urban_medical_group lead=甲 collaborating=乙", HUB),
        ("@urban_medical_group co_lead=甲 ?=乙", HUB),
        ("@urban_medical_group lead=甲 member=丁", ["丁 referral_up 甲", "甲 referral_down 丁"]),
        ("@urban_medical_group member=甲,丁,戊", ["丁 referral_up 戊", "丁 referral_up 甲"]),
        ("@urban_medical_group lead=甲 co_lead=乙", []),
        ("@urban_medical_group member=甲,乙", []),
        ("己; @urban_medical_group member=己,丁", []),
        ("己 county; @urban_medical_group member=己,丁", ["丁 referral_up 己"]),
        ("己 G100; @urban_medical_group member=己,丁", ["丁 referral_up 己"]),
        ("己 H112; @urban_medical_group member=己,丁", ["丁 referral_up 己"]),
        ("己 M649; @urban_medical_group member=己,丁", []),
        ("己 J100; @urban_medical_group lead=甲 member=己", []),
        ("己 K100; @county_medical_community lead=己 member=丁,乙", ["丁 referral_up 乙"]),
    ],
)
def test_hub_and_primary_to_hospital(
    rows: str, expected: list[str], assumed: Callable[[str], list[str]]
) -> None:
    assert assumed(rows) == expected


def test_a_regulation_yet_to_come_is_not_cited(network_of: Callable[[str], Network]) -> None:
    network = network_of("甲; 乙; @county_medical_community lead=甲 member=乙")
    first = corpus()["guoweiyifa-2020-13"].begins.earliest
    days = (date(2016, 1, 1), first)
    cited = [{c.cites for c in channels(network, on=day)} for day in days]
    assert cited == [{()}, {("guoweiyifa-2020-13#grass-roots",)}]
