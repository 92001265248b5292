"""What may be relaxed so that a way is sure, what a hop or a stop lacks, and what that costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntFlag
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from medconsortium.vocabulary import Term

__all__ = ["RELAXATION_COSTS", "RELAXATION_OF", "Lack", "Relaxation", "Tariff", "lacks_in"]

_DEAREST = 1_000_000
"""No relaxation may cost more: sums of costs stay within bounds."""


class Relaxation(Term):
    """What may be changed so that a way is sure, from the easiest on. Source: ours."""

    ASK = "ask", "询问", "ask"
    RENEW = "renew", "续期", "renew"
    SIGN = "sign", "签署或加入", "sign"
    WIDEN_SCOPE = "widen_scope", "扩大范围", "widen the scope"
    SKIP_LEVEL = "skip_level", "允许越级", "skip a level"
    LEAVE_CONSORTIUM = "leave_consortium", "允许转出医联体", "leave the consortium"
    LEAVE_COUNTY = "leave_county", "允许转出县域", "leave the county"
    LEAVE_PROVINCE = "leave_province", "允许转出省域", "leave the province"
    START_SERVICE = "start_service", "开设服务", "start a service"
    OPEN_CHANNEL = "open_channel", "开通通道", "open a channel"


RELAXATION_COSTS: Mapping[Relaxation, int] = MappingProxyType(
    dict(zip(Relaxation, (1, 2, 3, 5, 8, 13, 21, 34, 55, 89), strict=True))
)
"""What each relaxation costs: as much as the two before it together, so that the order holds."""


class Lack(IntFlag):
    """What one hop, one stop or one beginning lacks by itself, a bit for each."""

    SCOPE = 1
    OPENING = 2
    FIRST_CONTACT = 4
    COUNTY_UNKNOWN = 8
    PROVINCE_UNKNOWN = 16
    TIME = 32
    CAPABILITY = 64
    ACCEPTANCE = 128
    WIDER_SCOPE = 256
    STEP = 512
    CONSORTIUM = 1024
    COUNTY = 2048
    PROVINCE = 4096
    CHANNEL = 8192


RELAXATION_OF: Mapping[Lack, Relaxation] = MappingProxyType(
    {
        Lack.WIDER_SCOPE: Relaxation.WIDEN_SCOPE,
        Lack.STEP: Relaxation.SKIP_LEVEL,
        Lack.CONSORTIUM: Relaxation.LEAVE_CONSORTIUM,
        Lack.COUNTY: Relaxation.LEAVE_COUNTY,
        Lack.PROVINCE: Relaxation.LEAVE_PROVINCE,
        Lack.CHANNEL: Relaxation.OPEN_CHANNEL,
        **{lack: Relaxation.ASK for lack in Lack if lack < Lack.WIDER_SCOPE},
    }
)
"""What cures each lack."""

_ALL = 2 * int(Lack.CHANNEL)


def _to_costs(costs: Mapping[Relaxation, int]) -> Mapping[Relaxation, int]:
    return MappingProxyType({**RELAXATION_COSTS, **costs})


def _within_bounds(_: object, __: object, costs: Mapping[Any, Any]) -> None:
    for relaxation, cost in costs.items():
        if not isinstance(relaxation, Relaxation):
            raise ValueError(f"{relaxation!r:.40} is no relaxation")  # noqa: TRY004 - a key
        if not isinstance(cost, int) or isinstance(cost, bool) or not 0 <= cost <= _DEAREST:
            raise ValueError(
                f"{relaxation.key} must cost a whole number from 0 to {_DEAREST}, not {cost!r:.40}"
            )


@frozen(eq=False, slots=False)
class Tariff:
    """What relaxations cost; those left out cost what `RELAXATION_COSTS` says.

    Raises:
        ValueError: A cost is no whole number from 0 to a million.

    >>> int(Tariff({Relaxation.ASK: 4}).cost_of_lacks[Lack.SCOPE | Lack.STEP])
    12
    """

    costs: Mapping[Relaxation, int] = field(
        default=RELAXATION_COSTS, converter=_to_costs, validator=_within_bounds
    )

    @cached_property
    def cost_of_lacks(self) -> NDArray[np.int64]:
        """What it costs to cure each set of lacks, by the bits of `Lack`."""
        return self._sums({lack: self.costs[cure] for lack, cure in RELAXATION_OF.items()})

    @cached_property
    def count_of_lacks(self) -> NDArray[np.int64]:
        """How many changes that takes."""
        return self._sums(dict.fromkeys(RELAXATION_OF, 1))

    def _sums(self, each: Mapping[Lack, int]) -> NDArray[np.int64]:
        bits, sums = np.arange(_ALL), np.zeros(_ALL, np.int64)
        for lack, value in each.items():
            sums += np.where(bits & lack, value, 0)
        return sums


def lacks_in(lacks: int) -> Iterator[Lack]:
    """Yield each lack of a set of bits."""
    return (lack for lack in Lack if lacks & lack)
