"""Where patients start from, and what lies around."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from medconsortium.errors import AmbiguousError, NotFoundError
from medconsortium.model import Network
from medconsortium.referral.places import (
    host_of,
    institutions_around,
    resolve_place,
    steps_from_home,
)

COUNTRY = """
    县院 name=某县医院 in=县; 镇院 in=镇; 村站 in=村; 邻院 in=邻县; 某院
    #村 in=镇; #镇 in=县 code=440113102 name=市桥街道; #县 in=省; #邻县 in=省; #省; #荒
    #环 in=圈; #圈 in=环; 环院 in=环
"""


@pytest.fixture
def country(network_of: Callable[[str], Network]) -> Network:
    return network_of(COUNTRY)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("县院", "县院"),
        ("某縣醫院", "县院"),
        ("镇", "镇"),
        ("440113102", "镇"),
        ("市桥街道", "镇"),
        ("市橋街道", "镇"),
    ],
)
def test_by_id_name_or_code(place: str, expected: str, country: Network) -> None:
    assert resolve_place(country, place) == expected


def test_an_institution_goes_before_a_division_of_its_name(
    network_of: Callable[[str], Network],
) -> None:
    network = network_of("甲 name=东街; #街 name=东街; #乙 name=西街 in=街; #丙 name=西街")
    assert resolve_place(network, "东街") == "甲"
    with pytest.raises(AmbiguousError, match="丙, 乙"):
        resolve_place(network, "西街")


def test_nothing_of_that_name_suggests_what_comes_near(country: Network) -> None:
    with pytest.raises(NotFoundError, match="县院"):
        resolve_place(country, "某县中医院")


def test_hosts(network_of: Callable[[str], Network]) -> None:
    network = network_of("甲; &科 of=甲; &队")
    assert [host_of(network, care) for care in ("甲", "科", "队")] == ["甲", "甲", None]


@pytest.mark.parametrize(
    ("division", "expected"),
    [
        ("村", ["村站", "村站 镇院", "县院 村站 镇院", "县院 村站 邻院 镇院"]),
        ("省", ["县院 村站 邻院 镇院"]),
        ("荒", [""]),
        ("圈", ["环院", "环院"]),
    ],
)
def test_what_lies_around_from_near_to_far(
    division: str, expected: list[str], country: Network
) -> None:
    assert [" ".join(group) for group in institutions_around(country, division)] == expected


@pytest.mark.parametrize(
    ("institution", "homes", "steps"),
    [
        ("县院", (), 0),
        ("县院", ("县院",), 0),
        ("县院", ("村", "县院"), 0),
        ("村站", ("村",), 1),
        ("镇院", ("村",), 2),
        ("县院", ("村",), 3),
        ("邻院", ("村",), 4),
        ("村站", ("县",), 1),
        ("镇院", ("村站",), 2),
        ("邻院", ("村", "邻县"), 1),
        ("环院", ("圈",), 1),
        ("环院", ("村",), 9),
        ("某院", ("村",), 9),
        ("县院", ("某院",), 9),
    ],
)
def test_steps_from_home(
    institution: str, homes: tuple[str, ...], steps: int, country: Network
) -> None:
    assert len(country.divisions) == 8
    assert steps_from_home(country, institution, homes) == steps
