"""Borders between institutions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from tests.referral.crowded import SEEDS, crowded

from medconsortium.model import Network, in_force
from medconsortium.referral.channels.standing import runs, standing_on
from medconsortium.referral.places.borders import (
    CONSORTIUM,
    COUNTY,
    COUNTY_UNKNOWN,
    PROVINCE,
    PROVINCE_UNKNOWN,
    border_bits,
    borders_of,
)
from medconsortium.referral.places.roster import host_of, roster_of
from medconsortium.vocabulary import ConsortiumKind, MembershipStatus

DAY = date(2020, 6, 1)
GRIDS = (ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)
NAMES = {
    CONSORTIUM: "consortium",
    COUNTY: "county",
    PROVINCE: "province",
    COUNTY_UNKNOWN: "county?",
    PROVINCE_UNKNOWN: "province?",
}
LAND = """
    #甲镇 township in=甲县; #甲县 county in=甲市; #乙县 county in=甲市; #甲市 prefecture in=甲省
    #甲省 province; #丙县 county in=丙省; #丙省 province; #无级 in=甲县; #散
    镇院 in=甲镇; 县院 in=甲县; 乙院 in=乙县; 市院 in=甲市; 省院 in=甲省; 丙院 in=丙县
    村站 in=无级; 散院 in=散; 某院
"""


def crossed(network: Network, origin: str, target: str) -> str:
    roster = roster_of(network)
    borders = borders_of(roster, standing_on(roster, DAY))
    ends = (np.array([roster.row(end)]) for end in (origin, target))
    (bits,) = border_bits(borders, *ends).tolist()
    return " ".join(name for bit, name in NAMES.items() if bits & bit)


@pytest.mark.parametrize(
    ("origin", "target", "expected"),
    [
        ("镇院", "县院", ""),
        ("镇院", "村站", ""),
        ("镇院", "乙院", "county"),
        ("县院", "丙院", "county province"),
        ("县院", "市院", "county?"),
        ("县院", "省院", "county?"),
        ("省院", "丙院", "province county?"),
        ("县院", "散院", "county? province?"),
        ("散院", "某院", "county? province?"),
    ],
)
def test_counties_and_provinces(
    origin: str, target: str, expected: str, network_of: Callable[[str], Network]
) -> None:
    network = network_of(LAND)
    assert crossed(network, origin, target) == expected
    assert crossed(network, target, origin) == expected


COMMUNITIES = """
    @county_medical_community lead=县 member=乡,村; @urban_medical_group lead=市 member=县,区
    @county_medical_community id=旧 until=2019 lead=邻 member=乡
    @county_medical_community id=疑 until=? lead=邻 member=乡
    @specialty_alliance lead=省 member=乡; 乡; 村; 县; 市; 区; 邻; 省; &科 of=省
    county_medical_community < 邻 applied; county_medical_community < 区 member since=2020
"""


@pytest.mark.parametrize(
    ("origin", "target", "leaves"),
    [
        ("乡", "县", False),
        ("乡", "村", False),
        ("县", "市", False),
        ("县", "乡", False),
        ("市", "县", False),
        ("乡", "市", True),
        ("市", "乡", True),
        ("乡", "邻", True),
        ("乡", "省", True),
        ("乡", "区", True),
        ("县", "区", False),
        ("邻", "乡", False),
        ("省", "乡", False),
    ],
)
def test_consortia(
    origin: str, target: str, *, leaves: bool, network_of: Callable[[str], Network]
) -> None:
    found = crossed(network_of(COMMUNITIES), origin, target).split()
    assert ("consortium" in found) == leaves


@pytest.mark.parametrize("seed", SEEDS)
def test_who_leaves_what_he_belongs_to(seed: int) -> None:
    network = crowded(seed)
    roster = roster_of(network)
    belongs: dict[str, set[str]] = {institution: set() for institution in network.institutions}
    for row in network.memberships.values():
        care = row.institution or row.department
        host = None if care is None else host_of(network, care)
        consortium = network.consortia[row.consortium]
        sure = in_force(row.since, row.until, DAY) and runs(consortium, DAY)
        member = row.status is MembershipStatus.MEMBER and consortium.kind in GRIDS
        if host is not None and sure and member:
            belongs[host].add(consortium.id)
    rows = np.arange(len(roster))
    origin, target = np.repeat(rows, len(rows)), np.tile(rows, len(rows))
    bits = border_bits(borders_of(roster, standing_on(roster, DAY)), origin, target)
    for one, other, found in zip(origin.tolist(), target.tolist(), bits.tolist(), strict=True):
        mine, theirs = belongs[roster.id(one)], belongs[roster.id(other)]
        assert bool(found & CONSORTIUM) == (bool(mine) and mine.isdisjoint(theirs))
