"""`medconsortium route FILE ORIGIN`."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated

import typer

from medconsortium.cli.answers import told_path, told_paths, told_plan
from medconsortium.cli.arguments import chosen, to_day, to_network
from medconsortium.cli.needs import (
    NEED_PARAMETERS,
    POLICY_PARAMETERS,
    NeedOptions,
    PolicyOptions,
    next_need,
    telling_names,
    to_need,
    to_origin,
    to_policy,
)
from medconsortium.cli.option_groups import spread
from medconsortium.cli.problems import UnusableError
from medconsortium.cli.terminal import Terminal
from medconsortium.documents import read_availability
from medconsortium.referral import find_path, find_paths, plan_care, why_not
from medconsortium.text import Text

__all__ = ["DETAILS", "PARAMETERS", "run"]

DETAILS = Text(
    "词条可以写中文名、英文名或键（见 medconsortium terms）。"
    "一串需求：--phase 急性期 --subject 肿瘤科 --plan 恢复期:康复医学科 --plan 随访。"
    "退出码：0 有路径；1 没有路径；2 输入无法使用。",
    "Terms go by Chinese or English label or key (see medconsortium terms). A chain of needs: "
    "--phase acute --subject oncology --plan recovery:rehabilitation --plan follow_up. "
    "Exit code: 0 a path; 1 no path; 2 the input cannot be used.",
)
PARAMETERS = MappingProxyType(
    {
        "file": Text("文件，或自带数据集的名称", "A file, or the name of a packaged dataset."),
        "origin": Text(
            "起点：机构或科室（标识、名称、别名）、区划，或坐标 28.2,112.9,gcj02",
            "From where: an institution or department (id, name, other name), a division, or a "
            "point as 28.2,112.9,gcj02.",
        ),
        **NEED_PARAMETERS,
        "plan": Text(
            "接下来的需求，写作 阶段:科目,项目@接诊机构；可重复",
            "What is needed next, as PHASE:SUBJECT,SERVICE@PROVIDER; may be repeated.",
        ),
        "count": Text("最好的几条路径", "So many paths, the best first."),
        "missing": Text(
            "另说明 至少改变什么，才有确定的路径",
            "Tell too what would have to change for a path that is sure.",
        ),
        **POLICY_PARAMETERS,
        "availability": Text(
            "接收情况文件 谁接收病人，有几张空床",
            "A file that says who takes patients, and how many beds are free.",
        ),
        "on": Text(
            "日期，如 2026-01-01（默认今天，北京时间）",
            "The day, as 2026-01-01 (today in Beijing if left out).",
        ),
        "output": Text("text 或 json", "text or json."),
    }
)

_ONE_QUESTION = Text(
    "--plan、-k 和 --why-not 一次只能用一个",
    "--plan, -k and --why-not are three questions: ask one",
)


@spread
def run(  # noqa: PLR0913 - one argument for each option
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE")],
    origin: Annotated[str, typer.Argument(metavar="ORIGIN")],
    *,
    asked: NeedOptions,
    plan: Annotated[list[str] | None, typer.Option(metavar="STAGE")] = None,
    count: Annotated[int | None, typer.Option("-k", metavar="N", min=1)] = None,
    missing: Annotated[bool, typer.Option("--why-not")] = False,
    organised: PolicyOptions,
    availability: Annotated[str | None, typer.Option(metavar="FILE")] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE")] = None,
    output: Annotated[str, typer.Option("--format", metavar="text|json")] = "text",
) -> int:
    """Find the best path, or what else is asked for, print it, and return the exit code."""
    terminal: Terminal = context.obj
    chosen(output, ("text", "json"))
    if sum((bool(plan), count is not None, missing)) > 1:
        raise UnusableError(_ONE_QUESTION)
    day, need, policy = to_day(on), to_need(asked), to_policy(organised)
    known = None if availability is None else read_availability(availability)
    start, network = to_origin(origin), to_network(file)
    with telling_names(network):
        if plan:
            needs = [need, *(next_need(stage, need) for stage in plan)]
            told = told_plan(
                plan_care(network, start, needs, on=day, policy=policy, availability=known)
            )
        elif count is not None:
            told = told_paths(
                find_paths(network, start, need, k=count, on=day, policy=policy, availability=known)
            )
        else:
            path = find_path(network, start, need, on=day, policy=policy, availability=known)
            told = told_path(path)
            if missing:
                why = why_not(network, start, need, on=day, policy=policy, availability=known)
                told = told_path(path, why)
    if output == "json":
        terminal.print_data(told.data)
    else:
        terminal.print(*told.lines(terminal.language))
    return 0 if told.found else 1
