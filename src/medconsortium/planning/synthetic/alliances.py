"""Specialty alliances: led by public hospitals, joined by institutions around them."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from medconsortium.planning.synthetic.consortia import Consortia, founded
from medconsortium.planning.synthetic.draws import with_fraction
from medconsortium.planning.synthetic.facilities import FACILITIES
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.vocabulary import Category, ConsortiumKind, Subject, Tier

__all__ = ["public_hospitals", "specialty_alliances"]

_LED = {Tier.NATIONAL: 5.0, Tier.PROVINCE: 5.0, Tier.CITY: 3.0, Tier.COUNTY: 0.55}
"""How many alliances a public hospital leads on average, so that all consortia of the country come
to about 18,500. That of Chinese medicine of a county leads one."""

_SPECIALTIES = (
    Subject.ONCOLOGY,
    Subject.CARDIOLOGY,
    Subject.NEUROLOGY,
    Subject.PAEDIATRICS,
    Subject.OBSTETRICS_AND_GYNAECOLOGY,
    Subject.ANAESTHESIOLOGY,
    Subject.PATHOLOGY,
    Subject.PSYCHIATRY,
    Subject.RESPIRATORY_MEDICINE,
    Subject.INTENSIVE_CARE_MEDICINE,
    Subject.INFECTIOUS_DISEASES,
)
"""The priority list of the measures of 2020."""

_IN_HEALTH_CENTRES = (Subject.PAEDIATRICS, Subject.OBSTETRICS_AND_GYNAECOLOGY)
"""Of these: what health centres have too, and so may join for."""

_FEWEST, _MOST, _WIDEST = 3, 6, 8


def public_hospitals(roster: Roster) -> NDArray[np.bool_]:
    """Whether each institution is a public hospital."""
    public = np.array([facility.affiliation is not None for facility in FACILITIES])
    found: NDArray[np.bool_] = roster.classed("A") & public[roster.facility]
    return found


def specialty_alliances(rng: Generator, roster: Roster) -> Consortia:
    """Found alliances of three to six members, each with a specialty of the priority list.

    Members are hospitals and maternal and child health of the same county or of those next to it by
    code; in what health centres have too, these join as well.
    """
    many = with_fraction(rng, _led(roster))
    lead = np.repeat(np.arange(len(roster)), many)
    ordinal = np.arange(len(lead)) - np.repeat(np.cumsum(many) - many, many)
    start = rng.integers(0, len(_SPECIALTIES), size=len(roster))
    numbers = np.array([subject.number for subject in _SPECIALTIES])
    specialty = numbers[(start[lead] + ordinal) % len(_SPECIALTIES)]
    wanted = rng.integers(_FEWEST, _MOST, size=len(lead), endpoint=True)
    spread = rng.random(len(lead))
    wide = np.isin(specialty, [subject.number for subject in _IN_HEALTH_CENTRES])
    members = [
        _around(pool, lead, np.where(taken, wanted, 0), spread)
        for pool, taken in zip(_pools(roster), (~wide, wide), strict=True)
    ]
    return founded(
        np.full(len(lead), ConsortiumKind.SPECIALTY_ALLIANCE.number),
        lead,
        ordinal,
        consortium=np.concatenate([alliance for alliance, _ in members]),
        member=np.concatenate([member for _, member in members]),
        specialty=specialty,
    )


def _led(roster: Roster) -> NDArray[np.float64]:
    """Return how many alliances each institution leads on average."""
    led = np.array([_LED.get(facility.tier, 0) for facility in FACILITIES])[roster.facility]
    of_county = np.array([facility.tier is Tier.COUNTY for facility in FACILITIES])
    led = np.where(of_county[roster.facility] & roster.of(Category.A210), 1, led)
    return np.where(public_hospitals(roster), led, 0).astype(np.float64)


def _pools(roster: Roster) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return who joins alliances: without health centres, and with them."""
    hospitals = public_hospitals(roster) | roster.of(Category.A100, Category.A210, Category.G100)
    centres = roster.of(Category.C210, Category.C220, Category.B100)
    return np.flatnonzero(hospitals), np.flatnonzero(hospitals | centres)


def _around(
    pool: NDArray[np.intp],
    lead: NDArray[np.intp],
    wanted: NDArray[np.int64],
    spread: NDArray[np.float64],
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return (alliance, member) for as many of the pool as are wanted around each lead.

    They stand one to eight places from one another, as `spread`, 0 to 1, says.
    """
    size = np.minimum(wanted, len(pool) - 1)
    widest = np.clip((len(pool) - 1) // np.maximum(size, 1), 1, _WIDEST)
    stride = 1 + np.floor(spread * widest).astype(np.int64)
    alliance = np.repeat(np.arange(len(lead)), size)
    step = 1 + np.arange(len(alliance)) - np.repeat(np.cumsum(size) - size, size)
    place = np.searchsorted(pool, lead)[alliance] + step * stride[alliance]
    return alliance, pool[place % len(pool)]
