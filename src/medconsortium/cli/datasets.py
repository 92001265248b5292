"""`medconsortium datasets [NAME]`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from types import MappingProxyType
from typing import Annotated

import typer

from medconsortium.cli.arguments import to_network
from medconsortium.cli.terminal import Line, Terminal
from medconsortium.datasets import ambiguities, load, names
from medconsortium.model import TABLES, Consortium, Membership, Network, StatedSize
from medconsortium.text import Language, Text
from medconsortium.vocabulary import Qualifier, SourceBasis

__all__ = ["DETAILS", "PARAMETERS", "run"]

DETAILS = Text(
    "数据集可以代替文件名使用，例如：medconsortium check paediatric_2016",
    "A dataset may stand wherever a file may: medconsortium check paediatric_2016",
)
PARAMETERS = MappingProxyType(
    {
        "name": Text("数据集名称或文件；不写则列出全部", "A dataset or file; all if left out."),
    }
)

_NAME = Text("名称", "name")
_TITLE = Text("内容", "title")
_COUNTS = {
    "institutions": Text("机构", "institutions"),
    "consortia": Text("医联体", "consortia"),
    "memberships": Text("成员关系", "memberships"),
    "links": Text("协作关系", "links"),
    "instruments": Text("文件", "instruments"),
    "sources": Text("来源", "sources"),
}
_LEAD = Text("牵头单位", "lead")
_STATED = Text("所述数目", "stated")
_NOT_STATED = Text("未写明", "not stated")
_LISTED = Text("列名成员", "listed")
_LIST = Text("名单", "list")
_BY_BASIS = Text("不是原文记载的值", "Values that no document states as such")
_ROWS = Text("（整行）", "(rows)")
_NONE = Text("没有", "none")

_SIGNS = {Qualifier.AT_LEAST: "≥", Qualifier.AT_MOST: "≤", Qualifier.ABOUT: "≈"}


def run(
    context: typer.Context, name: Annotated[str | None, typer.Argument(metavar="NAME")] = None
) -> int:
    """Print the packaged datasets, or what one of them holds."""
    terminal: Terminal = context.obj
    if name is None:
        loaded = {known: load(known) for known in names()}
        rows = [
            [known, _title(n, terminal), *(str(len(n.table(t))) for t in _COUNTS)]
            for known, n in loaded.items()
        ]
        terminal.print_table([_NAME, _TITLE, *_COUNTS.values()], rows)
        return 0
    network = to_network(name)
    terminal.print(((_title(network, terminal), "bold"),))
    counts = (f"{terminal.pick(label)} {len(network.table(t))}" for t, label in _COUNTS.items())
    terminal.print(((" · ".join(counts), "dim"),))
    terminal.print(*_lines(network, terminal.language))
    return 0


def _title(network: Network, terminal: Terminal) -> str:
    return terminal.pick(network.title) if network.title is not None else ""


def _lines(network: Network, language: Language) -> Iterator[Line]:
    members: dict[str, list[Membership]] = {}
    for membership in network.memberships.values():
        members.setdefault(membership.consortium, []).append(membership)
    for consortium in network.consortia.values():
        yield ()
        yield from _consortium_lines(network, consortium, members.get(consortium.id, []), language)
    yield ()
    yield ((_BY_BASIS.in_language(language), "bold"),)
    yield from _basis_lines(network, language)


def _consortium_lines(
    network: Network, consortium: Consortium, members: list[Membership], language: Language
) -> Iterator[Line]:
    if consortium.kind_label is not None:
        kind = consortium.kind_label.in_language(language)
    elif consortium.kind is not None:
        kind = consortium.kind.label(language)
    else:
        kind = _NOT_STATED.in_language(language)
    yield (
        (consortium.name.in_language(language), "bold"),
        f"  {kind}",
    )
    named = sum(m.group is None for m in members)
    sizes = [_size(size, language) for size in consortium.stated_sizes or ()]
    stated = "; ".join(sizes) or _NOT_STATED.in_language(language)
    parts = (
        f"{_STATED.in_language(language)} {stated}",
        f"{_LISTED.in_language(language)} {named}",
        f"{_LIST.in_language(language)}: {consortium.members_completeness.label(language)}",
    )
    yield (f"  {' · '.join(parts)}",)
    for open_point in ambiguities(network, consortium.id):
        yield ((f"  ? {open_point.in_language(language)}", "yellow"),)


def _size(size: StatedSize, language: Language) -> str:
    sign = _SIGNS.get(size.qualifier, "") if size.qualifier is not None else ""
    role = f" {size.role.label(language)}" if size.role is not None else ""
    return f"{sign}{size.value}{role}"


def _basis_lines(network: Network, language: Language) -> Iterator[Line]:
    """Yield how many values rest on something else than a document's words, by what."""
    found: defaultdict[SourceBasis, defaultdict[str, Counter[str]]]
    found = defaultdict(lambda: defaultdict(Counter))
    for table in TABLES:
        for row in network.table(table).values():
            for field, ids in (("", row.sources), *row.field_sources.items()):
                for basis in {network.sources[i].basis for i in ids}:
                    if basis not in (None, SourceBasis.STATED):
                        found[basis][table][field] += 1
    for basis in sorted(found):
        yield (f"  {basis.label(language)}",)
        for table, fields in found[basis].items():
            listed = (f"{f or _ROWS.in_language(language)} {n}" for f, n in sorted(fields.items()))
            yield ("    ", (f"{table}  {', '.join(listed)}", "dim"))
    if not found:
        yield (f"  {_NONE.in_language(language)}",)
