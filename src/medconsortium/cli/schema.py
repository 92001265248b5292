"""`medconsortium schema [FORMAT]`."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated, cast

import typer

from medconsortium.cli.arguments import chosen
from medconsortium.cli.terminal import Terminal
from medconsortium.documents import json_schema
from medconsortium.documents.schema import FORMATS, FormatName
from medconsortium.text import Text

__all__ = ["DETAILS", "PARAMETERS", "run"]

DETAILS = Text(
    "供编辑器自动补全，或供其他语言校验文档：medconsortium schema > medconsortium-1.json",
    "For editors to complete by, and for other languages to validate by: "
    "medconsortium schema > medconsortium-1.json",
)
PARAMETERS = MappingProxyType(
    {
        "format_name": Text(
            "network 网络（默认）、waivers 豁免、overlay 地方补充规定、report 报告、 "
            "rules 规则目录、availability 接收情况",
            "network (if left out), waivers, overlay, report, rules or availability.",
        )
    }
)


def run(
    context: typer.Context,
    format_name: Annotated[str, typer.Argument(metavar="FORMAT")] = "network",
) -> int:
    """Print the JSON Schema of a format."""
    terminal: Terminal = context.obj
    name = cast(FormatName, chosen(format_name, tuple(FORMATS)))
    terminal.print_data(json_schema(name))
    return 0
