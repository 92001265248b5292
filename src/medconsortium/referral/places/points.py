"""Points on the map: how far it is in a straight line, and who is nearest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import GeoPoint
from medconsortium.model.columnar.columns import read_only
from medconsortium.referral.places.roster import Roster

__all__ = ["UNLOCATED", "hundreds_of_metres", "metres_from", "nearest_row"]

_EARTH_RADIUS = 6_371_008.8
"""The mean radius in metres (IUGG)."""

_STEP = 100.0

UNLOCATED = 2**18
"""The hundreds of metres to who is not located: more than to anywhere on earth."""


def metres_from(roster: Roster, point: GeoPoint) -> NDArray[np.float64]:
    """Return the great-circle distances from a point to all institutions in metres (rows).

    NaN where an institution is not located, or in another datum: such points differ by up to a
    kilometre, and are not compared. A datum that is not stated compares with none that is.

    >>> from medconsortium.model import Institution, Network
    >>> from medconsortium.referral.places.roster import roster_of
    >>> there = GeoPoint(latitude=24.0, longitude=113.0)
    >>> roster = roster_of(Network(institutions=[Institution(id="甲", name="甲", location=there)]))
    >>> int(metres_from(roster, GeoPoint(latitude=23.0, longitude=113.0))[0])
    111195
    """
    location = roster.network.institutions.columns.location
    latitude, longitude = np.radians(location.latitude), np.radians(location.longitude)
    here, across = np.radians(point.latitude), np.radians(point.longitude)
    rise = np.sin((latitude - here) / 2) ** 2
    turn = np.cos(latitude) * np.cos(here) * np.sin((longitude - across) / 2) ** 2
    metres = 2 * _EARTH_RADIUS * np.arcsin(np.sqrt(np.minimum(rise + turn, 1)))
    datum = -1 if point.datum is None else point.datum.number
    same = np.where(location.datum == datum, metres, np.nan)
    return read_only(same[roster.places], np.float64)


def hundreds_of_metres(roster: Roster, point: GeoPoint) -> NDArray[np.int32]:
    """Return the hundreds of metres from a point to each row; `UNLOCATED` where not known."""
    hundreds = np.floor(metres_from(roster, point) / _STEP + 0.5)
    return read_only(np.where(np.isnan(hundreds), UNLOCATED, np.nan_to_num(hundreds)), np.int32)


def nearest_row(roster: Roster, point: GeoPoint, *, among: NDArray[np.bool_]) -> int:
    """Return the nearest institution, of equally near ones the first row; -1 if none is located.

    Args:
        roster: The institutions.
        point: Where from.
        among: Which may be answered (rows).
    """
    metres = np.where(among, metres_from(roster, point), np.nan)
    located = np.flatnonzero(~np.isnan(metres))
    return int(located[np.argmin(metres[located])]) if len(located) else -1
