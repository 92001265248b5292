"""Where a way begins: at the origin, or at the institutions that a patient at home goes to."""

from __future__ import annotations

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.model import GeoPoint
from medconsortium.model.columnar.columns import read_only
from medconsortium.referral.channels.standing import Standing, opening_doubts
from medconsortium.referral.need import CareNeed
from medconsortium.referral.places.neighbourhood import FARTHEST, steps_from
from medconsortium.referral.places.points import nearest_row
from medconsortium.referral.places.resolving import Origin
from medconsortium.referral.places.roster import Roster
from medconsortium.referral.policy import Binding, ReferralPolicy
from medconsortium.text import Text

__all__ = ["Doors", "door_doubts", "doors_at_home", "entries", "home_of"]


@frozen(eq=False, kw_only=True)
class Doors:
    """Institutions to begin at, a row for each.

    Attributes:
        rows: Rows of the roster, rising (int32).
        doubts: How many things are not known of beginning there (int8); `door_doubts` says which.
        bypasses: Whether a primary institution, or the team signed with, is passed by (bool).
        is_time_unknown: Whether the time to get there is not known and counts (bool): in an
            emergency, to those that do not lie around.
    """

    rows: NDArray[np.int32]
    doubts: NDArray[np.int8]
    bypasses: NDArray[np.bool_]
    is_time_unknown: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.rows)

    def at(self, chosen: NDArray[np.bool_] | NDArray[np.intp]) -> Doors:
        """Return some of them."""
        return Doors(
            rows=read_only(self.rows[chosen], np.int32),
            doubts=read_only(self.doubts[chosen], np.int8),
            bypasses=read_only(self.bypasses[chosen], np.bool_),
            is_time_unknown=read_only(self.is_time_unknown[chosen], np.bool_),
        )


def entries(
    roster: Roster, standing: Standing, start: Origin, need: CareNeed, policy: ReferralPolicy
) -> Doors:
    """Return where a way from an institution, a division or a point may begin; perhaps nowhere.

    From a division: at the institutions of the smallest division around that has one to begin at,
    and at the one that the patient has signed with, which then is the first contact. From a point:
    as from the division in which the nearest located institution lies; where that is not stated,
    at that institution alone. In an emergency: at every institution, those around first; from a
    point, all alike.

    Args:
        roster: The institutions.
        standing: What stands on the day.
        start: As `resolve_origin` returns it; a department belongs to no institution.
        need: The need, with ids in the place of names.
        policy: How far first contact binds.
    """
    if isinstance(start, str) and roster.row(start) >= 0:
        return _at(roster, standing, start)
    if isinstance(start, str) and start not in roster.network.divisions:
        return _NOWHERE
    doors = doors_at_home(roster, standing, need, policy)
    if need.is_emergency:
        return _every_door(roster, doors, start)
    home = home_of(roster, standing, start) if isinstance(start, GeoPoint) else start
    if home is None:
        return _NOWHERE
    near = _around(roster, doors.rows, home)
    if need.signed_with is not None:
        near |= doors.rows == roster.row(need.signed_with)
    return doors.at(near)


def home_of(roster: Roster, standing: Standing, point: GeoPoint) -> str | None:
    """Return the division that a point lies in, as far as institutions tell, else the institution.

    That is the division of the nearest institution that is located in the same datum and not known
    to be closed, or the institution itself where its division is not stated; `None` if there is
    none.
    """
    row = nearest_row(roster, point, among=standing.institutions != 0)
    if row < 0:
        return None
    division = int(roster.division[row])
    return roster.id(row) if division < 0 else roster.network.divisions.columns.id[division]


def doors_at_home(
    roster: Roster, standing: Standing, need: CareNeed, policy: ReferralPolicy
) -> Doors:
    """Return every institution that a patient at home might begin at, wherever home is.

    First contact is with the team signed with, if it is open, else with a primary institution.
    """
    perhaps_open, first = standing.institutions < 0, _is_first(roster, standing, need)
    binding = Binding.OFF if need.skips_first_contact else policy.first_contact
    doors = standing.institutions != 0
    if binding is Binding.REQUIRED:
        doors = doors & (first != 0)
    rows = np.flatnonzero(doors)
    unsure = first[rows] < 0 if binding is Binding.REQUIRED else np.zeros(len(rows), np.bool_)
    passes = first[rows] != 1 if binding is Binding.PREFERRED else np.zeros(len(rows), np.bool_)
    return Doors(
        rows=read_only(rows, np.int32),
        doubts=read_only(perhaps_open[rows].astype(np.int8) + unsure, np.int8),
        bypasses=read_only(passes, np.bool_),
        is_time_unknown=read_only(np.zeros(len(rows)), np.bool_),
    )


def door_doubts(
    roster: Roster, standing: Standing, row: int, need: CareNeed, policy: ReferralPolicy
) -> tuple[Text, ...]:
    """Return what is not known of beginning at an institution from home."""
    institution = roster.network.institutions[roster.id(row)]
    doubts = opening_doubts(institution, standing.on)
    binding = Binding.OFF if need.skips_first_contact else policy.first_contact
    if binding is Binding.REQUIRED and _is_first(roster, standing, need)[row] < 0:
        name = institution.name
        doubt = Text(
            f"不知 {name.in_language('zh')} 是否为基层医疗卫生机构",
            f"whether {name.in_language('en')} is a primary institution is not known",
        )
        doubts = (*doubts, doubt)
    return doubts


def _at(roster: Roster, standing: Standing, institution: str) -> Doors:
    """Return the institution that a patient is at, unless it is known to be closed."""
    row = roster.row(institution)
    if standing.institutions[row] == 0:
        return _NOWHERE
    return evolve(_one_door(), rows=read_only([row], np.int32))


def _every_door(roster: Roster, doors: Doors, start: Origin) -> Doors:
    """Return all doors: those around a division at no time, the others at a time not known."""
    if isinstance(start, GeoPoint):
        far = np.ones(len(doors), np.bool_)
    else:
        far = ~_around(roster, doors.rows, start)
    return evolve(doors, is_time_unknown=read_only(far, np.bool_))


def _around(roster: Roster, rows: NDArray[np.int32], home: str) -> NDArray[np.bool_]:
    """Return which of some rows lie in the smallest division around home that has one of them."""
    if home not in roster.network.divisions:
        return np.asarray(rows == roster.row(home))
    steps = steps_from(roster, [home])[rows]
    return np.asarray((steps == steps.min(initial=FARTHEST)) & (steps < FARTHEST))


def _is_first(roster: Roster, standing: Standing, need: CareNeed) -> NDArray[np.int8]:
    """Return whether each row is a first contact: 1 yes, 0 no, -1 not known."""
    signed = -1 if need.signed_with is None else roster.row(need.signed_with)
    if signed < 0 or standing.institutions[signed] == 0:
        return roster.primary
    first = np.zeros(len(roster), np.int8)
    first[signed] = 1
    return first


def _one_door() -> Doors:
    no = read_only([False], np.bool_)
    zero = read_only([0], np.int8)
    return Doors(rows=read_only([0], np.int32), doubts=zero, bypasses=no, is_time_unknown=no)


_NOWHERE = _one_door().at(np.zeros(0, np.intp))
