"""How referral is organised, and who takes patients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.model import Listing, Network
from medconsortium.referral import Availability, Binding, DiseaseList, ReferralPolicy
from medconsortium.strategies.chances import seldom
from medconsortium.strategies.needs import DIAGNOSES
from medconsortium.vocabulary import Completeness, Tier

__all__ = ["availabilities", "policies"]

_MINUTES = st.sampled_from((30.0, 60.0, 0.0, 15.0, 240.0))
_MOST = 2


@st.composite
def policies(draw: DrawFn, *, consortia: Sequence[str] = ()) -> ReferralPolicy:
    """Draw how referral may be organised: as `ReferralPolicy()` says, but for a few points.

    Args:
        consortia: Ids of the consortia that disease lists may speak for. Without any, they speak
            for every institution of their tier.

    Shrinks to `ReferralPolicy()`.
    """
    lists = st.builds(
        DiseaseList,
        tier=st.sampled_from(Tier),
        diagnoses=st.builds(
            Listing,
            st.lists(st.sampled_from(DIAGNOSES), max_size=_MOST, unique=True),
            st.sampled_from(Completeness),
        ),
        consortium=seldom(consortia),
    )
    points = {**_POINTS, "disease_lists": st.lists(lists, max_size=_MOST).map(tuple)}
    changed = st.lists(st.sampled_from(list(points)), max_size=4, unique=True)
    said: dict[str, Any] = {name: draw(points[name]) for name in draw(changed)}
    return ReferralPolicy(**said)


_BINDINGS = st.sampled_from((Binding.REQUIRED, Binding.REQUIRED, Binding.PREFERRED, Binding.OFF))
_POINTS: Mapping[str, SearchStrategy[Any]] = {
    "declared_only": st.just(True),  # noqa: FBT003 - the one value that differs
    "stepwise": st.just(False),  # noqa: FBT003
    "accepting_only": st.just(False),  # noqa: FBT003
    "first_contact": _BINDINGS,
    "within_consortium": _BINDINGS,
    "within_county": _BINDINGS,
    "within_province": _BINDINGS,
    "most_transfers": st.integers(0, 2),
    "most_minutes": st.sampled_from((0.0, 20.0, 60.0)),
    "minutes_per_transfer": _MINUTES,
    "minutes_if_unknown": _MINUTES,
    "minutes_for_bypassing": _MINUTES,
    "minutes_per_border": _MINUTES,
}
"""What a policy may say otherwise, disease lists aside."""


def availabilities(*, network: Network, closed: str | None = None) -> SearchStrategy[Availability]:
    """Draw who takes patients just now, of the institutions and departments of a network.

    Args:
        network: The network.
        closed: Who often takes none, by id.

    Shrinks to nothing known.
    """
    if closed is not None:
        return availabilities(network=network) | st.builds(
            Availability, accepting=st.just({closed: False})
        )
    places = [*network.institutions, *network.departments]
    if not places:
        return st.just(Availability())
    ids = st.sampled_from(places)
    return st.builds(
        Availability,
        accepting=st.dictionaries(ids, st.booleans(), max_size=2 * _MOST),
        free_beds=st.dictionaries(ids, st.integers(0, 9), max_size=_MOST),
    )
