"""`medconsortium route FILE ORIGIN`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Annotated

import typer

from medconsortium.cli.arguments import chosen, split, to_day, to_network, to_term
from medconsortium.cli.problems import UnusableError, ambiguous, not_found
from medconsortium.cli.sources import cited
from medconsortium.cli.terminal import Line, Terminal
from medconsortium.errors import AmbiguousError, NotFoundError
from medconsortium.model import Network
from medconsortium.referral import CareNeed, ReferralPath, ReferralPolicy, find_path
from medconsortium.text import Language, Text
from medconsortium.vocabulary import Condition, Phase, ServiceItem, Subject, Urgency

__all__ = ["DETAILS", "PARAMETERS", "path_lines", "run"]

DETAILS = Text(
    "词条可以写中文名、英文名或键（见 medconsortium terms）。"
    "退出码：0 有路径；1 没有路径；2 输入无法使用。",
    "Terms go by Chinese or English label or key (see medconsortium terms). "
    "Exit code: 0 a path; 1 no path; 2 the input cannot be used.",
)
PARAMETERS = MappingProxyType(
    {
        "file": Text("文件，或自带数据集的名称", "A file, or the name of a packaged dataset."),
        "origin": Text(
            "起点：机构的标识、名称、别名，或区划",
            "From where: an institution (id, name, other name) or a division.",
        ),
        "phase": Text(
            "诊疗阶段，如 诊断、急性期、恢复期、随访",
            "The phase of care, as diagnosis, acute, recovery, follow-up.",
        ),
        "subject": Text("诊疗科目，逗号分隔", "Medical subjects, with commas."),
        "service": Text("服务项目，逗号分隔", "Services, with commas."),
        "condition": Text("病种，如 罕见病、胸痛", "A condition, as rare disease, chest pain."),
        "urgency": Text("常规、紧急或急救", "Routine, urgent or emergency."),
        "to": Text("已定的接诊机构", "The institution that is to give the care, if decided."),
        "home": Text("患者所在的机构或区划", "The institution or division the patient comes from."),
        "signed_with": Text("家庭医生签约机构", "The institution of the family-doctor team."),
        "on": Text(
            "日期，如 2026-01-01（默认今天，北京时间）",
            "The day, as 2026-01-01 (today in Beijing if left out).",
        ),
        "declared_only": Text(
            "只用已声明的通道，不用推定的", "Declared channels only, none that are assumed."
        ),
        "output": Text("text 或 json", "text or json."),
    }
)

_ON = Text("日期", "on")
_SOURCES = Text("来源", "sources")


def run(  # noqa: PLR0913 - one argument for each option
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE")],
    origin: Annotated[str, typer.Argument(metavar="ORIGIN")],
    *,
    phase: Annotated[str, typer.Option(metavar="TERM")],
    subject: Annotated[list[str] | None, typer.Option(metavar="TERMS")] = None,
    service: Annotated[list[str] | None, typer.Option(metavar="TERMS")] = None,
    condition: Annotated[str | None, typer.Option(metavar="TERM")] = None,
    urgency: Annotated[str, typer.Option(metavar="TERM")] = Urgency.ROUTINE.key,
    to: Annotated[str | None, typer.Option(metavar="PROVIDER")] = None,
    home: Annotated[str | None, typer.Option(metavar="PLACE")] = None,
    signed_with: Annotated[str | None, typer.Option(metavar="INSTITUTION")] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE")] = None,
    declared_only: Annotated[bool, typer.Option("--declared-only")] = False,
    output: Annotated[str, typer.Option("--format", metavar="text|json")] = "text",
) -> int:
    """Find the best path, print it, and return the exit code."""
    terminal: Terminal = context.obj
    chosen(output, ("text", "json"))
    day = to_day(on)
    need = CareNeed(
        phase=to_term(Phase, phase),
        subjects=[to_term(Subject, name) for name in split(subject)],
        items=[to_term(ServiceItem, name) for name in split(service)],
        condition=None if condition is None else to_term(Condition, condition),
        urgency=to_term(Urgency, urgency),
        provider=to,
        home=home,
        signed_with=signed_with,
    )
    network = to_network(file)
    policy = ReferralPolicy(declared_only=declared_only)
    try:
        path = find_path(network, origin, need, on=day, policy=policy)
    except AmbiguousError as error:
        raise UnusableError(ambiguous(error.what, _named(network, error.candidates))) from None
    except NotFoundError as error:
        raise UnusableError(not_found(error.what, _named(network, error.suggestions))) from None
    if output == "json":
        terminal.print_data(path.to_dict())
    else:
        terminal.print(*path_lines(path, terminal.language))
    return 0 if path.found else 1


def path_lines(path: ReferralPath, language: Language) -> Iterator[Line]:
    """Yield the lines of an answer: the way, the reason of every hop, and the sources quoted."""
    first, *rest = path.to_text(language).splitlines()
    yield ((first, "bold"),)
    yield from ((line,) for line in rest)
    yield ((f"  {_ON.in_language(language)} {path.on}", "dim"),)
    sources = dict.fromkeys(source for hop in path.hops for source in hop.channel.sources)
    if sources:
        yield ((f"  {_SOURCES.in_language(language)}", "dim"),)
    for source in sources:
        yield ((f"    {source}  {cited(path.network, source, language)}", "dim"),)


def _named(network: Network, ids: Iterable[str]) -> list[str]:
    """Return ids with the names of what they stand for."""
    rows = {i: network.institutions.get(i) for i in ids}
    return [
        f"{i}  {row.name}" if row is not None and str(row.name) != i else i
        for i, row in rows.items()
    ]
