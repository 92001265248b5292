"""Where patients begin, how far it is and which borders lie between, read off rows one by one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import asin, cos, floor, radians, sin, sqrt
from typing import NamedTuple

from medconsortium.geography.lying_in import lying_in
from medconsortium.model import (
    OPEN,
    GeoPoint,
    Institution,
    Network,
    PartialDate,
    in_force,
)
from medconsortium.model.levels import is_primary
from medconsortium.referral import Availability, Binding, CareNeed, ReferralPolicy
from medconsortium.referral.channels.standing import runs
from medconsortium.referral.places.roster import host_of
from medconsortium.vocabulary import ConsortiumKind, DivisionLevel, MembershipStatus

__all__ = ["Door", "accepts", "borders_crossed", "doors", "is_open", "steps"]

DEEPEST, FARTHEST, UNLOCATED, EARTH = 16, 17, 2**18, 6_371_008.8
GRIDS = (ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)
ALWAYS = PartialDate.parse("0001-01-01")


class Door(NamedTuple):
    """Where a way begins: what is to be asked, whether the time is unknown, what is passed by."""

    doubts: int = 0
    unknown: int = 0
    bypasses: bool = False
    hundreds_of_metres: int = 0


def is_open(institution: Institution, on: date) -> bool | None:
    return in_force(institution.since or ALWAYS, institution.until or OPEN, on)


def around(network: Network, place: str) -> list[str]:
    """Return the division that a place is or lies in, its parent, and so on."""
    row = network.institutions.get(place)
    here, found = place if row is None else row.division, list[str]()
    while here is not None and here not in found and len(found) < DEEPEST:
        found.append(here)
        here = network.divisions[here].parent
    return found


def steps(network: Network, homes: Iterable[str], institution: str) -> int:
    """Return how many divisions up from the nearest of some homes include an institution."""
    inside, found = around(network, institution), [FARTHEST]
    for home in homes:
        found += [0] if home == institution else []
        found += [up for up, d in enumerate(around(network, home), start=1) if d in inside]
    return min(found) if homes else 0


def metres(point: GeoPoint, institution: Institution) -> float | None:
    """Return the great-circle distance (haversine), `None` where there is nothing to compare."""
    there = institution.location
    if there is None or there.datum is not point.datum:
        return None
    lower, upper = radians(point.latitude), radians(there.latitude)
    turn = cos(lower) * cos(upper) * sin(radians(there.longitude - point.longitude) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(sin((upper - lower) / 2) ** 2 + turn, 1)))


def doors(
    network: Network, origin: str | GeoPoint, need: CareNeed, policy: ReferralPolicy, on: date
) -> dict[str, Door]:
    """Return where a way from an institution, a division or a point may begin."""
    rows = network.institutions
    open_ = {name: row for name, row in rows.items() if is_open(row, on) is not False}
    if isinstance(origin, str) and origin in network.institutions:
        return {origin: Door()} if origin in open_ else {}
    found = {}
    for name, row in open_.items():
        door = _door(row, need, policy, on, signed=need.signed_with in open_)
        if door is not None:
            found[name] = door
    if isinstance(origin, GeoPoint):
        away = {name: metres(origin, row) for name, row in open_.items()}
        if need.is_emergency:
            return {
                name: door._replace(unknown=1, hundreds_of_metres=_hundreds(away[name]))
                for name, door in found.items()
            }
        located = sorted((far, name) for name, far in away.items() if far is not None)
        if not located:
            return {}
        origin = network.institutions[located[0][1]].division or located[0][1]
    if origin in network.institutions:
        near = {origin}
    else:
        far = {name: steps(network, [origin], name) for name in found}
        least = min(far.values(), default=FARTHEST)
        near = {name for name in found if far[name] == least < FARTHEST}
    if need.is_emergency:
        return {name: door._replace(unknown=int(name not in near)) for name, door in found.items()}
    return {name: door for name, door in found.items() if name in {*near, need.signed_with}}


def _hundreds(far: float | None) -> int:
    return UNLOCATED if far is None else floor(far / 100 + 0.5)


def _door(
    row: Institution, need: CareNeed, policy: ReferralPolicy, on: date, *, signed: bool
) -> Door | None:
    """Return an institution as a door from home, `None` where it may not be the first contact."""
    first = row.id == need.signed_with if signed else is_primary(row)
    doubts = int(is_open(row, on) is None)
    if need.skips_first_contact or policy.first_contact is Binding.OFF:
        return Door(doubts)
    if policy.first_contact is Binding.PREFERRED:
        return Door(doubts, bypasses=first is not True)
    return None if first is False else Door(doubts + (first is None))


def borders_crossed(network: Network, on: date, origin: str, target: str) -> dict[str, bool | None]:
    """Return whether the consortium, the county and the province are left; `None` if unknown."""
    mine, theirs = (_grids(network, on, end) for end in (origin, target))
    found: dict[str, bool | None] = {"within_consortium": bool(mine) and not mine & theirs}
    for name, level in (
        ("within_county", DivisionLevel.COUNTY),
        ("within_province", DivisionLevel.PROVINCE),
    ):
        lies = lying_in(network.divisions.columns, level=level).tolist()
        ends = (network.institutions[end].division for end in (origin, target))
        one, other = (-1 if d is None else lies[network.divisions.row_number(d)] for d in ends)
        found[name] = None if -1 in (one, other) else one != other
    return found


def _grids(network: Network, on: date, institution: str) -> set[str]:
    """Return the urban groups and county communities that an institution surely belongs to."""
    return {
        member.consortium
        for member in network.memberships.values()
        if (care := member.institution or member.department) is not None
        and host_of(network, care) == institution
        and member.status is MembershipStatus.MEMBER
        and in_force(member.since, member.until, on)
        and network.consortia[member.consortium].kind in GRIDS
        and runs(network.consortia[member.consortium], on)
    }


def accepts(
    network: Network,
    institution: str,
    need: CareNeed,
    policy: ReferralPolicy,
    overlay: Availability | None,
) -> int:
    """Return 1 where the patient is taken, 0 where not, -1 where that is to be asked."""
    if overlay is None or not policy.accepting_only or need.is_emergency:
        return 1
    department = network.departments.get(need.provider or "")
    asked = [institution]
    if department is not None and department.institution == institution:
        asked.insert(0, department.id)
    for care in asked:
        if care in overlay.accepting:
            return int(overlay.accepting[care])
        if care in overlay.free_beds:
            return int(overlay.free_beds[care] > 0)
    return -1
