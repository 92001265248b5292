"""Which green channels give a patient priority on which channels (绿色通道)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import read_only
from medconsortium.referral.channels.channel import CONDITION_OF, GREEN_KINDS
from medconsortium.referral.channels.columns import ChannelColumns
from medconsortium.referral.need import CareNeed
from medconsortium.vocabulary import GreenChannel, LinkKind, ServiceItem

__all__ = ["green_channel_for", "has_priority"]


def has_priority(columns: ChannelColumns, need: CareNeed) -> NDArray[np.bool_]:
    """Return which channels give priority for a need (channels, bool).

    A green channel does where it is for channels of that kind; that for multidisciplinary care
    where the need is for it, those of the emergency centres where it is for their condition.
    """
    bits = [
        sum(1 << green.number for green in _fitting(need) if kind in GREEN_KINDS[green])
        for kind in LinkKind
    ]
    return read_only(columns.green & np.array(bits, np.uint16)[columns.kind] != 0, np.bool_)


def green_channel_for(columns: ChannelColumns, row: int, need: CareNeed) -> GreenChannel | None:
    """Return the green channel that gives priority on a way for a need; of several, the first."""
    kind, bits = LinkKind.at(int(columns.kind[row])), int(columns.green[row])
    fitting = (green for green in _fitting(need) if kind in GREEN_KINDS[green])
    return next((green for green in fitting if bits >> green.number & 1), None)


def _fitting(need: CareNeed) -> list[GreenChannel]:
    """Return the green channels that may give priority for a need."""
    return [green for green in GREEN_KINDS if _is_for(green, need)]


def _is_for(green: GreenChannel, need: CareNeed) -> bool:
    if green is GreenChannel.ONCOLOGY_MDT:
        return ServiceItem.MDT in need.items
    return green not in CONDITION_OF or CONDITION_OF[green] is need.condition
