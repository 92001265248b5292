"""All channels of a network on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import overload

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.model.columnar.columns import read_only
from medconsortium.model.dates import today
from medconsortium.referral.channels.assembling import columns_of
from medconsortium.referral.channels.assumed.alliances import alliance_channels
from medconsortium.referral.channels.assumed.emergency import emergency_channels
from medconsortium.referral.channels.assumed.grids import grid_channels
from medconsortium.referral.channels.assumed.grounds import Grounds, members_of
from medconsortium.referral.channels.assumed.links import entrusted_channels
from medconsortium.referral.channels.assumed.pairs import pair_channels
from medconsortium.referral.channels.assumed.rare_disease import rare_disease_channels
from medconsortium.referral.channels.assumed.telemedicine import telemedicine_channels
from medconsortium.referral.channels.channel import Channel
from medconsortium.referral.channels.columns import ChannelColumns
from medconsortium.referral.channels.declared import declared_channels
from medconsortium.referral.channels.drafts import Draft
from medconsortium.referral.channels.reading import channel_at
from medconsortium.referral.channels.roads import roads_of
from medconsortium.referral.channels.standing import Standing, standing_on
from medconsortium.referral.places.borders import borders_of
from medconsortium.referral.places.roster import Roster, roster_of
from medconsortium.referral.policy import ReferralPolicy

__all__ = ["Channels", "channel_columns", "channels", "columns_where"]

_DEFAULT = ReferralPolicy()
_ASSUMED = (
    grid_channels,
    rare_disease_channels,
    alliance_channels,
    telemedicine_channels,
    emergency_channels,
    pair_channels,
    entrusted_channels,
)


@frozen(eq=False)
class Channels(Sequence[Channel]):
    """Channels in order, each made when it is asked for.

    Attributes:
        columns: All channels of the day.
        rows: Which of them these are (int64).
    """

    columns: ChannelColumns
    rows: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Channel: ...
    @overload
    def __getitem__(self, index: slice) -> Channels: ...
    def __getitem__(self, index: int | slice) -> Channel | Channels:
        if isinstance(index, slice):
            return Channels(self.columns, self.rows[index])
        return channel_at(self.columns, int(self.rows[index]))

    def __repr__(self) -> str:
        return f"<Channels: {len(self)} on {self.columns.standing.on}>"


def channels(
    network: Network, *, on: date | None = None, policy: ReferralPolicy = _DEFAULT
) -> Channels:
    """Return the channels that are, or may be, in force on a day.

    Sorted by origin and target, declared ones before assumed ones. An assumed channel is left out
    where a declared one of its kind joins the same two institutions without a doubt or a limit.

    Args:
        network: The network.
        on: The day; today in Asia/Shanghai if left out.
        policy: `declared_only` leaves out all assumed channels.

    Raises:
        ModelError: The members of consortia let one assume more channels than can be held.

    >>> from medconsortium.model import Institution, Link
    >>> from medconsortium.vocabulary import LinkKind
    >>> network = Network(
    ...     institutions=[Institution(id="乡", name="乡医院"), Institution(id="县", name="县医院")],
    ...     links=[Link(origin="县", target="乡", kind=LinkKind.EXPERT_VISIT)],
    ... )
    >>> [(c.origin, c.target, c.carrier.en) for c in channels(network, on=date(2024, 1, 1))]
    [('乡', '县', 'doctor')]
    """
    columns = channel_columns(network, today() if on is None else on)
    chosen = columns.declared if policy.declared_only else np.ones(len(columns), np.bool_)
    return Channels(columns, read_only(np.flatnonzero(chosen), np.int64))


def channel_columns(network: Network, on: date) -> ChannelColumns:
    """Return the columns of all channels, declared and assumed, on a day.

    Raises:
        ModelError: The members of consortia let one assume more channels than can be held.
    """
    roster = roster_of(network)
    return columns_where(roster, standing_on(roster, on))


def columns_where(roster: Roster, standing: Standing) -> ChannelColumns:
    """Return the columns of all channels, where such and such stands.

    With a `relaxed` standing, those that would be there if agreements were renewed or signed.

    Raises:
        ModelError: As above.
    """
    grounds = Grounds(roster=roster, standing=standing, members=members_of(roster, standing))
    drafts: list[Draft] = [declared_channels(roster, standing)]
    for assumed in _ASSUMED:
        drafts += assumed(grounds)
    return columns_of(
        drafts,
        roster=roster,
        standing=standing,
        roads=roads_of(roster),
        borders=borders_of(roster, standing),
    )
