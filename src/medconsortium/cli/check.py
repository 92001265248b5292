"""`medconsortium check FILE...`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from types import MappingProxyType
from typing import Annotated

import typer

from medconsortium.cli.arguments import chosen, to_day, to_network
from medconsortium.cli.check_output import FORMATS, Told, deliver
from medconsortium.cli.problems import UnusableError, message_of
from medconsortium.cli.progress_bar import progress_bar
from medconsortium.cli.rulebook import pick, rulebook
from medconsortium.cli.terminal import Terminal
from medconsortium.documents import read_baseline, read_waivers
from medconsortium.errors import MedConsortiumError
from medconsortium.model.dates import today
from medconsortium.rules import Report, Rule, Waiver, check
from medconsortium.text import Text

__all__ = ["DETAILS", "PARAMETERS", "run"]

DETAILS = Text(
    "退出码：0 没有发现不符合；1 有不符合，或规则出错；2 输入无法使用。"
    "无法评估不算不符合，也不算符合；已豁免的不算不符合。",
    "Exit code: 0 no breach found; 1 a breach, or a rule crashed; 2 the input cannot be used. "
    "What cannot be assessed is neither a breach nor a pass; what is waived is no breach.",
)
PARAMETERS = MappingProxyType(
    {
        "files": Text(
            "文件（.yaml、.json、.xlsx、.csv …）或自带数据集的名称",
            "Files (.yaml, .json, .xlsx, .csv ...), or names of packaged datasets.",
        ),
        "on": Text(
            "核查日期，如 2026-01-01（默认今天，北京时间）",
            "The day to judge by, as 2026-01-01 (today in Beijing if left out).",
        ),
        "rules": Text(
            "只用这些规则：代码、代码开头或名称，逗号分隔",
            "Only these rules: codes, beginnings of codes or names, with commas.",
        ),
        "ignore": Text("不用这些规则", "Not these rules."),
        "kind": Text(
            "只用适用于这些形式的规则，如 县域医共体",
            "Only rules that speak of these kinds of consortium.",
        ),
        "severity": Text(
            "只用至少这样重的规则：error、warning 或 advice",
            "Only rules at least as severe: error, warning or advice.",
        ),
        "grade": Text(
            "给规则另定级别，如 MGT003=warning,SPA=advice",
            "Other severities, as MGT003=warning,SPA=advice.",
        ),
        "preview": Text(
            "也用草案规则（依据尚未核对原文）",
            "Draft rules too (their sources are not yet opened).",
        ),
        "waivers": Text("豁免文件：到期前让不符合暂存", "A file of waivers: breaches let stand."),
        "overlay": Text(
            "地方规定文件：增加规则，另定级别或标准",
            "A file that lays a province's rules, grades, days or thresholds over the rulebook.",
        ),
        "since": Text(
            "以前的报告（--format json 所存），说明此后的变化",
            "An earlier report, as saved with --format json, to say what became of it.",
        ),
        "format_name": Text("text、json、sarif 或 xlsx", "text, json, sarif or xlsx."),
        "output": Text("写入文件，而不是屏幕", "Write to a file instead of the screen."),
    }
)

_CHECKING = Text("核查", "checking")
_ONE_FILE = Text(
    "--since 和 --format xlsx 一次只能核查一个文件",
    "--since and --format xlsx take one file at a time",
)
_NO_OUTPUT = Text("--format xlsx 要用 -o 指定文件", "--format xlsx needs a file: name one with -o")
_UNUSABLE = 2


def run(  # noqa: PLR0913 - the options of the command
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...")],
    *,
    on: Annotated[str | None, typer.Option(metavar="DATE")] = None,
    rules: Annotated[list[str] | None, typer.Option(metavar="RULES")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULES")] = None,
    kind: Annotated[list[str] | None, typer.Option(metavar="KINDS")] = None,
    severity: Annotated[str | None, typer.Option(metavar="SEVERITY")] = None,
    grade: Annotated[list[str] | None, typer.Option(metavar="GRADES")] = None,
    preview: Annotated[bool, typer.Option("--preview")] = False,
    waivers: Annotated[list[str] | None, typer.Option(metavar="FILE")] = None,
    overlay: Annotated[list[str] | None, typer.Option(metavar="FILE")] = None,
    since: Annotated[str | None, typer.Option(metavar="REPORT")] = None,
    format_name: Annotated[str, typer.Option("--format", metavar="FORMAT")] = "text",
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
) -> int:
    """Check files or datasets, tell what was found of each, and return the exit code."""
    terminal: Terminal = context.obj
    _refuse_misfits(files, chosen(format_name, FORMATS), since=since, output=output)
    day = to_day(on) or today()
    book = rulebook(day, overlays=overlay or (), grades=grade)
    picked = pick(book, only=rules, ignored=ignore, kinds=kind, severity=severity, preview=preview)
    granted = tuple(waiver for file in waivers or () for waiver in read_waivers(file))
    earlier = None if since is None else read_baseline(since)
    reports = _reports(files, day, picked, granted, terminal)
    told = Told(reports=reports, since=earlier, is_list=len(files) > 1)
    deliver(told, format_name, output, terminal)
    if len(reports) < len(files):
        return _UNUSABLE
    return 0 if all(report.ok for report in reports) else 1


def _refuse_misfits(
    files: Sequence[str], format_name: str, *, since: str | None, output: str | None
) -> None:
    if len(files) > 1 and (since is not None or format_name == "xlsx"):
        raise UnusableError(_ONE_FILE)
    if format_name == "xlsx" and output is None:
        raise UnusableError(_NO_OUTPUT)


def _reports(
    files: Sequence[str],
    day: date,
    rules: tuple[Rule, ...],
    waivers: tuple[Waiver, ...],
    terminal: Terminal,
) -> tuple[Report, ...]:
    """Return the reports on what can be used, and tell why the rest cannot."""
    reports: list[Report] = []
    for file in files:
        try:
            network = to_network(file)
        except MedConsortiumError as error:  # the other files are checked all the same
            terminal.complain(message_of(error, terminal.language))
            continue
        with progress_bar(terminal.pick(_CHECKING), len(rules)) as step:
            told = _telling(step)
            reports.append(check(network, on=day, rules=rules, waivers=waivers, before_rule=told))
    return tuple(reports)


def _telling(step: Callable[[str], None]) -> Callable[[Rule], None]:
    return lambda rule: step(rule.code)
