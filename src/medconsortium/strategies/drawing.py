"""How a row is drawn: field by field, by what the field may hold.

Ids come first, and references point to them, so that nothing is drawn that would not be found. A
field that a row gains later is drawn as soon as it exists.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, TypeAlias, TypeVar

from attrs import field, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.model import OPEN, FieldSources, GeoPoint, Listing, PartialDate
from medconsortium.model.columnar.encodings import (
    CountEncoding,
    DateEncoding,
    Encoding,
    FlagEncoding,
    GeoEncoding,
    ListEncoding,
    NumberEncoding,
    ReferenceEncoding,
    StringEncoding,
    TermEncoding,
    TextEncoding,
)
from medconsortium.model.fields import NestedEncoding, defaults, encodings
from medconsortium.model.rows import KeyedRow
from medconsortium.strategies.dates import EARLIEST, LATEST, hostile_dates, partial_dates
from medconsortium.strategies.wording import Wording, row_ids, strings, texts
from medconsortium.vocabulary import Completeness, Datum, Term

__all__ = ["Frame", "Known", "Unknowns", "values_of"]

Known: TypeAlias = Mapping[str, Sequence[str]]
"""For each table, the ids that references may name."""

Unknowns: TypeAlias = Literal["none", "some", "many"]
"""How much is not stated: nothing, a part, or most."""

T = TypeVar("T")

LARGEST_COUNT = 2**53
_MOST_ITEMS = 2
_USUAL_COUNT = 3000
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@frozen(kw_only=True)
class Frame:
    """What the values of a row are drawn within.

    Attributes:
        known: What references may name. One that must be given names anything where nothing is
            known; others are not stated then.
        unknowns: How many fields are not stated.
        wording: Whether texts, counts and figures are those of the field, or hostile.
        earliest: No date lies before: that of `dates` if left out, any where hostile.
        latest: No date lies after; an end may be stated not to be set.
    """

    known: Known = field(factory=dict)
    unknowns: Unknowns = "some"
    wording: Wording = "realistic"
    earliest: date | None = None
    latest: date | None = None

    @property
    def is_hostile(self) -> bool:
        """Whether anything may come that can be held."""
        return self.wording == "adversarial"

    def may_refer(self, encoding: Encoding) -> bool:
        """Return whether there is something to refer to, if it is a reference that is asked for."""
        if isinstance(encoding, ListEncoding):
            return self.may_refer(encoding.item)
        return not isinstance(encoding, ReferenceEncoding) or bool(self.ids(encoding))

    def ids(self, encoding: ReferenceEncoding) -> list[str]:
        """Return what a reference may name."""
        return [row_id for table in encoding.tables for row_id in self.known.get(table, ())]

    @property
    def completenesses(self) -> SearchStrategy[Completeness]:
        """What draws how complete a list is."""
        return self.terms(Completeness, Completeness.UNKNOWN)

    def terms(self, vocabulary: type[Term], default: Term) -> SearchStrategy[Any]:
        """Return what draws terms, the one that is assumed unless another is stated first."""
        return _terms(vocabulary, default, open_to_doubt=self.unknowns != "none")

    def strategy(self, encoding: Encoding) -> SearchStrategy[Any]:
        """Return what draws a value for a field of an encoding."""
        simple = _simple(self.wording).get(type(encoding))
        return self._composed(encoding) if simple is None else simple

    def _composed(self, encoding: Encoding) -> SearchStrategy[Any]:
        match encoding:
            case TermEncoding(vocabulary=vocabulary):
                return _any_term(vocabulary)
            case DateEncoding():
                return self._dates
            case ReferenceEncoding():
                ids = self.ids(encoding)
                return st.sampled_from(ids) if ids else row_ids(wording=self.wording)
            case ListEncoding(item=item, listing=listing):
                return self._several(item, listing=listing)
            case NestedEncoding(nested=nested):
                return values_of(nested, self)
        return self._field_sources()

    @property
    def _dates(self) -> SearchStrategy[PartialDate]:
        if self.is_hostile and self.earliest is self.latest is None:
            return hostile_dates()
        first, last = (date.min, date.max) if self.is_hostile else (EARLIEST, LATEST)
        first, last = self.earliest or first, self.latest or last
        dates = partial_dates(earliest=min(first, last), latest=last)
        return dates | st.just(OPEN) if self.is_hostile and self.latest is None else dates

    def _several(self, item: Encoding, *, listing: bool) -> SearchStrategy[Any]:
        most = _MOST_ITEMS if self.may_refer(item) else 0
        plain = isinstance(item, TermEncoding | ReferenceEncoding) and not self.is_hostile
        items: SearchStrategy[list[Any]] = st.lists(
            self.strategy(item), max_size=most, unique=plain and most > 0
        )
        return st.builds(Listing, items, self.completenesses) if listing else items.map(tuple)

    def _field_sources(self) -> SearchStrategy[FieldSources]:
        known = self.ids(ReferenceEncoding(("sources",)))
        if not known:
            return st.just(FieldSources())
        named = st.lists(st.sampled_from(known), max_size=_MOST_ITEMS, unique=True)
        return st.dictionaries(strings(wording=self.wording), named, max_size=1).map(FieldSources)


def points(*, wording: Wording = "realistic") -> SearchStrategy[GeoPoint]:
    """Draw points on the earth, in China unless the wording is adversarial.

    Shrinks to a point of whole degrees.
    """
    (south, north), (west, east) = ((18, 54), (73, 136))
    if wording == "adversarial":
        (south, north), (west, east) = ((-90, 90), (-180, 180))
    return st.builds(
        GeoPoint,
        latitude=st.floats(south, north),
        longitude=st.floats(west, east),
        datum=st.none() | st.sampled_from(Datum),
    )


@cache
def _any_term(vocabulary: type[Term]) -> SearchStrategy[Any]:
    return st.sampled_from(vocabulary)


@cache
def _terms(vocabulary: type[Term], default: Term, *, open_to_doubt: bool) -> SearchStrategy[Any]:
    others = [term for term in vocabulary if term is not default]
    is_doubt = default.key == Completeness.UNKNOWN.key
    return st.sampled_from(others if is_doubt and not open_to_doubt else [default, *others])


@cache
def _simple(wording: Wording) -> Mapping[type[Encoding], SearchStrategy[Any]]:
    """Return what draws values that depend on nothing but the wording, by their encoding."""
    is_hostile = wording == "adversarial"
    return {
        FlagEncoding: st.booleans(),
        CountEncoding: st.integers(0, LARGEST_COUNT if is_hostile else _USUAL_COUNT),
        NumberEncoding: _HOSTILE_NUMBERS if is_hostile else _USUAL_NUMBERS,
        StringEncoding: strings(wording=wording),
        TextEncoding: texts(wording=wording),
        GeoEncoding: points(wording=wording),
    }


_USUAL_NUMBERS = st.integers(0, 500) | st.integers(0, 5000).map(lambda tenths: tenths / 10)
_HOSTILE_NUMBERS = st.integers(-LARGEST_COUNT, LARGEST_COUNT) | st.floats(
    allow_nan=False, allow_infinity=False
)


def values_of(
    made: type[T],
    frame: Frame,
    *,
    given: Mapping[str, SearchStrategy[Any]] = _NOTHING,
    stated: Collection[str] = (),
) -> SearchStrategy[T]:
    """Draw rows of a type, or the values that rows are made of.

    Args:
        made: The type.
        frame: What the values are drawn within.
        given: What draws fields in another way than their type says. One that may be not stated
            still may be.
        stated: Fields that are stated always.

    Shrinks to what states nothing that need not be stated.
    """
    assumed = defaults(made)
    lacking = {name for name, default in assumed.items() if default is None}
    drawn: dict[str, SearchStrategy[Any]] = {}
    for name, encoding in encodings(made).items():
        if name in given:
            drawn[name] = given[name]
        elif isinstance(encoding, TermEncoding) and isinstance(assumed[name], Term):
            drawn[name] = frame.terms(encoding.vocabulary, assumed[name])
        elif name == "id":
            drawn[name] = _id_of(made, frame)
        elif name not in lacking or frame.may_refer(encoding):
            drawn[name] = frame.strategy(encoding)
    if "until" in drawn:
        drawn["until"] = st.just(OPEN) | drawn["until"]
    optional = tuple(sorted((lacking & drawn.keys()) - set(stated)))
    return _made(made, drawn, frozenset(lacking), _left_out(optional, frame.unknowns), frame)


@st.composite
def _made(
    draw: DrawFn,
    made: type[T],
    drawn: Mapping[str, SearchStrategy[Any]],
    lacking: frozenset[str],
    left_out: SearchStrategy[frozenset[str]],
    frame: Frame,
) -> T:
    """Draw the fields of a row, and make it.

    Not by `map`: Hypothesis prints what that makes in a way of its own.
    """
    values: dict[str, Any] = dict.fromkeys(lacking)
    unstated = draw(left_out)
    for name, strategy in drawn.items():
        if name not in unstated:
            values[name] = draw(strategy)
    return made(**(values if frame.is_hostile else _in_order(values)))


def _in_order(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with a period that does not end before it begins."""
    since, until = values.get("since"), values.get("until")
    if since is None or until is None or since <= until:
        return values
    return {**values, "since": until, "until": since}


def _left_out(optional: tuple[str, ...], unknowns: Unknowns) -> SearchStrategy[frozenset[str]]:
    """Draw which optional fields are not stated: one flag each.

    A number whose bits are the flags would be cheaper; but Hypothesis prefers small numbers, so
    that the fields of the high bits would hardly ever be stated.
    """
    stated = st.tuples(*[_STATED[unknowns]] * len(optional))
    return stated.map(
        lambda flags: frozenset(n for n, flag in zip(optional, flags, strict=True) if not flag)
    )


_STATED: Mapping[Unknowns, SearchStrategy[bool]] = {
    "none": st.just(True),  # noqa: FBT003 - the one value there is
    "some": st.booleans(),
    "many": st.sampled_from((False, False, False, True)),
}


def _id_of(made: type[Any], frame: Frame) -> SearchStrategy[str]:
    ids = row_ids(wording=frame.wording)
    return st.just("") | ids if issubclass(made, KeyedRow) else ids
