"""Distances over the map, and the minutes that patients take."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["distance_km", "travel_minutes"]

_KM_PER_DEGREE = 111.2
_DETOUR = 1.3
_START_MINUTES = 4.0
_SLOW_KMH, _FAST_KMH, _SLOW_KM = 25.0, 55.0, 8.0


def distance_km(here: NDArray[np.float64], there: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the distance in km between points, each (latitude, longitude) in degrees.

    The earth is taken as flat between the two, which is off by less than one per cent up to some
    hundred kilometres.

    >>> distance_km(np.array([[28.0, 111.0]]), np.array([[28.0, 112.0]])).round(0)
    array([98.])
    """
    north, east = (there - here).T
    middle = np.radians((there[:, 0] + here[:, 0]) / 2)
    km: NDArray[np.float64] = _KM_PER_DEGREE * np.sqrt(north**2 + (east * np.cos(middle)) ** 2)
    return km


def travel_minutes(km: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the minutes that a patient takes for a distance, to one decimal.

    Assumed: roads are 1.3 times as long as the line, the first 8 km of them go at 25 km/h and the
    rest at 55 km/h, and setting out takes 4 minutes.

    >>> travel_minutes(np.array([0.0, 10.0]))
    array([ 4. , 28.7])
    """
    road = _DETOUR * km
    slow = np.minimum(road, _SLOW_KM)
    minutes = _START_MINUTES + 60 * (slow / _SLOW_KMH + (road - slow) / _FAST_KMH)
    return np.round(minutes, 1)
