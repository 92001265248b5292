"""`medconsortium rules`."""

from __future__ import annotations

from types import MappingProxyType

import typer

from medconsortium.cli.terminal import Terminal
from medconsortium.rules import CATALOGUE
from medconsortium.text import Text

__all__ = ["DETAILS", "PARAMETERS", "run"]

DETAILS = Text(
    "依据：条文（出自原文）、本库的理解、数据完整性。草案规则只在 check --preview 时使用。",
    "The ground of a rule is the text of a regulation, our reading of one, or sound data. "
    "Drafts take part in check --preview only.",
)
PARAMETERS = MappingProxyType[str, Text]({})

_HEAD = (
    Text("代码", "code"),
    Text("名称", "name"),
    Text("内容", "what it finds"),
    Text("级别", "severity"),
    Text("依据", "ground"),
    Text("状态", "status"),
)


def run(context: typer.Context) -> int:
    """Print the catalogue of rules as a table."""
    terminal: Terminal = context.obj
    language = terminal.language
    rows = [
        [
            rule.code,
            rule.name,
            rule.title.in_language(language),
            rule.severity.label(language),
            rule.basis.label(language),
            rule.status.label(language),
        ]
        for rule in CATALOGUE
    ]
    terminal.print_table(_HEAD, rows)
    return 0
