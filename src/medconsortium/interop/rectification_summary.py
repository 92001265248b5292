"""The first sheet of a rectification workbook: one page that says where things stand."""

from __future__ import annotations

from typing import Any

from medconsortium.interop.rectification_rows import (
    MOST_RULES,
    rule_counts,
    severity_counts,
)
from medconsortium.interop.worksheet import Column, Style, add_table, put, set_up_page
from medconsortium.rules import Outcome, Report
from medconsortium.text import Language, Text

__all__ = ["add_summary"]

_TITLE = Text("整改清单 · 汇总", "To rectify · summary")
_UNTITLED = Text("（无标题）", "(untitled)")
_SYNTHETIC = Text("合成数据，非真实机构", "synthetic: made up")
_NETWORK, _ON = Text("网络", "network"), Text("核查日期", "checked on")
_DIGEST, _OVERLAYS = Text("内容摘要", "digest"), Text("地方规定", "overlays")
_FOUND, _WAIVED = Text("不符合", "breaches"), Text("已豁免", "waived")
_OPEN = Text("无法评估", "not assessed")
_SEVERITY, _RULE = Text("级别", "severity"), Text("规则", "rule")
_CODE = Text("代码", "code")
_NOT_A_PASS = Text(
    "无法评估不等于符合：所缺的数据见“待补充数据”。",
    "Not assessed is not a pass: see the sheet of what is to be recorded.",
)
_MORE_RULES = Text("另有 {count} 条规则未列在本页。", "{count} more rules are not on this page.")
_MORE_FOUND = Text("另有 {count} 项未列入清单。", "{count} more findings are not listed.")
_CRASHED = Text("规则出错，未作评估：{codes}", "Rules that crashed, and said nothing: {codes}")
_DIGEST_LENGTH = 12

_COLUMNS = (
    Column(_CODE, 10),
    Column(_RULE, 44),
    Column(_SEVERITY, 10),
    Column(_FOUND, 10),
    Column(_WAIVED, 10),
    Column(_OPEN, 13),
)


def add_summary(sheet: Any, report: Report, *, language: Language, left_out: int) -> None:
    """Fill the summary: counts for each severity and rule, and never a rate.

    `left_out` is how many findings are not on the list.
    """
    put(sheet, 1, 1, _TITLE.in_language(language), style=Style.TITLE)
    row = 3
    for label, said in _facts(report, language):
        put(sheet, row, 1, label.in_language(language), style=Style.HEAD)
        put(sheet, row, 2, said)
        row += 1
    row += 1
    for column, label in ((3, _SEVERITY), (4, _FOUND), (5, _WAIVED)):
        put(sheet, row, column, label.in_language(language), style=Style.HEAD)
    for severity, found, waived in severity_counts(report):
        row += 1
        put(sheet, row, 3, severity.label(language))
        put(sheet, row, 4, found, style=Style.STRONG)
        put(sheet, row, 5, waived)
    row = _add_rules(sheet, report, language, row + 2)
    for said in _remarks(report, language, left_out):
        put(sheet, row + 1, 2, said, style=Style.REMARK)
        row += 1
    set_up_page(sheet, language=language, is_one_page=True)


def _facts(report: Report, language: Language) -> list[tuple[Text, str]]:
    network = report.network
    title = (network.title or _UNTITLED).in_language(language)
    mark = f" [{_SYNTHETIC.in_language(language)}]" if network.synthetic else ""
    overlays = dict.fromkeys(
        amendment.overlay.in_language(language)
        for one in report.judged
        for amendment in one.rule.amendments
    )
    facts = [
        (_NETWORK, title + mark),
        (_ON, report.on.isoformat()),
        (_DIGEST, network.digest[:_DIGEST_LENGTH]),
    ]
    return [*facts, *((_OVERLAYS, name) for name in overlays)]


def _add_rules(sheet: Any, report: Report, language: Language, first_row: int) -> int:
    """Add the table of rules that found or miss something; return the row after it."""
    counts = rule_counts(report)
    rows = [
        (
            one.rule.code,
            one.rule.title.in_language(language),
            one.rule.severity.label(language),
            one.found,
            one.waived,
            one.not_assessed,
        )
        for one in counts[:MOST_RULES]
    ]
    row = add_table(sheet, _COLUMNS, rows, language=language, first_row=first_row)
    if len(counts) > MOST_RULES:
        said = _MORE_RULES.in_language(language).format(count=len(counts) - MOST_RULES)
        put(sheet, row, 2, said, style=Style.REMARK)
        row += 1
    return row


def _remarks(report: Report, language: Language, left_out: int) -> list[str]:
    remarks = []
    if left_out:
        remarks.append(_MORE_FOUND.in_language(language).format(count=left_out))
    if report.outcomes.counts()[Outcome.NOT_ASSESSED]:
        remarks.append(_NOT_A_PASS.in_language(language))
    if report.crashes:
        codes = " ".join(crash.rule.code for crash in report.crashes)
        remarks.append(_CRASHED.in_language(language).format(codes=codes))
    return remarks
