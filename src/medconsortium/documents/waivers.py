"""Waivers as documents that people write, and sign off: `medconsortium-waivers/1`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from medconsortium.documents.faults import Path
from medconsortium.documents.files import Notation, Readable, written
from medconsortium.documents.notes import Notes, format_of, items, shaped
from medconsortium.documents.shapes import MOST_ITEMS, Day, Shape, TextShape
from medconsortium.documents.sound_rows import text_of
from medconsortium.model.columnar.encodings import TextEncoding
from medconsortium.rules import Waiver

__all__ = ["WaiversDocument", "dump_waivers", "read_waivers"]


class WaiverShape(Shape):
    """A decision that one subject may break one rule until a day."""

    rule: str
    subject: str
    reason: TextShape
    decided_by: str
    since: Day | None = None
    until: Day


class WaiversDocument(Shape):
    """Waivers."""

    format: Literal["medconsortium-waivers/1"]
    waivers: Annotated[list[WaiverShape], Field(max_length=MOST_ITEMS)]


def read_waivers(source: Readable, *, notation: Notation | None = None) -> tuple[Waiver, ...]:
    """Return the waivers in a document, as they stand there.

    `source` and `notation` are as for `read`. Whether a waiver fits anything is for the check to
    say: `Report.idle_waivers`.

    Raises:
        DocumentError: The document cannot be read; `faults` lists everything wrong with it.

    >>> (waiver,) = read_waivers(
    ...     b'''
    ... format: medconsortium-waivers/1
    ... waivers:
    ...   - {rule: MGT003, subject: community, reason: being signed, decided_by: county office,
    ...      until: 2026-06-30}
    ... '''
    ... )
    >>> waiver.rule, str(waiver.until)
    ('MGT003', '2026-06-30')
    """
    data, notes = shaped(source, WaiversDocument, notation=notation)
    found = [_waiver(raw, path, notes) for path, raw in items(data, "waivers")]
    notes.raise_any()
    return tuple(waiver for waiver in found if waiver is not None)


def dump_waivers(waivers: Iterable[Waiver], *, notation: Notation = "yaml") -> bytes:
    """Return the document of waivers, in their order.

    >>> from datetime import date
    >>> one = Waiver(
    ...     rule="MGT003",
    ...     subject="community",
    ...     reason="being signed",
    ...     decided_by="county office",
    ...     until=date(2026, 6, 30),
    ... )
    >>> read_waivers(dump_waivers([one])) == (one,)
    True
    """
    document = {"format": format_of(WaiversDocument), "waivers": [_plain(one) for one in waivers]}
    return written(document, notation=notation)


def _waiver(raw: Mapping[str, Any], path: Path, notes: Notes) -> Waiver | None:
    since, until = (notes.day(raw, key, path) for key in ("since", "until"))
    notes.refuse_reversed(since, until, path)
    notes.refuse_blank(raw, ("rule", "subject", "reason", "decided_by"), path)
    if notes.faults.found or until is None:
        return None
    return Waiver(
        rule=raw["rule"],
        subject=raw["subject"],
        reason=text_of(raw["reason"]),
        decided_by=raw["decided_by"],
        since=since,
        until=until,
    )


def _plain(waiver: Waiver) -> dict[str, Any]:
    told = {
        "rule": waiver.rule,
        "subject": waiver.subject,
        "reason": TextEncoding().plain(waiver.reason),
        "decided_by": waiver.decided_by,
    }
    if waiver.since is not None:
        told["since"] = waiver.since.isoformat()
    return {**told, "until": waiver.until.isoformat()}
