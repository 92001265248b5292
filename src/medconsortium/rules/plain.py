"""Reports as strings, numbers, lists and dicts."""

from __future__ import annotations

import math
from types import NoneType
from typing import Any

import attrs
import numpy as np

from medconsortium.rules.rule import Rule
from medconsortium.vocabulary import Term

__all__ = ["plain", "plain_rule"]


def plain_rule(rule: Rule) -> dict[str, Any]:
    """Return what a report tells of a rule."""
    return {
        "code": rule.code,
        "name": rule.name,
        "title": plain(rule.title),
        "severity": rule.severity.key,
        "subjects": rule.subjects,
        "basis": rule.basis.key,
        "status": rule.status.key,
        "confidence": rule.confidence and rule.confidence.key,
        "citations": [
            {"zh": c.in_language("zh"), "en": c.in_language("en")} for c in rule.citations
        ],
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
