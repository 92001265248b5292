from __future__ import annotations

import numpy as np
import pytest

from medconsortium.planning.synthetic.frame import Frame
from medconsortium.planning.synthetic.territory import territory_of


def test_every_town_is_served_by_one_consortium_of_its_county(frame: Frame) -> None:
    territory = territory_of(frame)
    assert np.array_equal(territory.county[territory.of_town], frame.town_county)
    assert set(territory.of_town.tolist()) == set(range(len(territory)))


def test_the_towns_of_a_grid_follow_one_another(frame: Frame) -> None:
    assert np.all(np.diff(territory_of(frame).of_town) >= 0)


def test_large_counties_have_two_communities_and_districts_have_groups(frame: Frame) -> None:
    territory = territory_of(frame)
    towns = np.bincount(frame.town_county)
    many = np.bincount(territory.county)
    rural = ~frame.is_district
    assert many[rural].tolist() == np.where(towns[rural] >= 14, 2, 1).tolist()
    assert np.array_equal(territory.alone, many[territory.county] == 1)
    assert np.all(territory.is_community[rural[territory.county]])
    assert np.all(territory.ordinal < many[territory.county])


def test_the_country_has_about_the_communities_reported(country: Frame) -> None:
    territory = territory_of(country)
    assert np.count_nonzero(territory.is_community) == pytest.approx(3_099, rel=0.02)
    served = np.unique(territory.county[territory.is_community])
    assert len(served) == pytest.approx(2_188, rel=0.02)
