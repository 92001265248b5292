"""Networks of which less is stated: what is forgotten can make no rule fail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from medconsortium.model import Consortium, Institution, Instrument, Link, Listing, Membership, Row
from medconsortium.model.fields import defaults
from medconsortium.strategies.drawing import Unknowns
from medconsortium.vocabulary import Completeness, ConsortiumStatus

__all__ = ["forgotten"]

Rows: TypeAlias = list[Row]
Forget: TypeAlias = Callable[[Rows, int], None]
"""Forgets something of the row at a position."""

_NOT_FORGOTTEN = {
    (Membership, "institution"): "a membership is of somebody",
    (Membership, "department"): "a membership is of somebody",
    (Consortium, "kind_label"): "that it has no name is what a rule asks",
}
_LISTED_IN: dict[type[Row], tuple[str, ...]] = {
    Membership: ("members_completeness", "leads_completeness"),
    Instrument: ("instruments_completeness",),
    Link: ("links_completeness",),
}
"""Which fields of a consortium say how completely the rows of a type are listed."""

_FEW, _MANY = 4, 40


@st.composite
def forgotten(draw: DrawFn, rows: Iterable[Row], *, unknowns: Unknowns) -> Rows:
    """Draw rows without some of what they state.

    A value is no longer stated, a list no longer known to be complete, a row left out of a list
    that is partial from then on; `some` is four such data at most, `many` is forty.

    Shrinks to the rows as they are.
    """
    left = list(rows)
    if unknowns == "none" or not left:
        return left
    which = st.tuples(st.integers(0, len(left) - 1), st.integers(0, _MOST_FIELDS))
    for place, number in draw(st.lists(which, max_size=_FEW if unknowns == "some" else _MANY)):
        at = place % len(left)
        ways = list(_ways(left[at]))
        if ways:
            ways[number % len(ways)](left, at)
    return left


_MOST_FIELDS = 40


def _ways(row: Row) -> Iterator[Forget]:
    """Yield the ways to forget something of a row."""
    for name, default in defaults(type(row)).items():
        held = getattr(row, name)
        if (type(row), name) in _NOT_FORGOTTEN or held == default or name == "id":
            continue
        if name == "status" and held is ConsortiumStatus.PLANNED:  # what is planned is not judged
            continue
        if default is None or isinstance(held, Completeness) or (type(row), name) == _CODES:
            yield _setting(name, default)
        if isinstance(held, Listing) and held:
            yield _setting(name, Listing(held, Completeness.PARTIAL))
            yield _setting(name, Listing(held, Completeness.UNKNOWN))
            yield _setting(name, Listing(held[1:], Completeness.PARTIAL) if held[1:] else None)
    if type(row) in _LISTED_IN:
        yield _leave_out


_CODES = (Institution, "identifiers")


def _setting(name: str, value: Any) -> Forget:
    def forget(rows: Rows, at: int) -> None:
        rows[at] = evolve(rows[at], **{name: value})

    return forget


def _leave_out(rows: Rows, at: int) -> None:
    gone: Any = rows.pop(at)
    for number, row in enumerate(rows):
        if isinstance(row, Consortium) and gone.consortium in (row.id, None):
            partial: dict[str, Any] = {
                name: Completeness.PARTIAL
                for name in _LISTED_IN[type(gone)]
                if getattr(row, name) is Completeness.COMPLETE
            }
            rows[number] = evolve(row, **partial)
