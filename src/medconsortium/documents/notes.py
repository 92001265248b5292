"""Documents beside those of networks: opened, checked for their shape, their faults noted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeVar, cast, get_args

import attrs
from attrs import frozen

from medconsortium.documents.faults import (
    FaultList,
    Path,
    Whereabouts,
    format_fault,
    note_shape,
)
from medconsortium.documents.files import Notation, Readable, opened
from medconsortium.documents.shapes import Shape
from medconsortium.errors import DocumentError, Fault, NotFoundError, TermError
from medconsortium.syntax.wording import path_text, shown
from medconsortium.text import Text
from medconsortium.vocabulary import Term

__all__ = ["Notes", "format_of", "items", "shaped", "unknown"]

T = TypeVar("T", bound=Term)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

_LONGEST = 64
_SUGGESTIONS = 5

_BLANK = Fault(
    code="blank",
    message=Text("是空的", "it is blank"),
    cure=Text("写明", "state it"),
)


@frozen(eq=False)
class Notes:
    """What is wrong with a document as it is read, with the places.

    `faulty` are the paths of values of another shape than the format's.
    """

    whereabouts: Whereabouts
    faults: FaultList
    faulty: frozenset[Path]

    def note(self, fault: Fault, path: Path, *, key: bool = False) -> None:
        """Add a fault at a path, or at the key there.

        Raises:
            DocumentError: There are too many to go on.
        """
        place = self.whereabouts(path, key=key)
        self.faults.note(attrs.evolve(fault, path=path_text(path), place=place))

    def is_sound(self, path: Path) -> bool:
        """Return whether the value at a path, and all it holds, has the shape of the format."""
        return not any(wrong[: len(path)] == path for wrong in self.faulty)

    def raise_any(self) -> None:
        """Raise the faults if there are any.

        Raises:
            DocumentError: There are.
        """
        if self.faults.found:
            raise DocumentError(self.faults.found)

    def day(self, raw: Mapping[str, Any], key: str, path: Path) -> date | None:
        """Return the day that stands under a key; note what is no day."""
        stated = raw.get(key)
        if not isinstance(stated, str):
            return None
        try:
            if _DAY.fullmatch(stated):
                return date.fromisoformat(stated)
        except ValueError:
            pass
        self.note(_no_day(stated), (*path, key))
        return None

    def term(self, stated: Any, vocabulary: type[T], path: Path) -> T | None:
        """Return the term that a text names; note what is none."""
        if not isinstance(stated, str):
            return None
        try:
            return vocabulary.parse(stated)
        except TermError as error:
            self.note(_unknown_term(error, vocabulary), path)
            return None

    def refuse_blank(self, raw: Mapping[str, Any], keys: tuple[str, ...], path: Path) -> None:
        """Note the keys under which a blank text stands, in either language."""
        for key in keys:
            stated = raw.get(key)
            texts = stated.values() if isinstance(stated, Mapping) else [stated]
            if any(isinstance(text, str) and not text.strip() for text in texts):
                self.note(_BLANK, (*path, key))

    def refuse_reversed(self, since: date | None, until: date | None, path: Path) -> None:
        """Note a period that ends before it begins."""
        if since is not None and until is not None and until < since:
            self.note(_reversed(since, until), (*path, "until"))


def shaped(
    source: Readable, shape: type[Shape], *, notation: Notation | None
) -> tuple[Mapping[str, Any], Notes]:
    """Return the data of a document, and the notes of what is wrong with its shape.

    Raises:
        DocumentError: It cannot be opened, is of another format, or has too many faults.
    """
    data, whereabouts = opened(source, notation=notation)
    fault = format_fault(data, format_of(shape))
    if fault is not None:
        raise DocumentError([fault.at(whereabouts(("format",)))])
    document, faults = cast(Mapping[str, Any], data), FaultList()
    faulty = note_shape(document, whereabouts, faults, shape=shape)
    return document, Notes(whereabouts, faults, faulty)


def format_of(shape: type[Shape]) -> str:
    """Return the format that a shape of whole documents states."""
    (name,) = get_args(shape.model_fields["format"].annotation)
    return str(name)


def items(data: Mapping[str, Any], key: str) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield path and content of each mapping in the list under a key."""
    listed = data.get(key)
    for number, raw in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(raw, Mapping):
            yield (key, number), raw


def unknown(code: str, error: NotFoundError) -> Fault:
    """Return the fault that nothing is called so."""
    what, suggested = error.what[:_LONGEST], error.suggestions
    nearest = get_close_matches(what, suggested, n=_SUGGESTIONS) or suggested[:_SUGGESTIONS]
    near = ", ".join(map(shown, nearest))
    cure = Text("核对写法", "check its spelling")
    return Fault(
        code=code,
        message=Text(f"找不到 {shown(error.what)}", f"nothing is called {shown(error.what)}"),
        cure=Text(f"可以试试：{near}", f"try one of: {near}") if near else cure,
    )


def _unknown_term(error: TermError, vocabulary: type[Term]) -> Fault:
    keys = ", ".join(term.key for term in vocabulary)
    return Fault(
        code="unknown-term",
        message=Text(str(error), str(error)),
        cure=Text(f"可用：{shown(keys)}", f"write one of: {shown(keys)}"),
    )


def _no_day(stated: str) -> Fault:
    return Fault(
        code="bad-day",
        message=Text(f"{shown(stated)} 不是一天", f"{shown(stated)} is no day"),
        cure=Text("写成 2026-06-30", "write it as 2026-06-30"),
    )


def _reversed(since: date, until: date) -> Fault:
    return Fault(
        code="reversed-period",
        message=Text(f"{since} 起，却到 {until} 止", f"it begins on {since} and ends on {until}"),
        cure=Text("核对两个日期", "check both days"),
    )
