"""What the names in a question stand for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from attrs import evolve

from medconsortium.errors import AmbiguousError, NotFoundError
from medconsortium.model import Division, GeoPoint, Network
from medconsortium.referral.need import CareNeed
from medconsortium.referral.places.roster import host_of
from medconsortium.text import fold

__all__ = ["Origin", "resolve_care", "resolve_need", "resolve_origin", "resolve_place"]

Origin: TypeAlias = str | GeoPoint
"""Where a patient is: an institution, a department, a division, or a point."""


def resolve_origin(network: Network, origin: Origin) -> Origin:
    """Return where a patient starts: the id of an institution or a division, or the point.

    A department stands for the institution it belongs to; where it belongs to none, its own id is
    returned.

    Raises:
        NotFoundError: Nothing goes by that name.
        AmbiguousError: Several institutions, or else several departments or divisions, do.
    """
    if isinstance(origin, GeoPoint):
        return origin
    found = _resolve(network, origin, _department, _division)
    if found in network.departments:
        return host_of(network, found) or found
    return found


def resolve_place(network: Network, place: str) -> str:
    """Return the id of the institution or division called `place`.

    Raises:
        NotFoundError: There is none.
        AmbiguousError: Several institutions, or else several divisions, go by that name.
    """
    return _resolve(network, place, _division)


def resolve_care(network: Network, care: str) -> str:
    """Return the id of the institution or department called `care`.

    Raises:
        NotFoundError: There is none.
        AmbiguousError: Several institutions, or else several departments, go by that name.
    """
    return _resolve(network, care, _department)


def resolve_need(network: Network, need: CareNeed) -> CareNeed:
    """Return a need with ids in the place of names.

    Raises:
        NotFoundError: Nothing goes by the name of the provider, the home or the team signed with.
        AmbiguousError: Several do.
    """
    provider, home, signed = need.provider, need.home, need.signed_with
    if provider is home is signed is None:
        return need
    return evolve(
        need,
        provider=None if provider is None else resolve_care(network, provider),
        home=None if home is None else resolve_place(network, home),
        signed_with=None if signed is None else _resolve(network, signed),
    )


def _resolve(network: Network, name: str, *others: Callable[[Network, str], str | None]) -> str:
    """Return the id of an institution that goes by a name, else of what others know by it."""
    if name in network.institutions:
        return name
    if _department in others and name in network.departments:
        return name
    if _division in others and name in network.divisions:
        return name
    try:
        return network.institution(name).id
    except NotFoundError:
        found = next(filter(None, (other(network, name) for other in others)), None)
        if found is None:
            raise
        return found


def _department(network: Network, name: str) -> str | None:
    wanted = fold(name)
    named = (
        department.id
        for department in network.departments.values()
        if wanted in {fold(text) for text in (department.name.zh, department.name.en) if text}
    )
    return _only(name, sorted(named))


def _division(network: Network, name: str) -> str | None:
    wanted = fold(name)
    named = (row.id for row in network.divisions.values() if wanted in _spellings(row))
    return _only(name, sorted(named))


def _only(name: str, named: list[str]) -> str | None:
    if len(named) > 1:
        raise AmbiguousError(name, named)
    return named[0] if named else None


def _spellings(division: Division) -> set[str]:
    name = division.name
    spellings = (division.code, name and name.zh, name and name.en)
    return {fold(spelling) for spelling in spellings if spelling}
