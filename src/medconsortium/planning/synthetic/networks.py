"""The telemedicine network of a region, and the rare-disease network of the country."""

from __future__ import annotations

import numpy as np
from attrs import evolve

from medconsortium.planning.synthetic.alliances import public_hospitals
from medconsortium.planning.synthetic.consortia import Consortia, founded
from medconsortium.planning.synthetic.frame import Frame, remotest_towns
from medconsortium.planning.synthetic.grids import hubs
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.vocabulary import ConsortiumKind, Role

__all__ = ["rare_disease_network", "telemedicine_network", "unit_names"]

_CORPS, _CORPS_COUNTIES = "新疆生产建设兵团", "6590"
"""A unit of its own, without a division code: its cities have codes of 65."""

_MEMBERS = 386
"""The network of 2024 has 1 national lead, 32 provincial ones and 386 members."""


def telemedicine_network(frame: Frame, roster: Roster) -> Consortia:
    """Found one network of all public hospitals, and of the centres of towns that are remote.

    The highest of the hospitals leads.
    """
    hospitals = np.flatnonzero(public_hospitals(roster))
    lead = hospitals[np.argmin(roster.facility[hospitals])]  # kinds stand from the top down
    remote = hubs(frame, roster)[remotest_towns(frame)]
    members = np.union1d(hospitals[hospitals != lead], remote)
    return founded(
        np.array([ConsortiumKind.TELEMEDICINE_NETWORK.number]),
        np.array([lead]),
        np.zeros(1, np.int64),
        consortium=np.zeros(len(members), np.int64),
        member=members,
    )


def unit_names(frame: Frame) -> tuple[str, ...]:
    """Return the units of the rare-disease network: the provinces, and 新疆生产建设兵团."""
    return (*(str(frame.names[row]) for row in frame.provinces), _CORPS)


def rare_disease_network(frame: Frame, roster: Roster) -> Consortia:
    """Found the network of the country: one national lead, 32 provincial leads and 386 members.

    In each unit the highest public hospital leads, and the next twelve or so are members.
    """
    unit_of_county = np.searchsorted(frame.provinces, frame.county_province)
    corps = [frame.codes[row].startswith(_CORPS_COUNTIES) for row in frame.counties]
    unit_of_county[corps] = len(frame.provinces)
    hospitals = np.flatnonzero(public_hospitals(roster))
    national = hospitals[np.argmin(roster.facility[hospitals])]
    hospitals = hospitals[hospitals != national]
    unit = unit_of_county[roster.county[hospitals]]
    order = np.lexsort((hospitals, roster.facility[hospitals], unit))
    hospitals, unit = hospitals[order], unit[order]
    units = len(unit_names(frame))
    place = np.arange(len(unit)) - np.searchsorted(unit, unit)
    seats = 1 + _MEMBERS // units + (np.arange(units) < _MEMBERS % units)
    chosen = place < seats[unit]
    role = np.where(place == 0, Role.PROVINCIAL_LEAD.number, Role.MEMBER.number)[chosen]
    network = founded(
        np.array([ConsortiumKind.RARE_DISEASE_NETWORK.number]),
        np.array([national]),
        np.zeros(1, np.int64),
        consortium=np.zeros(np.count_nonzero(chosen), np.int64),
        member=hospitals[chosen],
    )
    return evolve(
        network,
        role=np.concatenate([[Role.NATIONAL_LEAD.number], role]).astype(np.int8),
        unit=np.concatenate([[unit_of_county[roster.county[national]]], unit[chosen]]),
    )
