"""A report as lines of text: what was judged, what fails, and what is to be recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import numpy as np

from medconsortium.cli.sources import cited
from medconsortium.cli.terminal import Line, Part, table_lines
from medconsortium.rules import (
    Baseline,
    Finding,
    Outcome,
    Progress,
    Report,
    Severity,
    Waiver,
)
from medconsortium.rules.judging.naming import name_of
from medconsortium.rules.reporting.grounds import grounds_of
from medconsortium.text import Language, Text

__all__ = [
    "SEVERITY_STYLES",
    "finding_lines",
    "progress_lines",
    "report_lines",
    "to_do_lines",
    "waiver_lines",
]

SEVERITY_STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.ADVICE: "bold cyan",
}

_DIGEST = 12  # characters of it, enough to tell versions of a network apart

_UNTITLED = Text("（无标题）", "(untitled)")
_SYNTHETIC = Text("［合成数据，非真实机构］", " [synthetic: made up]")
_ON = Text("核查日期", "on")
_CONTENT = Text("内容摘要", "digest")
_OVERLAY = Text("地方规定", "overlay")
_AMENDED = Text("涉及规则 {count} 条", "rules changed: {count}")
_RULE = Text("规则", "rule")
_FINDINGS = Text("不符合", "Findings")
_CLEAN = Text("没有发现不符合。", "No breach was found.")
_NOTHING = Text("当日没有可以评估的内容。", "Nothing could be assessed on that day.")
_SINCE = Text("自 {before} 以来", "Since {before}")
_NEW = Text("新增", "new")
_REMAINING = Text("仍在", "remaining")
_CURED = Text("已整改", "cured")
_UNDECIDED = Text("无法再评估", "no longer assessed")
_GONE = Text("不再涉及", "no longer judged")
_WAIVED = Text("已豁免", "Waived")
_IDLE = Text("闲置的豁免", "Idle waivers")
_WHY_IDLE = Text("没有对应的不符合。", "There is no such breach.")
_GRANTED = Text("{since}{until}  {why}（{by}）", "{since}{until}  {why} ({by})")
_WAIVER = Text("豁免", "waiver")
_LAPSED = Text("已到期", "lapsed")
_AHEAD = Text("尚未开始", "not yet begun")
_TO_DO = Text(
    "{count} 条规则有无法评估之处：请补充记录", "Not assessed (rules: {count}): data to record"
)
_NOT_A_PASS = Text("无法评估不等于符合。", "Not assessed is not a pass.")
_CRASHES = Text("规则出错（规则的缺陷，不是数据的问题）", "Crashes (of a rule, not of the data)")
_FOUND = Text("实际", "found")
_CURE = Text("整改", "cure")
_SOURCE = Text("来源", "source")
_PLACE = Text("位置", "place")
_AND_MORE = Text("等 {count} 项", "and others, {count} in all")
_MOST_NAMES = 12


def report_lines(
    report: Report, language: Language, *, since: Baseline | None = None
) -> Iterator[Line]:
    """Yield the lines of a report, in the order of the rules and of the subjects' ids.

    With an earlier check, `since`, it says what became of the breaches of that time.
    """
    yield from _heading(report, language)
    yield ()
    yield from _count_lines(report, language)
    if since is not None:
        yield ()
        yield from progress_lines(report.since(since), language)
    yield ()
    yield from finding_lines(report, language, since=since)
    yield from waiver_lines(report, language)
    yield from to_do_lines(report, language)
    yield from _crash_lines(report, language)


def _heading(report: Report, language: Language) -> Iterator[Line]:
    title = report.network.title or _UNTITLED
    mark = _SYNTHETIC.in_language(language) if report.network.synthetic else ""
    yield ((title.in_language(language), "bold"), (mark, "yellow"))
    on, content = _ON.in_language(language), _CONTENT.in_language(language)
    yield ((f"{on} {report.on} · {content} {report.network.digest[:_DIGEST]}", "dim"),)
    amended = Counter(
        amendment.overlay.in_language(language)
        for judged in report.judged
        for amendment in judged.rule.amendments
    )
    for name, count in amended.items():
        changes = _AMENDED.in_language(language).format(count=count)
        yield ((f"{_OVERLAY.in_language(language)} {name}", ""), (f"  {changes}", "dim"))


def _count_lines(report: Report, language: Language) -> list[Line]:
    """Return a table of how many subjects passed, failed and so on, a line for each rule."""
    rows = []
    for judged in report.judged:
        counts = np.bincount(judged.outcomes, minlength=len(Outcome))
        name = f"{judged.rule.code}  {judged.rule.title.in_language(language)}"
        rows.append([name, *(str(counts[o.number] or "·") for o in Outcome)])
    labels = [_RULE.in_language(language), *(o.label(language) for o in Outcome)]
    return table_lines(labels, rows)


def progress_lines(progress: Progress, language: Language) -> Iterator[Line]:
    """Yield what became of the breaches of an earlier check, in numbers and by name."""
    since = _SINCE.in_language(language).format(before=progress.before)
    counts = [
        (label.in_language(language), len(found))
        for label, found in (
            (_NEW, progress.new),
            (_REMAINING, progress.remaining),
            (_CURED, progress.cured),
            (_UNDECIDED, progress.undecided),
            (_GONE, progress.gone),
        )
    ]
    stop = "，" if language == "zh" else ", "
    yield ((since, "bold"), "  " + stop.join(f"{label} {count}" for label, count in counts))
    for label, style, keys in (
        (_CURED, "green", progress.cured),
        (_UNDECIDED, "yellow", progress.undecided),
        (_GONE, "dim", progress.gone),
    ):
        for code, subject in keys[:_MOST_NAMES]:
            yield ("  ", (label.in_language(language), style), f"  {code}  {subject}")
        yield from _left_out(len(keys), language)


def finding_lines(
    report: Report, language: Language, *, since: Baseline | None = None
) -> Iterator[Line]:
    """Yield every finding in full, or that there is none."""
    if not report.findings:
        assessed = report.outcomes.counts()[Outcome.PASS] or report.waived
        said = (_CLEAN if assessed else _NOTHING).in_language(language)
        yield ((said, "green" if assessed else ""),)
        return
    yield ((f"{_FINDINGS.in_language(language)} {len(report.findings)}", "bold"),)
    for finding in report.findings:
        was = since and since.outcomes.get((finding.rule.code, finding.subject))
        is_new = since is not None and was is not Outcome.FAIL
        yield from _one_finding(finding, report, language, is_new=is_new)


def _one_finding(
    finding: Finding, report: Report, language: Language, *, is_new: bool
) -> Iterator[Line]:
    style = SEVERITY_STYLES[finding.severity]
    rule, network = finding.rule, report.network
    name = name_of(network, rule.subjects, finding.subject).in_language(language)
    yield (
        "  ",
        (finding.severity.label(language), style),
        "  ",
        (f"{rule.code} {rule.name}", "bold"),
        f"  {name}",
        (f"  [{_NEW.in_language(language)}]" if is_new else "", "bold magenta"),
    )
    yield (f"    {finding.message.in_language(language)}",)
    for evidence in finding.evidence:
        yield _item(_FOUND, evidence.in_language(language), language)
    if finding.cure is not None:
        yield _item(_CURE, finding.cure.in_language(language), language)
    for label, ground in grounds_of(rule):
        yield _item(label, ground.in_language(language), language)
    if finding.waiver is not None:
        yield _item(_WAIVER, _lapse(finding.waiver, report.on, language), language)
    for source in finding.sources:
        yield _item(_SOURCE, cited(network, source, language), language)
    if finding.place is not None:
        yield _item(_PLACE, str(finding.place), language)


def waiver_lines(report: Report, language: Language) -> Iterator[Line]:
    """Yield the breaches that waivers let stand, and the waivers of what is no breach."""
    if report.waived:
        yield ()
        yield ((f"{_WAIVED.in_language(language)} {len(report.waived)}", "bold"),)
    for found in report.waived:
        name = name_of(report.network, found.rule.subjects, found.subject).in_language(language)
        yield ("  ", (f"{found.rule.code} {found.rule.name}", "bold"), f"  {name}")
        if found.waiver is not None:
            yield (f"    {_granted(found.waiver, language)}",)
    idle = report.idle_waivers
    if idle:
        yield ()
        yield (
            (f"{_IDLE.in_language(language)} {len(idle)}", "bold"),
            (f"  {_WHY_IDLE.in_language(language)}", "dim"),
        )
    for waiver in idle[:_MOST_NAMES]:
        yield (f"  {waiver.rule}  {waiver.subject}", (f"  {_granted(waiver, language)}", "dim"))
    yield from _left_out(len(idle), language)


def _granted(waiver: Waiver, language: Language) -> str:
    since = "" if waiver.since is None else f"{waiver.since} – "
    why = waiver.reason.in_language(language)
    said = _GRANTED.in_language(language)
    return said.format(since=since, until=waiver.until, why=why, by=waiver.decided_by)


def _lapse(waiver: Waiver, on: date, language: Language) -> str:
    ahead = waiver.since is not None and waiver.since > on
    said = (_AHEAD if ahead else _LAPSED).in_language(language)
    return f"{said}  {_granted(waiver, language)}"


def to_do_lines(report: Report, language: Language) -> Iterator[Line]:
    """Yield what is to be recorded, which rules wait for it, and of whom."""
    if not report.gaps:
        return
    rules = {gap.rule.code for gap in report.gaps}
    yield ()
    yield (
        (_TO_DO.in_language(language).format(count=len(rules)), "bold"),
        (f"  {_NOT_A_PASS.in_language(language)}", "dim"),
    )
    for one in report.to_do:
        label, data = one.label.in_language(language), ", ".join(one.data)
        yield ("  □ ", (label, "cyan"), (f"  {data}", "dim"))
        codes = " ".join(rule.code for rule in one.rules)
        subjects = one.subjects[:_MOST_NAMES]
        names = [name_of(report.network, *key).in_language(language) for key in subjects]
        yield (f"      {codes}",)
        yield ((f"      {_listed(names, len(one.subjects), language)}", "dim"),)


def _listed(names: list[str], count: int, language: Language) -> str:
    """Return some names, and how many there are in all where there are more."""
    stop = "、" if language == "zh" else ", "
    more = [_AND_MORE.in_language(language).format(count=count)] if count > len(names) else []
    return stop.join([*names, *more])


def _left_out(count: int, language: Language) -> Iterator[Line]:
    if count > _MOST_NAMES:
        yield ((f"  {_AND_MORE.in_language(language).format(count=count)}", "dim"),)


def _crash_lines(report: Report, language: Language) -> Iterator[Line]:
    if not report.crashes:
        return
    yield ()
    yield ((_CRASHES.in_language(language), "bold red"),)
    for crash in report.crashes:
        last = crash.traceback.strip().splitlines()[-1]
        yield (f"  {crash.rule.code} {crash.rule.name}: {last}",)


def _item(label: Text, said: str, language: Language) -> Line:
    head: Part = (f"      {label.in_language(language)}", "dim")
    return (head, f"  {said}")
