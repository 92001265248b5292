"""The institutions of a made-up network, each with all that rules ask of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from medconsortium.identifiers import organisation_check_character, uscc_check_character
from medconsortium.model import OPEN, GeoPoint, Identifier, Institution, Listing
from medconsortium.strategies.compliant.plans import VariedSite
from medconsortium.strategies.places import County
from medconsortium.strategies.sites import SITES, Seat, name_at
from medconsortium.vocabulary import Completeness, Datum, IdentifierSystem

__all__ = ["all_of", "institution_rows"]

_NOBODY = "12000000"
"""How codes begin: those of a division that does not exist are nobody's."""

_PLACES = 45
"""How many places there are from west to east, a hundredth of a degree apart."""

_BEFORE = timedelta(days=7305)
"""Institutions have been there for twenty years."""


def all_of(*items: object) -> Listing[object]:
    """Return a list stated to be complete."""
    return Listing(items, Completeness.COMPLETE)


def institution_rows(
    seats: Iterable[tuple[VariedSite, County]], *, on: date
) -> Iterator[Institution]:
    """Yield institutions by their site and the county they lie in.

    No two have a name or a code in common.
    """
    found: Counter[str] = Counter()
    for number, ((key, variant), county) in enumerate(seats):
        site = SITES[key]
        stem = name_at(site, county)
        found[stem] += 1
        name = name_at(site, county, ordinal=found[stem])
        fewest, most = site.beds
        beds = fewest + variant % (most - fewest + 1)
        yield Institution(
            id=name,
            name=name,
            category=site.category,
            tier=site.tier,
            grade=site.grades[variant % len(site.grades)],
            ownership=site.ownership,
            affiliation=site.affiliation,
            division=_division(site.seat, county),
            location=_location(county, variant),
            identifiers=(Identifier(system=IdentifierSystem.USCC, value=_code(number)),),
            beds=beds,
            doctors=1 + beds // 3,
            nurses=beds // 2,
            designations=all_of(),
            services_completeness=Completeness.COMPLETE,
            since=on - _BEFORE,
            until=OPEN,
        )


def _division(seat: Seat, county: County) -> str:
    return county.town_id if seat in ("town", "village") else county.id


def _location(county: County, variant: int) -> GeoPoint | None:
    """Return a point in the degree of the county; where the plainest variant stands is unknown."""
    if variant == 0:
        return None
    (latitude, longitude), (north, east) = county.degrees, divmod(variant, _PLACES)
    return GeoPoint(
        latitude=round(latitude + north / 100, 2),
        longitude=round(longitude + east / 100, 2),
        datum=Datum.WGS84,
    )


def _code(number: int) -> str:
    first8 = f"{number:08d}"
    first17 = f"{_NOBODY}{first8}{organisation_check_character(first8)}"
    return first17 + uscc_check_character(first17)
