"""What names stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from medconsortium.errors import AmbiguousError, NotFoundError
from medconsortium.model import Department, GeoPoint, Network
from medconsortium.referral import CareNeed
from medconsortium.referral.places.resolving import (
    resolve_care,
    resolve_need,
    resolve_origin,
    resolve_place,
)

COUNTRY = """
    县院 name=某县医院 in=县; 镇院 in=镇
    #镇 in=县 code=440113102 name=市桥街道; #县
    &儿科 of=县院; &流动队
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
def test_places_by_id_name_or_code(place: str, expected: str, country: Network) -> None:
    assert resolve_place(country, place) == expected
    assert resolve_origin(country, place) == expected


def test_an_origin_may_be_a_department_or_a_point(country: Network) -> None:
    assert resolve_origin(country, "儿科") == "县院"
    assert resolve_origin(country, "兒科") == "县院"
    assert resolve_origin(country, "流动队") == "流动队"
    point = GeoPoint(latitude=23, longitude=113)
    assert resolve_origin(country, point) is point


def test_care_is_given_by_institutions_and_departments(country: Network) -> None:
    assert [resolve_care(country, name) for name in ("某县医院", "儿科", "兒科")] == [
        "县院",
        "儿科",
        "儿科",
    ]
    with pytest.raises(NotFoundError):
        resolve_care(country, "镇")
    with pytest.raises(NotFoundError):
        resolve_place(country, "儿科")


def test_an_institution_goes_before_others_of_its_name(
    network_of: Callable[[str], Network],
) -> None:
    network = network_of(
        "甲 name=东街; &街 of=甲; #街道 name=东街; #乙 name=西街 in=街道; #丙 name=西街"
    )
    assert resolve_place(network, "东街") == "甲"
    with pytest.raises(AmbiguousError, match="丙, 乙"):
        resolve_place(network, "西街")


def test_a_name_of_several_departments() -> None:
    network = Network(departments=[Department(id=i, name="儿科") for i in ("乙科", "甲科")])
    with pytest.raises(AmbiguousError, match="乙科, 甲科"):
        resolve_care(network, "儿科")


def test_nothing_of_that_name_suggests_what_comes_near(country: Network) -> None:
    with pytest.raises(NotFoundError, match="县院"):
        resolve_place(country, "某县中医院")


def test_the_names_in_a_need(country: Network, need_of: Callable[[str], CareNeed]) -> None:
    need = resolve_need(country, need_of("recovery provider=兒科 home=市桥街道 signed=某县医院"))
    assert (need.provider, need.home, need.signed_with) == ("儿科", "镇", "县院")
    assert resolve_need(country, need_of("acute")) == need_of("acute")
    for words in ("provider=镇", "home=儿科", "signed=儿科", "signed=镇"):
        with pytest.raises(NotFoundError):
            resolve_need(country, need_of(f"acute {words}"))
