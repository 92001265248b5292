"""All channels of a network on a day."""

from __future__ import annotations

from datetime import date

from medconsortium.model import Network
from medconsortium.model.dates import today
from medconsortium.referral.assumed import assumed_channels
from medconsortium.referral.channel import Channel
from medconsortium.referral.declared import declared_channels
from medconsortium.referral.policy import ReferralPolicy

__all__ = ["channels"]

_DEFAULT = ReferralPolicy()


def channels(
    network: Network, *, on: date | None = None, policy: ReferralPolicy = _DEFAULT
) -> tuple[Channel, ...]:
    """Return the channels that are, or may be, in force on a day.

    Sorted by origin and target, declared ones before assumed ones. An assumed channel is left out
    where a declared one of its kind joins the same two institutions without a doubt or a limit.

    Args:
        network: The network.
        on: The day; today in Asia/Shanghai if left out.
        policy: `declared_only` leaves out all assumed channels.
    """
    day = today() if on is None else on
    declared = list(declared_channels(network, day))
    stated = {
        (c.origin, c.target, c.kind)
        for c in declared
        if not c.doubts and c.subjects is None and c.conditions is None
    }
    assumed = () if policy.declared_only else assumed_channels(network, day)
    found = [*declared, *(c for c in assumed if (c.origin, c.target, c.kind) not in stated)]
    return tuple(sorted(found, key=_order))


def _order(channel: Channel) -> tuple[str, str, bool, int, str]:
    return (
        channel.origin,
        channel.target,
        not channel.declared,
        channel.kind.number,
        channel.link or channel.consortium or "",
    )
