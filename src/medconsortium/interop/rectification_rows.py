"""What stands in a rectification workbook: rows of text, as people of an office read them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice

from attrs import frozen

from medconsortium.model import Link, Membership
from medconsortium.rules import Baseline, Finding, Outcome, Report, Rule, Severity, ToDo
from medconsortium.rules.judging.naming import name_of
from medconsortium.rules.reporting.grounds import grounds_of
from medconsortium.text import Language, Text

__all__ = [
    "MOST_LISTED",
    "MOST_RULES",
    "MOST_UNITS",
    "Problem",
    "RuleCount",
    "Task",
    "by_unit",
    "problems",
    "rule_counts",
    "severity_counts",
    "tasks",
]

MOST_LISTED = 20_000
"""So many problems are listed; more are for a program, not for an office."""

MOST_RULES = 40
"""So many rules are counted on the summary, which is one page."""

MOST_UNITS = 40
"""So many units have a sheet of their own, those with the most problems."""

_MOST_NAMES = 15

_NEW, _OLD = Text("新发现", "new"), Text("上次已发现", "found before")
_LAPSED = Text("豁免已于 {until} 到期（{by}：{why}）", "waiver lapsed on {until} ({by}: {why})")
_AHEAD = Text("豁免自 {since} 起（{by}：{why}）", "waiver from {since} on ({by}: {why})")
_HELD = Text("豁免至 {until}（{by}：{why}）", "waived until {until} ({by}: {why})")
_AND_MORE = Text("等 {count} 个", "and others, {count} in all")


@frozen(kw_only=True)
class Problem:
    """A finding in words: of which unit, on what evidence and ground, and how to cure it.

    `subject` is empty where it is the unit itself.
    """

    unit: str
    subject: str
    rule: str
    severity: str
    problem: str
    evidence: str
    ground: str
    cure: str
    place: str
    note: str


@frozen(kw_only=True)
class RuleCount:
    """How often a rule found a breach, let one stand, or could not be assessed."""

    rule: Rule
    found: int
    waived: int
    not_assessed: int


@frozen(kw_only=True)
class Task:
    """Data to record: for which rules, and of whom."""

    data: str
    label: str
    rules: str
    subjects: str
    count: int


def problems(
    report: Report,
    findings: Iterable[Finding],
    *,
    language: Language,
    since: Baseline | None = None,
) -> list[Problem]:
    """Return findings in words, the heaviest first, at most `MOST_LISTED`."""
    ordered = sorted(findings, key=lambda found: (found.severity, found.rule.code))
    return [_problem(report, found, language, since) for found in ordered[:MOST_LISTED]]


def _problem(report: Report, found: Finding, language: Language, since: Baseline | None) -> Problem:
    grounds = (text.in_language(language) for _, text in grounds_of(found.rule))
    unit = _unit(report, found, language)
    subject = name_of(report.network, found.rule.subjects, found.subject).in_language(language)
    return Problem(
        unit=unit,
        subject="" if subject == unit else subject,
        rule=f"{found.rule.code} {found.rule.title.in_language(language)}",
        severity=found.severity.label(language),
        problem=found.message.in_language(language),
        evidence="\n".join(evidence.in_language(language) for evidence in found.evidence),
        ground="\n".join(grounds),
        cure="" if found.cure is None else found.cure.in_language(language),
        place="" if found.place is None else str(found.place),
        note="\n".join(_notes(report, found, language, since)),
    )


def _unit(report: Report, found: Finding, language: Language) -> str:
    """Return who is to act: the consortium or institution itself, or that of a link or member."""
    row = report.network.table(found.rule.subjects)[found.subject]
    table, row_id = found.rule.subjects, found.subject
    if isinstance(row, Link | Membership) and row.consortium is not None:
        table, row_id = "consortia", row.consortium
    elif isinstance(row, Link) and row.origin in report.network.institutions:
        table, row_id = "institutions", row.origin
    return name_of(report.network, table, row_id).in_language(language)


def _notes(
    report: Report, found: Finding, language: Language, since: Baseline | None
) -> Iterable[str]:
    """Yield what is to be added: whether it was found before, and which waiver there is."""
    if since is not None:
        was = since.outcomes.get((found.rule.code, found.subject))
        yield (_OLD if was is Outcome.FAIL else _NEW).in_language(language)
    waiver = found.waiver
    if waiver is not None:
        ahead = waiver.since is not None and waiver.since > report.on
        said = _HELD if waiver.holds(report.on) else _AHEAD if ahead else _LAPSED
        yield said.in_language(language).format(
            since=waiver.since,
            until=waiver.until,
            by=waiver.decided_by,
            why=waiver.reason.in_language(language),
        )


def by_unit(listed: Iterable[Problem]) -> Mapping[str, list[Problem]]:
    """Return problems by unit, those with the most first, at most `MOST_UNITS`."""
    units: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in listed:
        units[problem.unit].append(problem)
    most = sorted(units, key=lambda unit: (-len(units[unit]), unit))
    return {unit: units[unit] for unit in most[:MOST_UNITS]}


def severity_counts(report: Report) -> list[tuple[Severity, int, int]]:
    """Return how many findings and waived breaches there are of each severity."""
    found, waived = (
        Counter(finding.severity for finding in findings)
        for findings in (report.findings, report.waived)
    )
    return [(severity, found[severity], waived[severity]) for severity in Severity]


def rule_counts(report: Report) -> list[RuleCount]:
    """Return the counts of the rules that found or miss something, the heaviest rules first."""
    found, waived = (
        Counter(finding.rule.code for finding in findings)
        for findings in (report.findings, report.waived)
    )
    outcomes = report.outcomes.by_rule()
    counts = [
        RuleCount(
            rule=one.rule,
            found=found[one.rule.code],
            waived=waived[one.rule.code],
            not_assessed=outcomes[one.rule.code][Outcome.NOT_ASSESSED],
        )
        for one in report.judged
    ]
    telling = [one for one in counts if one.found or one.waived or one.not_assessed]
    return sorted(telling, key=lambda one: (not one.found, one.rule.severity, one.rule.code))


def tasks(report: Report, *, language: Language) -> list[Task]:
    """Return the to-do list of a report in words."""
    return [_task(report, one, language) for one in islice(report.to_do, MOST_LISTED)]


def _task(report: Report, one: ToDo, language: Language) -> Task:
    stop, network = "、" if language == "zh" else ", ", report.network
    subjects = one.subjects
    names = [name_of(network, *key).in_language(language) for key in subjects[:_MOST_NAMES]]
    if len(subjects) > _MOST_NAMES:
        names.append(_AND_MORE.in_language(language).format(count=len(subjects)))
    return Task(
        data="\n".join(one.data),
        label=one.label.in_language(language),
        rules=" ".join(rule.code for rule in one.rules),
        subjects=stop.join(names),
        count=len(subjects),
    )
