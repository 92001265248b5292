"""Logs checked against the models of another library, which knows the keys of SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from sarif_pydantic import Sarif  # type: ignore[import-untyped]
from sarif_pydantic.sarif import Suppression  # type: ignore[import-untyped]

from medconsortium.interop.sarif import dump_sarif
from medconsortium.rules import Baseline, Report
from medconsortium.text import Language

__all__ = ["log_of", "results"]

_NOT_IN_THE_MODELS = {
    "$schema",
    "baselineState",
    "columnKind",
    "suppressions",
    "toolExecutionNotifications",
}
"""Keys of the standard that the models leave out."""


def log_of(
    *reports: Report,
    language: Language = "en",
    passes: bool = False,
    since: Baseline | None = None,
) -> dict[str, Any]:
    """Return the log of reports as it is read again, after it has been checked."""
    log: dict[str, Any] = json.loads(
        dump_sarif(reports, language=language, passes=passes, since=since)
    )
    assert list(_strangers(Sarif.model_validate(log))) == []
    for run in log["runs"]:
        _check(run)
    return log


def results(
    *reports: Report,
    language: Language = "en",
    passes: bool = False,
    since: Baseline | None = None,
) -> list[dict[str, Any]]:
    """Return the results of one report."""
    (run,) = log_of(*reports, language=language, passes=passes, since=since)["runs"]
    found: list[dict[str, Any]] = run["results"]
    return found


def _strangers(value: object) -> Iterator[str]:
    """Yield keys that are none of the standard's, property bags aside."""
    if isinstance(value, BaseModel):
        yield from set(value.model_extra or ()) - _NOT_IN_THE_MODELS
        for name in type(value).model_fields:
            if name != "properties":
                yield from _strangers(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from _strangers(item)


def _check(run: dict[str, Any]) -> None:
    """Check what the standard says in words."""
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    found = run["results"]
    assert len(set(rules)) == len(rules)
    for result in found:
        assert result["kind"] in {"fail", "open", "pass", "notApplicable"}
        assert (result["level"] == "none") is (result["kind"] != "fail")
        if result["ruleId"] in rules:
            assert rules[result["ruleIndex"]] == result["ruleId"]
        else:
            assert result["baselineState"] == "absent"
        assert result["message"]["text"]
        for suppression in result.get("suppressions", ()):
            assert list(_strangers(Suppression.model_validate(suppression))) == []
    for key in ("suppressions", "baselineState"):  # in all results, or in none
        assert len({key in result for result in found}) <= 1
    prints = [(r["partialFingerprints"]["ruleAndSubject/v1"], r["kind"]) for r in found]
    assert len(set(prints)) == len(prints)
