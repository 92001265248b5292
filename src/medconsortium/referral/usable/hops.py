"""The hops that serve a need: which channels may be taken, what each costs, how it is labelled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from attrs import astuple, fields, frozen
from numpy.typing import NDArray

from medconsortium.referral.channels.channel import CARRIER_OF
from medconsortium.referral.channels.columns import ChannelColumns, kind_mask
from medconsortium.referral.channels.limits import limit_answers
from medconsortium.referral.cost import Digits, to_tenths
from medconsortium.referral.need import CareNeed
from medconsortium.referral.places.borders import (
    CONSORTIUM,
    COUNTY,
    COUNTY_UNKNOWN,
    PROVINCE,
    PROVINCE_UNKNOWN,
)
from medconsortium.referral.places.roster import Roster
from medconsortium.referral.policy import Binding, ReferralPolicy
from medconsortium.referral.usable.kinds import serves
from medconsortium.referral.usable.priority import has_priority
from medconsortium.referral.usable.steps import NO_LEVEL, Label, WayForm, label_hops
from medconsortium.vocabulary import Carrier

__all__ = ["BORDERS", "CROSSED", "NO_CHANNEL", "Hops", "hop_digits", "hops_serving", "step_levels"]

NO_CHANNEL = -1
"""The channel of a hop that has none: what an emergency allows."""

BORDERS = (
    ("within_consortium", CONSORTIUM, 0),
    ("within_county", COUNTY, COUNTY_UNKNOWN),
    ("within_province", PROVINCE, PROVINCE_UNKNOWN),
)
"""The fields of a policy that bind to borders, with the bits of those crossed and not known."""

_COUNT = np.array([bits.bit_count() for bits in range(256)], np.int8)
CROSSED = _COUNT[np.arange(256) & (CONSORTIUM | COUNTY | PROVINCE)]
_VISITS = kind_mask([k for k, c in CARRIER_OF.items() if c is Carrier.APPOINTMENT])
_RECEIVED = kind_mask([k for k, c in CARRIER_OF.items() if c is Carrier.DOCTOR])


@frozen(eq=False, kw_only=True)
class Hops:
    """Hops that may be taken, a row for each, in the order of the channels.

    Attributes:
        channel: Which channel (hops, int32); `NO_CHANNEL` where it has none.
        origin: The row of the institution it leaves (hops, int32).
        target: The row that it leads to.
        moves: Whether it moves the patient (hops, bool).
        minutes: What it takes him in tenths (hops, int32); -1 where that is not known.
        borders: How many borders he crosses (hops, int8).
        label: What it does to where he stands, `usable.steps.Label` (hops, uint8).
    """

    channel: NDArray[np.int32]
    origin: NDArray[np.int32]
    target: NDArray[np.int32]
    moves: NDArray[np.bool_]
    minutes: NDArray[np.int32]
    borders: NDArray[np.int8]
    label: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.origin)

    def __add__(self, other: Hops) -> Hops:
        columns = zip(astuple(self, recurse=False), astuple(other, recurse=False), strict=True)
        return _of_columns([np.concatenate(pair) for pair in columns])

    def at(self, rows: NDArray[np.integer]) -> Hops:
        """Return some of them."""
        return _of_columns([column[rows] for column in astuple(self, recurse=False)])


def _of_columns(columns: Iterable[NDArray[Any]]) -> Hops:
    names = (field.name for field in fields(Hops))
    return Hops(**dict(zip(names, columns, strict=True)))


def hops_serving(
    channels: ChannelColumns, need: CareNeed, policy: ReferralPolicy
) -> tuple[Hops, Digits, WayForm]:
    """Return the hops that serve a need, what each costs, and what ways of them may look like.

    Channels of other kinds, for something else, from or to who has closed, across a border that
    must be kept, and those that skip a level or lead the wrong way, are left out.

    Args:
        channels: All channels of the day.
        need: The need, with ids in the place of names.
        policy: How referral is organised.
    """
    fits = limit_answers(channels.limits, need)[channels.limit]
    is_open = channels.standing.institutions
    chosen = serves(need)[channels.kind] & (fits != 0)
    chosen &= (is_open[channels.origin] != 0) & (is_open[channels.target] != 0)
    if policy.declared_only:
        chosen &= channels.declared
    rows = np.flatnonzero(chosen)
    if not need.is_emergency:
        rows = rows[~_crosses_what_must_be_kept(channels, rows, policy)]
    label, allowed, form = _labels(channels, rows, need, policy)
    rows, label = rows[allowed], label[allowed]
    moves, minutes = channels.moves_patient[rows], channels.minutes[rows]
    hops = Hops(
        channel=rows.astype(np.int32),
        origin=channels.origin[rows],
        target=channels.target[rows],
        moves=moves,
        minutes=minutes,
        borders=np.where(moves, CROSSED[channels.crosses[rows]], 0).astype(np.int8),
        label=label,
    )
    doubts = channels.doubts[rows] + (fits[rows] < 0) + (is_open[hops.target] < 0)
    weighed = np.zeros(len(rows), np.int64)
    if not need.is_emergency:
        doubts = doubts + _borders_not_known(channels, rows, policy)
        weighed = _borders_weighed(channels, rows, policy)
    return (
        hops,
        hop_digits(
            hops,
            need,
            policy,
            doubts=doubts,
            tenths=weighed,
            assumed=~channels.declared[rows],
            without_priority=~has_priority(channels, need)[rows],
        ),
        form,
    )


def hop_digits(
    hops: Hops,
    need: CareNeed,
    policy: ReferralPolicy,
    *,
    doubts: NDArray[np.integer],
    tenths: NDArray[np.integer] | int = 0,
    assumed: NDArray[np.bool_] | int = 1,
    without_priority: NDArray[np.bool_] | int = 1,
) -> Digits:
    """Return what hops cost.

    Args:
        hops: The hops.
        need: Whether time matters.
        policy: What counts as minutes; whether minutes are bounded, so that those not known are
            to be asked after.
        doubts: What else is to be asked.
        tenths: What weighs on top of travel and transfer.
        assumed: Whether each is assumed.
        without_priority: Whether no green channel speeds it up.
    """
    unknown = hops.moves & (hops.minutes < 0)
    travel = np.where(unknown, to_tenths(policy.minutes_if_unknown), hops.minutes)
    return Digits(
        unconfirmed=doubts + (unknown if policy.most_minutes is not None else 0),
        unknown_times=unknown if need.is_urgent else 0,
        tenths=np.where(hops.moves, travel, 0) + to_tenths(policy.minutes_per_transfer) + tenths,
        assumed=assumed,
        without_priority=without_priority,
    )


def step_levels(roster: Roster, need: CareNeed) -> NDArray[np.int8]:
    """Return the level of each row, as far as it binds: `NO_LEVEL` where it does not (rows)."""
    if need.is_emergency:
        return np.full(len(roster), NO_LEVEL, np.int8)
    return np.where(roster.is_continuing_care, NO_LEVEL, roster.level).astype(np.int8)


def _labels(
    channels: ChannelColumns, rows: NDArray[np.intp], need: CareNeed, policy: ReferralPolicy
) -> tuple[NDArray[np.uint8], NDArray[np.bool_], WayForm]:
    """Return the labels of hops, which of them are allowed, and what their ways may look like."""
    level, kind = step_levels(channels.roster, need), channels.kind[rows]
    moves, visits = channels.moves_patient[rows], _VISITS[kind]
    origin, target = (level[ends[rows]] for ends in (channels.origin, channels.target))
    enters, leaves = (origin >= 0) & (target < 0), (origin < 0) & (target >= 0)
    form = WayForm(
        goes_down=need.goes_down,
        stepwise=policy.stepwise,
        remembers_level=bool((moves & enters).any() and (moves & ~visits & leaves).any()),
        sends=not moves.all(),
    )
    label, allowed = label_hops(origin, target, form)
    label[visits & (target >= 0)] = Label.VISIT
    label[~moves] = Label.SEND
    label[_RECEIVED[kind]] = Label.RECEIVE
    return label, allowed | visits | ~moves, form


def _crosses_what_must_be_kept(
    channels: ChannelColumns, rows: NDArray[np.intp], policy: ReferralPolicy
) -> NDArray[np.bool_]:
    bits = sum(bit for name, bit, _ in BORDERS if _binds(policy, name, Binding.REQUIRED))
    return np.asarray(channels.moves_patient[rows] & (channels.crosses[rows] & bits != 0))


def _borders_not_known(
    channels: ChannelColumns, rows: NDArray[np.intp], policy: ReferralPolicy
) -> NDArray[np.int8]:
    bits = sum(bit for name, _, bit in BORDERS if _binds(policy, name, Binding.REQUIRED))
    return np.where(channels.moves_patient[rows], _COUNT[channels.crosses[rows] & bits], 0)


def _borders_weighed(
    channels: ChannelColumns, rows: NDArray[np.intp], policy: ReferralPolicy
) -> NDArray[np.int64]:
    bits = sum(bit for name, bit, _ in BORDERS if _binds(policy, name, Binding.PREFERRED))
    count = np.where(channels.moves_patient[rows], _COUNT[channels.crosses[rows] & bits], 0)
    return count * np.int64(to_tenths(policy.minutes_per_border))


def _binds(policy: ReferralPolicy, name: str, binding: Binding) -> bool:
    return bool(getattr(policy, name) is binding)
