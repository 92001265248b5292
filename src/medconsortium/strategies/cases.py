"""Cases to be referred: what `find_path` and its kin are asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.geography import lying_in
from medconsortium.model import Link, Network, Service
from medconsortium.referral import Availability, Binding, CareNeed, ReferralPolicy
from medconsortium.referral.channels.channel import CARRIER_OF, MOVES_PATIENT, TURNED_ROUND
from medconsortium.referral.places.resolving import Origin
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.strategies.chances import OFTEN
from medconsortium.strategies.drawing import points
from medconsortium.strategies.needs import NOTHING, care_needs, offered_by
from medconsortium.strategies.networks import networks as compliant_networks
from medconsortium.strategies.policies import availabilities, policies
from medconsortium.vocabulary import Carrier, DivisionLevel, LinkKind, Phase, Urgency

__all__ = ["ReferralCase", "referral_cases"]


@frozen(kw_only=True)
class ReferralCase:
    """A patient to be referred: the network and the day, where from, what for, and how."""

    network: Network
    origin: Origin
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
        on: The day; seldom one some years earlier, when less was there.

    The origin is an institution, a department, a division, or a point where institutions are
    located. Shrinks to the smallest consortium, and a first contact at its lead.
    """
    drawn = (
        compliant_networks(min_institutions=1, min_consortia=1, on=on)
        if networks is None
        else networks
    )
    network = draw(drawn)
    origin, need, forbidden = draw(_asked(network))
    return ReferralCase(
        network=network,
        origin=origin,
        need=need,
        policy=evolve(draw(policies(consortia=list(network.consortia))), **forbidden),
        availability=draw(st.none() | availabilities(network=network, closed=need.provider)),
        on=draw(st.sampled_from((*(on,) * 8, on - _SOME_YEARS, on - _MANY_YEARS))),
    )


@st.composite
def _asked(draw: DrawFn, network: Network) -> tuple[Origin, CareNeed, Mapping[str, Any]]:
    """Draw where from, what for, and what a policy may not allow then.

    That is anything, or what some link of the network is there for: whatever travels along links
    comes up equally often, and those across a border more often than others.
    """
    links = [row for row in network.links.values() if row.kind in CARRIER_OF]
    if not links or draw(_FREELY):
        return draw(_origins(network)), draw(care_needs(network=network)), _ANY_WAY
    across = _across_borders(network, links)
    crosses = draw(OFTEN) if across else False
    chosen = across if crosses else [row for row in links if _given(network, row)] or links
    carrier = draw(st.sampled_from(list(dict.fromkeys(map(_carrier, chosen)))))
    of_carrier = [row for row in chosen if _carrier(row) is carrier]
    kind = draw(st.sampled_from(list(dict.fromkeys(row.kind for row in of_carrier))))
    link = draw(st.sampled_from([row for row in of_carrier if row.kind is kind]))
    limits = _BORDERS if crosses else (*(_ANY_WAY,) * 3, *_LIMITS * _moves_patient(link))
    return (
        draw(_beginnings(network, link)),
        draw(_served_by(network, link)),
        draw(st.sampled_from((_ANY_WAY, *limits))),
    )


@st.composite
def _beginnings(draw: DrawFn, network: Network, link: Link) -> Origin:
    """Draw where from: mostly where the channel of a link begins, or who refers to there."""
    begins, _ = _ends(link)
    patients = [row for row in network.links.values() if _moves_patient(row)]
    before = [row.origin for row in patients if row.target == begins] or [begins]
    starts = (*(begins,) * 2, *(draw(st.sampled_from(before)),) * 3, draw(_origins(network)))
    return draw(st.sampled_from(starts))


@st.composite
def _served_by(draw: DrawFn, network: Network, link: Link) -> CareNeed:
    """Draw a need that the channel of a link serves, of what is offered at its end."""
    kind, (_, target) = link.kind, _ends(link)
    urgencies = (Urgency.URGENT,) if kind is LinkKind.CRITICAL_TRANSFER else _NOT_AT_ONCE
    phases = _PHASES_OF.get(kind, tuple(Phase))
    need = draw(care_needs(network=network, phases=phases, urgencies=urgencies))
    offered = _given(network, link)
    subjects, items, condition = draw(offered_by(offered)) if offered else NOTHING
    is_named = not offered or kind in _DOCTORS or draw(OFTEN)
    departments = [row.id for row in network.departments.values() if row.institution == target]
    return evolve(
        need,
        subjects=subjects,
        items=() if kind in _DOCTORS else items,
        condition=condition,
        patient_group=None,
        provider=draw(st.sampled_from((target, *departments))) if is_named else None,
        remote_acceptable=kind in _REMOTE,
        can_travel=kind not in _REMOTE or draw(st.booleans()),
        drug=kind is LinkKind.DRUG_SUPPLY,
    )


def _ends(link: Link) -> tuple[str, str]:
    """Return where the channel of a link leads from and to."""
    if link.kind in TURNED_ROUND:
        return link.target, link.origin
    return link.origin, link.target


def _carrier(link: Link) -> Carrier | None:
    return CARRIER_OF.get(link.kind)


def _moves_patient(link: Link) -> bool:
    return _carrier(link) in MOVES_PATIENT


def _given(network: Network, link: Link) -> list[Service]:
    """Return what is offered at the end of a channel and not where it begins.

    Of what the link is limited to, if there is some of that; where specimens are to go, nothing
    else.
    """
    origin, target = _ends(link)
    services = network.services.values()
    there = {(row.subject, row.item) for row in services if row.provider == origin}
    found = [
        row for row in services if row.provider == target and (row.subject, row.item) not in there
    ]
    within = [row for row in found if row.subject in (link.subjects or ())]
    return within if within or link.kind is LinkKind.RESOURCE_SERVICE else found


def _across_borders(network: Network, links: list[Link]) -> list[Link]:
    """Return the links known to take patients from one county to another."""
    county = lying_in(network.divisions.columns, level=DivisionLevel.COUNTY)
    lies_in = {
        row.id: int(county[network.divisions.row_number(row.division)])
        for row in network.institutions.values()
        if row.division is not None
    }
    return [
        row
        for row in links
        if _moves_patient(row) and len({lies_in.get(end, -1) for end in _ends(row)} - {-1}) > 1
    ]


def _origins(network: Network) -> SearchStrategy[Origin]:
    tables = (network.institutions, network.institutions, network.departments, network.divisions)
    named = [st.sampled_from(list(table)) for table in tables if table]
    located = [row.location for row in network.institutions.values() if row.location]
    at_home = [st.sampled_from(located) | points()] if located else []
    return st.one_of([*named, *at_home])


_FREELY = st.sampled_from((True, *(False,) * 5))
_ANY_WAY: Mapping[str, Any] = {}
_LIMITS: tuple[Mapping[str, Any], ...] = ({"most_transfers": 0}, {"most_minutes": 0.0})
_WITHIN: Mapping[str, Any] = dict.fromkeys(
    ("within_consortium", "within_county", "within_province"), Binding.REQUIRED
)
_BORDERS: tuple[Mapping[str, Any], ...] = (
    _WITHIN,
    _WITHIN,
    *({name: binding} for name, binding in _WITHIN.items()),
)
"""What a policy may say that does not allow a way."""

_DOCTORS = (LinkKind.EXPERT_VISIT, LinkKind.MULTI_SITE_PRACTICE)
_REMOTE = (
    LinkKind.TELECONSULTATION,
    LinkKind.TELEDIAGNOSIS,
    LinkKind.RESOURCE_SERVICE,
    LinkKind.MONITORING,
)
_NOT_AT_ONCE = (Urgency.ROUTINE, Urgency.URGENT)
"""In an emergency patients go where they can, whatever links there are."""

_VISITS = (Phase.FIRST_CONTACT, Phase.DIAGNOSIS, Phase.FOLLOW_UP)
_AFTERWARDS = (Phase.RECOVERY, Phase.REHABILITATION, Phase.LONG_TERM)
_PHASES_OF: Mapping[LinkKind | None, tuple[Phase, ...]] = {
    LinkKind.REFERRAL_UP: (Phase.DIAGNOSIS, Phase.ACUTE),
    LinkKind.CRITICAL_TRANSFER: (Phase.ACUTE,),
    LinkKind.REFERRAL_DOWN: _AFTERWARDS,
    LinkKind.MONITORING: _AFTERWARDS,
    LinkKind.BOOKING: (*_VISITS, Phase.FOLLOW_UP),  # up, where nobody is referred then
    LinkKind.EXPERT_VISIT: _VISITS,
    LinkKind.MULTI_SITE_PRACTICE: _VISITS,
    LinkKind.FOLLOW_UP: (Phase.FOLLOW_UP,),
}
"""What links are there for; others serve needs of any phase."""

_SOME_YEARS, _MANY_YEARS = timedelta(days=1500), timedelta(days=9000)
