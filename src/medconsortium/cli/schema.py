"""`medconsortium schema`."""

from __future__ import annotations

from types import MappingProxyType

import typer

from medconsortium.cli.terminal import Terminal
from medconsortium.documents import json_schema
from medconsortium.text import Text

__all__ = ["DETAILS", "PARAMETERS", "run"]

DETAILS = Text(
    "供编辑器自动补全，或供其他语言校验文档：medconsortium schema > medconsortium-1.json",
    "For editors to complete by, and for other languages to validate by: "
    "medconsortium schema > medconsortium-1.json",
)
PARAMETERS = MappingProxyType[str, Text]({})


def run(context: typer.Context) -> int:
    """Print the JSON Schema of the document format."""
    terminal: Terminal = context.obj
    terminal.print_data(json_schema())
    return 0
