"""What patients need, how referral is organised, and cases to be referred."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias, TypeVar

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.model import Network, Service
from medconsortium.referral import CareNeed, FirstContact, ReferralPolicy
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.strategies.networks import networks as compliant_networks
from medconsortium.vocabulary import Condition, Phase, ServiceItem, Subject, Urgency

__all__ = ["ReferralCase", "care_needs", "policies", "referral_cases"]

T = TypeVar("T")

_MINUTES = st.sampled_from((30.0, 60.0, 0.0, 15.0, 240.0))
_MOST = 2


@st.composite
def care_needs(
    draw: DrawFn,
    *,
    network: Network | None = None,
    phases: Sequence[Phase] = tuple(Phase),
    urgencies: Sequence[Urgency] = tuple(Urgency),
) -> CareNeed:
    """Draw what patients need.

    Args:
        network: The network they are in: what they need is mostly offered there, and provider, home
            and family-doctor team are in it. Without it these are not named.
        phases: The phases of care to choose from.
        urgencies: How soon care is needed.

    Shrinks to a first contact for nothing in particular.
    """
    offered = [] if network is None else list(network.services.values())
    places = [] if network is None else list(network.institutions)
    homes = [] if network is None else [*network.institutions, *network.divisions]
    subjects, items, condition = draw(_wanted(offered))
    return CareNeed(
        phase=draw(st.sampled_from(phases)),
        subjects=subjects,
        items=items,
        condition=condition,
        urgency=draw(st.sampled_from(urgencies)),
        provider=draw(_seldom(places)),
        home=draw(_seldom(homes)),
        signed_with=draw(_seldom(places)),
        remote_acceptable=draw(st.booleans()),
    )


def _wanted(offered: list[Service]) -> SearchStrategy[_Wanted]:
    """Draw what is wanted: nothing in particular, what somebody offers, or anything."""
    anything: SearchStrategy[_Wanted] = st.tuples(
        st.lists(st.sampled_from(_SUBJECTS), max_size=_MOST, unique=True),
        st.lists(st.sampled_from(ServiceItem), max_size=_MOST, unique=True),
        _seldom(list(Condition)),
    )
    found: list[_Wanted] = [
        ([s.subject] if s.subject else [], [s.item] if s.item else [], s.condition) for s in offered
    ]
    if not found:
        return st.just(_NOTHING) | anything
    return st.just(_NOTHING) | st.sampled_from(found) | st.sampled_from(found) | anything


_Wanted: TypeAlias = tuple[list[Subject], list[ServiceItem], Condition | None]
_NOTHING: _Wanted = ([], [], None)
_SUBJECTS = (Subject.ONCOLOGY, Subject.PAEDIATRICS, Subject.NEONATOLOGY, Subject.PSYCHIATRY)


def policies() -> SearchStrategy[ReferralPolicy]:
    """Draw how referral may be organised.

    Shrinks to the policy that assumes channels, lets steps be skipped and asks for no first
    contact.
    """
    return st.builds(
        ReferralPolicy,
        declared_only=st.booleans(),
        stepwise=st.booleans(),
        first_contact=st.sampled_from(FirstContact),
        minutes_per_transfer=_MINUTES,
        minutes_if_unknown=_MINUTES,
        minutes_for_bypassing=_MINUTES,
    )


@frozen(kw_only=True)
class ReferralCase:
    """A patient to be referred: the network and the day, where from, what for, and how."""

    network: Network
    origin: str
    need: CareNeed
    policy: ReferralPolicy
    on: date


@st.composite
def referral_cases(
    draw: DrawFn, *, networks: SearchStrategy[Network] | None = None, on: date = EXAMPLE_DAY
) -> ReferralCase:
    """Draw what `find_path` is asked: a network, an origin in it, a need and a policy.

    Args:
        networks: What draws the networks, each with an institution at least; those that break no
            rule if left out.
        on: The day.

    Shrinks to the smallest consortium, and a first contact at its lead.
    """
    drawn = (
        compliant_networks(min_institutions=1, min_consortia=1, on=on)
        if networks is None
        else networks
    )
    network = draw(drawn)
    origins = [*network.institutions] * _MOST + [*network.divisions]
    return ReferralCase(
        network=network,
        origin=draw(st.sampled_from(origins)),
        need=draw(care_needs(network=network)),
        policy=draw(policies()),
        on=on,
    )


def _seldom(values: Sequence[T]) -> SearchStrategy[T | None]:
    if not values:
        return st.none()
    return st.sampled_from((None, None, None, *values))
