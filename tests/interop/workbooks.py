"""Workbooks as they are read again."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook, load_workbook

from medconsortium.interop.rectification import dump_rectification
from medconsortium.rules import Baseline, Report
from medconsortium.text import Language

__all__ = ["cells", "workbook_of"]


def workbook_of(
    report: Report, *, language: Language = "zh", since: Baseline | None = None
) -> Workbook:
    """Return the workbook of a report."""
    content = dump_rectification(report, language=language, since=since)
    return load_workbook(BytesIO(content))


def cells(workbook: Workbook, title: str) -> list[list[object]]:
    """Return the values of a sheet, row by row; an empty cell is `None`."""
    return [list(row) for row in workbook[title].iter_rows(values_only=True)]
