"""`medconsortium diff BEFORE AFTER`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import MappingProxyType
from typing import Annotated, Any

import typer

from medconsortium.cli.arguments import chosen, to_network
from medconsortium.cli.terminal import Line, Terminal
from medconsortium.model import Difference, Network, diff
from medconsortium.text import Language, Text

__all__ = ["DETAILS", "PARAMETERS", "run"]

DETAILS = Text(
    "退出码：0 两个网络相同；1 不同；2 输入无法使用。行的先后不算差异；改了标识而名称或代码未改的，"
    "算作改名。",
    "Exit code: 0 the networks are equal; 1 they differ; 2 the input cannot be used. The order of "
    "rows is no difference; what keeps its name or code under a new id counts as renamed.",
)
PARAMETERS = MappingProxyType(
    {
        "before": Text("较早的文件或数据集", "The earlier file or dataset."),
        "after": Text("较晚的文件或数据集", "The later file or dataset."),
        "output": Text("text 或 json", "text or json."),
    }
)

_EQUAL = Text("没有差异", "They do not differ.")
_HEAD = Text("标题或合成标记不同", "The title or the synthetic mark differs.")
_COUNTS = {
    "added": Text("新增", "added"),
    "removed": Text("删除", "removed"),
    "changed": Text("修改", "changed"),
    "renamed": Text("改名", "renamed"),
}
_NOT_STATED = Text("未写明", "not stated")


def run(
    context: typer.Context,
    before: Annotated[str, typer.Argument(metavar="BEFORE")],
    after: Annotated[str, typer.Argument(metavar="AFTER")],
    *,
    output: Annotated[str, typer.Option("--format", metavar="text|json")] = "text",
) -> int:
    """Print what differs between two files or datasets, and return the exit code."""
    terminal: Terminal = context.obj
    chosen(output, ("text", "json"))
    one, other = to_network(before), to_network(after)
    found = diff(one, other)
    if output == "json":
        terminal.print_data(found.to_dict())
    else:
        terminal.print(*_lines(found, one, other, terminal.language))
    return 0 if one == other else 1


def _lines(found: Difference, one: Network, other: Network, language: Language) -> Iterator[Line]:
    if one == other:
        yield (_EQUAL.in_language(language),)
        return
    parts = (
        f"{label.in_language(language)} {len(getattr(found, kind))}"
        for kind, label in _COUNTS.items()
    )
    yield ((" · ".join(parts), "bold"),)
    if (one.title, one.synthetic) != (other.title, other.synthetic):
        yield (_HEAD.in_language(language),)
    for table, row_id in found.added:
        yield ((f"+ {table}  {row_id}", "green"),)
    for table, row_id in found.removed:
        yield ((f"- {table}  {row_id}", "red"),)
    for renaming in found.renamed:
        yield (
            (f"> {renaming.table}  {renaming.before} -> {renaming.after}", "cyan"),
            (f"  ({renaming.shared})", "dim"),
        )
    for change in found.to_dict()["changed"]:
        yield ((f"~ {change['table']}  {change['id']}", "yellow"),)
        for field, values in change["fields"].items():
            before, after = (_shown(values[when], language) for when in ("before", "after"))
            yield (f"    {field}: {before} -> {after}",)


def _shown(value: Any, language: Language) -> str:
    if value is None:
        return _NOT_STATED.in_language(language)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
