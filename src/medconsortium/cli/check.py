"""`medconsortium check FILE...`."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Annotated

import typer

from medconsortium.cli.arguments import chosen, split, to_day, to_network, to_rules
from medconsortium.cli.problems import message_of
from medconsortium.cli.report_text import report_lines
from medconsortium.cli.terminal import Terminal
from medconsortium.errors import MedConsortiumError
from medconsortium.rules import CATALOGUE, STABLE, Report, Rule, check
from medconsortium.text import Text

__all__ = ["DETAILS", "PARAMETERS", "run"]

DETAILS = Text(
    "退出码：0 没有发现不符合；1 有不符合，或规则出错；2 输入无法使用。"
    "无法评估不算不符合，也不算符合。",
    "Exit code: 0 no breach found; 1 a breach, or a rule crashed; 2 the input cannot be used. "
    "What cannot be assessed is neither a breach nor a pass.",
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
        "output": Text("text 或 json", "text or json."),
        "preview": Text(
            "也用草案规则（依据尚未核对原文）",
            "Draft rules too (their sources are not yet opened).",
        ),
    }
)

_UNUSABLE = 2


def run(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...")],
    *,
    on: Annotated[str | None, typer.Option(metavar="DATE")] = None,
    rules: Annotated[list[str] | None, typer.Option(metavar="RULES")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULES")] = None,
    output: Annotated[str, typer.Option("--format", metavar="text|json")] = "text",
    preview: Annotated[bool, typer.Option("--preview")] = False,
) -> int:
    """Check files or datasets, print a report of each, and return the exit code."""
    terminal: Terminal = context.obj
    chosen(output, ("text", "json"))
    day = to_day(on)
    picked = _pick(rules, ignore, preview=preview)
    reports: list[Report] = []
    for file in files:
        try:
            reports.append(_report(file, day, picked))
        except MedConsortiumError as error:  # the other files are checked all the same
            terminal.complain(message_of(error, terminal.language))
    if output == "json":
        data = [report.to_dict() for report in reports]
        terminal.print_data(data[0] if len(files) == len(data) == 1 else data)
    else:
        for number, report in enumerate(reports):
            terminal.print(*[()] * (2 if number else 0), *report_lines(report, terminal.language))
    if len(reports) < len(files):
        return _UNUSABLE
    return 0 if all(report.ok for report in reports) else 1


def _report(file: str, day: date | None, rules: tuple[Rule, ...]) -> Report:
    return check(to_network(file), on=day, rules=rules)


def _pick(
    wanted: list[str] | None, ignored: list[str] | None, *, preview: bool
) -> tuple[Rule, ...]:
    """Return the rules to check by; a draft takes part if asked for by name."""
    default = CATALOGUE if preview else STABLE
    rules = default if wanted is None else to_rules(split(wanted), CATALOGUE)
    dropped = {rule.code for rule in to_rules(split(ignored), CATALOGUE)}
    return tuple(rule for rule in rules if rule.code not in dropped)
