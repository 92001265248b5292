"""Channels: the ways along which patients, data and appointments go between institutions."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from medconsortium.text import Text
from medconsortium.vocabulary import Carrier, Condition, LinkKind, Subject

__all__ = ["CARRIER_OF", "Channel"]

CARRIER_OF: Mapping[LinkKind, Carrier] = MappingProxyType(
    {
        LinkKind.REFERRAL_UP: Carrier.PATIENT,
        LinkKind.REFERRAL_DOWN: Carrier.PATIENT,
        LinkKind.REFERRAL_LATERAL: Carrier.PATIENT,
        LinkKind.CRITICAL_TRANSFER: Carrier.PATIENT,
        LinkKind.FOLLOW_UP: Carrier.PATIENT,
        LinkKind.BOOKING: Carrier.APPOINTMENT,
        LinkKind.TELECONSULTATION: Carrier.DATA,
        LinkKind.TELEDIAGNOSIS: Carrier.DATA,
        LinkKind.MONITORING: Carrier.DATA,
        LinkKind.EXPERT_VISIT: Carrier.DOCTOR,
        LinkKind.MULTI_SITE_PRACTICE: Carrier.DOCTOR,
        LinkKind.DRUG_SUPPLY: Carrier.DRUG,
    }
)
"""What travels along a link of each kind; kinds not listed carry nothing towards care."""


@frozen(kw_only=True)
class Channel:
    """A way from one institution to another on a day, and why it is thought to exist.

    `declared` channels rest on a link, the others on what membership in a kind of consortium lets
    one assume, or on an emergency. `doubts` say what is not known. `subjects` and `conditions`
    limit what it serves; `None` is no limit. `cites` leads into the law, `sources` to rows of the
    network.
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
    travel_minutes: float | None = None
    link: str | None = None
    consortium: str | None = None
    instrument: str | None = None
    cites: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def moves_patient(self) -> bool:
        """Whether the patient goes to the target, referred or by appointment."""
        return self.carrier in (Carrier.PATIENT, Carrier.APPOINTMENT)
