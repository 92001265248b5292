"""What a regulation sets in numbers or names: thresholds, sizes and lists, each with its day."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias, TypeVar

from attrs import frozen

from medconsortium.model import PartialDate
from medconsortium.text import Language, Text
from medconsortium.vocabulary import SourceBasis, Term

__all__ = ["Bound", "DatedValue", "Parameter", "Value"]

Value: TypeAlias = int | float | tuple[Term, ...]
"""A number, or terms of a vocabulary."""

_Vocabulary = TypeVar("_Vocabulary", bound=Term)


class Bound(Term):
    """How a number binds."""

    EXACTLY = "exactly", "等于", "exactly"
    AT_LEAST = "at_least", "不低于", "at least"
    MORE_THAN = "more_than", "超过", "more than"
    AT_MOST = "at_most", "不超过", "at most"
    LESS_THAN = "less_than", "低于", "less than"


@frozen(kw_only=True)
class DatedValue:
    """What a parameter is from a day on, and the `regulation#topic` that says so.

    A percentage is held as 80, with the unit %. Terms have no unit, and bound says nothing of
    them.
    """

    since: PartialDate
    value: Value
    basis: SourceBasis
    cite: str
    unit: Text
    bound: Bound

    @property
    def number(self) -> int | float:
        """The value, where it is a number.

        Raises:
            TypeError: The value is a list of terms.
        """
        if isinstance(self.value, tuple):
            raise TypeError(f"{self.cite} sets terms, and no number")
        return self.value

    def terms(self, vocabulary: type[_Vocabulary]) -> tuple[_Vocabulary, ...]:
        """Return the value, where it is a list of terms of `vocabulary`.

        Raises:
            TypeError: The value is a number, or terms of another vocabulary.
        """
        found = self.value if isinstance(self.value, tuple) else ()
        terms = tuple(term for term in found if isinstance(term, vocabulary))
        if not terms or len(terms) < len(found):
            raise TypeError(f"{self.cite} does not set terms of {vocabulary.__name__}")
        return terms

    def is_met_by(self, found: float) -> bool:
        """Say whether a number, counted in the same unit, is what the parameter asks for.

        Raises:
            TypeError: The value is a list of terms.
        """
        wanted = self.number
        return {
            Bound.EXACTLY: found == wanted,
            Bound.AT_LEAST: found >= wanted,
            Bound.MORE_THAN: found > wanted,
            Bound.AT_MOST: found <= wanted,
            Bound.LESS_THAN: found < wanted,
        }[self.bound]

    def in_language(self, language: Language) -> str:
        """Return bound, value and unit, or the labels of the terms.

        >>> from medconsortium.law import parameter
        >>> parameter("guoweibanjicenghan-2025-121#imaging-coverage").values[0].in_language("en")
        'at least 80%'
        """
        if isinstance(self.value, tuple):
            comma = "、" if language == "zh" else ", "
            return comma.join(term.label(language) for term in self.value)
        unit = self.unit.in_language(language)
        bound = "" if self.bound is Bound.EXACTLY else self.bound.label(language)
        if language == "zh":
            return f"{bound}{self.value}{unit}"
        space = "" if unit == "%" else " "
        return f"{bound} {self.value}{space}{unit}".strip()


@frozen(kw_only=True)
class Parameter:
    """Something that a regulation sets, and its values, the oldest first.

    A value holds until the next one does, and the last one from its day on.
    """

    key: str
    label: Text
    values: tuple[DatedValue, ...]

    def on(self, day: date) -> DatedValue | None:
        """Return the value that surely holds on a day.

        `None` where there is none: the day lies before the first value, or on a day of which it
        is not known which value holds (then `possible_on` returns some).

        >>> from medconsortium.law import parameter
        >>> size = parameter("guoweibanyihan-2019-157#network-size")
        >>> [v.number for d in (date(2024, 2, 27), date(2024, 2, 28)) if (v := size.on(d))]
        [324, 419]
        """
        possible = self.possible_on(day)
        return possible[0] if len(possible) == 1 and possible[0].since.latest <= day else None

    def possible_on(self, day: date) -> tuple[DatedValue, ...]:
        """Return every value that may hold on a day, the oldest first."""
        begun = [value for value in self.values if value.since.earliest <= day]
        replaced = sum(value.since.latest <= day for value in begun[1:])
        return tuple(begun[replaced:])
