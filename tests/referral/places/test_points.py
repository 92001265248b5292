"""Points on the map."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from medconsortium.model import GeoPoint, Network
from medconsortium.referral.places.points import (
    UNLOCATED,
    hundreds_of_metres,
    metres_from,
    nearest_row,
)
from medconsortium.referral.places.roster import roster_of
from medconsortium.vocabulary import Datum

PLACES = "乙 at=24.0,113.0; 丙; 丁 at=23.1,113.0,gcj02; 甲 at=23.5,113.0; 戊 at=22.5,113.0"


def at(latitude: float, longitude: float, datum: Datum | None = Datum.WGS84) -> GeoPoint:
    return GeoPoint(latitude=latitude, longitude=longitude, datum=datum)


def test_in_the_same_datum_alone(network_of: Callable[[str], Network]) -> None:
    roster = roster_of(network_of(PLACES))
    kilometres = (metres_from(roster, at(23.0, 113.0)) / 1000).round(1).tolist()
    assert dict(zip(roster.ids(range(5)), kilometres, strict=True)) == {
        "甲": 55.6,
        "乙": 111.2,
        "丙": pytest.approx(math.nan, nan_ok=True),
        "丁": pytest.approx(math.nan, nan_ok=True),
        "戊": 55.6,
    }
    assert np.isnan(metres_from(roster, at(23.0, 113.0, None))).all()
    hundreds = hundreds_of_metres(roster, at(23.0, 113.0))
    assert hundreds[roster.row("丙")] == UNLOCATED
    assert hundreds[roster.row("甲")] == 556


@pytest.mark.parametrize(
    ("one", "other", "degrees"),
    [
        ((0, 0), (0, 90), 90),
        ((0, 0), (0, 180), 180),
        ((90, 0), (-90, 50), 180),
        ((0, 179.5), (0, -179.5), 1),
        ((60, 0), (60, 180), 60),
    ],
)
def test_along_the_great_circle(
    one: tuple[float, float],
    other: tuple[float, float],
    degrees: float,
    network_of: Callable[[str], Network],
) -> None:
    roster = roster_of(network_of(f"甲 at={other[0]},{other[1]}"))
    (metres,) = metres_from(roster, at(*one))
    assert metres == pytest.approx(math.radians(degrees) * 6_371_008.8)
    assert metres / 100 < UNLOCATED


def test_who_is_nearest(network_of: Callable[[str], Network]) -> None:
    roster = roster_of(network_of(PLACES))
    every = np.ones(5, np.bool_)
    assert roster.id(nearest_row(roster, at(23.9, 113.0), among=every)) == "乙"
    assert nearest_row(roster, at(23.0, 113.0), among=every) == min(
        roster.row("甲"), roster.row("戊")
    )
    assert nearest_row(roster, at(23.9, 113.0), among=~every) == -1
    assert nearest_row(roster, at(23.9, 113.0, None), among=every) == -1
    assert roster.id(nearest_row(roster, at(0, 0, Datum.GCJ02), among=every)) == "丁"
