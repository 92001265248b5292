"""`medconsortium explain RULE`."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Annotated

import typer

from medconsortium.cli.rulebook import known_rules
from medconsortium.cli.terminal import Line, Terminal, pad
from medconsortium.rules import SECTIONS, Rule, select_rules
from medconsortium.text import Language, Text

__all__ = ["DETAILS", "PARAMETERS", "run"]

DETAILS = Text(
    "例如：medconsortium explain SPA001，或 medconsortium explain missing-alliance-charter",
    "Example: medconsortium explain SPA001, or medconsortium explain missing-alliance-charter",
)
PARAMETERS = MappingProxyType({"rule": Text("规则的代码或名称", "The code or name of a rule.")})

_LABEL_WIDTH = 15

_SEVERITY = Text("级别", "severity")
_BASIS = Text("依据", "ground")
_CONFIDENCE = Text("依据的来历", "known from")
_STATUS = Text("状态", "status")
_KINDS = Text("适用于", "for")
_ALL_KINDS = Text("各种医联体", "every kind of consortium")
_ALL_ROWS = {
    "institutions": Text("每家机构", "every institution"),
    "links": Text("每条联系", "every link"),
}
_IN_FORCE = Text("自 {day} 起施行", "in force from {day}")
_DUE = Text("应于 {day} 前做到", "to be met by {day}")
_NEEDS = Text("所需数据", "data it needs")
_BREACHES = Text("怎样算不符合", "Breach")
_BREACHES_AFTER = "Data it needs"


def run(context: typer.Context, rule: Annotated[str, typer.Argument(metavar="RULE")]) -> int:
    """Print what a rule checks, why, and on what ground."""
    terminal: Terminal = context.obj
    for number, found in enumerate(select_rules(known_rules(), only=[rule])):
        terminal.print(*[()] * (2 if number else 0), *_lines(found, terminal.language))
    return 0


def _lines(rule: Rule, language: Language) -> Iterator[Line]:
    yield ((f"{rule.code} {rule.name}", "bold"), f"  {rule.title.in_language(language)}")
    yield ()
    facts = [
        (_SEVERITY, rule.severity.label(language)),
        (_BASIS, rule.basis.label(language)),
        (_STATUS, rule.status.label(language)),
        (_KINDS, _kinds(rule, language)),
        (_NEEDS, ", ".join(rule.needs)),
    ]
    if rule.confidence is not None:
        facts.insert(2, (_CONFIDENCE, rule.confidence.label(language)))
    for label, fact in facts:
        yield ((f"  {pad(label.in_language(language), _LABEL_WIDTH)}", "dim"), fact)
    for citation in rule.citations:
        regulation, topic = citation.regulation, citation.topic
        yield ()
        yield ("  ", (citation.in_language(language), "bold"))
        for act, told in ((regulation.in_force, _IN_FORCE), (topic.due, _DUE)):
            if act is not None:
                day = told.in_language(language).format(day=act.day)
                yield (f"  {day} [{act.basis.label(language)}]",)
        yield (f"  {topic.gist.in_language(language)} [{topic.basis.label(language)}]",)
    yield ()
    yield (rule.page.summary.in_language(language),)
    for title, said in rule.page.sections.items():
        yield ()
        yield ((SECTIONS.get(title, Text(en=title)).in_language(language), "bold"),)
        for line in said.in_language(language).splitlines():
            yield (f"  {line}",)
        if title == _BREACHES_AFTER:
            yield from _breaches(rule, language)


def _breaches(rule: Rule, language: Language) -> Iterator[Line]:
    if rule.breaches:
        yield ()
        yield ((_BREACHES.in_language(language), "bold"),)
    for way in rule.breaches:
        yield (f"  - {way.title.in_language(language)}",)


def _kinds(rule: Rule, language: Language) -> str:
    labels = [kind.label(language) for kind in sorted(rule.kinds or ())]
    return ", ".join(labels) or _ALL_ROWS.get(rule.subjects, _ALL_KINDS).in_language(language)
