"""What holds of the members of consortia: who they are, and whether every one is as it should be.

It works on columns: a nation has more than a million memberships. Rows are made when a verdict is
read, and only those of its consortium.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Membership, Network, Row
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.groups import Groups, rows_by
from medconsortium.rules.engine.periods import dates_in_doubt
from medconsortium.rules.engine.terms import Outcome
from medconsortium.rules.engine.three_valued import States, among
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Role

__all__ = [
    "LEADING",
    "Every",
    "Roster",
    "Wording",
    "is_among",
    "joined_pairs",
    "judge_every",
    "membership_in",
    "name_of",
    "rows_of_several",
    "unstated",
]

LEADING = (Role.LEAD, Role.CO_LEAD, Role.NATIONAL_LEAD)
"""The roles of those who lead a whole consortium."""


@frozen(eq=False, slots=False)
class Roster:
    """The memberships of a network as columns, and where they stand."""

    facts: Facts

    @cached_property
    def consortium(self) -> NDArray[np.int32]:
        """For each membership, the row of its consortium."""
        return self.facts.network.memberships.columns.consortium

    @cached_property
    def institution(self) -> NDArray[np.int32]:
        """For each membership, the row of its institution, or of its department's; -1 unknown.

        A group that is described but not named is of no known institution.
        """
        columns = self.facts.network.memberships.columns
        hosts = np.append(self.facts.network.departments.columns.institution, -1)
        return read_only(
            np.where(columns.institution >= 0, columns.institution, hosts[columns.department]),
            np.int32,
        )

    def of_institutions(self, states: States) -> States:
        """Return for each membership what is so of its institution."""
        return read_only(np.append(states, np.int8(-1))[self.institution], np.int8)

    def has_role(self, roles: Iterable[Role]) -> States:
        """Return for each membership whether its role is one of `roles`."""
        return among(self.facts.network.memberships.columns.role, roles)

    def consortia_of(self, memberships: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return for each consortium whether some of its memberships is marked `True`."""
        return self._groups.some(memberships)

    def rows_of(self, consortium: int) -> NDArray[np.int64]:
        """Return the rows of the memberships of a consortium, in their order."""
        return self._groups.rows(consortium)

    @cached_property
    def _groups(self) -> Groups:
        network = self.facts.network
        return rows_by(network.memberships, "consortium", network.consortia)

    def membership(self, row: int, *, keyed: bool = True) -> Membership:
        """Return a membership by row number.

        Unless `keyed`, its id may be left out where it has another name: see `Table.row`.
        """
        memberships = self.facts.network.memberships
        columns = memberships.columns
        is_group = columns.institution[row] < 0 and columns.department[row] < 0
        return memberships.row(row, keyed=keyed or bool(is_group))


@frozen(eq=False, slots=False, kw_only=True)
class Every:
    """That every member of a kind is as it should be.

    `spoken_of` says of each membership whether it holds and is of that kind, and `sound` whether it
    is as it should be; `listed` says of each consortium whether all members of that kind are
    listed. It passes only with one that surely is spoken of, where `sure_of_one` asks for that;
    `if_nobody` is the outcome where there surely is none.
    """

    roster: Roster
    spoken_of: States
    sound: States
    listed: NDArray[np.bool_]
    sure_of_one: bool = False
    if_nobody: Outcome = Outcome.NOT_APPLICABLE

    @cached_property
    def wrong(self) -> NDArray[np.bool_]:
        """For each membership, whether it surely is not as it should be."""
        return read_only((self.spoken_of == 1) & (self.sound == 0), np.bool_)

    @cached_property
    def open(self) -> NDArray[np.bool_]:
        """For each membership, whether it may be, and may not be, as it should."""
        return read_only((self.spoken_of != 0) & (self.sound != 1) & ~self.wrong, np.bool_)

    @cached_property
    def outcomes(self) -> NDArray[np.int8]:
        """For each consortium, the number of the outcome."""
        consortia_of = self.roster.consortia_of
        some = consortia_of(self.spoken_of != 0)
        enough = consortia_of(self.spoken_of == 1) if self.sure_of_one else some
        outcomes = np.full(len(self.listed), Outcome.NOT_ASSESSED.number, np.int8)
        outcomes[self.listed & enough & ~consortia_of(self.open)] = Outcome.PASS.number
        outcomes[self.listed & ~some] = self.if_nobody.number
        outcomes[consortia_of(self.wrong)] = Outcome.FAIL.number
        return read_only(outcomes, np.int8)

    def wrong_in(self, consortium: int) -> list[Membership]:
        """Return the memberships of a consortium that surely are not as they should be."""
        rows = self.roster.rows_of(consortium)
        return [self.roster.membership(int(row)) for row in rows[self.wrong[rows]]]

    def open_in(self, consortium: int) -> list[Membership]:
        """Return the memberships of a consortium that leave open whether it passes."""
        rows = self.roster.rows_of(consortium)
        unsure = self.open[rows]
        if self.sure_of_one and not (self.spoken_of[rows] == 1).any():
            unsure = self.spoken_of[rows] < 0
        return [self.roster.membership(int(row), keyed=False) for row in rows[unsure]]

    def counted(self, consortium: int, label: Text) -> Evidence:
        """Return how many of those spoken of in a consortium are as they should be."""
        rows = self.roster.rows_of(consortium)
        surely = self.spoken_of[rows] == 1
        sound = surely & (self.sound[rows] == 1)
        return Evidence(
            label=label, found=int(np.count_nonzero(sound)), wanted=int(np.count_nonzero(surely))
        )


def rows_of_several(facts: Facts) -> NDArray[np.int64]:
    """Return the rows of the memberships of institutions that have several; most have one."""
    institution = shared(facts, Roster).institution
    several = np.append(np.bincount(institution[institution >= 0]) > 1, False)
    return np.flatnonzero(several[institution])


def is_among(asked: NDArray[np.int64], numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return for each number asked for whether it is among `numbers`.

    It sorts `numbers` alone, where `numpy.isin` sorts all: rows asked for are many.
    """
    known = np.sort(numbers)
    if not len(known):
        return np.zeros(len(asked), np.bool_)
    nearest = np.minimum(np.searchsorted(known, asked), len(known) - 1)
    return read_only(known[nearest] == asked, np.bool_)


def joined_pairs(
    ones: NDArray[np.int64], others: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the positions in both of all pairs of equal numbers; those below 0 equal nothing.

    >>> [found.tolist() for found in joined_pairs(np.array([7, -1, 5]), np.array([5, 7, 7]))]
    [[0, 0, 2], [1, 2, 0]]
    """
    order = np.argsort(others, kind="stable")
    begin, end = (np.searchsorted(others[order], ones, side) for side in ("left", "right"))
    often = np.where(ones < 0, 0, end - begin)
    place = np.repeat(begin - (np.cumsum(often) - often), often) + np.arange(often.sum())
    return np.repeat(np.arange(len(ones)), often), order[place]


def name_of(membership: Membership) -> str:
    """Return what a member goes by: the id of its institution or department, or its own."""
    return membership.institution or membership.department or membership.id


def membership_in(network: Network, consortium: str, member: str) -> Membership:
    """Return the first membership of an institution or department in a consortium."""
    return next(
        membership
        for membership in network.memberships.values()
        if membership.consortium == consortium and name_of(membership) == member
    )


def unstated(facts: Facts, *fields: str) -> Callable[[Membership], tuple[str, ...]]:
    """Return a function that tells which of some fields are not stated of a member.

    The fields are written with their table, `institutions` or `memberships`. Of a member whose
    institution is not known, that is what is missing.
    """

    def missing(membership: Membership) -> tuple[str, ...]:
        actor = membership.institution or membership.department
        institution = facts.network.institutions.get(facts.institution_of(actor) or "")
        rows: dict[str, Row | None] = {"memberships": membership, "institutions": institution}
        unknown = "departments.institution" if membership.department else "memberships.institution"
        lacking: list[str] = []
        for field in fields:
            table, _, name = field.partition(".")
            row = rows[table]
            if row is None:
                lacking.append(unknown)
            elif getattr(row, name) is None:
                lacking.append(field)
        return tuple(dict.fromkeys(lacking))

    return missing


@frozen(kw_only=True)
class Wording:
    """What is said of the members of a consortium.

    `wrong` goes before the names of those at fault, which are their ids unless `name` says how they
    are named, and `detail` may give evidence of each; `label` is what is counted. `missing` tells
    which data leave it open whether a member is spoken of, or as it should be, besides the dates of
    its membership; `listing` is the field that says that all members of the kind are listed.
    """

    right: Text
    wrong: Text
    nobody: Text
    unknown: Text
    label: Text
    cure: Text
    missing: Callable[[Membership], Iterable[str]]
    name: Callable[[Membership], str] = name_of
    detail: Callable[[Membership], Evidence] | None = None
    listing: str = "consortia.members_completeness"


def judge_every(every: Every, consortia: NDArray[np.int32], wording: Wording) -> Verdicts:
    """Judge of consortia, by row, whether every member of a kind is as it should be."""
    outcomes = every.outcomes

    def explain(position: int) -> Verdict:
        row = int(consortia[position])
        evidence = every.counted(row, wording.label)
        if outcomes[row] == Outcome.PASS.number:
            return passed(wording.right, evidence)
        if outcomes[row] == Outcome.NOT_APPLICABLE.number:
            return not_applicable(wording.nobody)
        if outcomes[row] == Outcome.FAIL.number:
            return _fault(every.wrong_in(row), evidence, wording)
        return _gap(every, row, evidence, wording)

    return Verdicts(read_only(outcomes[consortia], np.int8), explain)


def _fault(wrong: list[Membership], evidence: Evidence, wording: Wording) -> Verdict:
    names = [wording.name(membership) for membership in wrong]
    return failed(
        Text(f"{wording.wrong.zh}：{'、'.join(names)}", f"{wording.wrong.en}: {', '.join(names)}"),
        evidence,
        *(map(wording.detail, wrong) if wording.detail else ()),
        cure=wording.cure,
        rows=[("memberships", membership.id) for membership in wrong],
    )


def _gap(every: Every, consortium: int, evidence: Evidence, wording: Wording) -> Verdict:
    lacking = [] if every.listed[consortium] else [wording.listing]
    for membership in every.open_in(consortium):
        lacking += dates_in_doubt(membership, on=every.roster.facts.on)
        lacking += wording.missing(membership)
    return unassessed(wording.unknown, evidence, missing=tuple(dict.fromkeys(lacking)))
