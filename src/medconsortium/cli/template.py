"""`medconsortium template PATH`."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from medconsortium.cli.problems import UnusableError
from medconsortium.cli.terminal import Terminal
from medconsortium.interop.tables import write_template
from medconsortium.text import Text

__all__ = ["DETAILS", "PARAMETERS", "run"]

DETAILS = Text(
    "每张表有中文表头、下拉列表和示例行，另有一张说明。填好后可直接核查："
    "medconsortium check roster.xlsx",
    "Every sheet has headings, drop-downs and an example row; one sheet is help. "
    "Fill it in, then: medconsortium check roster.xlsx",
)
PARAMETERS = MappingProxyType(
    {
        "path": Text("要写的工作簿（.xlsx）", "The workbook to write (.xlsx)."),
        "force": Text("替换已有的文件", "Replace a file that is there."),
    }
)

_ENDING = ".xlsx"


def run(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="PATH")],
    *,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> int:
    """Write a workbook to be filled in, in the language spoken."""
    terminal: Terminal = context.obj
    target = Path(path)
    if target.suffix.lower() != _ENDING:
        raise UnusableError(
            Text(f"{path}：模板是 {_ENDING} 文件", f"{path}: a template is a file {_ENDING}")
        )
    if target.exists() and not force:  # it may have been filled in
        raise UnusableError(
            Text(
                f"{path} 已经存在 → 换一个文件名，或加 --force",
                f"{path} is there already -> choose another name, or add --force",
            )
        )
    write_template(target, language=terminal.language)
    terminal.print((terminal.pick(Text(f"已写入 {path}", f"written: {path}")),))
    return 0
