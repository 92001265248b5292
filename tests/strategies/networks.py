"""Small networks that hold anything a network may hold, to test what stores or shows them."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from hypothesis import settings
from hypothesis.strategies import SearchStrategy

from medconsortium.model import Network, Row
from medconsortium.strategies import arbitrary_networks
from medconsortium.strategies import days as days_between
from medconsortium.strategies.arbitrary import arbitrary_rows
from medconsortium.strategies.drawing import Frame, Known, Unknowns

__all__ = ["days", "networks", "rows", "share_of_examples"]

R = TypeVar("R", bound=Row)

days = days_between() | days_between(earliest=date.min, latest=date.max)


def share_of_examples(share: float) -> settings:
    """Run a share of the examples that the profile asks for: networks are costly to draw."""
    return settings(max_examples=max(1, round(settings().max_examples * share)))


def networks(*, full: bool = False) -> SearchStrategy[Network]:
    """Draw networks; a `full` one has rows in every table and states every field."""
    return arbitrary_networks(min_rows=int(full), unknowns=_unknowns(full=full))


def rows(row_type: type[R], known: Known, *, row_id: str, full: bool = False) -> SearchStrategy[R]:
    """Draw rows of a type that refer to what is `known`; a `full` one states every field."""
    frame = Frame(known=known, unknowns=_unknowns(full=full), wording="adversarial")
    return arbitrary_rows(row_type, frame, row_id=row_id)


def _unknowns(*, full: bool) -> Unknowns:
    return "none" if full else "some"
