"""The values that an overlay gives to parameters of the law."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from medconsortium.documents.faults import Path
from medconsortium.documents.notes import Notes, items, unknown
from medconsortium.documents.sound_rows import text_of
from medconsortium.errors import Fault, ModelError, NotFoundError
from medconsortium.law import Bound, DatedValue, Value, parameter
from medconsortium.model import PartialDate
from medconsortium.model.columnar.encodings import TextEncoding
from medconsortium.text import Text
from medconsortium.vocabulary import SourceBasis, Term

__all__ = ["new_values", "plain_values"]


def new_values(
    name: str, raw: Mapping[str, Any], path: Path, notes: Notes
) -> tuple[DatedValue, ...]:
    """Return the values given to a parameter; unit and bound are the law's unless stated.

    What is wrong is noted; if anything is, what is returned is no use.
    """
    try:
        last = parameter(name).values[-1]
    except NotFoundError as error:
        notes.note(unknown("unknown-parameter", error), (*path, "parameter"))
        return ()
    found = []
    for place, entry in items(raw, "values"):
        here = (*path, *place)
        since = _since(entry, here, notes)
        value = _value(entry, last.value, here, notes)
        basis = notes.term(entry.get("basis"), SourceBasis, (*here, "basis"))
        bound = notes.term(entry.get("bound"), Bound, (*here, "bound"))
        unit = entry.get("unit")
        if since is not None and value is not None and notes.is_sound(here):
            found.append(
                DatedValue(
                    since=since,
                    value=value,
                    basis=basis or SourceBasis.STATED,
                    cite=entry["cite"],
                    unit=last.unit if unit is None else text_of(unit),
                    bound=bound or last.bound,
                )
            )
    return tuple(found)


def plain_values(name: str, values: tuple[DatedValue, ...]) -> dict[str, Any]:
    """Return the values given to a parameter as plain data, which `new_values` reads again."""
    last = parameter(name).values[-1]
    return {"parameter": name, "values": [_plain(value, last) for value in values]}


def _plain(value: DatedValue, last: DatedValue) -> dict[str, Any]:
    held = value.value
    told: dict[str, Any] = {
        "since": str(value.since),
        "value": [term.key for term in held] if isinstance(held, tuple) else held,
        "cite": value.cite,
    }
    if value.basis is not SourceBasis.STATED:
        told["basis"] = value.basis.key
    if value.bound is not last.bound:
        told["bound"] = value.bound.key
    if value.unit != last.unit:
        told["unit"] = TextEncoding().plain(value.unit)
    return told


def _since(entry: Mapping[str, Any], path: Path, notes: Notes) -> PartialDate | None:
    stated = entry.get("since")
    try:
        return PartialDate.parse(stated) if isinstance(stated, str) else None
    except ModelError as error:
        for fault in error.faults:
            notes.note(fault, (*path, "since"))
        return None


def _value(entry: Mapping[str, Any], like: Value, path: Path, notes: Notes) -> Value | None:
    """Return a value of the sort that the law has: a number, or terms of the same vocabulary."""
    stated = entry.get("value")
    if not notes.is_sound((*path, "value")) or stated is None:
        return None
    if isinstance(like, tuple) is not isinstance(stated, list):
        notes.note(_OTHER_SORT, (*path, "value"))
        return None
    if not isinstance(like, tuple):
        return cast(Value, stated)
    vocabulary: type[Term] = type(like[0])
    terms = (
        notes.term(text, vocabulary, (*path, "value", number)) for number, text in enumerate(stated)
    )
    return tuple(term for term in terms if term is not None)


_OTHER_SORT = Fault(
    code="wrong-type",
    message=Text("与法规中这个参数的值不同类", "the law has a value of another sort here"),
    cure=Text("法规是数就写数，是词条就写词条", "write a number for a number, terms for terms"),
)
