"""Reports in the format asked for, to the screen or into a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from medconsortium.cli.files import write_whole
from medconsortium.cli.report_text import report_lines
from medconsortium.cli.terminal import Line, Terminal, plain, visible
from medconsortium.interop.rectification import dump_rectification
from medconsortium.interop.sarif import dump_sarif, sarif
from medconsortium.rules import Baseline, Outcome, Report
from medconsortium.rules.reporting.plain import plain_progress
from medconsortium.text import Language, Text

__all__ = ["FORMATS", "Told", "deliver"]

FORMATS = ("text", "json", "sarif", "xlsx")

_WRITTEN = Text(
    "已写入 {file}（不符合 {fail}，无法评估 {open}）",
    "written: {file} (breaches {fail}, not assessed {open})",
)


@frozen(kw_only=True)
class Told:
    """Reports to tell, what to compare them with, and whether there might be several."""

    reports: tuple[Report, ...]
    since: Baseline | None
    is_list: bool


def deliver(told: Told, format_name: str, output: str | None, terminal: Terminal) -> None:
    """Print reports in a format, or write them into a file, whole or not at all.

    Raises:
        UnusableError: The file cannot be written.
        MissingExtraError: The format needs an extra that is not installed.
    """
    if not told.reports:
        return
    if output is not None:
        write_whole(Path(output), _content(told, format_name, terminal.language))
        counts = [report.outcomes.counts() for report in told.reports]
        said = terminal.pick(_WRITTEN).format(
            file=output,
            fail=sum(len(report.findings) for report in told.reports),
            open=sum(count[Outcome.NOT_ASSESSED] for count in counts),
        )
        terminal.print((said,))
    elif format_name == "text":
        terminal.print(*_lines(told, terminal.language))
    elif format_name == "json":
        terminal.print_data(_data(told))
    else:
        terminal.print_data(sarif(told.reports, language=terminal.language, since=told.since))


def _content(told: Told, format_name: str, language: Language) -> bytes:
    match format_name:
        case "json":
            return (json.dumps(_data(told), ensure_ascii=False, indent=2) + "\n").encode()
        case "sarif":
            return dump_sarif(told.reports, language=language, since=told.since)
        case "xlsx":
            return dump_rectification(told.reports[0], language=language, since=told.since)
        case _:
            return "".join(f"{visible(plain(one))}\n" for one in _lines(told, language)).encode()


def _data(told: Told) -> Any:
    data = []
    for report in told.reports:
        one = report.to_dict()
        if told.since is not None:
            one["progress"] = plain_progress(report.since(told.since))
        data.append(one)
    return data if told.is_list else data[0]


def _lines(told: Told, language: Language) -> Iterator[Line]:
    for number, report in enumerate(told.reports):
        yield from [()] * (2 if number else 0)
        yield from report_lines(report, language, since=told.since)
