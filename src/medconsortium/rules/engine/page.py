"""The page of a rule: what its docstring says, section by section, in two languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from attrs import frozen

from medconsortium.text import Text

__all__ = ["SECTIONS", "RulePage", "parse_page"]

SECTIONS: Mapping[str, Text] = MappingProxyType(
    {
        title.in_language("en"): title
        for title in (
            Text("检查什么", "What it checks"),
            Text("为什么", "Why"),
            Text("所需数据", "Data it needs"),
            Text("如何整改", "How to comply"),
            Text("何时可以豁免", "When to waive"),
        )
    }
)
"""The sections that a docstring has, in their order, by the English title.

The others of a page (what it rests on, how it looks when all is well, and each way to breach it)
are told by the rule's citations, `compliant` and `breaches`.
"""

_TITLE = re.compile(r"^([A-Z][\w ]*):$", re.MULTILINE)
_IN_CHINESE = re.compile(r"[\W\d_]*[\u4e00-\u9fff]")


@frozen(kw_only=True)
class RulePage:
    """The fault in one sentence, and what each section says, by its English title."""

    summary: Text
    sections: Mapping[str, Text]


def parse_page(docstring: str) -> RulePage:
    """Return the page that a docstring holds.

    Paragraphs are parted by empty lines; one whose first letter is a Chinese character is
    Chinese, any other is English.
    """
    head, *parts = _TITLE.split(docstring)
    told = zip(parts[::2], parts[1::2], strict=True)
    sections = {title: _in_both(body) for title, body in told}
    return RulePage(summary=_in_both(head), sections=MappingProxyType(sections))


def _in_both(body: str) -> Text:
    paragraphs = [part for part in re.split(r"\n\s*\n", body.strip("\n")) if part.strip()]
    zh = [part for part in paragraphs if _IN_CHINESE.match(part)]
    en = [part for part in paragraphs if not _IN_CHINESE.match(part)]
    return Text(zh=_joined(zh, ""), en=_joined(en, " "))


def _joined(paragraphs: Iterable[str], between: str) -> str | None:
    """Join the lines of each paragraph as its language does, and the paragraphs."""
    lines = (between.join(line.strip() for line in p.splitlines()) for p in paragraphs)
    return "\n\n".join(lines) or None
