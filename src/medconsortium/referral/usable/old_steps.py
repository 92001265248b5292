"""Which channels serve a need, and what each of them costs."""

from __future__ import annotations

from collections.abc import Collection

from attrs import frozen

from medconsortium.model import Network
from medconsortium.model.levels import functional_level, is_continuing_care
from medconsortium.referral.channels.channel import Channel
from medconsortium.referral.need import CareNeed
from medconsortium.referral.policy import ReferralPolicy
from medconsortium.text import Text
from medconsortium.vocabulary import Carrier, LinkKind, Phase, Subject, Urgency

__all__ = ["Step", "step_along"]

_UP = frozenset({LinkKind.REFERRAL_UP, LinkKind.REFERRAL_LATERAL})
_DOWN = frozenset({LinkKind.REFERRAL_DOWN, LinkKind.REFERRAL_LATERAL, LinkKind.FOLLOW_UP})
_REMOTE = frozenset({LinkKind.TELECONSULTATION, LinkKind.TELEDIAGNOSIS})
_VISITS = frozenset({Phase.FIRST_CONTACT, Phase.DIAGNOSIS, Phase.FOLLOW_UP})


@frozen(kw_only=True)
class Step:
    """A channel as part of a path: what taking it leaves in doubt, and what it weighs."""

    channel: Channel
    doubts: tuple[Text, ...]
    minutes: float
    time_unknown: bool


def step_along(
    channel: Channel, network: Network, need: CareNeed, policy: ReferralPolicy
) -> Step | None:
    """Return the step along a channel, or `None` where it does not serve the need."""
    if channel.kind not in _kinds_serving(need):
        return None
    fits_subject = _fits(channel.subjects, _with_parents(need.subjects))
    fits_condition = _fits(channel.conditions, () if need.condition is None else (need.condition,))
    if fits_subject is False or fits_condition is False:
        return None
    if not need.is_emergency and not _keeps_steps(channel, network, need, policy):
        return None
    doubts = list(channel.doubts)
    if fits_subject is None or fits_condition is None:
        doubts.append(_scope_doubt(channel))
    travel = channel.travel_minutes if channel.moves_patient else 0.0
    minutes = policy.minutes_if_unknown if travel is None else max(travel, 0.0)
    return Step(
        channel=channel,
        doubts=tuple(doubts),
        minutes=policy.minutes_per_transfer + minutes,
        time_unknown=travel is None,
    )


def _kinds_serving(need: CareNeed) -> frozenset[LinkKind]:
    kinds = _DOWN if need.goes_down else _UP
    if need.phase in _VISITS and not need.is_emergency:
        kinds |= {LinkKind.BOOKING}
    if need.urgency is not Urgency.ROUTINE:
        kinds |= {LinkKind.CRITICAL_TRANSFER}
    if need.remote_acceptable:
        kinds |= _REMOTE
    return kinds


def _fits(limit: Collection[object] | None, wanted: Collection[object]) -> bool | None:
    """Whether a limited channel serves what is wanted; `None` where the need does not say."""
    if limit is None:
        return True
    if not wanted:
        return None
    return not set(limit).isdisjoint(wanted)


def _with_parents(subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    parents = (subject.parent for subject in subjects)
    return (*subjects, *(parent for parent in parents if parent is not None))


def _keeps_steps(
    channel: Channel, network: Network, need: CareNeed, policy: ReferralPolicy
) -> bool:
    """Whether a referral goes the right way, and skips no level; unknown levels forbid nothing.

    Booked visits and consultations are no referrals: they lead where they are agreed to lead.
    """
    if channel.carrier is not Carrier.PATIENT:
        return True
    origin, target = network.institutions[channel.origin], network.institutions[channel.target]
    if is_continuing_care(origin) or is_continuing_care(target):
        return True
    below, above = functional_level(origin), functional_level(target)
    if below is None or above is None:
        return True
    if need.goes_down:
        return above <= below
    return above >= below and not (policy.stepwise and above > below + 1)


def _scope_doubt(channel: Channel) -> Text:
    limits = sorted((*(channel.subjects or ()), *(channel.conditions or ())), key=lambda t: t.key)
    zh, en = "、".join(t.zh for t in limits), ", ".join(t.en for t in limits)
    return Text(f"该通道限于：{zh}", f"the channel is limited to: {en}")
