"""What a check says, as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from importlib.metadata import version
from typing import Any

import numpy as np
from attrs import frozen

from medconsortium.errors import NotFoundError, Place
from medconsortium.model import Network
from medconsortium.rules.engine.rule import Rule
from medconsortium.rules.engine.terms import Outcome, Severity
from medconsortium.rules.engine.verdict import Verdict
from medconsortium.rules.reporting.finding import Crash, Finding, Gap, NonCompliantError
from medconsortium.rules.reporting.outcomes import Judged, Outcomes
from medconsortium.rules.reporting.plain import plain, plain_rule
from medconsortium.rules.reporting.progress import Baseline, Progress, progress
from medconsortium.rules.reporting.to_do import ToDo, to_do
from medconsortium.rules.rulebook.waiver import Waiver
from medconsortium.text import Text

__all__ = ["REPORT_FORMAT", "Report"]

REPORT_FORMAT = "medconsortium-report/1"


@frozen(kw_only=True, eq=False, slots=False)
class Report:
    """What a check found on a day. Findings, gaps and their messages are made when read.

    `waivers` are those the check was given: they keep findings apart, and change no outcome.
    """

    network: Network
    on: date
    judged: tuple[Judged, ...]
    crashes: tuple[Crash, ...]
    waivers: tuple[Waiver, ...] = ()

    @cached_property
    def outcomes(self) -> Outcomes:
        """The outcome of every rule for everything it is about."""
        return Outcomes(self.judged, self.network)

    @property
    def ok(self) -> bool:
        """Whether there is no finding and no rule crashed. What is not assessed does not count."""
        if self.waivers:
            return not self.crashes and not self.findings
        return not self.crashes and not self.outcomes.counts()[Outcome.FAIL]

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every breach that no waiver lets stand, in the order of the rules and of the subjects."""
        return tuple(found for found in self._breaches if not self._is_waived(found))

    @cached_property
    def waived(self) -> tuple[Finding, ...]:
        """Every breach that a waiver lets stand on the day, in the same order."""
        return tuple(found for found in self._breaches if self._is_waived(found))

    @property
    def idle_waivers(self) -> tuple[Waiver, ...]:
        """The waivers of what is no breach: cured, not assessed, or never judged."""
        used = {found.waiver for found in self._breaches}
        return tuple(waiver for waiver in self.waivers if waiver not in used)

    @cached_property
    def _breaches(self) -> tuple[Finding, ...]:
        return tuple(
            Finding(
                rule=one.rule,
                subject=subject,
                severity=_severity(one.rule, verdict),
                message=verdict.message,
                evidence=verdict.evidence,
                cure=verdict.cure,
                sources=self._sources((one.rule.subjects, subject), verdict),
                place=self._place((one.rule.subjects, subject), verdict),
                waiver=self._waiver(one.rule.code, subject),
            )
            for one, subject, verdict in self._explained(Outcome.FAIL)
        )

    def _waiver(self, rule_code: str, subject: str) -> Waiver | None:
        """Return the waiver of a breach; where there are several, one that holds, the longest."""
        fitting = self._waivers_of.get((rule_code, subject), ())
        return max(fitting, key=lambda w: (w.holds(self.on), w.until), default=None)

    @cached_property
    def _waivers_of(self) -> Mapping[tuple[str, str], list[Waiver]]:
        found: dict[tuple[str, str], list[Waiver]] = {}
        for waiver in self.waivers:
            found.setdefault((waiver.rule, waiver.subject), []).append(waiver)
        return found

    def _is_waived(self, found: Finding) -> bool:
        return found.waiver is not None and found.waiver.holds(self.on)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Everything not assessed, in the order of the rules and of the subjects' ids."""
        return tuple(
            Gap(rule=one.rule, subject=subject, message=verdict.message, missing=verdict.missing)
            for one, subject, verdict in self._explained(Outcome.NOT_ASSESSED)
        )

    @cached_property
    def to_do(self) -> tuple[ToDo, ...]:
        """What an office is to record to close the gaps; what most rules wait for comes first."""
        return to_do(self.gaps)

    def verdict(self, rule_code: str, subject: str) -> Verdict:
        """Return what a rule says of a subject, and why.

        Raises:
            NotFoundError: The rule was not run, or is not about anything with that id.
        """
        for one in self.judged:
            row = self.network.table(one.rule.subjects).row_number(subject)
            if one.rule.code == rule_code and row >= 0:
                return _explain(one, row)
        raise NotFoundError(f"{rule_code} × {subject}")

    def since(self, earlier: Report | Baseline) -> Progress:
        """Return what became of the findings since an earlier check, of this or another day."""
        return progress(self, earlier if isinstance(earlier, Baseline) else earlier.baseline)

    @cached_property
    def baseline(self) -> Baseline:
        """The outcomes alone, to compare a later check with."""
        return Baseline(on=self.on, outcomes=dict(self.outcomes))

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
            "network": {"title": plain(self.network.title), "digest": self.network.digest},
            "ok": self.ok,
            "counts": {o.key: n for o, n in self.outcomes.counts().items()},
            "rules": [plain_rule(one.rule) for one in self.judged],
            "outcomes": {
                code: {
                    s: self.outcomes[code, s].key for s in sorted(self.outcomes.subjects_of(code))
                }
                for code in self.outcomes.rules
            },
            "findings": [plain(finding) for finding in self.findings],
            "waived": [plain(finding) for finding in self.waived],
            "gaps": [plain(gap) for gap in self.gaps],
            "crashes": [plain(crash) for crash in self.crashes],
        }

    def _explained(self, outcome: Outcome) -> Iterator[tuple[Judged, str, Verdict]]:
        for one in self.judged:
            ids = tuple(self.network.table(one.rule.subjects))
            rows = np.flatnonzero(one.outcomes == outcome.number)
            for row in sorted(rows.tolist(), key=ids.__getitem__):
                yield one, ids[row], _explain(one, row)

    def _sources(self, subject: tuple[str, str], verdict: Verdict) -> tuple[str, ...]:
        keys = (subject, *verdict.rows)
        cited = (s for table, row_id in keys for s in self.network.table(table)[row_id].sources)
        return tuple(dict.fromkeys(cited))

    def _place(self, subject: tuple[str, str], verdict: Verdict) -> Place | None:
        places = (self.network.place(*key) for key in (*verdict.rows, subject))
        return next((place for place in places if place is not None), None)


def _severity(rule: Rule, verdict: Verdict) -> Severity:
    """Return what a breach weighs: what the rule says, or less where the verdict says so."""
    return max(rule.severity, verdict.severity or rule.severity, key=lambda one: one.number)


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
