"""What may be relaxed, and what that costs (rulings 4.8)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from medconsortium.referral.queries.why_not.relaxation import (
    RELAXATION_COSTS,
    RELAXATION_OF,
    Lack,
    Relaxation,
    Tariff,
    lacks_in,
)


def test_each_is_dearer_than_the_ones_before() -> None:
    costs = [RELAXATION_COSTS[relaxation] for relaxation in Relaxation]
    assert all(one < other for one, other in pairwise(costs))
    assert all(costs[at] == costs[at - 1] + costs[at - 2] for at in range(2, len(costs)))


def test_every_lack_has_a_cure() -> None:
    assert set(RELAXATION_OF) == set(Lack)
    named = set(RELAXATION_OF.values()) | {Relaxation.RENEW, Relaxation.SIGN}
    assert named | {Relaxation.START_SERVICE} == set(Relaxation)


def test_lacks_are_bits() -> None:
    assert [*lacks_in(0)] == []
    assert [*lacks_in(Lack.STEP | Lack.SCOPE)] == [Lack.SCOPE, Lack.STEP]


def test_a_tariff_adds_up() -> None:
    tariff = Tariff({Relaxation.ASK: 4})
    lacks = Lack.SCOPE | Lack.TIME | Lack.CHANNEL
    assert (tariff.cost_of_lacks[lacks], tariff.count_of_lacks[lacks]) == (97, 3)
    assert tariff.costs[Relaxation.RENEW] == RELAXATION_COSTS[Relaxation.RENEW]


@pytest.mark.parametrize("cost", [-1, 1.5, True, "3", 1_000_001, None])
def test_a_cost_is_a_whole_number(cost: object) -> None:
    with pytest.raises(ValueError, match="whole number"):
        Tariff({Relaxation.ASK: cost})  # type: ignore[dict-item]


def test_only_relaxations_have_a_cost() -> None:
    with pytest.raises(ValueError, match="no relaxation"):
        Tariff({"ask": 1})  # type: ignore[dict-item]
