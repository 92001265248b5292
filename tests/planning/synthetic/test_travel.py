from __future__ import annotations

import numpy as np
import pytest

from medconsortium.planning.synthetic.travel import distance_km, travel_minutes


def test_a_degree_of_latitude_is_111_km() -> None:
    here, there = np.array([[28.0, 111.0]]), np.array([[29.0, 111.0]])
    assert distance_km(here, there) == pytest.approx([111.2])
    assert distance_km(there, here) == pytest.approx([111.2])
    assert distance_km(here, here) == pytest.approx([0])


def test_a_degree_of_longitude_shrinks_towards_the_pole() -> None:
    here, there = np.array([[60.0, 111.0]]), np.array([[60.0, 112.0]])
    assert distance_km(here, there) == pytest.approx([55.6])


def test_minutes_grow_with_the_distance_and_are_stated_to_one_decimal() -> None:
    minutes = travel_minutes(np.array([0.0, 1.0, 8 / 1.3, 8 / 1.3 + 55 / 1.3]))
    assert minutes.tolist() == [4.0, 7.1, 23.2, 83.2]
