"""`medconsortium rules`."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated

import typer

from medconsortium.cli.arguments import chosen
from medconsortium.cli.rulebook import known_rules
from medconsortium.cli.terminal import Terminal
from medconsortium.rules.reporting.plain import plain_catalogue
from medconsortium.text import Text

__all__ = ["DETAILS", "PARAMETERS", "run"]

DETAILS = Text(
    "依据：条文（出自原文）、本库的理解、数据完整性。草案规则只在 check --preview 时使用。",
    "The ground of a rule is the text of a regulation, our reading of one, or sound data. "
    "Drafts take part in check --preview only.",
)
PARAMETERS = MappingProxyType(
    {"format_name": Text("text，或 json：连同各规则的说明", "text, or json: with their pages.")}
)

_HEAD = (
    Text("代码", "code"),
    Text("名称", "name"),
    Text("内容", "what it finds"),
    Text("级别", "severity"),
    Text("依据", "ground"),
    Text("状态", "status"),
)


def run(
    context: typer.Context,
    *,
    format_name: Annotated[str, typer.Option("--format", metavar="text|json")] = "text",
) -> int:
    """Print the rules, those of installed packages too, as a table or as data."""
    terminal: Terminal = context.obj
    language = terminal.language
    if chosen(format_name, ("text", "json")) == "json":
        terminal.print_data(plain_catalogue(known_rules()))
        return 0
    rows = [
        [
            rule.code,
            rule.name,
            rule.title.in_language(language),
            rule.severity.label(language),
            rule.basis.label(language),
            rule.status.label(language),
        ]
        for rule in known_rules()
    ]
    terminal.print_table(_HEAD, rows)
    return 0
