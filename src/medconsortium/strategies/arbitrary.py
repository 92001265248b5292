"""Networks that hold anything a network may hold, whatever rules say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from attrs import NOTHING, evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.model import TABLES, Membership, Network, Row
from medconsortium.model.columnar.encodings import ReferenceEncoding
from medconsortium.model.fields import defaults, encodings
from medconsortium.model.rows import KeyedRow
from medconsortium.strategies.drawing import Frame, Known, Unknowns, field_values, values_of
from medconsortium.strategies.wording import Wording, several_ids, texts

__all__ = ["arbitrary_networks", "arbitrary_rows"]

_yes_or_no = st.booleans()
_MEMBERS = ("institution", "department", "group")

R = TypeVar("R", bound=Row)


@st.composite
def arbitrary_networks(
    draw: DrawFn,
    *,
    min_rows: int = 0,
    max_rows: int = 2,
    unknowns: Unknowns = "some",
    wording: Wording = "adversarial",
) -> Network:
    """Draw networks that can be represented, with rows in any table and any field stated or not.

    To test what stores, converts or shows networks: a field of a row type is among what is drawn as
    soon as it exists. For networks that make sense see `networks`.

    Args:
        min_rows: The fewest rows in a table; fewer where a row would have nothing to refer to.
        max_rows: The most rows in a table. Keyed rows may have one more, often a tie.
        unknowns: How many fields are not stated.
        wording: Whether texts, counts and dates are those of the field, or hostile.

    Ids come first, and references name them. Shrinks to the empty network.
    """
    counts = {table: draw(st.integers(min_rows, max_rows)) for table in TABLES}
    ids = iter(draw(several_ids(sum(counts.values()), wording=wording)))
    known = {table: list(islice(ids, count)) for table, count in counts.items()}
    frame = Frame(known=known, unknowns=unknowns, wording=wording)
    drawn: dict[str, list[Any]] = {table: [] for table in TABLES}
    for table, (row_type, _) in TABLES.items():
        if not _is_possible(row_type, known):
            continue
        for row_id in known[table]:
            drawn[table].append(draw(arbitrary_rows(row_type, frame, row_id=row_id)))
        ties = draw(_yes_or_no)
        if issubclass(row_type, KeyedRow) and drawn[table] and ties:
            drawn[table].append(evolve(drawn[table][0], id="", sources=()))
    titles = texts(wording=wording)
    title = draw(titles if unknowns == "none" else st.none() | titles)
    return Network(title=title, synthetic=draw(_yes_or_no), **drawn)  # type: ignore[arg-type]


def arbitrary_rows(row_type: type[R], frame: Frame, *, row_id: str) -> SearchStrategy[R]:
    """Draw rows of a type that have the given id, or none where they may go without.

    Shrinks to one that states nothing that need not be stated.
    """
    named = st.just(row_id)
    ids = st.just("") | named if issubclass(row_type, KeyedRow) else named
    if row_type is not Membership:
        return values_of(row_type, frame, given={"id": ids})
    of = {name: field_values(frame, encodings(Membership)[name]) for name in _MEMBERS}
    nobody: Mapping[str, SearchStrategy[Any]] = dict.fromkeys(_MEMBERS, st.none())
    possible = [name for name in _MEMBERS if frame.may_refer(encodings(Membership)[name])]
    return st.one_of(
        [
            values_of(row_type, frame, given={"id": ids, **nobody, name: of[name]}, stated=_MEMBERS)
            for name in possible
        ]
    )


def _is_possible(row_type: type[Row], known: Known) -> bool:
    """Return whether there is something for each reference that such a row must hold."""
    must: Sequence[str] = [n for n, default in defaults(row_type).items() if default is NOTHING]
    asked = (encodings(row_type)[name] for name in must)
    return all(
        any(known[table] for table in encoding.tables)
        for encoding in asked
        if isinstance(encoding, ReferenceEncoding)
    )
