"""`medconsortium generate REGION`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from medconsortium.cli.arguments import chosen
from medconsortium.cli.problems import UnusableError
from medconsortium.cli.terminal import Line, Terminal
from medconsortium.files import write
from medconsortium.model import Network
from medconsortium.planning.synthetic import (
    NATIONAL_VIOLATIONS,
    Profile,
    Spread,
    Violation,
    city,
    county,
    nation,
    profile,
    province,
)
from medconsortium.text import Language, Text

__all__ = ["DETAILS", "PARAMETERS", "run"]

DETAILS = Text(
    "合成数据，不是真实机构：区划是真的，机构、人口、床位和协作关系都是按种子生成的。"
    "同一种子，同一结果。例如：medconsortium generate county --seed 7 -o county.yaml",
    "Synthetic data, no real institutions: the divisions are real; institutions, people, beds and "
    "cooperation are made up from the seed. The same seed makes the same region. For example: "
    "medconsortium generate county --seed 7 -o county.yaml",
)
PARAMETERS = MappingProxyType(
    {
        "region": Text("county、city、province 或 nation", "county, city, province or nation."),
        "seed": Text("种子，一个整数", "The seed, a whole number."),
        "output": Text("要写的文件或文件夹（全国用 .parquet）", "The file or folder to write."),
        "division": Text(
            "区划代码，如 430923；不写则由种子选取", "The division, as 430923; else the seed picks."
        ),
        "missing": Text(
            "缺多少记录，0 到 1（默认 0）", "How much evidence is missing, 0 to 1 (0)."
        ),
        "violations": Text("埋入的结构性错误：类型=数目", "Violations to plant: kind=number."),
    }
)

_REGIONS = MappingProxyType({"county": county, "city": city, "province": province})
_ROWS = Text("行数", "rows")
_HOSPITALS = Text("医院床位（5、25、50、75、95%）", "beds of hospitals (5, 25, 50, 75, 95 %)")
_KM = Text("到县医院的公里数（同上）", "km to the county hospital (the same)")


def run(
    context: typer.Context,
    region: Annotated[str, typer.Argument(metavar="county|city|province|nation")],
    *,
    seed: Annotated[int, typer.Option(metavar="N", min=0)],
    output: Annotated[str, typer.Option("--output", "-o", metavar="PATH")],
    division: Annotated[str | None, typer.Option(metavar="CODE")] = None,
    missing: Annotated[float, typer.Option(metavar="SHARE", min=0, max=1)] = 0.0,
    violations: Annotated[list[str] | None, typer.Option(metavar="KIND=N")] = None,
) -> int:
    """Make up a region, write it, and tell what it looks like."""
    terminal: Terminal = context.obj
    chosen(region, (*_REGIONS, "nation"))
    planted = _planted(violations)
    with terminal.busy(Text("正在生成", "making up the region")):
        network = _generated(region, seed, division, missing, planted)
    with terminal.busy(Text("正在写入", "writing")):
        write(network, Path(output), language=terminal.language)
    title = network.title or Text()
    terminal.print(((terminal.pick(title), "bold"),))
    terminal.print(*_lines(profile(network), terminal.language))
    terminal.print((terminal.pick(Text(f"已写入 {output}", f"written: {output}")),))
    return 0


def _generated(
    region: str,
    seed: int,
    division: str | None,
    missing: float,
    planted: Mapping[Violation, int] | None,
) -> Network:
    try:
        if region == "nation":
            return nation(seed=seed, missing=missing, violations=planted)
        make = _REGIONS[region]
        return make(seed=seed, division=division, missing=missing, violations=planted)
    except ValueError as error:  # the region has no room for them, or there is no such division
        raise UnusableError(Text(f"无法生成：{error}", f"cannot be made: {error}")) from None


def _planted(told: list[str] | None) -> Mapping[Violation, int] | None:
    if told is None:
        return None
    planted: dict[Violation, int] = {}
    for part in told:
        kind, _, number = part.partition("=")
        chosen(kind, [violation.key for violation in Violation])
        violation = Violation.parse(kind)
        if number and not number.isdecimal():
            raise UnusableError(Text(f"{part} 应写成 类型=数目", f"{part}: write kind=number"))
        planted[violation] = int(number) if number else NATIONAL_VIOLATIONS[violation]
    return planted


def _lines(figures: Profile, language: Language) -> Iterator[Line]:
    rows = " · ".join(f"{table} {count}" for table, count in figures.counts.items())
    yield (f"  {_ROWS.in_language(language)}  {rows}",)
    for part in (figures.tiers, figures.consortia, figures.links):
        told = (f"{term.label(language)} {count}" for term, count in part.items())
        yield (f"  {' · '.join(told)}",)
    for label, spread in ((_HOSPITALS, figures.beds), (_KM, figures.km_to_county_hospital)):
        yield (f"  {label.in_language(language)}  {_shown(spread)}",)


def _shown(spread: Spread) -> str:
    if spread.quantiles is None:
        return "–"
    return " ".join(f"{value:g}" for value in spread.quantiles)
