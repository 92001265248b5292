"""What a consortium says it does and has, to go with `judged`: practices, centres, bodies.

A list is mostly complete and lacks little: rules change their minds over one thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from medconsortium.model import GoverningBody, HostedCentre, Listing, Party
from medconsortium.vocabulary import Centre, Completeness, PartyKind, Practice, Remit

__all__ = ["PARTIES", "declared_fields"]

T = TypeVar("T")

PARTIES = (
    Party(id="卫健委", name="卫健委", kind=PartyKind.AUTHORITY),
    Party(id="学会", name="学会", kind=PartyKind.ASSOCIATION),
    Party(id="某方", name="某方"),
)
"""An authority, a society, and somebody of whom it is not stated what it is."""


@st.composite
def declared_fields(draw: DrawFn, actors: Sequence[str]) -> dict[str, Any]:
    """Draw practices, centres with their hosts, bodies with their remits, and an organiser."""
    hosts = st.sampled_from([actors[0]] * 6 + [*actors, PARTIES[0].id, None])
    centres = draw(_most_of(Centre))
    bodies = draw(st.sampled_from([None, (), ("理事会",), ("理事会", "监事会")]))
    organisers = [party.id for party in PARTIES]
    return {
        "practices": draw(_most_of(Practice)),
        "centres": None
        if centres is None
        else Listing(
            [HostedCentre(centre=centre, host=draw(hosts)) for centre in centres[:6]],
            centres.completeness,
        ),
        "bodies": None
        if bodies is None
        else Listing(
            [GoverningBody(name=name, remit=draw(_most_of(Remit))) for name in bodies],
            draw(_completenesses),
        ),
        "organiser": draw(st.sampled_from([None, *organisers, *organisers, *actors])),
    }


_completenesses = st.sampled_from([Completeness.COMPLETE] * 8 + [*Completeness])


@st.composite
def _most_of(draw: DrawFn, values: Iterable[T]) -> Listing[T] | None:
    """Draw a list of all values but some three at most, or none of them."""
    found = list(values)
    if not draw(st.integers(0, 4)):
        return draw(st.sampled_from([None, Listing()]))
    for _ in range(draw(st.sampled_from([0, 0, 1, 3]))):
        found.remove(draw(st.sampled_from(found)))
    return Listing(found, draw(_completenesses))
