"""Where patients start from, and how far an institution is from home in divisions."""

from __future__ import annotations

from collections.abc import Iterator

from medconsortium.errors import AmbiguousError, NotFoundError
from medconsortium.model import Division, Network
from medconsortium.text import fold

__all__ = ["host_of", "institutions_around", "resolve_place", "steps_from_home"]


def resolve_place(network: Network, place: str) -> str:
    """Return the id of the institution or division called `place`.

    Raises:
        NotFoundError: There is none.
        AmbiguousError: Several institutions, or else several divisions, go by that name.
    """
    if place in network.institutions or place in network.divisions:
        return place
    try:
        return network.institution(place).id
    except NotFoundError:
        named = sorted(i for i, row in network.divisions.items() if fold(place) in _names(row))
        if not named:
            raise
    if len(named) > 1:
        raise AmbiguousError(place, named)
    return named[0]


def host_of(network: Network, care: str) -> str | None:
    """Return the institution that `care` is, or that the department `care` belongs to."""
    if care in network.institutions:
        return care
    return network.departments[care].institution


def institutions_around(network: Network, division: str) -> Iterator[tuple[str, ...]]:
    """Yield the institutions in a division, then in its parent, and so on; each sorted by id."""
    around = {place: number for number, place in enumerate(_upwards(network, division))}
    nearest = {
        i: min((around[d] for d in _upwards(network, row.division) if d in around), default=None)
        for i, row in network.institutions.items()
    }
    for number in around.values():
        yield tuple(sorted(i for i, n in nearest.items() if n is not None and n <= number))


def steps_from_home(network: Network, institution: str, homes: tuple[str, ...]) -> int:
    """Return how many divisions up from home one must go to include an institution.

    0 for a home itself, 1 for its own division, and so on; where the divisions do not tell, one
    more than there are divisions.
    """
    if not homes or institution in homes:
        return 0
    around = set(_upwards(network, _division(network, institution)))
    steps = [
        number
        for home in homes
        for number, division in enumerate(_upwards(network, _division(network, home)), start=1)
        if division in around
    ]
    return min(steps, default=len(network.divisions) + 1)


def _names(division: Division) -> set[str]:
    name = division.name
    spellings = (division.code, name and name.zh, name and name.en)
    return {fold(spelling) for spelling in spellings if spelling}


def _division(network: Network, place: str) -> str | None:
    if place in network.divisions:
        return place
    return network.institutions[place].division


def _upwards(network: Network, division: str | None) -> Iterator[str]:
    """Yield the division, its parent, and so on; a parent that comes round again ends it."""
    seen: set[str] = set()
    while division is not None and division not in seen:
        seen.add(division)
        yield division
        division = network.divisions[division].parent
