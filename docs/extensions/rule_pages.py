"""Make a page of each rule from the rule itself: its facts, then its docstring."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from doctests import DOCTEST
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from medconsortium.rules import CATALOGUE, Rule
from medconsortium.vocabulary import Term

MARK = "<!-- the rules -->"
SECTION = re.compile(r"^(\w[\w ]+):$", re.MULTILINE)


def on_config(config: Any) -> Any:
    """List the pages in the navigation, below the index of rules."""
    for entry in config.nav:
        if isinstance(entry, dict) and ["rules/index.md"] in entry.values():
            entry[next(iter(entry))] = ["rules/index.md", *map(_address, CATALOGUE)]
    return config


def on_files(files: Files, config: Any) -> Files:
    """Add the pages."""
    for rule in CATALOGUE:
        content = "\n".join(_page(rule))
        files.append(File.generated(config, _address(rule), content=content))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Put the table of rules into the index."""
    if page.file.src_uri != "rules/index.md":
        return markdown
    rows = (
        f"| [{rule.code}]({rule.code.lower()}.md) | {rule.title.zh}<br>{rule.title.en} "
        f"| {_both(rule.severity)} | {_both(rule.basis)} | {_both(rule.status)} |"
        for rule in CATALOGUE
    )
    head = ["| Rule | Finds | Severity | Ground | Status |", "|---|---|---|---|---|"]
    return markdown.replace(MARK, "\n".join([*head, *rows]))


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
    first, _, rest = rule.page.partition("\n")
    yield f"**{first}**"
    yield _sections(rest)


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "Severity 级别", _both(rule.severity)
    yield "Ground 依据", _both(rule.basis)
    if rule.confidence is not None:
        yield "Known from 依据的来历", _both(rule.confidence)
    yield "Status 状态", _both(rule.status)
    kinds = "<br>".join(map(_both, sorted(rule.kinds or ())))
    yield "For 适用于", kinds or "every kind of consortium 各种医联体"
    yield "Needs 所需数据", "<br>".join(f"`{need}`" for need in rule.needs)
    for citation in rule.citations:
        begins = citation.regulation.in_force
        day = f"in force from {begins.day} 起施行（{_both(begins.basis)}）"
        yield "Law 规定", "<br>".join((*map(citation.in_language, ("zh", "en")), day))
        gist, basis = citation.topic.gist, citation.topic.basis
        yield "Gist 要点", f"{gist.zh}<br>{gist.en}<br>（{_both(basis)}）"


def _sections(docstring: str) -> str:
    """Make headings of the sections of a docstring, and code of its examples."""
    parts = SECTION.split(docstring)
    text = parts[0].strip()
    for title, body in zip(parts[1::2], parts[2::2], strict=True):
        dedented = re.sub(r"^ {4}", "", body.strip("\n"), flags=re.MULTILINE)
        fenced = DOCTEST.sub(r"\g<indent>```pycon\n\g<0>\n\g<indent>```", dedented)
        text += f"\n\n## {title}\n\n{fenced}"
    return text
