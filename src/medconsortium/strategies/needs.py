"""What patients need, how referral is organised, and cases to be referred."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias, TypeVar

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.model import Listing, Network, Service
from medconsortium.referral import Availability, Binding, CareNeed, DiseaseList, ReferralPolicy
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.strategies.networks import networks as compliant_networks
from medconsortium.vocabulary import (
    Completeness,
    Condition,
    PatientGroup,
    Phase,
    ServiceItem,
    Subject,
    Tier,
    Urgency,
)

__all__ = ["ReferralCase", "availabilities", "care_needs", "policies", "referral_cases"]

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
        diagnosis=draw(_seldom(_DIAGNOSES)),
        patient_group=draw(_seldom(list(PatientGroup))),
        urgency=draw(st.sampled_from(urgencies)),
        provider=draw(_seldom(places)),
        home=draw(_seldom(homes)),
        signed_with=draw(_seldom(places)),
        remote_acceptable=draw(st.booleans()),
        can_travel=not draw(_RARELY),
        drug=draw(_RARELY),
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
_DIAGNOSES = ("I10", "E11.9", "C50.900", "I21.9", "F20")
_RARELY = st.sampled_from((False, False, False, False, True))


def policies(*, consortia: Sequence[str] = ()) -> SearchStrategy[ReferralPolicy]:
    """Draw how referral may be organised.

    Args:
        consortia: Ids of the consortia that disease lists may speak for. Without any, they speak
            for every institution of their tier.

    Shrinks to the policy that assumes channels, lets steps be skipped, asks for no first contact
    and bounds nothing.
    """
    lists = st.builds(
        DiseaseList,
        tier=st.sampled_from(Tier),
        diagnoses=st.builds(
            Listing,
            st.lists(st.sampled_from(_DIAGNOSES), max_size=_MOST, unique=True),
            st.sampled_from(Completeness),
        ),
        consortium=_seldom(consortia),
    )
    return st.builds(
        ReferralPolicy,
        declared_only=st.booleans(),
        stepwise=st.booleans(),
        accepting_only=st.booleans(),
        first_contact=_BINDINGS,
        within_consortium=_BINDINGS,
        within_county=_BINDINGS,
        within_province=_BINDINGS,
        most_transfers=_seldom((0, 1, 2)),
        most_minutes=_seldom((0.0, 20.0, 60.0)),
        disease_lists=st.none() | st.lists(lists, max_size=_MOST).map(tuple),
        minutes_per_transfer=_MINUTES,
        minutes_if_unknown=_MINUTES,
        minutes_for_bypassing=_MINUTES,
        minutes_per_border=_MINUTES,
    )


_BINDINGS = st.sampled_from((Binding.OFF, Binding.OFF, Binding.PREFERRED, Binding.REQUIRED))


def availabilities(*, network: Network) -> SearchStrategy[Availability]:
    """Draw who takes patients just now, of the institutions and departments of a network.

    Shrinks to nothing known.
    """
    places = [*network.institutions, *network.departments]
    if not places:
        return st.just(Availability())
    ids = st.sampled_from(places)
    return st.builds(
        Availability,
        accepting=st.dictionaries(ids, st.booleans(), max_size=_MOST),
        free_beds=st.dictionaries(ids, st.integers(0, 9), max_size=_MOST),
    )


@frozen(kw_only=True)
class ReferralCase:
    """A patient to be referred: the network and the day, where from, what for, and how."""

    network: Network
    origin: str
    need: CareNeed
    policy: ReferralPolicy
    availability: Availability | None
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

    The origin is an institution, a department or a division. Shrinks to the smallest consortium,
    and a first contact at its lead.
    """
    drawn = (
        compliant_networks(min_institutions=1, min_consortia=1, on=on)
        if networks is None
        else networks
    )
    network = draw(drawn)
    origins = [*network.institutions, *network.institutions, *network.departments]
    return ReferralCase(
        network=network,
        origin=draw(st.sampled_from([*origins, *network.divisions])),
        need=draw(care_needs(network=network)),
        policy=draw(policies(consortia=list(network.consortia))),
        availability=draw(st.none() | availabilities(network=network)),
        on=on,
    )


def _seldom(values: Sequence[T]) -> SearchStrategy[T | None]:
    if not values:
        return st.none()
    return st.sampled_from((None, None, None, *values))
