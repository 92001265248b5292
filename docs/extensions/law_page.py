"""Write what the law says into its page: the regulations, their topics and their parameters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mkdocs.structure.pages import Page

from medconsortium.law import DatedAct, Parameter, Regulation, Topic, corpus
from medconsortium.text import Text
from medconsortium.vocabulary import SourceBasis

MARK = "<!-- the law -->"


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Put the regulations into the page."""
    if page.file.src_uri != "background/law.md":
        return markdown
    return markdown.replace(MARK, "\n".join(law()))


def law() -> Iterator[str]:
    """Yield a table of the regulations, then a section for each."""
    regulations = sorted(corpus().values(), key=lambda regulation: regulation.begins.latest)
    yield "| Regulation 法规 | Issued 印发 | Published 公布 | In force 施行 | Known from 来历 |"
    yield "|---|---|---|---|---|"
    for regulation in regulations:
        days = (regulation.issued, regulation.published, regulation.in_force)
        name = f"[{_name(regulation)}](#{regulation.key})"
        yield f"| {' | '.join([name, *map(_day, days), _known(regulation.bases['number'])])} |"
    for regulation in regulations:
        yield from _section(regulation)


def _section(regulation: Regulation) -> Iterator[str]:
    known = regulation.bases
    yield f"\n## {_name(regulation)} {{ #{regulation.key} }}\n"
    yield f"`{regulation.key}`"
    for text, basis in ((regulation.title, known["title"]), (regulation.issuer, known["issuer"])):
        if text != Text():
            yield f"\n{_both(text)} {_known(basis)}"
    if regulation.superseded_by is not None:
        successor = corpus()[regulation.superseded_by]
        yield f"\nSuperseded by 已由此取代：[{_name(successor)}](#{successor.key})"
    if regulation.address is not None:
        yield f"\nRead at 见于 <{regulation.address}>"
    yield ""
    yield from map(_topic, regulation.topics.values())
    yield from map(_parameter, regulation.parameters.values())


def _topic(topic: Topic) -> str:
    articles = "".join(f"，第{n}条 Art. {n}" for n in topic.articles)
    due = f"；{topic.due.day} 前做到 due {_known(topic.due.basis)}" if topic.due else ""
    head = f"- `#{topic.key}` **{_both(topic.label)}**{articles} {_known(topic.basis)}{due}"
    return f"{head}<br>{topic.gist.zh}<br>{topic.gist.en}"


def _parameter(parameter: Parameter) -> str:
    values = "".join(
        f"<br>{value.since}: {value.in_language('zh')} {value.in_language('en')}"
        f" {_known(value.basis)} `{value.cite}`"
        for value in parameter.values
    )
    return f"- `#{parameter.key}` **{_both(parameter.label)}**, parameter 参数{values}"


def _name(regulation: Regulation) -> str:
    return regulation.number or _both(regulation.title)


def _both(text: Text) -> str:
    return f"{text.zh} {text.en}"


def _day(act: DatedAct | None) -> str:
    return "" if act is None else f"{act.day} {_known(act.basis)}"


def _known(basis: SourceBasis) -> str:
    return f"（{basis.zh} {basis.en}）"
