"""Networks that break no rule."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.model import Network, NetworkBuilder
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.strategies.compliant.assembly import JOINED, Whole, rows_of
from medconsortium.strategies.compliant.forms import FORMS
from medconsortium.strategies.compliant.plans import VARIANTS, Plan, plans
from medconsortium.strategies.disguise import disguised
from medconsortium.strategies.drawing import Unknowns
from medconsortium.strategies.forgetting import forgotten
from medconsortium.strategies.wording import Wording
from medconsortium.vocabulary import ConsortiumKind

__all__ = ["ALONE", "networks"]

ALONE = (
    "county_hospital",
    "village_clinic",
    "childrens_hospital",
    "private_hospital",
    "nursing_hospital",
    "national_hospital",
)
"""What may belong to no consortium, by the keys of sites."""

_ALONE = st.tuples(st.sampled_from(ALONE), VARIANTS)
_MOST_ALONE = 3
_MOST_JOINS = 3
_STOPS = st.sampled_from((True, False, False, False))


def networks(
    *,
    kinds: Collection[ConsortiumKind] | None = None,
    min_institutions: int = 0,
    max_institutions: int = 8,
    min_consortia: int | None = None,
    max_consortia: int = 2,
    on: date = EXAMPLE_DAY,
    unknowns: Unknowns = "some",
    wording: Wording = "realistic",
) -> SearchStrategy[Network]:
    """Draw networks in which no stable rule fails.

    Args:
        kinds: Kinds that consortia may be of; all if left out.
        min_institutions: The fewest institutions.
        max_institutions: The most institutions. A consortium takes two to five at least.
        min_consortia: The fewest consortia: one if `kinds` are given, else none.
        max_consortia: The most consortia.
        on: The day on which it all holds; rules are to be asked about this day.
        unknowns: With `none`, all that the stable rules ask for is stated, so that each passes or
            does not apply. With `some`, up to four data are forgotten; with `many`, up to forty.
        wording: Adversarial networks have the same structure, with hostile ids and names.

    Institutions come first, and everything refers to them by number. Shrinks to the empty network,
    or to as few consortia and institutions as the bounds allow.

    Raises:
        InvalidArgument: No consortium of these kinds has room.
    """
    known = ConsortiumKind if kinds is None else kinds
    chosen = tuple(sorted(known, key=lambda kind: FORMS[kind].size))
    fewest = int(kinds is not None) if min_consortia is None else min_consortia
    _check(chosen, (min_institutions, max_institutions), (fewest, max_consortia))
    return _networks(
        chosen,
        (min_institutions, max_institutions),
        (fewest, max_consortia),
        on=on,
        unknowns=unknowns,
        wording=wording,
    )


def _check(
    kinds: tuple[ConsortiumKind, ...], institutions: tuple[int, int], consortia: tuple[int, int]
) -> None:
    needed = consortia[0] * max((FORMS[kind].size for kind in kinds), default=0)
    for least, most, what in ((*institutions, "institutions"), (*consortia, "consortia")):
        if not 0 <= least <= most:
            raise InvalidArgument(f"from {least} to {most} {what}: the bounds do not fit")
    if consortia[0] and not kinds:
        raise InvalidArgument("no kind of consortium to draw")
    if needed > institutions[1]:
        raise InvalidArgument(
            f"{consortia[0]} of these consortia may take {needed} institutions, "
            f"and max_institutions is {institutions[1]}"
        )


@st.composite
def _networks(
    draw: DrawFn,
    kinds: tuple[ConsortiumKind, ...],
    institutions: tuple[int, int],
    consortia: tuple[int, int],
    *,
    on: date,
    unknowns: Unknowns,
    wording: Wording,
) -> Network:
    planned = draw(_several_plans(kinds, institutions[1], *consortia))
    taken = sum(len(plan.sites) for plan in planned)
    fewest = max(0, institutions[0] - taken)
    alone = draw(st.lists(_ALONE, min_size=fewest, max_size=max(fewest, _MOST_ALONE)))
    alone = alone[: institutions[1] - taken]
    whole = Whole(plans=planned, alone=tuple(alone), joins=draw(_joins(planned)), on=on)
    rows = draw(forgotten(rows_of(whole), unknowns=unknowns))
    network = NetworkBuilder(synthetic=True).add(*rows).build()
    return draw(disguised(network)) if wording == "adversarial" else network


@st.composite
def _several_plans(
    draw: DrawFn, kinds: tuple[ConsortiumKind, ...], room: int, fewest: int, most: int
) -> tuple[Plan, ...]:
    """Draw consortia, as many as have room.

    How much is drawn does not depend on the room that is left: else none could get smaller.
    """
    found: list[Plan] = []
    while len(found) < most:
        kept_back = max(FORMS[kind].size for kind in kinds) * max(0, fewest - len(found) - 1)
        fitting = [kind for kind in kinds if FORMS[kind].size <= room - kept_back]
        plan = draw(_one_more(fitting, room - kept_back, must=len(found) < fewest))
        if plan is None:
            break
        found.append(plan)
        room -= len(plan.sites)
    return tuple(found)


@st.composite
def _one_more(draw: DrawFn, kinds: list[ConsortiumKind], room: int, *, must: bool) -> Plan | None:
    """Draw a consortium, or that there is none left; in one piece, so that it can go as one."""
    if not must and (draw(_STOPS) or not kinds):
        return None
    return draw(plans(kinds, max_size=room))


@st.composite
def _joins(draw: DrawFn, planned: tuple[Plan, ...]) -> tuple[tuple[int, int], ...]:
    """Draw which institutions join which consortia that come after their own, leads often."""
    leads: list[int] = []
    possible: list[SearchStrategy[tuple[int, int]]] = []
    first = 0
    for number, plan in enumerate(planned):
        if plan.kind in JOINED and leads:
            anybody = st.sampled_from(leads) | st.integers(0, first - 1)
            possible.append(st.tuples(anybody, st.just(number)))
        leads.append(first)
        first += len(plan.sites)
    return tuple(draw(st.lists(st.one_of(possible), max_size=_MOST_JOINS))) if possible else ()
