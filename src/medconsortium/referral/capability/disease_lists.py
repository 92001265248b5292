"""Disease lists by tier: which diagnoses the institutions of a tier are to take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from medconsortium.errors import NotFoundError
from medconsortium.model import Instrument
from medconsortium.model.columnar.columns import read_only
from medconsortium.model.levels import LEVEL_OF_TIER
from medconsortium.referral.channels.standing import Standing
from medconsortium.referral.places.roster import Roster
from medconsortium.referral.policy import DiseaseList, ReferralPolicy
from medconsortium.vocabulary import Completeness, InstrumentKind, Tier

__all__ = ["NOT_ASKED", "disease_lists_of", "list_answers", "names"]

NOT_ASKED = 2
"""The answer where no list speaks."""


def disease_lists_of(
    roster: Roster, standing: Standing, policy: ReferralPolicy
) -> tuple[DiseaseList, ...]:
    """Return the lists that the policy gives, else those of instruments in force on the day.

    An instrument speaks for the members of its consortium; one of no consortium for nobody.

    Raises:
        NotFoundError: The policy gives a list of a consortium that the network does not have.
    """
    consortia = roster.network.consortia
    if policy.disease_lists is not None:
        for given in policy.disease_lists:
            if given.consortium is not None and given.consortium not in consortia:
                raise NotFoundError(given.consortium)
        return policy.disease_lists
    instruments = roster.network.instruments
    kind = instruments.columns.kind
    places = np.flatnonzero(
        (kind == InstrumentKind.DISEASE_LIST.number) & (standing.instruments == 1)
    )
    ids = sorted(instruments.columns.id[int(place)] or "" for place in places)
    return tuple(each for i in ids for each in _lists_in(instruments[i]))


def list_answers(
    roster: Roster, standing: Standing, lists: Iterable[DiseaseList], diagnosis: str
) -> NDArray[np.int8]:
    """Return whether each institution is to take a diagnosis (rows, int8).

    1 where it is on a list that speaks for the institution, 0 where it is on none and one of them
    is complete, -1 where it is on none that is, and `NOT_ASKED` where no list speaks.
    """
    found = np.full(len(roster), NOT_ASKED, np.int8)
    rank = {NOT_ASKED: 0, -1: 1, 0: 2, 1: 3}  # what is said more surely goes before
    for each in lists:
        answer = _answer(each, diagnosis)
        weaker = [value for value, order in rank.items() if order < rank[answer]]
        found[_spoken_for(roster, standing, each) & np.isin(found, weaker)] = answer
    return read_only(found, np.int8)


def names(code: str, diagnosis: str) -> bool:
    """Whether an ICD-10 code of a list covers a diagnosis, however far extended.

    >>> names("I10", "I10.x00x002"), names("I21.9", "I21"), names("", "I21")
    (True, False, False)
    """
    listed = _bare(code)
    return bool(listed) and _bare(diagnosis).startswith(listed)


def _lists_in(instrument: Instrument) -> Iterator[DiseaseList]:
    if instrument.consortium is not None:
        for admitted in instrument.admitted or ():
            yield DiseaseList(
                tier=admitted.tier,
                diagnoses=admitted.diagnoses,
                consortium=instrument.consortium,
                instrument=instrument.id,
            )


def _answer(given: DiseaseList, diagnosis: str) -> int:
    if any(names(code, diagnosis) for code in given.diagnoses):
        return 1
    return 0 if given.diagnoses.completeness is Completeness.COMPLETE else -1


def _spoken_for(roster: Roster, standing: Standing, given: DiseaseList) -> NDArray[np.bool_]:
    """Return the rows that a list speaks for: of its tier, and sure members of its consortium."""
    of_tier = _of_tier(roster, given.tier)
    if given.consortium is None:
        return of_tier
    network = roster.network
    place = network.consortia.row_number(given.consortium)
    memberships = network.memberships.columns
    sure = (memberships.consortium == place) & (standing.memberships == 1)
    member = np.zeros(len(roster) + 1, np.bool_)
    if standing.consortia[place] == 1:
        member[roster.rows[memberships.institution[sure]]] = True
    return np.asarray(of_tier & member[:-1])


def _of_tier(roster: Roster, tier: Tier) -> NDArray[np.bool_]:
    """Return the rows of a tier; where that is not stated, those of its functional level."""
    stated = roster.network.institutions.columns.tier[roster.places]
    by_level = roster.level == LEVEL_OF_TIER[tier]
    return np.asarray(np.where(stated < 0, by_level, stated == tier.number))


def _bare(code: str) -> str:
    return code.strip().upper().replace(".", "")
