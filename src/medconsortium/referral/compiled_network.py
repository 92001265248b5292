"""A network made ready for queries: the channels of a day as columns, under a policy.

What queries need is compiled once, and kept with the network: at most eight days and policies.
Threads share it; a lock is held only to look it up and to put it there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from threading import Lock
from typing import Any, TypeVar

from attrs import field, frozen

from medconsortium.model import Network
from medconsortium.model.dates import today
from medconsortium.referral.capability.capabilities import Capabilities
from medconsortium.referral.capability.disease_lists import disease_lists_of
from medconsortium.referral.channels.collecting import channel_columns
from medconsortium.referral.channels.columns import ChannelColumns
from medconsortium.referral.places.roster import Roster
from medconsortium.referral.policy import ReferralPolicy

__all__ = ["CompiledNetwork", "Kept", "compile_network", "compiled_from"]

T = TypeVar("T")

_KEY = "_compiled_networks"
_MOST = 8
_LOCK = Lock()
_DEFAULT = ReferralPolicy()


class Kept:
    """What was made, by what it was made from: the last few, and no more than fits.

    Pickling it keeps nothing.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: dict[Hashable, tuple[Any, int]] = {}

    def get(self, key: Hashable, make: Callable[[], T], size: Callable[[T], int]) -> T:
        """Return what is kept for a key; where there is nothing yet, make it and keep it.

        The lock is not held while it is made: two threads may make the same, and one is kept.

        Args:
            key: What it is made from.
            make: Makes it.
            size: How much of what may be kept it takes.
        """
        with _LOCK:
            found = self._held.pop(key, None)
            if found is not None:
                self._held[key] = found
                return found[0]  # type: ignore[no-any-return]
        made = make()
        with _LOCK:
            kept = self._held.setdefault(key, (made, size(made)))[0]
            room = self._most
            for other in [*reversed(self._held)]:
                room -= self._held[other][1]
                if room < 0 and other != key:
                    del self._held[other]
        return kept  # type: ignore[no-any-return]

    def __reduce__(self) -> tuple[object, ...]:
        return Kept, (self._most,)


_MOST_HOPS_KEPT = 2**22
"""Hops in the graphs that are kept for single needs: about 150 megabytes."""


@frozen(eq=False, slots=False, kw_only=True)
class CompiledNetwork:
    """A network on a day, under a policy, made ready for queries.

    Attributes:
        channels: All channels of the day, and what stands on it.
        policy: How referral is organised.
        capabilities: Who offers what.
        needs: What was made ready for single needs.
    """

    channels: ChannelColumns
    policy: ReferralPolicy
    capabilities: Capabilities
    needs: Kept = field(factory=lambda: Kept(_MOST_HOPS_KEPT), repr=False)

    @property
    def network(self) -> Network:
        """The network."""
        return self.channels.roster.network

    @property
    def roster(self) -> Roster:
        """Its institutions, by row."""
        return self.channels.roster

    @property
    def on(self) -> date:
        """The day."""
        return self.channels.standing.on

    def __repr__(self) -> str:
        return f"<CompiledNetwork of {len(self.channels)} channels on {self.on}>"


def compile_network(
    network: Network, *, on: date | None = None, policy: ReferralPolicy = _DEFAULT
) -> CompiledNetwork:
    """Return a network made ready for queries; it is compiled once, and kept with the network.

    Args:
        network: The network.
        on: The day; today in Asia/Shanghai if left out.
        policy: How referral is organised.

    Raises:
        ModelError: The members of consortia let one assume more channels than can be held.
        NotFoundError: The policy gives a disease list of a consortium that is not there.

    >>> from medconsortium.model import Institution
    >>> network = Network(institutions=[Institution(id="乡", name="乡医院")])
    >>> compile_network(network, on=date(2024, 1, 1))
    <CompiledNetwork of 0 channels on 2024-01-01>
    """
    day = today() if on is None else on
    kept: Kept = vars(network).setdefault(_KEY, Kept(_MOST))

    def compiled() -> CompiledNetwork:
        channels = kept.get(day, lambda: channel_columns(network, day), lambda _: 0)
        return compiled_from(channels, policy)

    return kept.get((day, policy), compiled, lambda _: 1)


def compiled_from(channels: ChannelColumns, policy: ReferralPolicy) -> CompiledNetwork:
    """Return channels made ready for queries under a policy.

    Raises:
        NotFoundError: The policy gives a disease list of a consortium that is not there.
    """
    lists = disease_lists_of(channels.roster, channels.standing, policy)
    return CompiledNetwork(
        channels=channels, policy=policy, capabilities=Capabilities(channels, lists)
    )
