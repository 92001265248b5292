"""What bounds that users give come to, for the fields of a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, floor
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from medconsortium.model import Listing
from medconsortium.strategies.drawing import Frame
from medconsortium.vocabulary import Term

__all__ = ["Ids", "chosen", "figures", "given", "listing_of", "may_be"]

Ids = SearchStrategy[str] | None
"""What draws the ids of rows; what `row_ids` draws where it is left out."""

T = TypeVar("T", bound=Term)


def given(**fields: SearchStrategy[Any] | None) -> Mapping[str, SearchStrategy[Any]]:
    """Return the strategies of fields, without those that are not bounded."""
    return {name: strategy for name, strategy in fields.items() if strategy is not None}


def chosen(terms: Sequence[T]) -> SearchStrategy[T] | None:
    """Return what chooses among terms, `None` where there are none to choose from."""
    return st.sampled_from(list(terms)) if terms else None


def may_be(known: Sequence[str]) -> SearchStrategy[str] | None:
    """Return what chooses among ids, `None` where there are none to choose from."""
    return st.sampled_from(list(known)) if known else None


def listing_of(
    terms: Sequence[T], *, frame: Frame, most: int = 3
) -> SearchStrategy[Listing[T]] | None:
    """Return what lists some of the terms, `None` where there are none to choose from.

    Nothing stands twice in a list, unless the frame is hostile.
    """
    if not terms:
        return None
    items = st.lists(st.sampled_from(list(terms)), max_size=most, unique=not frame.is_hostile)
    return st.builds(Listing, items, frame.completenesses)


def figures(least: float, most: float) -> SearchStrategy[float]:
    """Draw numbers between two, both included: whole ones where there are any.

    Shrinks to the one nearest zero.
    """
    if ceil(least) > floor(most):
        return st.floats(least, most)
    return st.integers(ceil(least), floor(most)).map(float)
