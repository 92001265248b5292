"""Administrative divisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from medconsortium.model import Division
from medconsortium.strategies.drawing import Frame, Unknowns, values_of
from medconsortium.strategies.identifiers import division_codes
from medconsortium.strategies.places import COUNTIES
from medconsortium.strategies.rows.bounds import Ids, chosen, given
from medconsortium.strategies.wording import Wording, texts
from medconsortium.vocabulary import DivisionLevel

__all__ = ["divisions"]


def divisions(
    *,
    ids: Ids = None,
    levels: Sequence[DivisionLevel] = (),
    parents: Sequence[str] = (),
    min_population: int = 0,
    max_population: int = 20_000_000,
    sources: Sequence[str] = (),
    earliest: date | None = None,
    latest: date | None = None,
    unknowns: Unknowns = "some",
    wording: Wording = "realistic",
) -> SearchStrategy[Division]:
    """Draw administrative divisions.

    Args:
        ids: What draws their ids.
        levels: Their levels; all if left out.
        parents: Ids of the divisions they may lie in. Without any, this is not stated.
        min_population: The fewest people, where a number is stated.
        max_population: The most people.
        sources: Ids of sources they may cite.
        earliest: No date lies before; 2015 if left out, adversarial ones any.
        latest: No date lies after, but for an end not set; 2025 if left out.
        unknowns: How many fields are not stated.
        wording: Whether names and codes are those of the field, or hostile.

    Shrinks to one of which nothing is stated.
    """
    frame = Frame(
        known={"divisions": parents, "sources": sources},
        unknowns=unknowns,
        wording=wording,
        earliest=earliest,
        latest=latest,
    )
    bounded = given(
        id=ids,
        level=chosen(levels),
        population=st.integers(min_population, max_population),
    )
    if frame.is_hostile:
        return values_of(Division, frame, given=bounded)
    named = {"name": texts(of=_NAMES), "code": division_codes()}
    return values_of(Division, frame, given={**named, **bounded})


_NAMES = st.sampled_from([name for c in COUNTIES for name in (c.place, c.of_city, c.town)])
