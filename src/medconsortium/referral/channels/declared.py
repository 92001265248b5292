"""Declared channels: those that rest on a link."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import take
from medconsortium.referral.channels.channel import CARRIER_OF, TURNED_ROUND
from medconsortium.referral.channels.columns import kind_mask
from medconsortium.referral.channels.drafts import Basis, Draft
from medconsortium.referral.channels.limits import Limit, bits_of, limits_of, term_bits
from medconsortium.referral.channels.standing import Standing
from medconsortium.referral.places.roster import Roster
from medconsortium.text import Text
from medconsortium.vocabulary import Condition, LinkKind, Subject

__all__ = ["declared_channels", "link_doubts", "link_limits", "link_states"]

_CARRYING = kind_mask(CARRIER_OF)
_TURNED = kind_mask(TURNED_ROUND)
_TESTED = (Subject.LABORATORY_MEDICINE, Subject.PATHOLOGY)
_OF_SPECIMENS = bits_of([s for s in Subject if s in _TESTED or s.parent in _TESTED], Subject)
"""Specimens go for these subjects."""

_BASIS = Basis(text=Text("已声明的合作关系", "a declared link"))


def declared_channels(roster: Roster, standing: Standing) -> Draft:
    """Return a channel for each link that carries care and is, or may be, in force.

    A link whose instrument has expired or is not yet signed, or whose consortium is planned or has
    ended, carries nothing. A department stands for the institution it belongs to. A link of a
    resource service carries specimens to a laboratory or to pathology, and nothing else.
    """
    links = roster.network.links.columns
    states = link_states(roster, standing)
    origin, target = roster.rows_of(links.origin), roster.rows_of(links.target)
    carried = _CARRYING[links.kind] & (origin >= 0) & (target >= 0) & (origin != target)
    link = _serving(roster, np.flatnonzero(carried & (states != 0)).astype(np.int32))
    limits, limit = link_limits(roster, link)
    turned = _TURNED[links.kind[link]]
    return Draft(
        origin=np.where(turned, target[link], origin[link]),
        target=np.where(turned, origin[link], target[link]),
        kind=links.kind[link],
        declared=True,
        doubts=link_doubts(roster, standing)[link],
        limits=limits,
        limit=limit,
        bases=(_BASIS,),
        link=link,
        consortium=links.consortium[link],
        instrument=links.instrument[link],
    )


def link_states(roster: Roster, standing: Standing) -> NDArray[np.int8]:
    """Return whether each link stands on a day (int8): 1 it does, 0 it does not, -1 perhaps.

    It stands where it is in force itself, its instrument carries, if it has one, and its
    consortium, if it has one, is not known not to run.
    """
    links = roster.network.links.columns
    agreed = np.append(standing.instruments, 1)[links.instrument]
    idle = np.append(standing.consortia, 1)[links.consortium] == 0
    never = (standing.links == 0) | (agreed == 0) | idle
    perhaps = (standing.links < 0) | (agreed < 0)
    return np.where(never, 0, np.where(perhaps, -1, 1)).astype(np.int8)


def link_doubts(roster: Roster, standing: Standing) -> NDArray[np.int8]:
    """Return how many things are not known of each link: itself, and its instrument (int8)."""
    agreed = np.append(standing.instruments, 1)[roster.network.links.columns.instrument]
    return (standing.links < 0).astype(np.int8) + (agreed < 0)


def link_limits(
    roster: Roster, link: NDArray[np.int32]
) -> tuple[tuple[Limit, ...], NDArray[np.int32]]:
    """Return what some links are limited to: the distinct limits, and which each link has."""
    conditions = take(roster.network.links.columns.conditions, link)
    return limits_of(_subjects(roster, link), term_bits(conditions, Condition))


def _serving(roster: Roster, link: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the links without those of a resource service that carries no specimen."""
    specimens = roster.network.links.columns.kind[link] == LinkKind.RESOURCE_SERVICE.number
    if not specimens.any():
        return link
    return np.asarray(link[~specimens | _subjects(roster, link).any(axis=1)])


def _subjects(roster: Roster, link: NDArray[np.int32]) -> NDArray[np.uint64]:
    links = roster.network.links.columns
    bits = term_bits(take(links.subjects, link), Subject)
    bits[links.kind[link] == LinkKind.RESOURCE_SERVICE.number] &= _OF_SPECIMENS
    return bits
