"""The rows of a network that is made up, of plans for its consortia."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from attrs import evolve, frozen

from medconsortium.model import OPEN, Division, PartialDate, Row
from medconsortium.strategies.compliant.consortia import consortium_rows
from medconsortium.strategies.compliant.institutions import institution_rows
from medconsortium.strategies.compliant.made import Made
from medconsortium.strategies.compliant.plans import Plan, VariedSite
from medconsortium.strategies.places import County, county, division_rows
from medconsortium.vocabulary import ConsortiumKind

__all__ = ["JOINED", "Whole", "rows_of"]

JOINED = frozenset(
    {
        ConsortiumKind.SPECIALTY_ALLIANCE,
        ConsortiumKind.RARE_DISEASE_NETWORK,
        ConsortiumKind.EMERGENCY_NETWORK,
        ConsortiumKind.OTHER,
    }
)
"""The kinds of consortia that institutions of others may join too."""

_BEFORE = timedelta(days=7305)


@frozen(kw_only=True)
class Whole:
    """A network to be made up.

    Attributes:
        plans: Its consortia, each in a county of its own.
        alone: Sites that belong to none; they lie in one more county.
        joins: Which institution, by its number, is a member of which consortium, by its number,
            too. It belongs to one that comes before.
        on: The day on which it all holds.
    """

    plans: tuple[Plan, ...]
    alone: tuple[VariedSite, ...]
    joins: Collection[tuple[int, int]]
    on: date

    @property
    def counties(self) -> tuple[County, ...]:
        """A county for each consortium, and one for institutions that belong to none."""
        return tuple(county(number) for number in range(len(self.plans) + bool(self.alone)))

    @property
    def seats(self) -> list[tuple[VariedSite, County]]:
        """The sites, each with its county."""
        taken = [(site, place) for plan, place in self._placed for site in plan.sites]
        return taken + [(site, self.counties[-1]) for site in self.alone]

    @property
    def _placed(self) -> list[tuple[Plan, County]]:
        return list(zip(self.plans, self.counties, strict=False))


def rows_of(whole: Whole) -> Iterator[Row]:
    """Yield the rows of a network."""
    yield from _divisions(whole)
    institutions = tuple(institution_rows(whole.seats, on=whole.on))
    yield from institutions
    first = 0
    for number, (plan, place) in enumerate(zip(whole.plans, whole.counties, strict=False)):
        size = len(plan.sites)
        joining = {one for one, joined in whole.joins if joined == number and one < first}
        yield from consortium_rows(
            Made(
                plan=plan,
                id=f"{place.id}{plan.kind.zh}",
                county=place,
                institutions=institutions[first : first + size],
                joining=tuple(institutions[one].id for one in sorted(joining)),
                on=whole.on,
            )
        )
        first += size


def _divisions(whole: Whole) -> Iterator[Division]:
    """Yield the divisions; those of a telemedicine network are remote, as it is to reach some."""
    remote = {
        place.id
        for plan, place in zip(whole.plans, whole.counties, strict=False)
        if plan.kind is ConsortiumKind.TELEMEDICINE_NETWORK
    }
    urban = {place.id for place in whole.counties if place.urban}
    rows = division_rows(whole.counties, since=PartialDate.of(whole.on - _BEFORE), until=OPEN)
    for row in rows:
        of_county = {row.id, row.parent}
        yield evolve(
            row,
            urban=bool(of_county & urban),
            remote=bool(of_county & remote),
            population=_PEOPLE,
        )


_PEOPLE = 100_000
