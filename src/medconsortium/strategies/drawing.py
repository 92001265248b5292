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

__all__ = ["Frame", "Known", "Unknowns", "field_values", "points", "values_of"]

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


@st.composite
def field_values(draw: DrawFn, frame: Frame, encoding: Encoding) -> Any:
    """Draw a value for a field of an encoding, within a frame."""
    return _field(draw, frame, encoding)


# Networks differ in what can be referred to, and a strategy takes longer to make than to draw from.
# So what depends on a network is drawn by functions, from strategies that are made once.


def _field(draw: DrawFn, frame: Frame, encoding: Encoding) -> Any:
    simple = _simple(frame.wording).get(type(encoding))
    return _composed(draw, frame, encoding) if simple is None else draw(simple)


def _composed(draw: DrawFn, frame: Frame, encoding: Encoding) -> Any:
    match encoding:
        case TermEncoding(vocabulary=vocabulary):
            return draw(_any_term(vocabulary))
        case DateEncoding():
            return draw(_dates(frame.wording, frame.earliest, frame.latest))
        case ReferenceEncoding():
            ids = frame.ids(encoding)
            return ids[draw(_below(len(ids)))] if ids else draw(_ids(frame.wording))
        case ListEncoding(item=item, listing=listing):
            items = _several(draw, frame, item)
            return Listing(items, draw(frame.completenesses)) if listing else tuple(items)
        case NestedEncoding(nested=nested):
            return _drawn(draw, nested, frame, _NOTHING, ())
    return _field_sources(draw, frame)


def _several(draw: DrawFn, frame: Frame, item: Encoding) -> list[Any]:
    items: list[Any] = []
    while len(items) < _MOST_ITEMS and frame.may_refer(item) and draw(_yes_or_no):
        items.append(_field(draw, frame, item))
    is_plain = isinstance(item, TermEncoding | ReferenceEncoding) and not frame.is_hostile
    return list(dict.fromkeys(items)) if is_plain else items


def _field_sources(draw: DrawFn, frame: Frame) -> FieldSources:
    source = ReferenceEncoding(("sources",))
    if not frame.may_refer(source) or not draw(_yes_or_no):
        return FieldSources()
    named = draw(_strings(frame.wording))
    return FieldSources({named: [*dict.fromkeys(_several(draw, frame, source))]})


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


_yes_or_no = st.booleans()


@cache
def _strings(wording: Wording) -> SearchStrategy[str]:
    return strings(wording=wording)


@cache
def _ids(wording: Wording) -> SearchStrategy[str]:
    return row_ids(wording=wording)


@cache
def _ids_or_none(wording: Wording) -> SearchStrategy[str]:
    return st.just("") | row_ids(wording=wording)


@cache
def _below(count: int) -> SearchStrategy[int]:
    return st.integers(0, count - 1)


@cache
def _any_term(vocabulary: type[Term]) -> SearchStrategy[Any]:
    return st.sampled_from(vocabulary)


@cache
def _terms(vocabulary: type[Term], default: Term, *, open_to_doubt: bool) -> SearchStrategy[Any]:
    others = [term for term in vocabulary if term is not default]
    is_doubt = default.key == Completeness.UNKNOWN.key
    return st.sampled_from(others if is_doubt and not open_to_doubt else [default, *others])


@cache
def _dates(
    wording: Wording, earliest: date | None, latest: date | None
) -> SearchStrategy[PartialDate]:
    is_hostile = wording == "adversarial"
    if is_hostile and earliest is latest is None:
        return hostile_dates()
    first, last = (date.min, date.max) if is_hostile else (EARLIEST, LATEST)
    first, last = earliest or first, latest or last
    dates = partial_dates(earliest=min(first, last), latest=last)
    return dates | st.just(OPEN) if is_hostile and latest is None else dates


@cache
def _simple(wording: Wording) -> Mapping[type[Encoding], SearchStrategy[Any]]:
    """Return what draws values that depend on nothing but the wording, by their encoding."""
    is_hostile = wording == "adversarial"
    return {
        FlagEncoding: _yes_or_no,
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


@st.composite
def values_of(
    draw: DrawFn,
    made: type[T],
    frame: Frame,
    *,
    given: Mapping[str, SearchStrategy[Any]] = _NOTHING,
    stated: Collection[str] = (),
) -> T:
    """Draw rows of a type, or the values that rows are made of.

    Args:
        made: The type.
        frame: What the values are drawn within.
        given: What draws fields in another way than their type says. One that may be not stated
            still may be.
        stated: Fields that are stated always.

    Shrinks to what states nothing that need not be stated.
    """
    return _drawn(draw, made, frame, given, stated)


def _drawn(
    draw: DrawFn,
    made: type[T],
    frame: Frame,
    given: Mapping[str, SearchStrategy[Any]],
    stated: Collection[str],
) -> T:
    assumed = defaults(made)
    values: dict[str, Any] = {name: None for name, default in assumed.items() if default is None}
    possible = {
        name: encoding
        for name, encoding in encodings(made).items()
        if name in given or name not in values or frame.may_refer(encoding)
    }
    optional = sorted(possible.keys() & values.keys() - set(stated))
    is_stated = _IS_STATED[frame.unknowns]
    left_out = {name for name in optional if not draw(is_stated)}
    for name, encoding in possible.items():
        if name in left_out:
            continue
        if name in given:
            values[name] = draw(given[name])
        elif name == "id":
            may_lack = issubclass(made, KeyedRow)
            values[name] = draw(_ids_or_none(frame.wording) if may_lack else _ids(frame.wording))
        elif name == "until" and not draw(_yes_or_no):
            values[name] = OPEN
        elif isinstance(assumed[name], Term) and isinstance(encoding, TermEncoding):
            values[name] = draw(frame.terms(encoding.vocabulary, assumed[name]))
        else:
            values[name] = _field(draw, frame, encoding)
    return made(**(values if frame.is_hostile else _in_order(values)))


def _in_order(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with a period that does not end before it begins."""
    since, until = values.get("since"), values.get("until")
    if since is None or until is None or since <= until:
        return values
    return {**values, "since": until, "until": since}


_IS_STATED: Mapping[Unknowns, SearchStrategy[bool]] = {
    "none": st.just(True),  # noqa: FBT003 - the one value there is
    "some": _yes_or_no,
    "many": st.sampled_from((False, False, False, True)),
}
