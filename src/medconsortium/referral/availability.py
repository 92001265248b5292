"""What is known just now of who takes patients; never part of a network."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import Attribute, field, frozen

__all__ = ["Availability"]


def _copied(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return dict(values)


def _flags(_: object, attribute: Attribute[Any], flags: Mapping[str, Any]) -> None:
    if not all(isinstance(flag, bool) for flag in flags.values()):
        raise ValueError(f"{attribute.name} says yes or no of each id")


def _counts(_: object, attribute: Attribute[Any], counts: Mapping[str, Any]) -> None:
    for count in counts.values():
        if not isinstance(count, int) or isinstance(count, bool) or count < 0:
            raise ValueError(f"{attribute.name} must be whole numbers, 0 or more: {count!r:.40}")


@frozen(kw_only=True)
class Availability:
    """Which institutions and departments accept patients, and how many beds are free, by id.

    `free_beds` speak only where nothing is said of accepting. `as_of` is when this was known.

    Raises:
        ValueError: A count of beds is negative or no whole number; accepting is not yes or no.

    >>> Availability(accepting={"县医院": False}, free_beds={"市医院": 3}).free_beds
    {'市医院': 3}
    """

    accepting: Mapping[str, bool] = field(factory=dict, converter=_copied, validator=_flags)
    free_beds: Mapping[str, int] = field(factory=dict, converter=_copied, validator=_counts)
    as_of: datetime | None = None
