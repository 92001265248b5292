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

_LED = {Tier.NATIONAL: 5.0, Tier.PROVINCE: 5.0, Tier.CITY: 3.0, Tier.COUNTY: 0.7}
"""How many alliances a public hospital leads on average, so that all consortia of the country come
to about 18,500."""

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

_FEWEST, _MOST, _WIDEST = 3, 6, 8


def public_hospitals(roster: Roster) -> NDArray[np.bool_]:
    """Whether each institution is a public hospital."""
    public = np.array([facility.affiliation is not None for facility in FACILITIES])
    found: NDArray[np.bool_] = roster.classed("A") & public[roster.facility]
    return found


def specialty_alliances(rng: Generator, roster: Roster) -> Consortia:
    """Found alliances of three to six members, each with a specialty of the priority list.

    Members are hospitals, maternal and child health, and health centres of the same county or of
    those next to it by code.
    """
    led = np.array([_LED.get(facility.tier, 0) for facility in FACILITIES])[roster.facility]
    many = with_fraction(rng, np.where(public_hospitals(roster), led, 0))
    centres = roster.of(Category.G100, Category.C210, Category.C220, Category.B100)
    pool = np.flatnonzero(roster.classed("A") | centres)
    lead = np.repeat(np.arange(len(roster)), many)
    ordinal = np.arange(len(lead)) - np.repeat(np.cumsum(many) - many, many)
    size = np.minimum(rng.integers(_FEWEST, _MOST, size=len(lead), endpoint=True), len(pool) - 1)
    widest = np.clip((len(pool) - 1) // np.maximum(size, 1), 1, _WIDEST)
    stride = 1 + np.floor(rng.random(len(lead)) * widest).astype(np.int64)
    alliance = np.repeat(np.arange(len(lead)), size)
    step = 1 + np.arange(len(alliance)) - np.repeat(np.cumsum(size) - size, size)
    place = np.searchsorted(pool, lead)[alliance] + step * stride[alliance]
    start = rng.integers(0, len(_SPECIALTIES), size=len(roster))
    numbers = np.array([subject.number for subject in _SPECIALTIES])
    return founded(
        np.full(len(lead), ConsortiumKind.SPECIALTY_ALLIANCE.number),
        lead,
        ordinal,
        consortium=alliance,
        member=pool[place % len(pool)],
        specialty=numbers[(start[lead] + ordinal) % len(_SPECIALTIES)],
    )
