"""What people type, made into what the library takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from medconsortium import datasets
from medconsortium.cli.problems import UnusableError, not_found
from medconsortium.errors import TermError
from medconsortium.files import read
from medconsortium.model import Network
from medconsortium.text import Text
from medconsortium.vocabulary import Term

__all__ = ["chosen", "split", "to_day", "to_network", "to_term"]

T = TypeVar("T", bound=Term)

_SEPARATORS = re.compile("[,，、;；]")
_SUGGESTIONS = 5


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


def chosen(value: str, among: Sequence[str]) -> str:
    """Return the value if it stands among others.

    Raises:
        UnusableError: It does not.
    """
    if value not in among:
        raise UnusableError(not_found(value, among))
    return value
