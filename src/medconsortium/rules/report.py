"""What a check found: outcomes of every rule for every subject, findings, gaps and crashes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from importlib.metadata import version
from types import NoneType
from typing import Any

import attrs
import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.errors import MedConsortiumError, NotFoundError, Place
from medconsortium.model import Network
from medconsortium.rules.rule import Rule
from medconsortium.rules.terms import Outcome, Severity
from medconsortium.rules.verdict import Evidence, Verdict
from medconsortium.text import Text
from medconsortium.vocabulary import Term

__all__ = ["Crash", "Finding", "Gap", "Judged", "NonCompliantError", "Outcomes", "Report"]

REPORT_FORMAT = "medconsortium-report/1"


class NonCompliantError(MedConsortiumError):
    """A network does not comply; `findings` are those at the level asked for."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        lines = (f"{f.rule.code} {f.subject}: {f.message.in_language('en')}" for f in findings)
        super().__init__("\n".join(lines))


@frozen(kw_only=True)
class Finding:
    """A breach: which rule, by whom, on what evidence, how to cure it, and who says so.

    `subject` is the id of the consortium, `sources` are ids of the rows the verdict rests on.
    """

    rule: Rule
    subject: str
    severity: Severity
    message: Text
    evidence: tuple[Evidence, ...]
    cure: Text | None
    sources: tuple[str, ...]
    place: Place | None


@frozen(kw_only=True)
class Gap:
    """Something that could not be assessed, and the data (`missing`) that would allow it."""

    rule: Rule
    subject: str
    message: Text
    missing: tuple[str, ...]


@frozen(kw_only=True)
class Crash:
    """A rule that raised an exception: a fault of the rule, not of the network."""

    rule: Rule
    traceback: str


@frozen(kw_only=True, eq=False)
class Judged:
    """One rule's outcomes (int8, one for each consortium) and how to explain each."""

    rule: Rule
    outcomes: NDArray[np.int8]
    explain: Callable[[int], Verdict]


class Outcomes(Mapping[tuple[str, str], Outcome]):
    """The outcome for each (rule code, subject id); `matrix` holds them as rules × subjects."""

    def __init__(self, judged: tuple[Judged, ...], subjects: tuple[str, ...]) -> None:
        self.rules = tuple(one.rule.code for one in judged)
        self.subjects = subjects
        self.matrix = np.array([one.outcomes for one in judged], np.int8).reshape(
            len(self.rules), len(subjects)
        )
        self.matrix.flags.writeable = False
        self._row = {code: number for number, code in enumerate(self.rules)}
        self._column = {subject: number for number, subject in enumerate(subjects)}

    def __getitem__(self, key: tuple[str, str]) -> Outcome:
        code, subject = key
        return Outcome.at(int(self.matrix[self._row[code], self._column[subject]]))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((code, subject) for code in self.rules for subject in self.subjects)

    def __len__(self) -> int:
        return len(self.rules) * len(self.subjects)

    def counts(self) -> Mapping[Outcome, int]:
        """Return how many of each outcome there are."""
        found = np.bincount(self.matrix.ravel(), minlength=len(Outcome))
        return {outcome: int(found[outcome.number]) for outcome in Outcome}


@frozen(kw_only=True, eq=False, slots=False)
class Report:
    """What a check found on a day. Findings, gaps and their messages are made when read."""

    network: Network
    on: date
    judged: tuple[Judged, ...]
    crashes: tuple[Crash, ...]

    @cached_property
    def outcomes(self) -> Outcomes:
        """The outcome of every rule for every consortium."""
        return Outcomes(self.judged, tuple(self.network.consortia))

    @property
    def ok(self) -> bool:
        """Whether nothing failed and no rule crashed. What is not assessed does not count."""
        return not self.crashes and not self.outcomes.counts()[Outcome.FAIL]

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every breach, in the order of the rules and of the subjects' ids."""
        return tuple(
            Finding(
                rule=one.rule,
                subject=subject,
                severity=one.rule.severity,
                message=verdict.message,
                evidence=verdict.evidence,
                cure=verdict.cure,
                sources=self._sources(subject, verdict),
                place=self._place(subject, verdict),
            )
            for one, subject, verdict in self._explained(Outcome.FAIL)
        )

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Everything not assessed, in the order of the rules and of the subjects' ids."""
        return tuple(
            Gap(rule=one.rule, subject=subject, message=verdict.message, missing=verdict.missing)
            for one, subject, verdict in self._explained(Outcome.NOT_ASSESSED)
        )

    def verdict(self, rule_code: str, subject: str) -> Verdict:
        """Return what a rule says of a consortium, and why.

        Raises:
            NotFoundError: The rule was not run, or there is no such consortium.
        """
        row = self.network.consortia.row_number(subject)
        for one in self.judged:
            if one.rule.code == rule_code and row >= 0:
                return _explain(one, row)
        raise NotFoundError(f"{rule_code} × {subject}")

    def raise_for(self, level: Severity = Severity.ERROR) -> None:
        """Raise if there is a finding at least as severe as `level`.

        Raises:
            NonCompliantError: There is.
        """
        found = tuple(f for f in self.findings if f.severity.number <= level.number)
        if found:
            raise NonCompliantError(found)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data, format `medconsortium-report/1`."""
        return {
            "format": REPORT_FORMAT,
            "medconsortium": version("medconsortium"),
            "on": self.on.isoformat(),
            "network": {"title": _plain(self.network.title), "digest": self.network.digest},
            "ok": self.ok,
            "counts": {o.key: n for o, n in self.outcomes.counts().items()},
            "rules": [_plain_rule(one.rule) for one in self.judged],
            "outcomes": {
                code: {s: self.outcomes[code, s].key for s in sorted(self.outcomes.subjects)}
                for code in self.outcomes.rules
            },
            "findings": [_plain(finding) for finding in self.findings],
            "gaps": [_plain(gap) for gap in self.gaps],
            "crashes": [_plain(crash) for crash in self.crashes],
        }

    def _explained(self, outcome: Outcome) -> Iterator[tuple[Judged, str, Verdict]]:
        ids = tuple(self.network.consortia)
        for one in self.judged:
            rows = np.flatnonzero(one.outcomes == outcome.number)
            for row in sorted(rows.tolist(), key=ids.__getitem__):
                yield one, ids[row], _explain(one, row)

    def _sources(self, subject: str, verdict: Verdict) -> tuple[str, ...]:
        keys = (("consortia", subject), *verdict.rows)
        cited = (s for table, row_id in keys for s in self.network.table(table)[row_id].sources)
        return tuple(dict.fromkeys(cited))

    def _place(self, subject: str, verdict: Verdict) -> Place | None:
        places = (self.network.place(*key) for key in (*verdict.rows, ("consortia", subject)))
        return next((place for place in places if place is not None), None)


def _explain(judged: Judged, row: int) -> Verdict:
    """Explain an outcome; a rule that fails to do so does not take the report with it."""
    try:
        return judged.explain(row)
    except Exception as error:  # noqa: BLE001 - whatever a rule raises
        said = f"{judged.rule.code}: {type(error).__name__}"
        return Verdict(
            outcome=Outcome.at(int(judged.outcomes[row])),
            message=Text(
                zh=f"规则无法说明原因（{said}）", en=f"the rule cannot explain it ({said})"
            ),
        )


def _plain_rule(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "title": _plain(rule.title),
        "severity": rule.severity.key,
        "basis": rule.basis.key,
        "status": rule.status.key,
        "confidence": rule.confidence and rule.confidence.key,
        "citations": [
            {"zh": c.in_language("zh"), "en": c.in_language("en")} for c in rule.citations
        ],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Rule):
        return value.code
    if isinstance(value, Term):
        return value.key
    if attrs.has(type(value)):
        fields = ((a.name, getattr(value, a.name)) for a in attrs.fields(type(value)))
        return {name: _plain(held) for name, held in fields if held is not None}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, np.generic):
        return _plain(value.item())
    finite = isinstance(value, float) and math.isfinite(value)
    return value if finite or isinstance(value, str | int | NoneType) else str(value)
