"""Reports as an Excel workbook for an office to work through: 整改清单."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from medconsortium.interop.rectification_rows import (
    Problem,
    by_unit,
    problems,
    tasks,
)
from medconsortium.interop.rectification_summary import add_summary
from medconsortium.interop.workbook_bytes import new_workbook, sheet_title, workbook_bytes
from medconsortium.interop.worksheet import Column, Style, add_table, set_up_page
from medconsortium.rules import Baseline, Report
from medconsortium.text import Language, Text

__all__ = ["dump_rectification"]

_SUMMARY, _LIST = Text("汇总", "Summary"), Text("整改清单", "To rectify")
_TO_DO, _WAIVED = Text("待补充数据", "To record"), Text("豁免", "Waived")

_UNIT = Column(Text("单位", "unit"), 16)
_SUBJECT = Column(Text("对象", "subject"), 12)
_RULE = Column(Text("规则", "rule"), 14)
_SEVERITY = Column(Text("级别", "severity"), 7)
_PROBLEM = Column(Text("问题", "problem"), 24)
_EVIDENCE = Column(Text("证据", "evidence"), 20)
_GROUND = Column(Text("依据", "ground"), 26)
_CURE = Column(Text("整改措施", "cure"), 20)
_PLACE = Column(Text("位置", "place"), 11)
_NOTE = Column(Text("备注", "note"), 13)
_WHO = Column(Text("责任人", "responsible"), 9, to_fill_in=True)
_WHEN = Column(Text("整改期限", "deadline"), 10, to_fill_in=True)

_CLEAN = Text("没有发现不符合。", "No breach was found.")
_NOTHING = Text("没有需要补充的数据。", "Nothing is to be recorded.")

_COLUMNS = (
    _UNIT,
    _SUBJECT,
    _RULE,
    _SEVERITY,
    _PROBLEM,
    _EVIDENCE,
    _GROUND,
    _CURE,
    _PLACE,
    _NOTE,
    _WHO,
    _WHEN,
)
_TASK_COLUMNS = (
    Column(Text("请补充", "record"), 34),
    Column(Text("字段", "field"), 30, style=Style.DIM),
    Column(Text("等待评估的规则", "rules that wait"), 30),
    Column(Text("涉及", "of"), 44),
    Column(Text("数量", "how many"), 9),
    _WHO,
    _WHEN,
)


def dump_rectification(
    report: Report, *, language: Language = "zh", since: Baseline | None = None
) -> bytes:
    """Return a workbook (.xlsx) of what a report found, for an office to work through.

    It has a summary of one page, a list of problems with room for who is responsible and until
    when, a sheet for each unit concerned (at most 40, those with the most problems), what is to be
    recorded, and what was waived. Every text is a text, whatever it begins with. The same report
    gives the same bytes.

    Args:
        report: The report.
        language: The language of headings, messages and rules.
        since: An earlier check, to mark what is new and what was found before.

    Raises:
        MissingExtraError: The extra `tables` is not installed.

    >>> from datetime import date
    >>> from medconsortium import check, datasets
    >>> report = check(datasets.load("paediatric_2016"), on=date(2026, 1, 1))
    >>> dump_rectification(report)[:2]
    b'PK'
    """
    workbook = new_workbook()
    taken: set[str] = set()

    def sheet(name: Text) -> Any:
        return workbook.create_sheet(sheet_title(name.in_language(language), taken))

    listed = problems(report, report.findings, language=language, since=since)
    units = by_unit(listed)
    add_summary(
        sheet(_SUMMARY), report, language=language, left_out=len(report.findings) - len(listed)
    )
    _add_problems(sheet(_LIST), listed, language)
    to_record = sheet(_TO_DO)
    rows: list[Sequence[str | int]] = [
        (task.label, task.data, task.rules, task.subjects, task.count)
        for task in tasks(report, language=language)
    ]
    nothing = [(_NOTHING.in_language(language),)]
    add_table(to_record, _TASK_COLUMNS, rows or nothing, language=language)
    set_up_page(to_record, language=language)
    waived = problems(report, report.waived, language=language, since=since)
    if waived:
        _add_problems(sheet(_WAIVED), waived, language)
    for unit, of_unit in units.items():
        _add_problems(sheet(Text(unit, unit)), of_unit, language)
    return workbook_bytes(workbook)


def _add_problems(sheet: Any, listed: Iterable[Problem], language: Language) -> None:
    rows: list[Sequence[str]] = [
        (
            one.unit,
            one.subject,
            one.rule,
            one.severity,
            one.problem,
            one.evidence,
            one.ground,
            one.cure,
            one.place,
            one.note,
        )
        for one in listed
    ]
    add_table(sheet, _COLUMNS, rows or [(_CLEAN.in_language(language),)], language=language)
    set_up_page(sheet, language=language)
