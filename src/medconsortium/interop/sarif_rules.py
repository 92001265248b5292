"""Rules as SARIF 2.1.0 describes them, and texts as its messages hold them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from medconsortium.rules import SECTIONS, Rule, Severity
from medconsortium.rules.reporting.plain import plain
from medconsortium.text import Language, Text

__all__ = ["LEVELS", "descriptor", "message"]

LEVELS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
)

_LAW = Text("规定", "Law")
_OVERLAY = Text("地方补充规定", "Overlay")
_BREACH = Text("怎样算不符合", "Breach")
_LINK = re.compile(r"\](?=\()")


def message(text: str) -> dict[str, str]:
    """Return a text as a message: no part of it is taken for a placeholder or a link.

    >>> message("{0} [see](http://example.org)")
    {'text': '{{0}} [see] (http://example.org)'}
    """
    return {"text": _LINK.sub("] ", text.replace("{", "{{").replace("}", "}}"))}


def descriptor(rule: Rule, language: Language) -> dict[str, Any]:
    """Return what a log tells of a rule, with its page as the help text."""
    told: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": message(rule.title.in_language(language)),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.code.rstrip("0123456789"), rule.basis.key, rule.status.key],
            "subjects": rule.subjects,
            "confidence": rule.confidence and rule.confidence.key,
            "citations": [c.in_language(language) for c in rule.citations],
            "overlays": [plain(one.overlay) for one in rule.amendments],
        },
    }
    summary = rule.page.summary.in_language(language)
    if summary:
        told["fullDescription"] = message(summary)
        told["help"] = message(_help(rule, language))
    return told


def _help(rule: Rule, language: Language) -> str:
    """Return the page of a rule as plain text, section by section."""
    overlaid = [
        f"{one.overlay.in_language(language)}: {citation.in_language(language)}"
        for one in rule.amendments
        for citation in one.citations
    ]
    breaches = [f"- {way.title.in_language(language)}" for way in rule.breaches]
    parts = [
        rule.page.summary.in_language(language),
        *(
            f"{SECTIONS.get(title, Text(title, title)).in_language(language)}\n"
            f"{said.in_language(language)}"
            for title, said in rule.page.sections.items()
        ),
        *_section(_BREACH, breaches, language),
        *_section(_LAW, [c.in_language(language) for c in rule.citations], language),
        *_section(_OVERLAY, overlaid, language),
    ]
    return "\n\n".join(parts)


def _section(title: Text, lines: list[str], language: Language) -> list[str]:
    return ["\n".join([title.in_language(language), *lines])] if lines else []
