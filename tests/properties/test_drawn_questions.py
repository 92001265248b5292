"""The questions that are set beside a brute force reach whatever the answers may turn on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import pytest
from tests.referral.drawn import POINT, need_of, policy_of, tables_of

from medconsortium.model import GeoPoint, Network
from medconsortium.referral import (
    CareNeed,
    Channel,
    Paths,
    ReferralPath,
    ReferralPolicy,
    find_paths,
)
from medconsortium.vocabulary import ConsortiumKind, LinkKind

DAY = date(2020, 6, 1)
SEEDS = range(400)


class Asked(NamedTuple):
    """A question, and the best three answers."""

    network: Network
    origin: str | GeoPoint
    need: CareNeed
    policy: ReferralPolicy
    paths: Paths

    @property
    def best(self) -> ReferralPath:
        return self.paths[0]

    @property
    def channels(self) -> list[Channel]:
        return [hop.channel for hop in self.best.hops]


@pytest.fixture(scope="module")
def questions() -> list[Asked]:
    """Return questions as they are drawn, if there is a way."""
    found = []
    for seed in SEEDS:
        rows: dict[str, Any] = tables_of(seed)
        network = Network(**rows)
        need, policy = need_of(network, seed), policy_of(seed)
        for origin in (sorted(network.institutions)[seed % 3], "村", POINT):
            paths = find_paths(network, origin, need, on=DAY, policy=policy)
            if paths:
                found.append(Asked(network, origin, need, policy, paths))
    return found


def drives_through(asked: Asked) -> bool:
    """Whether an emergency is driven along several roads."""
    return any(
        channel.consortium is None
        and channel.link is None
        and channel.travel_minutes
        and channel.time_from is None
        for channel in asked.channels
    )


def is_entrusted(asked: Asked) -> bool:
    """Whether a way rests on one institution that is run by another."""
    links = [asked.network.links[c.link] for c in asked.channels if c.link is not None]
    return any(link.kind in (LinkKind.MANAGEMENT, LinkKind.CO_RUN) for link in links)


def is_paired(asked: Asked) -> bool:
    """Whether a way rests on a bond of two."""
    consortia = [asked.network.consortia[c.consortium] for c in asked.channels if c.consortium]
    is_assumed = any(not channel.declared for channel in asked.channels)
    return is_assumed and any(c.kind in (None, ConsortiumKind.OTHER) for c in consortia)


REACHED: dict[str, Callable[[Asked], object]] = {
    "an emergency that is driven through": drives_through,
    "an emergency at home": lambda a: a.need.is_emergency and a.origin in a.network.divisions,
    "an emergency at a point": lambda a: a.need.is_emergency and isinstance(a.origin, GeoPoint),
    "a point": lambda a: isinstance(a.origin, GeoPoint) and a.best.hops,
    "first contact passed by": lambda a: a.best.cost is not None and a.best.cost.bypassing,
    "a way home": lambda a: a.best.cost is not None and 0 < a.best.cost.steps_from_home < 17,
    "a green channel": lambda a: any(hop.priority for hop in a.best.hops),
    "an entrusted institution": is_entrusted,
    "a pair": is_paired,
    "a doubtful date": lambda a: any("当日" in str(hop.doubts) for hop in a.best.hops),
    "a way of two transfers": lambda a: a.best.transfers == 2,
    "data after a transfer": lambda a: [c.moves_patient for c in a.channels] == [True, False],
    "three paths": lambda a: len(a.paths) == 3,
    "a department": lambda a: a.best.department is not None and a.best.hops,
    "a diagnosis to be asked after": lambda a: any("病种" in str(d) for d in a.best.doubts),
    "a border": lambda a: a.best.cost is not None and a.best.cost.borders > 0,
    "a limit on minutes": lambda a: a.policy.most_minutes and a.best.travel_minutes,
    "a limit on transfers": lambda a: a.policy.most_transfers == a.best.transfers == 2,
}


@pytest.mark.parametrize("what", REACHED)
def test_it_is_reached(what: str, questions: list[Asked]) -> None:
    assert any(REACHED[what](asked) for asked in questions)
