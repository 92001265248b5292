"""All channels of a network on a day, as columns: one table for all needs and all threads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import StringColumn, read_only
from medconsortium.referral.channels.channel import CARRIER_OF, MOVES_PATIENT
from medconsortium.referral.channels.drafts import Basis, Draft, in_order, merged, replaced
from medconsortium.referral.channels.limits import Limit, term_bits
from medconsortium.referral.channels.roads import UNKNOWN_TIME, Roads, tenths
from medconsortium.referral.channels.standing import Standing
from medconsortium.referral.places.borders import Borders, border_bits
from medconsortium.referral.places.roster import Roster
from medconsortium.vocabulary import GreenChannel, LinkKind

__all__ = ["ChannelColumns", "columns_of", "kind_mask"]


def kind_mask(kinds: frozenset[LinkKind]) -> NDArray[np.bool_]:
    """Return for each kind of link, by number, whether it is one of some."""
    return read_only((kind in kinds for kind in LinkKind), np.bool_)


_MOVING = kind_mask(frozenset(k for k, carrier in CARRIER_OF.items() if carrier in MOVES_PATIENT))


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
        return read_only(_MOVING[self.kind], np.bool_)


def columns_of(
    drafts: Sequence[Draft],
    *,
    roster: Roster,
    standing: Standing,
    roads: Roads,
    borders: Borders,
) -> ChannelColumns:
    """Return the channels of several drafts, in order.

    An assumed channel is left out where a declared one of its kind joins the same two without a
    doubt or a limit.
    """
    joined = _joined(drafts)
    order = _order(joined, roster)
    group = joined["origin"][order] * np.int64(len(roster)) + joined["target"][order]
    plain = joined["declared"] & (joined["doubts"] == 0) & (joined["limit"] == 0)
    declared, kind = joined["declared"][order], joined["kind"][order]
    kept = order[declared | ~replaced(group, kind, plain=plain[order])]
    found = {name: read_only(column[kept], column.dtype) for name, column in joined.items()}
    limits, bases = _choices(drafts)
    return ChannelColumns(
        roster=roster,
        standing=standing,
        roads=roads,
        borders=borders,
        minutes=_minutes(found, roads),
        green=_green(found, roster),
        crosses=border_bits(borders, found["origin"], found["target"]),
        limits=limits,
        bases=bases,
        **found,
    )


_OPTIONAL = ("link", "consortium", "instrument", "origin_member", "target_member")


def _choices(drafts: Sequence[Draft]) -> tuple[tuple[Limit, ...], tuple[Basis, ...]]:
    limits, _ = _limits(drafts)
    return limits, _bases(drafts)[0]


def _limits(drafts: Sequence[Draft]) -> tuple[tuple[Limit, ...], NDArray[np.int32]]:
    choices = [(NO_LIMIT,), *(draft.limits for draft in drafts)]
    which = [_NO_ROWS, *(draft.column("limit", 0) for draft in drafts)]
    return merged(choices, which, lambda limit: limit.order)


def _bases(drafts: Sequence[Draft]) -> tuple[tuple[Basis, ...], NDArray[np.int32]]:
    which = [draft.column("basis", 0) for draft in drafts]
    return merged([draft.bases for draft in drafts], which, lambda basis: basis.order)


def _joined(drafts: Sequence[Draft]) -> dict[str, NDArray[Any]]:
    """Return the columns of all drafts, one after the other."""

    def of(name: str, dtype: type[np.generic]) -> NDArray[Any]:
        return np.concatenate([np.empty(0, dtype), *(getattr(each, name) for each in drafts)])

    return {
        "origin": of("origin", np.int32),
        "target": of("target", np.int32),
        "kind": of("kind", np.int8),
        "doubts": of("doubts", np.int8),
        "declared": np.repeat([each.declared for each in drafts], [len(each) for each in drafts]),
        "limit": _limits(drafts)[1],
        "basis": _bases(drafts)[1],
        **{
            name: np.concatenate([_NO_ROWS, *(each.column(name, -1) for each in drafts)])
            for name in _OPTIONAL
        },
    }
