"""What a rule says of one subject, and of many."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.terms import Outcome, Severity
from medconsortium.text import Language, Text
from medconsortium.vocabulary import Term

__all__ = [
    "Evidence",
    "Verdict",
    "Verdicts",
    "failed",
    "judge_each",
    "not_applicable",
    "of_rows",
    "passed",
    "unassessed",
]


@frozen(kw_only=True)
class Evidence:
    """A value that a verdict rests on: what it is, the value found, the value wanted, its unit.

    A value is told in the language asked for where it is a text, a term, or a tuple of such.
    """

    label: Text
    found: object
    wanted: object = None
    unit: Text | None = None

    def in_language(self, language: Language) -> str:
        """Return label, value found, value wanted and unit as one line.

        >>> Evidence(label=Text("床位", "beds"), found=3, wanted="≥ 5").in_language("en")
        'beds: 3, wanted ≥ 5'
        """
        unit = f" {self.unit.in_language(language)}" if self.unit is not None else ""
        colon, wanted = ("：", "，应为") if language == "zh" else (": ", ", wanted")
        said = f"{self.label.in_language(language)}{colon}{_told(self.found, language)}{unit}"
        if self.wanted is None:
            return said
        return f"{said}{wanted} {_told(self.wanted, language)}{unit}"


@frozen(kw_only=True)
class Verdict:
    """What a rule says of a subject, and why.

    `missing` names the data (`"consortia.members_completeness"`) whose absence keeps the rule
    from being assessed; `rows` the (table, id) of rows it rests on besides the subject. A breach
    that weighs less than its rule says so in `severity`.
    """

    outcome: Outcome
    message: Text
    evidence: tuple[Evidence, ...] = ()
    cure: Text | None = None
    missing: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    severity: Severity | None = None


@frozen(eq=False)
class Verdicts:
    """Outcomes (int8, numbers of `Outcome`) of many subjects; messages are made when read."""

    outcomes: NDArray[np.int8]
    explain: Callable[[int], Verdict]


def _told(value: object, language: Language) -> str:
    if isinstance(value, tuple):
        between = "、" if language == "zh" else ", "
        return between.join(_told(one, language) for one in value) or "–"
    if isinstance(value, Term):
        return value.zh if language == "zh" else value.en
    return value.in_language(language) if isinstance(value, Text) else str(value)


def passed(message: Text, *evidence: Evidence) -> Verdict:
    """Return that the subject complies."""
    return Verdict(outcome=Outcome.PASS, message=message, evidence=evidence)


def failed(
    message: Text,
    *evidence: Evidence,
    cure: Text,
    rows: Sequence[tuple[str, str]] = (),
    severity: Severity | None = None,
) -> Verdict:
    """Return that the subject does not comply, and what would cure it."""
    return Verdict(
        outcome=Outcome.FAIL,
        message=message,
        evidence=evidence,
        cure=cure,
        rows=tuple(rows),
        severity=severity,
    )


def unassessed(message: Text, *evidence: Evidence, missing: Sequence[str]) -> Verdict:
    """Return that data are missing without which nothing can be said."""
    return Verdict(
        outcome=Outcome.NOT_ASSESSED, message=message, evidence=evidence, missing=tuple(missing)
    )


def not_applicable(message: Text) -> Verdict:
    """Return that the rule does not speak of the subject."""
    return Verdict(outcome=Outcome.NOT_APPLICABLE, message=message)


def of_rows(outcomes: NDArray[np.int8], rows: NDArray[np.int32]) -> NDArray[np.int8]:
    """Return the outcomes of the rows asked about, which often are all rows of a table.

    >>> of_rows(np.array([0, 1, 2], np.int8), np.array([2, 0], np.int32)).tolist()
    [2, 0]
    """
    return read_only(outcomes if len(rows) == len(outcomes) else outcomes[rows], np.int8)


def judge_each(rows: NDArray[np.int32], judge: Callable[[int], Verdict]) -> Verdicts:
    """Judge row by row, for rules that read documents rather than columns.

    Verdicts are kept: they are few, since such rules speak of consortia.
    """
    verdicts = [judge(int(row)) for row in rows]
    outcomes = read_only((verdict.outcome.number for verdict in verdicts), np.int8)
    return Verdicts(outcomes, verdicts.__getitem__)
