"""Who takes patients just now, as a document: `medconsortium-availability/1`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import Field, WithJsonSchema

from medconsortium.documents.files import Notation, Readable, written
from medconsortium.documents.notes import Notes, format_of, items, shaped
from medconsortium.documents.shapes import MOST_ITEMS, Count, Shape
from medconsortium.errors import Fault
from medconsortium.syntax.wording import shown
from medconsortium.text import Text

if TYPE_CHECKING:
    from medconsortium.referral import Availability

__all__ = ["AvailabilityDocument", "dump_availability", "read_availability"]

Moment: TypeAlias = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]


class PlaceShape(Shape):
    """An institution or department, by id: whether it takes patients, how many beds are free."""

    id: str
    accepting: bool | None = None
    free_beds: Count | None = None


class AvailabilityDocument(Shape):
    """Who takes patients, and when that was known."""

    format: Literal["medconsortium-availability/1"]
    as_of: Moment | None = None
    places: Annotated[list[PlaceShape], Field(max_length=MOST_ITEMS)]


def read_availability(source: Readable, *, notation: Notation | None = None) -> Availability:
    """Return who takes patients just now, as a document tells.

    `source` and `notation` are as for `read`. Whether the ids are those of a network is for the
    query to say.

    Raises:
        DocumentError: The document cannot be read; `faults` lists everything wrong with it.

    >>> read_availability(
    ...     b'''
    ... format: medconsortium-availability/1
    ... as_of: 2026-01-01T08:00
    ... places: [{id: county, accepting: false}, {id: city, free_beds: 3}]
    ... '''
    ... ).free_beds
    {'city': 3}
    """
    from medconsortium.referral import Availability  # noqa: PLC0415 - a large room

    data, notes = shaped(source, AvailabilityDocument, notation=notation)
    accepting: dict[str, bool] = {}
    free_beds: dict[str, int] = {}
    met: set[str] = set()
    for path, raw in items(data, "places"):
        place = raw.get("id")
        if not notes.is_sound(path) or not isinstance(place, str):
            continue
        if place in met:
            notes.note(_told_twice(place), (*path, "id"))
        met.add(place)
        if raw.get("accepting") is not None:
            accepting[place] = raw["accepting"]
        if raw.get("free_beds") is not None:
            free_beds[place] = raw["free_beds"]
    as_of = _moment(data, notes)
    notes.raise_any()
    return Availability(accepting=accepting, free_beds=free_beds, as_of=as_of)


def dump_availability(availability: Availability, *, notation: Notation = "yaml") -> bytes:
    """Return the document of an availability, sorted by id.

    >>> from medconsortium.referral import Availability
    >>> one = Availability(accepting={"county": True}, free_beds={"city": 3})
    >>> read_availability(dump_availability(one)) == one
    True
    """
    accepting, free_beds = availability.accepting, availability.free_beds
    document: dict[str, Any] = {"format": format_of(AvailabilityDocument)}
    if availability.as_of is not None:
        document["as_of"] = availability.as_of.isoformat()
    document["places"] = [
        {
            "id": place,
            **({"accepting": accepting[place]} if place in accepting else {}),
            **({"free_beds": free_beds[place]} if place in free_beds else {}),
        }
        for place in sorted({*accepting, *free_beds})
    ]
    return written(document, notation=notation)


def _moment(data: Mapping[str, Any], notes: Notes) -> datetime | None:
    stated = data.get("as_of")
    if not isinstance(stated, str):
        return None
    try:
        return datetime.fromisoformat(stated)
    except ValueError:
        notes.note(_no_moment(stated), ("as_of",))
        return None


def _told_twice(place: str) -> Fault:
    return Fault(
        code="given-twice",
        message=Text(f"{shown(place)} 出现了两次", f"{shown(place)} is there twice"),
        cure=Text("合并成一条", "make one of the two"),
    )


def _no_moment(stated: str) -> Fault:
    return Fault(
        code="bad-moment",
        message=Text(f"{shown(stated)} 不是时间", f"{shown(stated)} is no time"),
        cure=Text("写成 2026-06-30T08:00", "write it as 2026-06-30T08:00"),
    )
