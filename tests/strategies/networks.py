"""Small valid networks that hold anything a network may hold.

Values are drawn by the encodings of the fields, so a new field is covered as soon as it exists.
Ids are drawn first, and references point to them: what is drawn is valid by construction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeAlias, TypeVar

import attrs
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.model import (
    OPEN,
    TABLES,
    FieldSources,
    GeoPoint,
    Listing,
    Membership,
    Network,
    PartialDate,
    Row,
)
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
from medconsortium.model.fields import (
    FieldSourcesEncoding,
    NestedEncoding,
    defaults,
    encodings,
)
from medconsortium.model.rows import KeyedRow
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, Datum

__all__ = [
    "Known",
    "days",
    "networks",
    "partial_dates",
    "row_ids",
    "rows",
    "share_of_examples",
    "strings",
    "texts",
]

Known: TypeAlias = Mapping[str, Sequence[str]]
"""For each table, the ids that references may name."""

R = TypeVar("R", bound=Row)

MOST_ROWS = 2
MOST_ITEMS = 2
LARGEST_INTEGER = 2**53

HOSTILE = (
    "",
    " 某 院 ",
    "=1+1",
    "\ufeff湘雅",
    "\"'`\\",
    "a/b#2",
    "第一行\r\n\t第二行\u2028",
    "\x00\x1b[31m\x7f\x85",
    "🏥👩\u200d⚕️",
    "廣州市番禺區中心醫院",
    "\u202e\u0301\u3000",
    "null",
    "2013-05",
    "：- # & * ! | > % @",
)

strings = st.text(st.characters(exclude_categories=["Cs"]), max_size=4) | st.sampled_from(HOSTILE)
texts = (
    strings.map(Text.of)
    | st.builds(Text, zh=strings)
    | st.builds(Text, en=strings)
    | st.builds(Text, zh=strings, en=strings)
)

_ENDS = "ab1中医醫🏥=+-@.'\"#:,;()&<%\ufeff"
_ends = st.sampled_from(_ENDS)
row_ids = _ends | st.builds("{}{}{}".format, _ends, st.text(_ENDS + " \u3000", max_size=3), _ends)

days = st.dates(date(2015, 1, 1), date(2025, 12, 31)) | st.dates()
partial_dates = (
    st.builds(lambda day: PartialDate.parse(day.isoformat()[:4]), days)
    | st.builds(lambda day: PartialDate.parse(day.isoformat()[:7]), days)
    | st.builds(lambda day: PartialDate(day, day), days)
    | st.builds(lambda day, other: PartialDate(min(day, other), max(day, other)), days, days)
    | st.builds(lambda day: PartialDate(date.min, day), days)
    | st.builds(lambda day: PartialDate(day, date.max), days)
    | st.sampled_from([OPEN, PartialDate(date.min, date.max)])
)

_completenesses = st.sampled_from(Completeness)
_simple: dict[type[Encoding], SearchStrategy[Any]] = {
    FlagEncoding: st.booleans(),
    CountEncoding: st.integers(0, 100) | st.integers(0, LARGEST_INTEGER),
    NumberEncoding: st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
    | st.floats(allow_nan=False, allow_infinity=False),
    StringEncoding: strings,
    TextEncoding: texts,
    DateEncoding: partial_dates,
    GeoEncoding: st.builds(
        GeoPoint,
        latitude=st.floats(-90, 90),
        longitude=st.floats(-180, 180),
        datum=st.none() | st.sampled_from(Datum),
    ),
}
_MEMBER = ("group", "institution", "department")


def share_of_examples(share: float) -> settings:
    """Run a share of the examples that the profile asks for: networks are costly to draw."""
    return settings(max_examples=max(1, round(settings().max_examples * share)))


@st.composite
def networks(draw: DrawFn, *, full: bool = False) -> Network:
    """Draw networks; a `full` one has rows in every table and states every field."""
    counts = {table: draw(st.integers(int(full), MOST_ROWS)) for table in TABLES}
    total = sum(counts.values())
    ids = iter(draw(st.lists(row_ids, min_size=total, max_size=total, unique=True)))
    known = {table: list(islice(ids, count)) for table, count in counts.items()}
    drawn: dict[str, list[Any]] = {table: [] for table in TABLES}
    for table, (row_type, _) in TABLES.items():
        for row_id in known[table] if _is_possible(row_type, known) else ():
            drawn[table].append(draw(rows(row_type, known, row_id=row_id, full=full)))
        has_keys = issubclass(row_type, KeyedRow) and len(drawn[table]) > 0
        if has_keys and draw(st.booleans()):
            drawn[table].append(attrs.evolve(drawn[table][0], id="", sources=()))  # often a tie
    title = draw(texts if full else st.none() | texts)
    return Network(title=title, synthetic=draw(st.booleans()), **drawn)  # type: ignore[arg-type]


@st.composite
def rows(draw: DrawFn, row_type: type[R], known: Known, *, row_id: str, full: bool = False) -> R:
    """Draw rows of a type that refer to what is `known`; a `full` one states every field.

    A row that may go without an id has the given one or none.
    """
    given = _fields(draw, row_type, known, full=full)
    given["id"] = "" if issubclass(row_type, KeyedRow) and draw(st.booleans()) else row_id
    if row_type is Membership:
        members = [name for name in _MEMBER if _can_refer(encodings(Membership)[name], known)]
        member = draw(st.sampled_from(members))
        given.update(dict.fromkeys(_MEMBER))
        given[member] = _value(draw, encodings(Membership)[member], known, full=full)
    return row_type(**given)


def _value(draw: DrawFn, encoding: Encoding, known: Known, *, full: bool) -> Any:
    if isinstance(encoding, TermEncoding):
        return encoding.vocabulary.at(draw(st.integers(0, len(encoding.vocabulary) - 1)))
    if isinstance(encoding, ReferenceEncoding):
        ids = [row_id for table in encoding.tables for row_id in known[table]]
        return ids[draw(st.integers(0, len(ids) - 1))]
    if isinstance(encoding, ListEncoding):
        items = tuple(_several(draw, encoding.item, known, full=full))
        return Listing(items, draw(_completenesses)) if encoding.listing else items
    if isinstance(encoding, NestedEncoding):
        return encoding.nested(**_fields(draw, encoding.nested, known, full=full))
    if isinstance(encoding, FieldSourcesEncoding):
        source = ReferenceEncoding(("sources",))
        names = draw(st.lists(strings, max_size=MOST_ITEMS))
        return FieldSources({name: _several(draw, source, known, full=full) for name in names})
    return draw(_simple[type(encoding)])


def _fields(draw: DrawFn, made: type[Any], known: Known, *, full: bool) -> dict[str, Any]:
    given: dict[str, Any] = {n: None for n, held in defaults(made).items() if held is None}
    possible = {n: e for n, e in encodings(made).items() if _can_refer(e, known)}
    optional = given.keys() & possible.keys()
    stated = -1 if full else draw(st.integers(0, 2 ** len(optional) - 1))  # a bit for each
    left_out = {n for bit, n in enumerate(sorted(optional)) if not stated >> bit & 1}
    for name, encoding in possible.items():
        if name not in left_out:
            given[name] = _value(draw, encoding, known, full=full)
    return given


def _several(draw: DrawFn, item: Encoding, known: Known, *, full: bool) -> list[Any]:
    most = MOST_ITEMS if _can_refer(item, known) else 0
    return [_value(draw, item, known, full=full) for _ in range(draw(st.integers(0, most)))]


def _can_refer(encoding: Encoding, known: Known) -> bool:
    """Say whether there is something to refer to, if the encoding is that of a reference."""
    return not isinstance(encoding, ReferenceEncoding) or any(known[t] for t in encoding.tables)


def _is_possible(row_type: type[Row], known: Known) -> bool:
    """Say whether there is something for each reference that such a row must hold."""
    must_give = (name for name, held in defaults(row_type).items() if held is attrs.NOTHING)
    return all(_can_refer(encodings(row_type)[name], known) for name in must_give)
