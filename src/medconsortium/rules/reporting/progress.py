"""What became of findings from one check to the next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from medconsortium.rules.engine.terms import Outcome
from medconsortium.rules.reporting.finding import Finding

if TYPE_CHECKING:
    from medconsortium.rules.reporting.report import Report

__all__ = ["Baseline", "Progress", "progress"]


@frozen(kw_only=True)
class Baseline:
    """The outcomes of an earlier check, by (rule code, subject id)."""

    on: date
    outcomes: Mapping[tuple[str, str], Outcome]


@frozen(kw_only=True)
class Progress:
    """What became of breaches since an earlier check, `before`; waived ones are breaches too.

    `new` are findings that were none before, `remaining` those that were; of the breaches of
    before, `cured` now pass, `undecided` can no longer be assessed, and `gone` are no longer
    judged or no longer apply. Each of these is told as (rule code, subject id), sorted.
    """

    before: date
    now: date
    new: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    cured: tuple[tuple[str, str], ...]
    undecided: tuple[tuple[str, str], ...]
    gone: tuple[tuple[str, str], ...]


def progress(report: Report, earlier: Baseline) -> Progress:
    """Return what became of the breaches of an earlier check."""
    broken = {key for key, outcome in earlier.outcomes.items() if outcome is Outcome.FAIL}
    found = (*report.findings, *report.waived)
    became: dict[Outcome | None, list[tuple[str, str]]] = {}
    for key in sorted(broken):
        became.setdefault(report.outcomes.get(key), []).append(key)
    gone = sorted([*became.get(None, []), *became.get(Outcome.NOT_APPLICABLE, [])])
    return Progress(
        before=earlier.on,
        now=report.on,
        new=tuple(f for f in found if (f.rule.code, f.subject) not in broken),
        remaining=tuple(f for f in found if (f.rule.code, f.subject) in broken),
        cured=tuple(became.get(Outcome.PASS, ())),
        undecided=tuple(became.get(Outcome.NOT_ASSESSED, ())),
        gone=tuple(gone),
    )
