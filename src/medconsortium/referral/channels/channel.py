"""One channel: a way between two institutions, why it is thought to exist, how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from medconsortium.model import PartialDate
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Carrier,
    Condition,
    GreenChannel,
    LinkKind,
    ServiceItem,
    Subject,
)

__all__ = [
    "CARRIER_OF",
    "COMES_TO_PATIENT",
    "CONDITION_OF",
    "GREEN_KINDS",
    "MOVES_PATIENT",
    "TURNED_ROUND",
    "Channel",
]

CARRIER_OF: Mapping[LinkKind, Carrier] = MappingProxyType(
    {
        LinkKind.REFERRAL_UP: Carrier.PATIENT,
        LinkKind.REFERRAL_DOWN: Carrier.PATIENT,
        LinkKind.REFERRAL_LATERAL: Carrier.PATIENT,
        LinkKind.CRITICAL_TRANSFER: Carrier.PATIENT,
        LinkKind.FOLLOW_UP: Carrier.PATIENT,
        LinkKind.BOOKING: Carrier.APPOINTMENT,
        LinkKind.EXPERT_VISIT: Carrier.DOCTOR,
        LinkKind.MULTI_SITE_PRACTICE: Carrier.DOCTOR,
        LinkKind.TELECONSULTATION: Carrier.DATA,
        LinkKind.TELEDIAGNOSIS: Carrier.DATA,
        LinkKind.MONITORING: Carrier.DATA,
        LinkKind.RESOURCE_SERVICE: Carrier.SPECIMEN,
        LinkKind.DRUG_SUPPLY: Carrier.DRUG,
    }
)
"""What travels along a link of each kind; kinds not listed carry nothing towards care."""

TURNED_ROUND = frozenset(
    {
        LinkKind.EXPERT_VISIT,
        LinkKind.MULTI_SITE_PRACTICE,
        LinkKind.RESOURCE_SERVICE,
        LinkKind.DRUG_SUPPLY,
    }
)
"""Links of these kinds lead from who gives the care; channels lead to him."""

MOVES_PATIENT = frozenset({Carrier.PATIENT, Carrier.APPOINTMENT})
"""What takes the patient along."""

COMES_TO_PATIENT = frozenset({Carrier.DOCTOR, Carrier.DRUG})
"""What comes from the target of a channel to its origin."""

_ANY_WAY = frozenset(CARRIER_OF)

GREEN_KINDS: Mapping[GreenChannel, frozenset[LinkKind]] = MappingProxyType(
    {
        GreenChannel.BOOKING: frozenset({LinkKind.BOOKING}),
        GreenChannel.TIERED_REFERRAL: frozenset(
            {LinkKind.REFERRAL_UP, LinkKind.REFERRAL_DOWN, LinkKind.REFERRAL_LATERAL}
        ),
        GreenChannel.CRITICAL_TRANSFER: frozenset({LinkKind.CRITICAL_TRANSFER}),
        GreenChannel.TELECONSULTATION: frozenset({LinkKind.TELECONSULTATION}),
        GreenChannel.VISIT_GREEN: frozenset({LinkKind.BOOKING, LinkKind.REFERRAL_UP}),
        GreenChannel.ONCOLOGY_MDT: _ANY_WAY,
        GreenChannel.EMERGENCY_CHEST_PAIN: _ANY_WAY,
        GreenChannel.EMERGENCY_STROKE: _ANY_WAY,
        GreenChannel.EMERGENCY_TRAUMA: _ANY_WAY,
        GreenChannel.EMERGENCY_MATERNAL: _ANY_WAY,
        GreenChannel.EMERGENCY_NEWBORN_CHILD: _ANY_WAY,
    }
)
"""On which channels each green channel gives priority; those not listed give none.

That for multidisciplinary care, and those of the emergency centres, further ask that the need is
for that (`usable.priority`).
"""

CONDITION_OF: Mapping[GreenChannel, Condition] = MappingProxyType(
    {
        GreenChannel.EMERGENCY_CHEST_PAIN: Condition.CHEST_PAIN,
        GreenChannel.EMERGENCY_STROKE: Condition.STROKE,
        GreenChannel.EMERGENCY_TRAUMA: Condition.TRAUMA,
        GreenChannel.EMERGENCY_MATERNAL: Condition.CRITICAL_MATERNAL,
        GreenChannel.EMERGENCY_NEWBORN_CHILD: Condition.CRITICAL_NEWBORN_CHILD,
    }
)
"""The condition that each emergency channel is for (五大救治中心)."""


@frozen(kw_only=True)
class Channel:
    """A way from where a patient is to who gives the care, and why it is thought to exist.

    `declared` channels rest on a link, the others on what membership in a kind of consortium lets
    one assume, on entrusted management, or on an emergency. `doubts` say what is not known.
    `subjects`, `conditions` and `items` limit what it serves; `None` is no limit. `travel_minutes`
    are its own, or those that another link between the two states (`time_from`). `green_channel`
    is a priority that it gives. `cites` leads into the law, `sources` to rows of the network.
    """

    origin: str
    target: str
    kind: LinkKind
    carrier: Carrier
    declared: bool
    basis: Text
    doubts: tuple[Text, ...] = ()
    subjects: frozenset[Subject] | None = None
    conditions: frozenset[Condition] | None = None
    items: frozenset[ServiceItem] | None = None
    travel_minutes: float | None = None
    time_from: str | None = None
    link: str | None = None
    consortium: str | None = None
    instrument: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    green_channel: GreenChannel | None = None
    cites: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def moves_patient(self) -> bool:
        """Whether the patient goes to the target, referred or by appointment."""
        return self.carrier in MOVES_PATIENT

    @property
    def comes_to_patient(self) -> bool:
        """Whether a doctor or a drug comes from the target to where the patient is."""
        return self.carrier in COMES_TO_PATIENT
