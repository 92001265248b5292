"""Which sorts of members a consortium has: at least one of each that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Membership
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.terms import Outcome
from medconsortium.rules.engine.three_valued import States, both, told
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    passed,
    unassessed,
)
from medconsortium.rules.judging.members import Roster
from medconsortium.text import Text

__all__ = ["OUTCOME_OF", "Sort", "has_some", "judge_composition"]

OUTCOME_OF = read_only(
    (o.number for o in (Outcome.FAIL, Outcome.PASS, Outcome.NOT_ASSESSED)), np.int8
)
"""The outcome where what is asked for is not so, is so, and (as -1) where that is not known."""


@frozen(kw_only=True, eq=False)
class Sort:
    """A sort of members: its name, and which institutions are of it.

    `missing` tells which data leave that open of a member.
    """

    name: Text
    states: States
    missing: Callable[[Membership], Iterable[str]]


def has_some(roster: Roster, states: States) -> States:
    """Return for each consortium whether the institution of some member is as `states` says.

    That none is can be said only where the members are listed completely.
    """
    found = both(roster.facts.is_member, roster.of_institutions(states))
    may = roster.consortia_of(found != 0) | ~roster.facts.members_listed
    sure = roster.consortia_of(found == 1)
    return told(sure, may)


def judge_composition(
    roster: Roster,
    sorts: Sequence[Sort],
    consortia: NDArray[np.int32],
    *,
    cure: Text,
    counted: Sequence[Sort] = (),
) -> Verdicts:
    """Judge of consortia, by row, whether they have a member of each sort.

    Args:
        roster: The memberships.
        sorts: What is asked for.
        consortia: The rows of the consortia to judge.
        cure: What to do where a sort is lacking.
        counted: Further sorts that are not asked for, but counted as evidence.
    """
    states = [has_some(roster, sort.states) for sort in sorts]
    outcomes = OUTCOME_OF[reduce(both, states)]

    def explain(position: int) -> Verdict:
        row = int(consortia[position])
        evidence = [
            *(_count(roster, sort, row, wanted="≥ 1") for sort in sorts),
            *(_count(roster, sort, row) for sort in counted),
        ]
        lacking = [sort for sort, state in zip(sorts, states, strict=True) if state[row] == 0]
        if lacking:
            names = _names(lacking)
            return failed(
                Text(f"成员中没有：{names.zh}", f"no member is: {names.en}"), *evidence, cure=cure
            )
        open_ = [sort for sort, state in zip(sorts, states, strict=True) if state[row] < 0]
        if open_:
            names = _names(open_)
            return unassessed(
                Text(f"不知成员中有无：{names.zh}", f"not known whether any member is: {names.en}"),
                *evidence,
                missing=_missing(roster, open_, row),
            )
        names = _names(sorts)
        return passed(Text(f"成员中有：{names.zh}", f"among the members: {names.en}"), *evidence)

    return Verdicts(read_only(outcomes[consortia], np.int8), explain)


def _count(roster: Roster, sort: Sort, row: int, *, wanted: object = None) -> Evidence:
    rows = roster.rows_of(row)
    sure = both(roster.facts.is_member, roster.of_institutions(sort.states))[rows] == 1
    found = len(np.unique(roster.institution[rows[sure]]))
    return Evidence(label=sort.name, found=found, wanted=wanted)


def _missing(roster: Roster, sorts: Sequence[Sort], row: int) -> tuple[str, ...]:
    facts, rows = roster.facts, roster.rows_of(row)
    lacking = [] if facts.members_listed[row] else ["consortia.members_completeness"]
    for sort in sorts:
        found = both(facts.is_member, roster.of_institutions(sort.states))
        for number in rows[found[rows] < 0]:
            membership = roster.membership(int(number), keyed=False)
            lacking += dates_in_doubt(membership, on=facts.on)
            lacking += sort.missing(membership)
    if not len(rows):
        lacking.append("memberships")
    return tuple(dict.fromkeys(lacking))


def _names(sorts: Sequence[Sort]) -> Text:
    return Text(
        "、".join(sort.name.in_language("zh") for sort in sorts),
        ", ".join(sort.name.in_language("en") for sort in sorts),
    )
