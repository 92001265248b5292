"""A report as lines of text: what was judged, what fails, and what is to be recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from medconsortium.cli.sources import cited
from medconsortium.cli.terminal import Line, Part, table_lines
from medconsortium.model import Consortium, Institution, Network
from medconsortium.rules import Evidence, Finding, Gap, Outcome, Report, Rule, Severity
from medconsortium.text import Language, Text

__all__ = ["SEVERITY_STYLES", "finding_lines", "gap_lines", "report_lines"]

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
_RULE = Text("规则", "rule")
_FINDINGS = Text("不符合", "Findings")
_CLEAN = Text("没有发现不符合。", "No breach was found.")
_NOTHING = Text("当日没有可以评估的内容。", "Nothing could be assessed on that day.")
_TO_DO = Text("无法评估：请补充记录", "Not assessed: data to record")
_NOT_A_PASS = Text("无法评估不等于符合。", "Not assessed is not a pass.")
_CRASHES = Text("规则出错（规则的缺陷，不是数据的问题）", "Crashes (of a rule, not of the data)")
_FOUND = Text("实际", "found")
_WANTED = Text("应为", "wanted")
_CURE = Text("整改", "cure")
_LAW = Text("规定", "law")
_NO_LAW = Text("不出自法规，为数据本身而设", "no regulation; it guards the data")
_SOURCE = Text("来源", "source")
_PLACE = Text("位置", "place")
_RECORD = Text("请记录", "record")
_AND_MORE = Text("等 {count} 项", "and others, {count} in all")
_MOST_NAMES = 12


def report_lines(report: Report, language: Language) -> Iterator[Line]:
    """Yield the lines of a report, in the order of the rules and of the subjects' ids."""
    yield from _heading(report, language)
    yield ()
    yield from _count_lines(report, language)
    yield ()
    yield from finding_lines(report, language)
    yield from gap_lines(report, language)
    yield from _crash_lines(report, language)


def _heading(report: Report, language: Language) -> Iterator[Line]:
    title = report.network.title or _UNTITLED
    mark = _SYNTHETIC.in_language(language) if report.network.synthetic else ""
    yield ((title.in_language(language), "bold"), (mark, "yellow"))
    on, content = _ON.in_language(language), _CONTENT.in_language(language)
    yield ((f"{on} {report.on} · {content} {report.network.digest[:_DIGEST]}", "dim"),)


def _count_lines(report: Report, language: Language) -> list[Line]:
    """Return a table of how many subjects passed, failed and so on, a line for each rule."""
    rows = []
    for judged in report.judged:
        counts = np.bincount(judged.outcomes, minlength=len(Outcome))
        name = f"{judged.rule.code}  {judged.rule.title.in_language(language)}"
        rows.append([name, *(str(counts[o.number] or "·") for o in Outcome)])
    labels = [_RULE.in_language(language), *(o.label(language) for o in Outcome)]
    return table_lines(labels, rows)


def finding_lines(report: Report, language: Language) -> Iterator[Line]:
    """Yield every finding in full, or that there is none."""
    if not report.findings:
        assessed = report.outcomes.counts()[Outcome.PASS]
        said = (_CLEAN if assessed else _NOTHING).in_language(language)
        yield ((said, "green" if assessed else ""),)
        return
    yield ((f"{_FINDINGS.in_language(language)} {len(report.findings)}", "bold"),)
    for finding in report.findings:
        yield from _one_finding(finding, report.network, language)


def _one_finding(finding: Finding, network: Network, language: Language) -> Iterator[Line]:
    style = SEVERITY_STYLES[finding.severity]
    rule, subject = finding.rule, _name(network, finding, language)
    yield (
        "  ",
        (finding.severity.label(language), style),
        "  ",
        (f"{rule.code} {rule.name}", "bold"),
        f"  {subject}",
    )
    yield (f"    {finding.message.in_language(language)}",)
    for evidence in finding.evidence:
        yield _item(_FOUND, _evidence(evidence, language), language)
    if finding.cure is not None:
        yield _item(_CURE, finding.cure.in_language(language), language)
    yield from _citation_lines(rule, language)
    for source in finding.sources:
        yield _item(_SOURCE, cited(network, source, language), language)
    if finding.place is not None:
        yield _item(_PLACE, str(finding.place), language)


def _citation_lines(rule: Rule, language: Language) -> Iterator[Line]:
    """Yield what a rule rests on, with its basis and how far the text is known."""
    known = [t.label(language) for t in (rule.basis, rule.confidence) if t is not None]
    ground = f" [{' · '.join(known)}]"
    for citation in rule.citations:
        yield _item(_LAW, citation.in_language(language) + ground, language)
    if not rule.citations:
        yield _item(_LAW, _NO_LAW.in_language(language) + ground, language)


def gap_lines(report: Report, language: Language) -> Iterator[Line]:
    """Yield what is to be recorded, and which rules wait for it."""
    if not report.gaps:
        return
    yield ()
    yield (
        (f"{_TO_DO.in_language(language)} ({len(report.gaps)})", "bold"),
        (f"  {_NOT_A_PASS.in_language(language)}", "dim"),
    )
    by_missing: defaultdict[tuple[str, ...], list[Gap]] = defaultdict(list)
    for gap in report.gaps:
        by_missing[gap.missing].append(gap)
    for missing, gaps in by_missing.items():
        yield ("  □ ", (f"{_RECORD.in_language(language)} ", "dim"), (", ".join(missing), "cyan"))
        yield from _gaps_by_rule(gaps, report.network, language)


def _gaps_by_rule(gaps: list[Gap], network: Network, language: Language) -> Iterator[Line]:
    subjects: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for gap in gaps:
        said = gap.message.in_language(language)
        subjects[gap.rule.code, said].append(_name(network, gap, language))
    for (code, said), names in subjects.items():
        yield (f"      {code}  {said}",)
        yield ((f"              {_listed(names, language)}", "dim"),)


def _listed(names: list[str], language: Language) -> str:
    stop = "、" if language == "zh" else ", "
    if len(names) <= _MOST_NAMES:
        return stop.join(names)
    more = _AND_MORE.in_language(language).format(count=len(names))
    return stop.join([*names[:_MOST_NAMES], more])


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


def _evidence(evidence: Evidence, language: Language) -> str:
    unit = f" {evidence.unit.in_language(language)}" if evidence.unit is not None else ""
    colon, comma = ("：", "，") if language == "zh" else (": ", ", ")
    said = f"{evidence.label.in_language(language)}{colon}{evidence.found}{unit}"
    if evidence.wanted is None:
        return said
    return f"{said}{comma}{_WANTED.in_language(language)} {evidence.wanted}{unit}"


def _name(network: Network, judged: Finding | Gap, language: Language) -> str:
    """Return what a subject is called; a link is told by its id, which names both ends."""
    row = network.table(judged.rule.subjects)[judged.subject]
    name = row.name if isinstance(row, Consortium | Institution) else None
    return judged.subject if name is None else name.in_language(language)
