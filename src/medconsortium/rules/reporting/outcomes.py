"""The outcomes of rules, for everything they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from medconsortium.model import Network, Table
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.rule import Rule
from medconsortium.rules.engine.terms import Outcome
from medconsortium.rules.engine.verdict import Verdict

__all__ = ["Judged", "OutcomeMatrix", "Outcomes"]


@frozen(kw_only=True, eq=False)
class Judged:
    """One rule's outcomes (int8, one for each row it is about) and how to explain each."""

    rule: Rule
    outcomes: NDArray[np.int8]
    explain: Callable[[int], Verdict]


@frozen(eq=False, slots=False)
class OutcomeMatrix:
    """The outcomes (int8, `rules` × `subjects`) of the rules about one table."""

    rules: tuple[str, ...]
    table: Table[Any, Any] = field(repr=False)
    rows: tuple[NDArray[np.int8], ...] = field(repr=False)

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """The ids of what the rules are about."""
        return tuple(self.table)

    @cached_property
    def values(self) -> NDArray[np.int8]:
        """The outcomes as one array."""
        return read_only(np.array(self.rows), np.int8)


class Outcomes(Mapping[tuple[str, str], Outcome]):
    """The outcome for each (rule code, subject id).

    `rules` are the codes in their order, and `matrices` holds the outcomes by the table that rules
    are about.
    """

    def __init__(self, judged: tuple[Judged, ...], network: Network) -> None:
        self.rules = tuple(one.rule.code for one in judged)
        self._table = {one.rule.code: one.rule.subjects for one in judged}
        self.matrices: Mapping[str, OutcomeMatrix] = {
            table: _matrix([one for one in judged if one.rule.subjects == table], network)
            for table in dict.fromkeys(self._table.values())
        }
        self._rows = {one.rule.code: one.outcomes for one in judged}
        self._network = network

    def __getitem__(self, key: tuple[str, str]) -> Outcome:
        code, subject = key
        column = self._network.table(self._table[code]).row_number(subject)
        if column < 0:
            raise KeyError(key)
        return Outcome.at(int(self._rows[code][column]))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((code, subject) for code in self.rules for subject in self.subjects_of(code))

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))

    def subjects_of(self, rule_code: str) -> tuple[str, ...]:
        """Return the ids of everything that a rule is about."""
        return self.matrices[self._table[rule_code]].subjects

    def counts(self) -> Mapping[Outcome, int]:
        """Return how many of each outcome there are."""
        found = np.zeros(len(Outcome), np.int64)
        return _told(sum(map(_counted, self._rows.values()), start=found))

    def by_rule(self) -> Mapping[str, Mapping[Outcome, int]]:
        """Return how many of each outcome each rule has, by its code, in the order of the rules."""
        return {code: _told(_counted(rows)) for code, rows in self._rows.items()}

    def by_subject(self, table: str = "consortia") -> Mapping[str, Mapping[Outcome, int]]:
        """Return how many of each outcome each row of a table has, by its id, sorted.

        Empty where no rule was about the table.
        """
        if table not in self.matrices:
            return {}
        matrix = self.matrices[table]
        found = np.array([(matrix.values == o.number).sum(axis=0) for o in Outcome], np.int64)
        counts = dict(zip(matrix.subjects, found.T, strict=True))
        return {subject: _told(counts[subject]) for subject in sorted(counts)}


def _counted(outcomes: NDArray[np.int8]) -> NDArray[np.int64]:
    """Count each outcome; counting one after the other, nothing is copied."""
    return np.array([np.count_nonzero(outcomes == o.number) for o in Outcome], np.int64)


def _told(counts: NDArray[np.int64]) -> Mapping[Outcome, int]:
    return {outcome: int(counts[outcome.number]) for outcome in Outcome}


def _matrix(judged: list[Judged], network: Network) -> OutcomeMatrix:
    return OutcomeMatrix(
        tuple(one.rule.code for one in judged),
        network.table(judged[0].rule.subjects),
        tuple(one.outcomes for one in judged),
    )
