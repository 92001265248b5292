from __future__ import annotations

import numpy as np
import pytest

from medconsortium.errors import NotFoundError
from medconsortium.geography import roll_up_population
from medconsortium.model import Network
from medconsortium.planning.synthetic.frame import (
    Frame,
    division_table,
    frame_of,
    is_district,
    is_rural_county,
    remotest_towns,
)
from medconsortium.vocabulary import DivisionLevel


def names(frame: Frame, rows: np.typing.NDArray[np.integer]) -> list[str | None]:
    return [frame.names[int(row)] for row in rows]


def test_a_city_has_its_counties_and_towns(frame: Frame) -> None:
    assert names(frame, frame.prefectures) == ["益阳市"]
    assert {"资阳区", "安化县", "沅江市"} < set(names(frame, frame.counties))
    assert len(frame.provinces) == 0  # Hunan is not in Yiyang
    assert names(frame, frame.counties[frame.prefecture_seat])[0] == "资阳区"
    assert frame.county_people.sum() == frame.people.sum()


def test_the_population_of_a_division_is_that_of_its_towns(frame: Frame) -> None:
    network = Network.from_columns(tables={"divisions": division_table(frame)})
    people = roll_up_population(network, level=DivisionLevel.PREFECTURE)
    assert people.sums.values.tolist() == [frame.people.sum()]
    assert network.divisions["430000"].population is None
    assert network.divisions["430923"].population == sum(
        one.population or 0 for one in network.divisions.values() if one.parent == "430923"
    )


def test_the_country_comes_to_about_one_point_four_billion(country: Frame) -> None:
    assert country.people.sum() == pytest.approx(1.4e9, rel=0.03)


def test_every_place_has_a_position_in_china(country: Frame) -> None:
    for points in (country.county_points, country.town_points):
        assert np.all((points > [2, 70]) & (points < [56, 137]))


def test_the_farthest_town_of_each_county_is_remote_and_none_of_a_district(frame: Frame) -> None:
    towns = remotest_towns(frame)
    assert frame.town_county[towns].tolist() == np.flatnonzero(~frame.is_district).tolist()
    off = np.abs(frame.town_points - frame.county_points[frame.town_county]).max(axis=1)
    assert np.all(off[towns] > 0.03)
    remote = Network.from_columns(tables={"divisions": division_table(frame)}).divisions
    said = {str(frame.codes[row]) for row in frame.towns[towns]}
    assert {one.id for one in remote.values() if one.remote} == said
    assert {one.remote for one in remote.values()} == {True, False, None}


def test_where_there_are_but_districts_one_town_is_remote() -> None:
    assert len(remotest_towns(frame_of(np.random.default_rng(1), within="310000"))) == 1


def test_headings_of_the_code_table_are_no_prefectures(country: Frame) -> None:
    assert {"市辖区", "县", "省直辖县级行政区划"}.isdisjoint(names(country, country.prefectures))


def test_a_prefecture_without_counties_stands_in_for_one() -> None:
    dongguan = frame_of(np.random.default_rng(1), within="441900")
    assert names(dongguan, dongguan.counties) == names(dongguan, dongguan.prefectures) == ["东莞市"]
    assert dongguan.is_district.tolist() == [True]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("430902", (True, False)),
        ("440155", (True, False)),
        ("430923", (False, True)),
        ("430981", (False, False)),
        ("441900", (True, False)),
    ],
)
def test_districts_and_counties_are_told_by_their_code(code: str, kind: tuple[bool, bool]) -> None:
    assert (is_district(code), is_rural_county(code)) == kind


def test_an_unknown_code_is_not_found() -> None:
    with pytest.raises(NotFoundError):
        frame_of(np.random.default_rng(1), within="430999")
