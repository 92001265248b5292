"""Make a page of each rule from the rule itself: its facts, then its docstring."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from medconsortium.rules import CATALOGUE, SECTIONS, Rule
from medconsortium.rules.reporting.plain import plain_catalogue
from medconsortium.text import Text
from medconsortium.vocabulary import Term

MARK = "<!-- the rules -->"
BASIS = Text("依据和出处", "Basis and source")
BREACH = Text("怎样算不符合", "Breach")
COMPLIANT = Text("符合的例子", "Compliant")
INTEGRITY = Text("数据完整性规则，不援引法规。", "A rule about sound data: it cites no regulation.")

FAMILIES = {
    "CMC": Text("县域医共体", "County medical communities"),
    "CMG": Text("城市医疗集团", "Urban medical groups"),
    "GEN": Text("通则", "All consortia"),
    "GRD": Text("网格", "Grids"),
    "IDN": Text("标识", "Identifiers"),
    "INT": Text("互联网医院", "Internet hospitals"),
    "MGT": Text("管理", "Management"),
    "PRI": Text("基层医疗卫生", "Primary care"),
    "RDN": Text("罕见病诊疗协作网", "The rare-disease network"),
    "REF": Text("双向转诊", "Two-way referral"),
    "RES": Text("检查检验结果互认", "Recognition of results"),
    "SPA": Text("专科联盟", "Specialty alliances"),
    "TEL": Text("远程医疗协作网", "Telemedicine networks"),
}


def on_config(config: Any) -> Any:
    """List the pages in the navigation, below the index of rules."""
    for entry in config.nav:
        if isinstance(entry, dict) and ["rules/index.md"] in entry.values():
            entry[next(iter(entry))] = ["rules/index.md", *map(_address, CATALOGUE)]
    return config


def on_files(files: Files, config: Any) -> Files:
    """Add the pages, and the catalogue as JSON."""
    for rule in CATALOGUE:
        content = "\n".join(_page(rule))
        files.append(File.generated(config, _address(rule), content=content))
    catalogue = json.dumps(plain_catalogue(CATALOGUE), ensure_ascii=False, indent=1)
    files.append(File.generated(config, "rules/catalogue.json", content=catalogue))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Put the table of rules into the index."""
    if page.file.src_uri != "rules/index.md":
        return markdown
    return markdown.replace(MARK, "\n".join(_index()))


def _index() -> Iterator[str]:
    for family, rules in groupby(CATALOGUE, key=lambda rule: rule.code[:3]):
        yield f"\n## {FAMILIES[family].zh} {FAMILIES[family].en}\n"
        yield "| Rule | Finds | Severity | Ground | Status |\n|---|---|---|---|---|"
        for rule in rules:
            yield (
                f"| [{rule.code}]({rule.code.lower()}.md) | {rule.title.zh}<br>{rule.title.en} "
                f"| {_both(rule.severity)} | {_both(rule.basis)} | {_both(rule.status)} |"
            )


def _address(rule: Rule) -> str:
    return f"rules/{rule.code.lower()}.md"


def _both(term: Term) -> str:
    return f"{term.zh} {term.en}"


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.code} {rule.title.zh}"
    yield ""
    yield f"`{rule.name}`"
    yield ""
    for number, (label, fact) in enumerate(_facts(rule)):
        yield f"| {label} | {fact} |"
        if number == 0:  # a table begins with a head
            yield "|---|---|"
    yield ""
    yield f"**{rule.page.summary.zh}**"
    yield ""
    yield f"**{rule.page.summary.en}**"
    for title, said in rule.page.sections.items():
        yield from _section(SECTIONS[title], said)
        if title == "Why":
            yield from _section(BASIS, Text(), *_citations(rule))
        if title == "Data it needs":
            yield from _section(BREACH, Text(), *_breaches(rule))
            yield from _section(COMPLIANT, Text(), *_source(rule.compliant))


def _section(title: Text, said: Text, *more: str) -> Iterator[str]:
    yield from ("", f"## {title.zh} {title.en}")
    for paragraph in (said.zh, said.en, *more):
        if paragraph:
            yield from ("", paragraph)


def _citations(rule: Rule) -> Iterator[str]:
    if rule.is_integrity:
        yield INTEGRITY.zh or ""
        yield INTEGRITY.en or ""
    for citation in rule.citations:
        yield f"{citation.in_language('zh')}<br>{citation.in_language('en')}"
        in_force, due = citation.regulation.in_force, citation.topic.due
        if in_force is not None:
            yield f"in force from {in_force.day} 起施行（{_both(in_force.basis)}）"
        if due is not None:
            yield f"to be met by {due.day} 前做到（{_both(due.basis)}）"
        gist, basis = citation.topic.gist, citation.topic.basis
        yield f"> {gist.zh}<br>{gist.en}<br>（{_both(basis)}）"


def _breaches(rule: Rule) -> Iterator[str]:
    for way in rule.breaches:
        yield f"- {way.title.zh}<br>{way.title.en}"
        yield from _source(way.apply)


def _source(function: Any) -> Iterator[str]:
    yield f"```python\n{inspect.getsource(function).rstrip()}\n```"


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "Severity 级别", _both(rule.severity)
    yield "Ground 依据", _both(rule.basis)
    if rule.confidence is not None:
        yield "Known from 依据的来历", _both(rule.confidence)
    yield "Status 状态", _both(rule.status)
    kinds = "<br>".join(map(_both, sorted(rule.kinds or ())))
    yield "For 适用于", kinds or "every kind of consortium 各种医联体"
    yield "Needs 所需数据", "<br>".join(f"`{need}`" for need in rule.needs)
