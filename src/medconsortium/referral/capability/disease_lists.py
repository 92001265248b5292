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

_ANSWERS = np.array([NOT_ASKED, -1, 0, 1], np.int8)
_SURENESS = {int(answer): place for place, answer in enumerate(_ANSWERS)}
"""Of several lists, the answer that is given more surely goes before."""

_LEVELS = max(LEVEL_OF_TIER.values()) + 1


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
    is complete, -1 where it is on none that is, and `NOT_ASKED` where no list speaks. A list speaks
    for the institutions of its tier, or of its functional level where they state no tier, that
    surely belong to its consortium, if it has one.
    """
    said = _said(roster, lists, diagnosis)
    found = said[-1][_place(roster, np.arange(len(roster)))]
    memberships = roster.network.memberships.columns
    row = roster.rows[memberships.institution]
    surely = (standing.memberships == 1) & (standing.consortia == 1)[memberships.consortium]
    surely &= row >= 0
    row, consortium = row[surely], memberships.consortium[surely]
    np.maximum.at(found, row, said[consortium, _place(roster, row)])
    return read_only(_ANSWERS[found], np.int8)


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


def _said(roster: Roster, lists: Iterable[DiseaseList], diagnosis: str) -> NDArray[np.int8]:
    """Return what the lists of each consortium say, and in a last line those of none.

    A column for each tier, then for each level, then for institutions that state neither; the
    place in `_ANSWERS` of what is said most surely.
    """
    consortia = roster.network.consortia
    said = np.zeros((len(consortia) + 1, len(Tier) + _LEVELS + 1), np.int8)
    for each in lists:
        line = -1 if each.consortium is None else consortia.row_number(each.consortium)
        columns = [each.tier.number, len(Tier) + LEVEL_OF_TIER[each.tier]]
        answer = _SURENESS[_answer(each, diagnosis)]
        said[line, columns] = np.maximum(said[line, columns], answer)
    return said


def _place(roster: Roster, rows: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return the column of `_said` that is for each of some rows."""
    tier = roster.network.institutions.columns.tier[roster.places[rows]].astype(np.int64)
    level = roster.level[rows].astype(np.int64)
    unstated = np.where(level < 0, len(Tier) + _LEVELS, len(Tier) + level)
    return np.asarray(np.where(tier < 0, unstated, tier))


def _bare(code: str) -> str:
    return code.strip().upper().replace(".", "")
