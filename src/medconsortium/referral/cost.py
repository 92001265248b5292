"""What a way costs: seven quantities, of which the first that differs decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeAlias, cast

import numpy as np
from attrs import astuple, frozen
from numpy.typing import NDArray

from medconsortium.graph import CostCode

__all__ = ["TENTHS", "Digits", "PathCost", "cost_code", "path_cost", "to_tenths"]

TENTHS = 10
"""Minutes count in tenths."""

_MOST_MINUTES = 1_000_000
"""No weight counts for more, which is two years: sums of costs stay within bounds."""

Quantity: TypeAlias = NDArray[np.integer] | NDArray[np.bool_] | int


def to_tenths(minutes: float) -> int:
    """Return minutes as whole tenths, half a tenth rounded up; at most those of two years.

    >>> to_tenths(30), to_tenths(0.25), to_tenths(1e300)
    (300, 3, 10000000)
    """
    return int(min(minutes, _MOST_MINUTES) * TENTHS + 0.5)


@frozen(eq=False, slots=False, kw_only=True)
class Digits:
    """The quantities that decide between ways, the weightiest first; a row for each hop or stop.

    What is one number holds for all rows. They add up along a way.

    Attributes:
        unconfirmed: What is to be asked first.
        steps_from_home: Divisions up from home, of patients who recover.
        unknown_times: Travel times that are not known, where time matters.
        tenths: Weighed minutes in tenths: travel, and what the policy weighs as travel.
        steps_from_origin: Divisions, or hundreds of metres, from the origin of an emergency.
        assumed: Hops along channels that are assumed.
        without_priority: Hops that no green channel speeds up.
    """

    unconfirmed: Quantity = 0
    steps_from_home: Quantity = 0
    unknown_times: Quantity = 0
    tenths: Quantity = 0
    steps_from_origin: Quantity = 0
    assumed: Quantity = 0
    without_priority: Quantity = 0

    @property
    def parts(self) -> tuple[Quantity, ...]:
        """All of them."""
        return cast("tuple[Quantity, ...]", astuple(self, recurse=False))

    @cached_property
    def most(self) -> tuple[int, ...]:
        """The largest of each."""
        return tuple(int(np.max(part, initial=0)) for part in self.parts)

    def encode(self, code: CostCode, count: int) -> NDArray[np.int64]:
        """Return them as one number for each of so many rows."""
        return np.broadcast_to(code.encode(*self.parts), (count,))


def cost_code(hops: Iterable[Digits], ends: Iterable[Digits]) -> CostCode:
    """Return the numbers for ways of such hops, with such ends: beginnings and stops."""
    on_hops, at_ends = ([each.most for each in several] for several in (hops, ends))
    return CostCode(
        [max(parts) for parts in zip(*on_hops, strict=True)],
        end=[max(parts) for parts in zip(*at_ends, strict=True)],
    )


@frozen(kw_only=True)
class PathCost:
    """What a way costs, and what that is made of. Costs compare by `digits`, and add up.

    Attributes:
        unconfirmed: How much is to be asked first.
        steps_from_home: Divisions from home, of patients who recover.
        unknown_times: Travel times not known, where the need is urgent.
        weighed_minutes: Travel, and what the policy weighs as such; for ranking only.
        steps_from_origin: Divisions from the origin, or hundreds of metres; in emergencies.
        assumed: Hops along channels that are assumed.
        without_priority: Hops that no green channel speeds up.
        travel_minutes: The patient's travel in all; `None` where a part is not known.
        transfers: Hops that move the patient.
        borders: Borders that he crosses: of a consortium, of counties, of provinces.
        bypassing: Whether first contact is passed by.

    >>> near = PathCost(weighed_minutes=50, travel_minutes=20, transfers=1)
    >>> near < PathCost(weighed_minutes=50.5), (near + near).travel_minutes
    (True, 40)
    """

    unconfirmed: int = 0
    steps_from_home: int = 0
    unknown_times: int = 0
    weighed_minutes: float = 0
    steps_from_origin: int = 0
    assumed: int = 0
    without_priority: int = 0
    travel_minutes: float | None = 0
    transfers: int = 0
    borders: int = 0
    bypassing: bool = False

    @property
    def digits(self) -> tuple[float, ...]:
        """The quantities that decide, the weightiest first."""
        return (
            self.unconfirmed,
            self.steps_from_home,
            self.unknown_times,
            self.weighed_minutes,
            self.steps_from_origin,
            self.assumed,
            self.without_priority,
        )

    def __lt__(self, other: PathCost) -> bool:
        return self.digits < other.digits

    def __add__(self, other: PathCost) -> PathCost:
        known = self.travel_minutes is not None and other.travel_minutes is not None
        return PathCost(
            unconfirmed=self.unconfirmed + other.unconfirmed,
            steps_from_home=self.steps_from_home + other.steps_from_home,
            unknown_times=self.unknown_times + other.unknown_times,
            weighed_minutes=self.weighed_minutes + other.weighed_minutes,
            steps_from_origin=self.steps_from_origin + other.steps_from_origin,
            assumed=self.assumed + other.assumed,
            without_priority=self.without_priority + other.without_priority,
            travel_minutes=(
                (self.travel_minutes or 0) + (other.travel_minutes or 0) if known else None
            ),
            transfers=self.transfers + other.transfers,
            borders=self.borders + other.borders,
            bypassing=self.bypassing or other.bypassing,
        )


def path_cost(
    digits: Sequence[int],
    *,
    travel_minutes: float | None,
    transfers: int,
    borders: int,
    bypassing: bool = False,
) -> PathCost:
    """Return what a way costs whose digits have been summed up.

    Args:
        digits: The quantities of `Digits`, in order.
        travel_minutes: The patient's travel in all; `None` where a part is not known.
        transfers: Hops that move the patient.
        borders: Borders that he crosses.
        bypassing: Whether first contact is passed by.
    """
    unconfirmed, steps_from_home, unknown_times, tenths, steps_from_origin, assumed, slow = digits
    return PathCost(
        unconfirmed=unconfirmed,
        steps_from_home=steps_from_home,
        unknown_times=unknown_times,
        weighed_minutes=tenths / TENTHS,
        steps_from_origin=steps_from_origin,
        assumed=assumed,
        without_priority=slow,
        travel_minutes=travel_minutes,
        transfers=transfers,
        borders=borders,
        bypassing=bypassing,
    )
