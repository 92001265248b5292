"""County communities and urban groups: who leads them, and who belongs to them."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.planning.synthetic.consortia import Consortia, founded
from medconsortium.planning.synthetic.facilities import FACILITIES
from medconsortium.planning.synthetic.frame import Frame
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.planning.synthetic.territory import Territory
from medconsortium.vocabulary import Category, ConsortiumKind, Grade, Tier

__all__ = [
    "county_hospitals",
    "disease_control",
    "grid_consortia",
    "hubs",
    "with_tertiary_leads",
]

_LEADS = ("人民医院", "中医医院", "第二人民医院")
_TERTIARY = 3


def grid_consortia(frame: Frame, roster: Roster, territory: Territory) -> Consortia:
    """Found a county community or an urban group on every grid.

    The people's hospital of the county leads the first, the hospital of Chinese medicine the
    second, the second people's hospital the third. All primary institutions of the towns of a grid
    belong to it, whoever owns them, but infirmaries, which serve a firm or a school. With the first
    of the county go its other public hospitals, maternal and child health, and disease control. The
    hospitals for rehabilitation and nursing of a district belong to all of it.
    """
    hospitals = county_hospitals(frame, roster)
    kind = np.where(
        territory.is_community,
        ConsortiumKind.COUNTY_MEDICAL_COMMUNITY.number,
        ConsortiumKind.URBAN_MEDICAL_GROUP.number,
    )
    lead = hospitals[territory.county, territory.ordinal]
    primary = np.flatnonzero(roster.classed("BCD") & ~roster.of(Category.D400))
    first = np.searchsorted(territory.county, np.arange(len(frame.counties)))
    joining = np.isin(np.arange(len(roster)), hospitals)
    at_county = np.array([one.tier is Tier.COUNTY for one in FACILITIES])[roster.facility]
    joining |= at_county & roster.of(Category.G100, Category.J100)
    joining[lead] = False
    others = np.flatnonzero(joining)
    of_district = np.array([one.seat == "district" for one in FACILITIES])[roster.facility]
    continuing = np.flatnonzero(of_district)
    many = np.bincount(territory.county, minlength=len(frame.counties))[roster.county[continuing]]
    which = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    continuing = np.repeat(continuing, many)
    return founded(
        kind,
        lead,
        territory.ordinal,
        consortium=np.concatenate(
            [
                territory.of_town[roster.town[primary]],
                first[roster.county[others]],
                first[roster.county[continuing]] + which,
            ]
        ),
        member=np.concatenate([primary, others, continuing]),
    )


def with_tertiary_leads(frame: Frame, roster: Roster, territory: Territory) -> Roster:
    """Return the institutions, where those that lead urban groups are tertiary hospitals."""
    of_group = ~territory.is_community
    lead = county_hospitals(frame, roster)[territory.county, territory.ordinal][of_group]
    raised = lead[roster.level[lead] < _TERTIARY]
    grade, level = roster.grade.copy(), roster.level.copy()
    grade[raised], level[raised] = Grade.TERTIARY_B.number, _TERTIARY
    return evolve(roster, grade=grade, level=level)


def county_hospitals(frame: Frame, roster: Roster) -> NDArray[np.int64]:
    """Return for each county its three public hospitals, the largest first."""
    kinds = [
        number
        for number, facility in enumerate(FACILITIES)
        if facility.seat == "county" and facility.words[0][0] in _LEADS and facility.each
    ]
    rows = [np.flatnonzero((roster.facility == kind) & (roster.ordinal == 0)) for kind in kinds]
    return np.stack(rows, axis=1).reshape(len(frame.counties), len(_LEADS))


def disease_control(frame: Frame, roster: Roster) -> NDArray[np.int64]:
    """Return for each county its centre for disease control."""
    at_county = np.array([one.tier is Tier.COUNTY for one in FACILITIES])[roster.facility]
    rows = np.flatnonzero(at_county & roster.of(Category.J100))
    centre = np.empty(len(frame.counties), np.int64)
    centre[roster.county[rows]] = rows
    return centre


def hubs(frame: Frame, roster: Roster) -> NDArray[np.int64]:
    """Return for each town the centre that its clinics refer to."""
    centre = roster.classed("C") | roster.of(Category.B100)
    rows = np.flatnonzero(centre & (roster.ordinal == 0))
    hub = np.empty(len(frame.towns), np.int64)
    hub[roster.town[rows]] = rows
    return hub
