"""A regulation as plain data, in the shape of the files in `law/texts/`."""

from __future__ import annotations

from typing import Any

from medconsortium.law.parameters import Bound, DatedValue, Parameter
from medconsortium.law.regulations import DatedAct, Regulation, Topic
from medconsortium.text import Text
from medconsortium.vocabulary import SourceBasis

__all__ = ["plain_regulation"]


def plain_regulation(regulation: Regulation) -> dict[str, Any]:
    """Return a regulation as strings, numbers, lists and dicts; `regulation_of` reads them again.

    Its key is left out, and so is what is not known, or goes without saying.

    >>> from medconsortium.law import corpus
    >>> plain_regulation(corpus()["weishengbiaozhun-2002-218"])["basis"]
    'found'
    """
    basis = regulation.basis
    told = {
        "number": regulation.number,
        "title": _text(regulation.title),
        "issuer": _text(regulation.issuer),
        "issued": _act(regulation.issued, basis),
        "published": _act(regulation.published, basis),
        "in_force": _act(regulation.in_force, basis),
        "basis": basis.key,
        "bases": {name: known.key for name, known in regulation.bases.items() if known != basis},
        "superseded_by": regulation.superseded_by,
        "address": regulation.address,
        "topics": {key: _topic(topic, basis) for key, topic in regulation.topics.items()},
        "parameters": {key: _parameter(one, basis) for key, one in regulation.parameters.items()},
    }
    return _stated(told)


def _topic(topic: Topic, basis: SourceBasis) -> dict[str, Any]:
    return _stated(
        {
            "label": _text(topic.label),
            "gist": _text(topic.gist),
            "basis": None if topic.basis is basis else topic.basis.key,
            "articles": list(topic.articles),
            "due": _act(topic.due, basis),
        }
    )


def _parameter(parameter: Parameter, basis: SourceBasis) -> dict[str, Any]:
    first = parameter.values[0]
    terms = first.value if isinstance(first.value, tuple) else ()
    return _stated(
        {
            "label": _text(parameter.label),
            "unit": _text(first.unit),
            "bound": None if first.bound is Bound.EXACTLY else first.bound.key,
            "vocabulary": type(terms[0]).__name__ if terms else None,
            "values": [_value(value, basis) for value in parameter.values],
        }
    )


def _value(value: DatedValue, basis: SourceBasis) -> dict[str, Any]:
    held = value.value
    return _stated(
        {
            "since": str(value.since),
            "value": [term.key for term in held] if isinstance(held, tuple) else held,
            "basis": None if value.basis is basis else value.basis.key,
            "cite": value.cite,
        }
    )


def _act(act: DatedAct | None, basis: SourceBasis) -> str | dict[str, str] | None:
    if act is None or act.basis is basis:
        return None if act is None else str(act.day)
    return {"day": str(act.day), "basis": act.basis.key}


def _text(text: Text) -> str | dict[str, str]:
    """Return a text as a string where that is read as the same text again."""
    told = {name: said for name in ("zh", "en") if (said := getattr(text, name)) is not None}
    one = next(iter(told.values()), "")
    return one if len(told) < len(("zh", "en")) and Text.of(one) == text else told


def _stated(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value not in (None, "", [], {})}
