"""What patients need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.model import Network, Service
from medconsortium.referral import CareNeed
from medconsortium.strategies.chances import RARELY, seldom
from medconsortium.vocabulary import (
    Condition,
    PatientGroup,
    Phase,
    ServiceItem,
    Subject,
    Urgency,
)

__all__ = ["DIAGNOSES", "NOTHING", "Wanted", "care_needs", "offered_by"]

Wanted: TypeAlias = tuple[list[Subject], list[ServiceItem], Condition | None]
"""What care is wanted: subjects, service items, and the condition it is for."""

NOTHING: Wanted = ([], [], None)
DIAGNOSES = ("I10", "E11.9", "C50.900", "I21.9", "F20")
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
    providers = [] if network is None else [*network.institutions, *network.departments]
    homes = [] if network is None else [*network.institutions, *network.divisions]
    subjects, items, condition = draw(_wanted(offered))
    return CareNeed(
        phase=draw(st.sampled_from(phases)),
        subjects=subjects,
        items=items,
        condition=condition,
        diagnosis=draw(seldom(DIAGNOSES)),
        patient_group=draw(seldom(list(PatientGroup))),
        urgency=draw(st.sampled_from(urgencies)),
        provider=draw(seldom(providers)),
        home=draw(seldom(homes)),
        signed_with=draw(seldom(places)),
        remote_acceptable=draw(st.booleans()),
        can_travel=not draw(RARELY),
        drug=draw(RARELY),
    )


def _wanted(offered: list[Service]) -> SearchStrategy[Wanted]:
    """Draw what is wanted: nothing in particular, what somebody offers, or anything."""
    anything: SearchStrategy[Wanted] = st.tuples(
        st.lists(st.sampled_from(_SUBJECTS), max_size=_MOST, unique=True),
        st.lists(st.sampled_from(ServiceItem), max_size=_MOST, unique=True),
        seldom(list(Condition)),
    )
    if not offered:
        return st.just(NOTHING) | anything
    offered_there = offered_by(offered)
    return st.just(NOTHING) | offered_there | offered_there | offered_there | anything


def offered_by(services: Sequence[Service]) -> SearchStrategy[Wanted]:
    """Draw what one of some services offers."""
    return st.sampled_from(services).map(
        lambda row: (
            [row.subject] if row.subject else [],
            [row.item] if row.item else [],
            row.condition,
        )
    )


_SUBJECTS = (Subject.ONCOLOGY, Subject.PAEDIATRICS, Subject.NEONATOLOGY, Subject.PSYCHIATRY)
