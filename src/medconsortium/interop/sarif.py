"""Reports as SARIF 2.1.0, which code hosts, editors and dashboards read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import version
from typing import Any

from medconsortium.interop.sarif_results import Results, results_of
from medconsortium.interop.sarif_rules import descriptor, message
from medconsortium.rules import Baseline, Crash, Report
from medconsortium.text import Language

__all__ = ["SARIF_SCHEMA", "dump_sarif", "sarif"]

SARIF_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif(
    reports: Iterable[Report],
    *,
    language: Language = "en",
    passes: bool = False,
    since: Baseline | None = None,
) -> dict[str, Any]:
    """Return reports as a SARIF log, each a run of it.

    A breach is a result of kind `fail`; what could not be assessed is `open`, of level none, and
    says what to record; with `passes` what complies is `pass`. Waived breaches are suppressed, and
    crashes are notifications. Nothing in it depends on the time or the machine.

    Args:
        reports: The reports.
        language: The language of messages and rules.
        passes: Whether to tell what complies as well.
        since: An earlier check of the same network, to say what is new, unchanged or absent.

    Raises:
        ValueError: There is an earlier check for several reports.

    >>> from datetime import date
    >>> from medconsortium import check, datasets
    >>> report = check(datasets.load("paediatric_2016"), on=date(2026, 1, 1))
    >>> results = sarif([report])["runs"][0]["results"]
    >>> [result["ruleId"] for result in results if result["kind"] == "fail"]
    ['GEN011']
    """
    known = tuple(reports)
    if since is not None and len(known) > 1:
        raise ValueError("an earlier check is compared with one report")
    runs = [
        _run(Results(report, language, since), number, passes=passes)
        for number, report in enumerate(known, start=1)
    ]
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": runs}


def dump_sarif(
    reports: Iterable[Report],
    *,
    language: Language = "en",
    passes: bool = False,
    since: Baseline | None = None,
) -> bytes:
    """Return reports as the bytes of a SARIF log; see `sarif`."""
    log = sarif(reports, language=language, passes=passes, since=since)
    return (json.dumps(log, ensure_ascii=False, indent=1) + "\n").encode()


def _run(told: Results, number: int, *, passes: bool) -> dict[str, Any]:
    """Return a run; `number` tells apart those of one log that have no title."""
    report, language = told.report, told.language
    run = [one.rule for one in report.judged] + [crash.rule for crash in report.crashes]
    rules = sorted(run, key=lambda rule: rule.code)
    numbers = {rule.code: place for place, rule in enumerate(rules)}
    results = results_of(told, passes=passes)
    for result in results:
        if result["ruleId"] in numbers:
            result["ruleIndex"] = numbers[result["ruleId"]]
    title = report.network.title
    name = str(number) if title is None else title.in_language(language)
    return {
        "tool": {
            "driver": {
                "name": "medconsortium",
                "version": version("medconsortium"),
                "language": language,
                "rules": [descriptor(rule, language) for rule in rules],
            }
        },
        "language": language,
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": f"medconsortium/{name}"},
        "invocations": [
            {
                "executionSuccessful": not report.crashes,
                "toolExecutionNotifications": [_notification(c, numbers) for c in report.crashes],
            }
        ],
        "results": results,
        "properties": {
            "on": report.on.isoformat(),
            "digest": report.network.digest,
            "synthetic": report.network.synthetic,
            "counts": {outcome.key: n for outcome, n in report.outcomes.counts().items()},
        },
    }


def _notification(crash: Crash, numbers: dict[str, int]) -> dict[str, Any]:
    """Return a crash by its last line: the rest of a traceback tells of the machine."""
    said = crash.traceback.strip().splitlines()[-1]
    kind, _, why = said.partition(": ")
    code = crash.rule.code
    return {
        "level": "error",
        "message": message(f"{code} {crash.rule.name}: {said}"),
        "exception": {"kind": kind, "message": why},
        "associatedRule": {"id": code, "index": numbers[code]},
    }
