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

__all__ = ["CARRIER_OF", "COMES_TO_PATIENT", "MOVES_PATIENT", "TURNED_ROUND", "Channel"]

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


@frozen(kw_only=True)
class Channel:
    """A way from where a patient is to who gives the care, on a day, and why it is thought to exist.

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
