"""What each edge of the ways there might be costs at least, and where what is unsure is of use."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from medconsortium.graph import CostCode
from medconsortium.referral.queries.why_not.belonging import Belonging
from medconsortium.referral.queries.why_not.offers import Offers
from medconsortium.referral.queries.why_not.relaxation import Lack, Relaxation, Tariff
from medconsortium.referral.queries.why_not.relaxed_channels import RelaxedChannels
from medconsortium.referral.queries.why_not.relaxed_hops import RelaxedHops
from medconsortium.referral.queries.why_not.unsure import NOTHING, Unsure
from medconsortium.referral.usable.steps import Label
from medconsortium.referral.usable.stops import Stops

__all__ = ["Uses", "Weights", "weights_of"]

_MOST_USES = 64
_NO_THINGS, _NO_ROWS = np.empty(0, np.int64), np.empty(0, np.int32)


@frozen(eq=False)
class Uses:
    """Where what is not sure would be of use: hops from a row to another, or a stop at one.

    Attributes:
        number: The number of the thing, rising (uses, int64).
        origin: The row a hop leaves, or where a way ends (uses, int32).
        target: The row it leads to, or the same.
    """

    number: NDArray[np.int64]
    origin: NDArray[np.int32]
    target: NDArray[np.int32]

    def of(self, number: int) -> tuple[tuple[int, int], ...] | None:
        """Return the uses of a thing; `None` where there are too many to look at each."""
        begin, end = np.searchsorted(self.number, [number, number + 1])
        if end - begin > _MOST_USES:
            return None
        origin, target = self.origin[begin:end].tolist(), self.target[begin:end].tolist()
        return tuple(zip(origin, target, strict=True))


@frozen(eq=False, kw_only=True)
class Weights:
    """What edges cost at least.

    Attributes:
        code: How costs, changes and hops are one number, in this order.
        weight: That number of each edge: hops, then stops (edges, int64).
        uses: Where what is not sure would be of use.
        channel: Which channel each hop is along, counting those alone, -1 none (hops, int64).
        at: Which channels rest on something that is not sure, rising (things, int64).
        number: What that is, by the numbers of `Unsure` (things, int64).
    """

    code: CostCode
    weight: NDArray[np.int64]
    uses: Uses
    channel: NDArray[np.int64]
    at: NDArray[np.int64]
    number: NDArray[np.int64]

    def unsure_along(self, hop: int) -> frozenset[int]:
        """Return what a hop rests on that is not sure."""
        channel = int(self.channel[hop])
        begin, end = np.searchsorted(self.at, [channel, channel + 1])
        return frozenset(self.number[begin:end].tolist())


def weights_of(
    relaxed: RelaxedHops,
    stops: Stops,
    tables: RelaxedChannels,
    *,
    offers: Offers,
    belonging: Belonging,
    unsure: Unsure,
    accepts: NDArray[np.int8],
) -> Weights:
    """Return what each edge costs at least.

    What is not sure costs nothing here if several edges rest on it: it is paid for once.

    Args:
        relaxed: The hops.
        stops: The stops.
        tables: The channels that there would be.
        offers: How far institutions are from meeting the need.
        belonging: Where a border may be no border, if something were made sure.
        unsure: What is not sure, and what it costs to make sure of it.
        accepts: Who takes the patient (rows).
    """
    rows, along = len(accepts), _along(relaxed, tables, unsure)
    own, changes = _for_one_hop(along, offers, belonging, unsure)
    lacks = _at_least(relaxed, belonging, rows)
    is_hop = (relaxed.hops.target < rows).astype(np.int64)
    hop_costs = unsure.tariff.cost_of_lacks[lacks] + own
    hop_changes = unsure.tariff.count_of_lacks[lacks] + changes
    stop_costs, stop_changes = _at_stops(stops, offers, unsure.tariff, accepts)
    costs, counts = (
        np.concatenate(pair) for pair in ((hop_costs, stop_costs), (hop_changes, stop_changes))
    )
    at_doors = unsure.tariff.costs[Relaxation.ASK] * 3
    code = CostCode(
        [int(costs.max(initial=1)), int(counts.max(initial=1)), 1], end=[at_doors, 3, 0]
    )
    hops = np.concatenate([is_hop, np.zeros(len(stops), np.int64)])
    return Weights(
        code=code,
        weight=code.encode(costs, counts, hops),
        uses=_uses(along, offers),
        channel=along.which,
        at=along.at,
        number=along.number,
    )


def _at_least(relaxed: RelaxedHops, belonging: Belonging, rows: int) -> NDArray[np.uint16]:
    """Return what hops lack at least: no consortium is left where both might come to share one."""
    changes = np.append(belonging.may_change, [False] * 3)
    hops = relaxed.hops
    loose = changes[np.minimum(hops.origin, rows)] | changes[np.minimum(hops.target, rows)]
    kept = np.uint16(~Lack.CONSORTIUM & 0xFFFF)
    return np.where(loose, relaxed.lacks & kept, relaxed.lacks)


def _at_stops(
    stops: Stops, offers: Offers, tariff: Tariff, accepts: NDArray[np.int8]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return what stops cost at least, and how many changes they take."""
    asks = offers.asks[stops.row].astype(np.int64)
    asks += (stops.label == Label.ARRIVE) & (accepts[stops.row] < 0)
    starts = offers.starts[stops.row]
    costs = tariff.costs
    return asks * costs[Relaxation.ASK] + starts * costs[Relaxation.START_SERVICE], asks + starts


@frozen(eq=False, kw_only=True)
class _Along:
    """What the channels rest on that hops may be along.

    Attributes:
        which: Which of these channels each hop is along, -1 none (hops, int64).
        origin: The row that each leaves (channels).
        target: The row that it leads to.
        at: Which of them rests on something, rising (things, int64).
        number: The number of that (things, int64).
    """

    which: NDArray[np.int64]
    origin: NDArray[np.int32]
    target: NDArray[np.int32]
    at: NDArray[np.int64]
    number: NDArray[np.int64]


def _along(relaxed: RelaxedHops, tables: RelaxedChannels, unsure: Unsure) -> _Along:
    which = np.full(len(relaxed), -1, np.int64)
    ends, things, count = [(_NO_ROWS, _NO_ROWS)], [(_NO_THINGS, _NO_THINGS)], 0
    for table, channels in enumerate(tables):
        hops = np.flatnonzero(relaxed.table == table)
        rows, channel = np.unique(relaxed.hops.channel[hops], return_inverse=True)
        which[hops] = channel + count
        ends.append((channels.origin[rows], channels.target[rows]))
        numbers = unsure.of_channels(channels, rows)
        at, column = np.nonzero(numbers != NOTHING)
        things.append((at + count, numbers[at, column]))
        count += len(rows)
    origin, target = (np.concatenate(side) for side in zip(*ends, strict=True))
    at, number = (np.concatenate(column) for column in zip(*things, strict=True))
    return _Along(which=which, origin=origin, target=target, at=at, number=number)


def _for_one_hop(
    along: _Along, offers: Offers, belonging: Belonging, unsure: Unsure
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return what hops cost for what nothing but their channel rests on, and how many changes."""
    numbers, which, count = np.unique(along.number, return_inverse=True, return_counts=True)
    elsewhere = {*belonging.membership.tolist(), *belonging.runs.tolist()}
    elsewhere.update(*offers.unsure_at.values())
    once = (count == 1) & ~np.isin(numbers, np.array(sorted(elsewhere), np.int64))
    single = np.flatnonzero(once[which])
    costs = unsure.costs(along.number[single])
    size = len(along.origin) + 1
    each = np.bincount(along.at[single], weights=costs, minlength=size).astype(np.int64)
    return each[along.which], np.bincount(along.at[single], minlength=size)[along.which]


def _uses(along: _Along, offers: Offers) -> Uses:
    parts = [(along.number, along.origin[along.at], along.target[along.at])]
    for row, things in offers.unsure_at.items():
        rows = np.full(len(things), row, np.int32)
        parts.append((np.array(sorted(things), np.int64), rows, rows))
    number, origin, target = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(number, kind="stable")
    return Uses(number[order], origin[order], target[order])
