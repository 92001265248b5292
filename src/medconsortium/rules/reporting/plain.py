"""Rules and reports as strings, numbers, lists and dicts."""

from __future__ import annotations

import math
from collections.abc import Iterable
from importlib.metadata import version
from types import NoneType
from typing import Any

import attrs
import numpy as np

from medconsortium.law import Citation
from medconsortium.rules.engine.amendment import Amendment
from medconsortium.rules.engine.rule import Rule
from medconsortium.rules.reporting.finding import Finding
from medconsortium.rules.reporting.progress import Progress
from medconsortium.vocabulary import Term

__all__ = ["CATALOGUE_FORMAT", "plain", "plain_catalogue", "plain_progress", "plain_rule"]

CATALOGUE_FORMAT = "medconsortium-rules/1"


def plain_catalogue(rules: Iterable[Rule]) -> dict[str, Any]:
    """Return rules with their pages as plain data, format `medconsortium-rules/1`.

    >>> from medconsortium.rules import CATALOGUE
    >>> described = plain_catalogue(CATALOGUE)["rules"][0]
    >>> described["code"], described["breaches"][0]["name"]
    ('CMC001', 'lead-of-a-township')
    """
    return {
        "format": CATALOGUE_FORMAT,
        "medconsortium": version("medconsortium"),
        "rules": [_described(rule) for rule in rules],
    }


def _described(rule: Rule) -> dict[str, Any]:
    kinds = None if rule.kinds is None else [kind.key for kind in sorted(rule.kinds)]
    return {
        **plain_rule(rule),
        "cites": list(rule.cites),
        "kinds": kinds,
        "needs": list(rule.needs),
        "summary": plain(rule.page.summary),
        "sections": {title: plain(said) for title, said in rule.page.sections.items()},
        "breaches": [{"name": way.name, "title": plain(way.title)} for way in rule.breaches],
    }


def plain_rule(rule: Rule) -> dict[str, Any]:
    """Return what a report tells of a rule, and what overlays make of it."""
    told = {
        "code": rule.code,
        "name": rule.name,
        "title": plain(rule.title),
        "severity": rule.severity.key,
        "subjects": rule.subjects,
        "basis": rule.basis.key,
        "status": rule.status.key,
        "confidence": rule.confidence and rule.confidence.key,
        "citations": [_cited(citation) for citation in rule.citations],
    }
    if rule.amendments:
        told["amendments"] = [_amended(amendment) for amendment in rule.amendments]
    return told


def _amended(amendment: Amendment) -> dict[str, Any]:
    """Return what an overlay makes of a rule, without what it leaves as it is."""
    told: dict[str, Any] = {"overlay": plain(amendment.overlay), "begins": str(amendment.begins)}
    names = ("severity", "since", "until", "ignored", "added", "parameters")
    held = {name: getattr(amendment, name) for name in names}
    told.update((name, plain(value)) for name, value in held.items() if value)
    told["citations"] = [_cited(citation) for citation in amendment.citations]
    return told


def _cited(citation: Citation) -> dict[str, str]:
    return {"zh": citation.in_language("zh"), "en": citation.in_language("en")}


def plain_progress(progress: Progress) -> dict[str, Any]:
    """Return what became of breaches as plain data; each is told as rule and subject."""

    def keys(found: Iterable[Finding]) -> list[list[str]]:
        return [[one.rule.code, one.subject] for one in found]

    return {
        "before": progress.before.isoformat(),
        "now": progress.now.isoformat(),
        "new": keys(progress.new),
        "remaining": keys(progress.remaining),
        "cured": [list(key) for key in progress.cured],
        "undecided": [list(key) for key in progress.undecided],
        "gone": [list(key) for key in progress.gone],
    }


def plain(value: Any) -> Any:
    """Return a value as plain data: rules and terms by code and key, dates as text."""
    if isinstance(value, Rule):
        return value.code
    if isinstance(value, Term):
        return value.key
    if attrs.has(type(value)):
        fields = ((a.name, getattr(value, a.name)) for a in attrs.fields(type(value)))
        return {name: plain(held) for name, held in fields if held is not None}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, np.generic):
        return plain(value.item())
    finite = isinstance(value, float) and math.isfinite(value)
    return value if finite or isinstance(value, str | int | NoneType) else str(value)
