"""What people type, made into what the library takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from math import inf
from pathlib import Path
from typing import TypeVar

from medconsortium import datasets
from medconsortium.cli.problems import UnusableError, not_found
from medconsortium.errors import TermError
from medconsortium.files import read
from medconsortium.model import Network
from medconsortium.text import Text
from medconsortium.vocabulary import Term

__all__ = ["chosen", "split", "to_day", "to_network", "to_numbers", "to_term"]

T = TypeVar("T", bound=Term)
Number = TypeVar("Number", int, float)

_SEPARATORS = re.compile("[,，、;；]")
_SUGGESTIONS, _LONGEST = 5, 40


def to_network(name: str) -> Network:
    """Return the packaged dataset called `name`, or the network in the file of that name.

    Raises:
        DocumentError: The file cannot be read.
        UnusableError: There is neither; the nearest datasets are named.
    """
    path = Path(name)
    if path.exists() or path.suffix or len(path.parts) > 1:
        return read(path)
    if name in datasets.names():
        return datasets.load(name)
    near = get_close_matches(name, datasets.names(), n=_SUGGESTIONS, cutoff=0.3)
    raise UnusableError(not_found(name, near or datasets.names()))


def to_day(text: str | None) -> date | None:
    """Return the day written as `2026-01-01`; nothing stays nothing.

    Raises:
        UnusableError: It is no day.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        shown = repr(text[:40])
        raise UnusableError(
            Text(
                f"{shown} 不是日期，请写成 2026-01-01",
                f"{shown} is no day; write it as 2026-01-01",
            )
        ) from None


def to_term(vocabulary: type[T], text: str) -> T:
    """Return the term that `text` names by key, Chinese or English label, or alias.

    Raises:
        UnusableError: None; the nearest are named.
    """
    try:
        return vocabulary.parse(text)
    except TermError:
        near = [f"{t.key}  {t.zh}  {t.en}" for t in vocabulary.nearest(text) or vocabulary]
        raise UnusableError(not_found(text, near)) from None


def split(values: Iterable[str] | None) -> tuple[str, ...]:
    """Return what stands between the commas, Chinese ones too, in options given repeatedly.

    >>> split(["GEN002, SPA", "RDN001"])
    ('GEN002', 'SPA', 'RDN001')
    """
    parts = (part.strip() for value in values or () for part in _SEPARATORS.split(value))
    return tuple(part for part in parts if part)


def to_numbers(values: Iterable[str] | None, kind: Callable[[str], Number]) -> tuple[Number, ...]:
    """Return the numbers, 0 or more, that stand between commas.

    Raises:
        UnusableError: One is no such number.

    >>> to_numbers(["30, 60"], float)
    (30.0, 60.0)
    """
    parts = split(values)
    try:
        numbers = tuple(kind(part) for part in parts)
    except ValueError:
        numbers = ()
    if len(numbers) < len(parts) or not all(0 <= number < inf for number in numbers):
        told = ", ".join(parts)[:_LONGEST]
        raise UnusableError(
            Text(f"{told!r} 要写成 0 以上的数", f"{told!r}: write numbers, 0 or more")
        )
    return numbers


def chosen(value: str, among: Sequence[str]) -> str:
    """Return the value if it stands among others.

    Raises:
        UnusableError: It does not.
    """
    if value not in among:
        raise UnusableError(not_found(value, among))
    return value
