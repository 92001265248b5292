"""How referral is to be organised."""

from __future__ import annotations

from attrs import field, frozen
from attrs.validators import ge

from medconsortium.vocabulary import Term

__all__ = ["FirstContact", "ReferralPolicy"]


class FirstContact(Term):
    """Whether patients are to see a primary institution first (基层首诊).

    Source: S004 words it as guiding and supporting (引导和支持), hence preferred by default.
    """

    OFF = "off", "不要求", "off"
    PREFERRED = "preferred", "优先", "preferred"
    REQUIRED = "required", "必须", "required"


@frozen(kw_only=True)
class ReferralPolicy:
    """How referral is to be organised, and how ways are ranked.

    `declared_only` leaves out channels that membership alone lets one assume. `stepwise` forbids
    skipping a functional level on the way up. The minutes are only for ranking: each transfer
    weighs as `minutes_per_transfer`, a travel time that is not stated as `minutes_if_unknown`,
    passing by a primary institution as `minutes_for_bypassing`; no answer shows them as facts.

    Raises:
        ValueError: Minutes are negative, or no number.
    """

    declared_only: bool = False
    stepwise: bool = True
    first_contact: FirstContact = FirstContact.PREFERRED
    minutes_per_transfer: float = field(default=30.0, validator=ge(0))
    minutes_if_unknown: float = field(default=60.0, validator=ge(0))
    minutes_for_bypassing: float = field(default=60.0, validator=ge(0))
