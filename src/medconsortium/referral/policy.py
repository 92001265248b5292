"""How referral is to be organised."""

from __future__ import annotations

from math import inf
from typing import Any

from attrs import Attribute, field, frozen

from medconsortium.model import Listing
from medconsortium.model.values import as_listing, to_tuple_or_none
from medconsortium.vocabulary import Term, Tier

__all__ = ["NEUTRAL_POLICY", "Binding", "DiseaseList", "ReferralPolicy"]


class Binding(Term):
    """How far something binds: first contact, or keeping to a consortium, county or province.

    Source: S004 words first contact as guiding and supporting (引导和支持), hence preferred by
    default.
    """

    OFF = "off", "不要求", "off"
    PREFERRED = "preferred", "优先", "preferred"
    REQUIRED = "required", "必须", "required"


@frozen(kw_only=True)
class DiseaseList:
    """The diagnoses that institutions of a tier are to take (分级诊疗病种目录).

    `diagnoses` are ICD-10 codes; each covers all codes that begin with it. A list of a
    `consortium` speaks for its members, one without for every institution of the tier.
    """

    tier: Tier
    diagnoses: Listing[str] = field(converter=as_listing)
    consortium: str | None = None
    instrument: str | None = None


def _not_negative(_: object, attribute: Attribute[Any], value: Any) -> None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 <= value < inf:
        raise ValueError(f"{attribute.name} must be a number, 0 or more, not {value!r:.40}")


def _not_negative_or_none(policy: object, attribute: Attribute[Any], value: Any) -> None:
    if value is not None:
        _not_negative(policy, attribute, value)


def _count_or_none(_: object, attribute: Attribute[Any], value: Any) -> None:
    is_count = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    if value is not None and not is_count:
        raise ValueError(f"{attribute.name} must be a whole number, 0 or more, not {value!r:.40}")


@frozen(kw_only=True)
class ReferralPolicy:
    """How referral is to be organised, and how ways are ranked.

    `declared_only` leaves out channels that membership alone lets one assume. `stepwise` forbids
    skipping a functional level on the way up. `accepting_only` leaves out targets that do not
    accept, where an availability overlay says so. `within_consortium`, `within_county` and
    `within_province` say how far a patient is to stay there. `most_transfers` bounds the hops that
    move the patient, `most_minutes` the travel in all. `disease_lists` take the place of those
    that the network's instruments state; an empty tuple is none.

    The other minutes are only for ranking: each transfer weighs as `minutes_per_transfer`, a travel
    time that is not stated as `minutes_if_unknown`, passing by a primary institution as
    `minutes_for_bypassing`, each border crossed that was better kept as `minutes_per_border`; no
    answer shows them as facts.

    Raises:
        ValueError: Minutes or transfers are negative, or no number.
    """

    declared_only: bool = False
    stepwise: bool = True
    accepting_only: bool = True
    first_contact: Binding = Binding.PREFERRED
    within_consortium: Binding = Binding.OFF
    within_county: Binding = Binding.OFF
    within_province: Binding = Binding.OFF
    most_transfers: int | None = field(default=None, validator=_count_or_none)
    most_minutes: float | None = field(default=None, validator=_not_negative_or_none)
    disease_lists: tuple[DiseaseList, ...] | None = field(default=None, converter=to_tuple_or_none)
    minutes_per_transfer: float = field(default=30.0, validator=_not_negative)
    minutes_if_unknown: float = field(default=60.0, validator=_not_negative)
    minutes_for_bypassing: float = field(default=60.0, validator=_not_negative)
    minutes_per_border: float = field(default=60.0, validator=_not_negative)


NEUTRAL_POLICY = ReferralPolicy(
    stepwise=False,
    first_contact=Binding.OFF,
    minutes_per_transfer=0.0,
    minutes_if_unknown=0.0,
    minutes_for_bypassing=0.0,
)
"""Nothing but travel counts: no steps, no first contact, no weights."""
