"""`medconsortium demo`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

import typer

from medconsortium.cli.answers import path_lines, text_lines
from medconsortium.cli.demo_cases import CHECKS, QUESTIONS, WHY_NOT, demo_network
from medconsortium.cli.demo_view import (
    show_answers,
    show_checks,
    show_end,
    show_missing,
    show_title,
)
from medconsortium.cli.files import make_folder, write_whole
from medconsortium.cli.report_text import report_lines
from medconsortium.cli.terminal import Line, Terminal, plain
from medconsortium.documents import read, write
from medconsortium.model import Network
from medconsortium.referral import find_path, why_not
from medconsortium.rules import check
from medconsortium.text import Text

__all__ = ["DETAILS", "PARAMETERS", "run"]

DETAILS = Text(
    "核查自带的网络，查询几条转诊路径和所缺的条件，并把结果写入一个文件夹。",
    "It checks the packaged networks, asks them for referral paths and for what is missing, and "
    "writes all of it to a folder.",
)
PARAMETERS = MappingProxyType(
    {
        "output": Text(
            "结果写入的文件夹（默认 demo-output）", "The folder for the results (demo-output)."
        )
    }
)


def run(
    context: typer.Context,
    output: Annotated[str, typer.Option("--output", metavar="DIR", show_default=False)] = (
        "demo-output"
    ),
) -> int:
    """Check, ask, write the results, then print them; the exit code is 0."""
    terminal: Terminal = context.obj
    language = terminal.language
    folder = Path(output)
    make_folder(folder)
    networks = {name: _through_file(folder / f"{name}.yaml") for name in CHECKS}
    reports = [(n, check(networks[n], on=day)) for n, days in CHECKS.items() for day in days]
    answers = [(q, find_path(networks[q.network], q.origin, q.need, on=q.on)) for q in QUESTIONS]
    asked = WHY_NOT
    missing = why_not(networks[asked.network], asked.origin, asked.need, on=asked.on)
    for name, report in reports:
        file = folder / f"check-{name}-{report.on}"
        _write_both(file, report_lines(report, language), report.to_dict())
    for question, path in answers:
        file = folder / f"route-{question.name}"
        _write_both(file, path_lines(path, language), path.to_dict())
    lines = text_lines(networks[asked.network], missing.to_text(language), language)
    _write_both(folder / f"why-not-{asked.name}", lines, missing.to_dict())
    show_title(language)
    show_checks(reports, language)
    show_answers(answers, language)
    show_missing(asked, missing, language)
    show_end(folder, len(networks) + 2 * (len(reports) + len(answers) + 1), language)
    return 0


def _through_file(file: Path) -> Network:
    """Write a network of the demonstration and read it back, so that findings name the file."""
    write(demo_network(file.stem), file)
    return read(file)


def _write_both(file: Path, lines: Iterable[Line], data: Mapping[str, Any]) -> None:
    text = "".join(f"{plain(line)}\n" for line in lines)
    write_whole(file.with_name(f"{file.name}.txt"), text)
    as_json = json.dumps(data, ensure_ascii=False, indent=2)
    write_whole(file.with_name(f"{file.name}.json"), f"{as_json}\n")
