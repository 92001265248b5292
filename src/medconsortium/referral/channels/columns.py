"""All channels of a network on a day, as columns: one table for all needs and all threads."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import read_only
from medconsortium.referral.channels.channel import CARRIER_OF, MOVES_PATIENT
from medconsortium.referral.channels.drafts import Basis
from medconsortium.referral.channels.limits import Limit
from medconsortium.referral.channels.roads import Roads
from medconsortium.referral.channels.standing import Standing
from medconsortium.referral.places.borders import Borders
from medconsortium.referral.places.roster import Roster
from medconsortium.vocabulary import LinkKind

__all__ = ["MOVING", "ChannelColumns", "kind_mask"]


def kind_mask(kinds: Collection[LinkKind]) -> NDArray[np.bool_]:
    """Return for each kind of link, by number, whether it is one of some."""
    return read_only((kind in kinds for kind in LinkKind), np.bool_)


MOVING = kind_mask([kind for kind, carrier in CARRIER_OF.items() if carrier in MOVES_PATIENT])
"""For each kind of link, by number, whether it takes the patient along."""


@frozen(eq=False, slots=False, kw_only=True)
class ChannelColumns:
    """The channels that are, or may be, in force on a day, a row for each.

    A channel leads from where the patient is to who gives the care: links that run the other way
    are turned round. Sorted by origin and target; of those, declared ones first; then by kind, and
    so on to what they rest on, so that the order of the network's tables does not matter. Arrays
    are read-only; threads may share them. What is said of a channel in words is made on demand:
    `reading.channel_at`.

    Attributes:
        roster: The institutions; `origin` and `target` are its rows.
        standing: What stands on the day; it holds the day.
        roads: The roads between institutions.
        borders: Where the institutions lie, and which grids they belong to.
        origin: Where the patient is (channels, int32).
        target: Who gives the care, a department's host for it (channels, int32).
        kind: `LinkKind.number` (channels, int8).
        declared: Whether it rests on a link that says so (channels, bool).
        doubts: How many things are not known of it (channels, int8); whether its ends are open is
            not among them.
        limit: Which of `limits` (channels, int32); 0 is no limit.
        basis: Which of `bases` (channels, int32).
        minutes: What it takes the patient, in tenths of a minute (channels, int32): -1 not known,
            0 where he does not travel.
        green: The green channels that its link or its consortium gives, `1 << number` (channels,
            uint16).
        crosses: The borders between its ends, bits as in `places.borders` (channels, uint8).
        link: Place in the table of links, -1 none (channels, int32).
        consortium: Place in the table of consortia, -1 none (channels, int32).
        instrument: Place in the table of instruments, -1 none (channels, int32).
        origin_member: Place of the membership of the origin that it is assumed from, -1 none
            (channels, int32).
        target_member: The same of the target.
        limits: What channels are limited to, `NO_LIMIT` first.
        bases: What they rest on.
    """

    roster: Roster
    standing: Standing
    roads: Roads
    borders: Borders
    origin: NDArray[np.int32]
    target: NDArray[np.int32]
    kind: NDArray[np.int8]
    declared: NDArray[np.bool_]
    doubts: NDArray[np.int8]
    limit: NDArray[np.int32]
    basis: NDArray[np.int32]
    minutes: NDArray[np.int32]
    green: NDArray[np.uint16]
    crosses: NDArray[np.uint8]
    link: NDArray[np.int32]
    consortium: NDArray[np.int32]
    instrument: NDArray[np.int32]
    origin_member: NDArray[np.int32]
    target_member: NDArray[np.int32]
    limits: tuple[Limit, ...]
    bases: tuple[Basis, ...]

    def __len__(self) -> int:
        return len(self.origin)

    def __repr__(self) -> str:
        return f"<ChannelColumns of {len(self)} on {self.standing.on}>"

    @cached_property
    def moves_patient(self) -> NDArray[np.bool_]:
        """Whether the patient goes to the target (channels, bool)."""
        return read_only(MOVING[self.kind], np.bool_)
