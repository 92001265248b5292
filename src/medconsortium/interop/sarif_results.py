"""What a report found, as results of SARIF 2.1.0."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from attrs import frozen

from medconsortium.errors import Place
from medconsortium.interop.sarif_rules import LEVELS, message
from medconsortium.interop.uris import file_uri
from medconsortium.rules import Baseline, Finding, Gap, Outcome, Report, Waiver
from medconsortium.rules.judging.naming import name_of
from medconsortium.rules.reporting.plain import plain
from medconsortium.rules.reporting.to_do import to_do
from medconsortium.text import Language, Text

__all__ = ["Results", "results_of"]

_CURE = Text("整改", "cure")
_RECORD = Text("请补充记录", "to be recorded")
_DECIDED, _UNTIL = Text("决定人", "decided by"), Text("有效期至", "until")
_SHEET, _ROW = Text("工作表 {}", "sheet {}"), Text("，第 {} 行", ", row {}")
_CURED = Text("{} 不符合，现已符合", "a breach on {}, and none now")
_GONE = Text("{} 不符合，现在不再评估或不再适用", "a breach on {}, and not judged any more")

_STATES: Mapping[Outcome, Mapping[Outcome, str]] = MappingProxyType(
    {
        Outcome.FAIL: {Outcome.FAIL: "unchanged"},
        Outcome.NOT_ASSESSED: {Outcome.NOT_ASSESSED: "unchanged", Outcome.FAIL: "updated"},
        Outcome.PASS: {Outcome.PASS: "unchanged", Outcome.FAIL: "updated"},
    }
)
"""The state of an outcome by the one it was before; `new` after any other."""


@frozen(eq=False)
class Results:
    """What is told of a report: in which language, and compared with which earlier check."""

    report: Report
    language: Language
    since: Baseline | None = None

    @property
    def tables(self) -> Mapping[str, str]:
        """The table that each rule is about, by its code."""
        return {one.rule.code: one.rule.subjects for one in self.report.judged}


def results_of(told: Results, *, passes: bool) -> list[dict[str, Any]]:
    """Return the results, sorted by rule, subject and kind."""
    found = [*_fails(told), *_opens(told), *_absent(told, passes=passes)]
    if passes:
        found += _passes(told)
    return sorted(found, key=lambda result: (result["ruleId"], _where(result), result["kind"]))


def _where(result: Mapping[str, Any]) -> str:
    (location,) = result["locations"]
    return str(location["logicalLocations"][0]["fullyQualifiedName"])


def _fails(told: Results) -> Iterator[dict[str, Any]]:
    report, language = told.report, told.language
    for found in (*report.findings, *report.waived):
        key = (found.rule.code, found.subject)
        result = _result(told, key, Outcome.FAIL, found.place)
        result |= {"kind": "fail", "level": LEVELS[found.severity]}
        result["message"] = message(_said(found, told))
        result["properties"] = {
            "evidence": [plain(evidence) for evidence in found.evidence],
            "sources": list(found.sources),
        }
        if found.waiver is not None:
            result["properties"]["waiver"] = plain(found.waiver)
            if found.waiver.holds(report.on):
                result["suppressions"] = [_suppression(found.waiver, language)]
        yield result


def _said(found: Finding, told: Results) -> str:
    """Return subject, message, evidence and cure of a finding, the message first."""
    language, rule = told.language, found.rule
    name = name_of(told.report.network, rule.subjects, found.subject).in_language(language)
    stop, full = ("；", "。") if language == "zh" else ("; ", ". ")
    parts = [f"{name}{_colon(language)}{found.message.in_language(language)}"]
    parts += [evidence.in_language(language) for evidence in found.evidence]
    if found.cure is not None:
        parts.append(_item(_CURE, found.cure.in_language(language), language))
    return full.join([parts[0], stop.join(parts[1:])]) if parts[1:] else parts[0]


def _opens(told: Results) -> Iterator[dict[str, Any]]:
    for gap in told.report.gaps:
        result = _result(told, (gap.rule.code, gap.subject), Outcome.NOT_ASSESSED)
        result |= {"kind": "open", "level": "none", "message": message(_missing(gap, told))}
        result["properties"] = {"missing": list(gap.missing)}
        yield result


def _missing(gap: Gap, told: Results) -> str:
    language = told.language
    name = name_of(told.report.network, gap.rule.subjects, gap.subject).in_language(language)
    said = f"{name}{_colon(language)}{gap.message.in_language(language)}"
    full = "。" if language == "zh" else ". "
    data = [_item(_RECORD, one.label.in_language(language), language) for one in to_do([gap])]
    return full.join([said, *data])


def _passes(told: Results) -> Iterator[dict[str, Any]]:
    for key, outcome in told.report.outcomes.items():
        if outcome is Outcome.PASS:
            said = told.report.verdict(*key).message.in_language(told.language)
            result = _result(told, key, Outcome.PASS)
            yield result | {"kind": "pass", "level": "none", "message": message(said)}


def _absent(told: Results, *, passes: bool) -> Iterator[dict[str, Any]]:
    """Yield the breaches of the earlier check that are none now, unless they are told otherwise.

    Their level is none, so that nobody takes them for breaches of today.
    """
    if told.since is None:
        return
    progress = told.report.since(told.since)
    cured = () if passes else progress.cured
    for keys, kind, said in ((cured, "pass", _CURED), (progress.gone, "notApplicable", _GONE)):
        for key in keys:
            text = said.in_language(told.language).format(progress.before)
            result = _result(told, key, None)
            result |= {"kind": kind, "level": "none", "message": message(text)}
            yield result | {"baselineState": "absent"}


def _result(
    told: Results, key: tuple[str, str], outcome: Outcome | None, place: Place | None = None
) -> dict[str, Any]:
    """Return what a result is about; its identity outlasts moved lines and other words."""
    identity = hashlib.sha256("\0".join(key).encode()).hexdigest()
    result: dict[str, Any] = {
        "ruleId": key[0],
        "locations": [_location(told, key, place)],
        "partialFingerprints": {"ruleAndSubject/v1": identity},
    }
    if told.report.waivers:  # a log tells of suppressions in all its results, or in none
        result["suppressions"] = []
    if told.since is not None and outcome is not None:
        before = told.since.outcomes.get(key, Outcome.NOT_APPLICABLE)
        result["baselineState"] = _STATES[outcome].get(before, "new")
    return result


def _location(told: Results, key: tuple[str, str], place: Place | None) -> dict[str, Any]:
    network, (code, subject) = told.report.network, key
    table = told.tables.get(code)
    if table is None or subject not in network.table(table):  # of the earlier check alone
        return {"logicalLocations": [{"name": subject, "fullyQualifiedName": subject}]}
    name = name_of(network, table, subject).in_language(told.language)
    logical = {"name": name, "fullyQualifiedName": f"{table}/{subject}", "kind": "object"}
    location: dict[str, Any] = {"logicalLocations": [logical]}
    place = place or network.place(table, subject)
    uri = None if place is None or place.file is None else file_uri(place.file)
    if place is None or uri is None:
        return location
    location["physicalLocation"] = {"artifactLocation": {"uri": uri}}
    if place.line is not None:
        region = {"startLine": place.line, "startColumn": place.column}
        stated = {name: number for name, number in region.items() if number is not None}
        location["physicalLocation"]["region"] = stated
    if place.sheet is not None:
        location["message"] = message(_sheet(place, told.language))
    return location


def _sheet(place: Place, language: Language) -> str:
    said = _SHEET.in_language(language).format(place.sheet)
    return said + ("" if place.row is None else _ROW.in_language(language).format(place.row))


def _suppression(waiver: Waiver, language: Language) -> dict[str, Any]:
    stop = "；" if language == "zh" else "; "
    parts = [
        waiver.reason.in_language(language),
        _item(_DECIDED, waiver.decided_by, language),
        _item(_UNTIL, waiver.until.isoformat(), language),
    ]
    return {"kind": "external", "status": "accepted", "justification": stop.join(parts)}


def _item(label: Text, said: str, language: Language) -> str:
    return f"{label.in_language(language)}{_colon(language)}{said}"


def _colon(language: Language) -> str:
    return "：" if language == "zh" else ": "
