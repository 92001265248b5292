"""Internet hospitals among the platforms of a network, and a made-up one that complies."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Listing, Network, Platform
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.verdict import (
    Verdict,
    Verdicts,
    judge_each,
    not_applicable,
    unassessed,
)
from medconsortium.rules.judging.exemplary import telemedicine_network
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, PlatformKind, PlatformModule

__all__ = ["internet_hospital", "judge_internet_hospitals"]

_SECURITY_LEVEL = 3


def internet_hospital() -> Network:
    """Return a network with an internet hospital that a hospital runs, secured and supervised."""
    modules = [PlatformModule.FOLLOW_UP_VISIT, PlatformModule.PRESCRIPTION_RENEWAL]
    platform = Platform(
        id="互联网医院",
        name="互联网医院",
        kind=PlatformKind.INTERNET_HOSPITAL,
        operator="甲",
        modules=Listing(modules, Completeness.COMPLETE),
        security_grade=_SECURITY_LEVEL,
        supervision_connected=True,
    )
    return telemedicine_network(rows=[platform])


def judge_internet_hospitals(
    facts: Facts, platforms: NDArray[np.int32], judge: Callable[[Platform], Verdict]
) -> Verdicts:
    """Judge of platforms, by row, those that are internet hospitals."""
    ids = tuple(facts.network.platforms)

    def judge_row(row: int) -> Verdict:
        platform = facts.network.platforms[ids[row]]
        if platform.kind is None:
            return unassessed(
                Text("没有记录平台的种类", "the kind of platform is not recorded"),
                missing=("platforms.kind",),
            )
        if platform.kind is not PlatformKind.INTERNET_HOSPITAL:
            return not_applicable(Text("不是互联网医院", "no internet hospital"))
        return judge(platform)

    return judge_each(platforms, judge_row)
