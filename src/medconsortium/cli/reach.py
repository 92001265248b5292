"""`medconsortium reach FILE [ORIGIN]`."""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from medconsortium.cli.arguments import chosen, split, to_day, to_network, to_numbers
from medconsortium.cli.files import write_whole
from medconsortium.cli.needs import (
    NEED_PARAMETERS,
    POLICY_PARAMETERS,
    NeedOptions,
    PolicyOptions,
    telling_names,
    to_need,
    to_origin,
    to_policy,
)
from medconsortium.cli.option_groups import spread
from medconsortium.cli.problems import UnusableError
from medconsortium.cli.reach_text import told_everywhere, told_reached
from medconsortium.cli.terminal import Terminal
from medconsortium.interop.tables import write_catchment
from medconsortium.referral import (
    Catchment,
    catchment,
    closure_impact,
    coverage,
    reachable,
)
from medconsortium.text import Language, Text

__all__ = ["DETAILS", "PARAMETERS", "run"]

DETAILS = Text(
    "不写起点：多少机构、多少人口在几分钟、几次转送以内能得到所需的医疗，病人各去哪里；"
    "-o 把每家机构的去向写成 Excel、CSV 或 JSON。写了起点：从那里能到哪些机构。"
    "退出码：0 有路径；1 都没有路径；2 输入无法使用。",
    "Without an origin: how many institutions and people have the care within so many minutes or "
    "transfers, and who goes where; -o writes where each institution leads to, as Excel, CSV or "
    "JSON. With an origin: which institutions can be reached from there. "
    "Exit code: 0 there is a way; 1 there is none at all; 2 the input cannot be used.",
)
PARAMETERS = MappingProxyType(
    {
        "file": Text("文件，或自带数据集的名称", "A file, or the name of a packaged dataset."),
        "origin": Text(
            "起点，写法同 route；不写则为所有机构",
            "From where, as for route; from everywhere if left out.",
        ),
        **NEED_PARAMETERS,
        "minutes": Text(
            "几分钟以内，逗号分隔（默认 30,60,120）", "Within so many minutes (30,60,120)."
        ),
        "transfers": Text(
            "几次转送以内，逗号分隔（默认 0,1,2）", "Within so many transfers (0,1,2)."
        ),
        "closing": Text(
            "假如这些机构关闭会怎样，逗号分隔", "What if these institutions close; with commas."
        ),
        **POLICY_PARAMETERS,
        "on": Text(
            "日期，如 2026-01-01（默认今天，北京时间）",
            "The day, as 2026-01-01 (today in Beijing if left out).",
        ),
        "form": Text("text 或 json", "text or json."),
        "output": Text(
            "把每家机构的去向写入 .xlsx、.csv 或 .json 文件",
            "Write where each institution leads to: .xlsx, .csv or .json.",
        ),
    }
)

_MINUTES, _TRANSFERS = (30.0, 60.0, 120.0), (0, 1, 2)
_SEARCHING = Text("正在查询", "searching")
_WRITTEN = Text("已写入 {}", "written: {}")
_FOR_ALL = Text(
    "写了起点，就不能用 --minutes、--transfers、--closing 和 -o",
    "with an origin there is no --minutes, --transfers, --closing and -o",
)


@spread
def run(  # noqa: PLR0913 - one argument for each option
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE")],
    origin: Annotated[str | None, typer.Argument(metavar="ORIGIN")] = None,
    *,
    asked: NeedOptions,
    minutes: Annotated[list[str] | None, typer.Option(metavar="NUMBERS")] = None,
    transfers: Annotated[list[str] | None, typer.Option(metavar="NUMBERS")] = None,
    closing: Annotated[list[str] | None, typer.Option(metavar="NAMES")] = None,
    organised: PolicyOptions,
    on: Annotated[str | None, typer.Option(metavar="DATE")] = None,
    form: Annotated[str, typer.Option("--format", metavar="text|json")] = "text",
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")] = None,
) -> int:
    """Tell how far the care reaches, and return the exit code."""
    terminal: Terminal = context.obj
    chosen(form, ("text", "json"))
    if origin is not None and any((minutes, transfers, closing, output)):
        raise UnusableError(_FOR_ALL)
    day, need, policy = to_day(on), to_need(asked), to_policy(organised)
    within, hops = to_numbers(minutes, float), to_numbers(transfers, int)
    if not (within or hops):
        within, hops = _MINUTES, _TRANSFERS
    network, language = to_network(file), terminal.language
    with telling_names(network), terminal.busy(_SEARCHING):
        if origin is not None:
            reached = reachable(network, to_origin(origin), need, on=day, policy=policy)
            told = told_reached(network, reached)
        else:
            covered = coverage(network, need, minutes=within, transfers=hops, on=day, policy=policy)
            caught = catchment(network, need, on=day, policy=policy)
            names = split(closing)
            closed = closure_impact(network, names, need, on=day, policy=policy) if names else None
            told = told_everywhere(covered, caught, closed)
            if output is not None:
                _write(caught, Path(output), language)
    if form == "json":
        terminal.print_data(told.data)
        return 0 if told.found else 1
    terminal.print(*told.lines(language))
    if output is not None:
        terminal.print((terminal.pick(_WRITTEN).format(output),))
    return 0 if told.found else 1


def _write(caught: Catchment, path: Path, language: Language) -> None:
    """Write a catchment in the format that the ending of a path tells."""
    if path.suffix.lower() == ".json":
        write_whole(path, json.dumps(caught.to_dict(), ensure_ascii=False, indent=2) + "\n")
    else:
        write_catchment(caught, path, language=language)
