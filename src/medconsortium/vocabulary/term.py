"""The base of every vocabulary: a term has a stable key, a Chinese and an English label."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from enum import Enum
from functools import cache
from reprlib import repr as shorten
from types import MappingProxyType
from typing import Self

from medconsortium.errors import TermError
from medconsortium.text import Language, fold

__all__ = ["Term"]

_LONGEST = 64
"""No label is longer; a longer text is not compared letter by letter."""


class Term(Enum):
    """A term of a controlled vocabulary; a vocabulary is a subclass, a term its member.

    A member is written `NAME = key, zh, en, *aliases`. The `key` is what documents hold, and it
    never changes; labels may. Terms sort in the order of the vocabulary. `number` is the place in
    that order, from 0: for columns in memory, not for files.

    >>> class Grip(Term):
    ...     LOOSE = "loose", "松散型", "loose"
    ...     TIGHT = "tight", "紧密型", "tight", "紧密"
    >>> Grip.parse("緊密"), Grip.TIGHT.label("en"), Grip.TIGHT.number
    (<Grip.TIGHT: 'tight'>, 'tight', 1)
    """

    _value_: str
    key: str
    zh: str
    en: str
    aliases: tuple[str, ...]
    number: int

    def __new__(cls, key: str, zh: str, en: str, *aliases: str) -> Self:
        """Make a member; only the body of a vocabulary does so."""
        term = object.__new__(cls)
        term._value_ = term.key = key
        term.zh, term.en, term.aliases = zh, en, aliases
        term.number = len(cls.__members__)
        return term

    @classmethod
    def parse(cls, text: str | Self) -> Self:
        """Return the term that `text` names by key, label or alias; a term passes as it is.

        Script, width, case, spaces and separators do not matter (`medconsortium.text.fold`).

        Raises:
            TermError: nothing in this vocabulary is called that; the message names what comes
                nearest.
        """
        if isinstance(text, cls):
            return text
        form = cls._look_up_form(text) if isinstance(text, str) else ""
        name = _names_by_spelling(cls).get(form)
        if name is None:
            raise _unknown(cls, text)
        return cls[name]

    @classmethod
    def at(cls, number: int) -> Self:
        """Return the term with this `number`.

        Raises:
            TermError: the vocabulary has no such number (-1, "not stated" in columns, included).
        """
        if not 0 <= number < len(cls):
            message = f"{cls.__name__} has no term number {number}（词表中没有这个序号）"
            raise TermError(message)
        return cls[cls._member_names_[number]]

    @classmethod
    def nearest(cls, text: str) -> tuple[Self, ...]:
        """Return at most three terms whose spelling resembles `text`, the closest first."""
        names = _names_by_spelling(cls)
        near = get_close_matches(fold(text[:_LONGEST]), names, n=9, cutoff=0.4)
        return tuple(cls[name] for name in dict.fromkeys(names[spelling] for spelling in near))[:3]

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything `parse` knows the term by: key, labels, aliases."""
        return (self.key, self.zh, self.en, *self.aliases)

    def label(self, language: Language) -> str:
        """Return the label in `language`."""
        return self.zh if language == "zh" else self.en

    @classmethod
    def _look_up_form(cls, text: str) -> str:
        """Return what to look for in the index of spellings; `""` is never found."""
        return fold(text)

    def __lt__(self, other: Self) -> bool:
        if isinstance(other, type(self)):
            return self.number < other.number
        return NotImplemented


@cache
def _names_by_spelling(vocabulary: type[Term]) -> Mapping[str, str]:
    """Return the member's name for every folded spelling."""
    return MappingProxyType(
        {fold(spelling): term.name for term in vocabulary for spelling in term.spellings}
    )


def _unknown(vocabulary: type[Term], text: object) -> TermError:
    near = vocabulary.nearest(text) if isinstance(text, str) else ()
    hint = "; nearest（相近的有）: " if near else "; terms include（词条有）: "
    terms = ", ".join(f"{term.key} {term.zh} ({term.en})" for term in near or [*vocabulary][:3])
    return TermError(
        f"{shorten(text)} is no term of {vocabulary.__name__}（不是该词表的词条）{hint}{terms}"
    )
