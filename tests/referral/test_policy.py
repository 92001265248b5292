"""How referral is organised unless one says otherwise."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from medconsortium.errors import ModelError
from medconsortium.model import Listing
from medconsortium.referral import NEUTRAL_POLICY, Binding, DiseaseList, ReferralPolicy
from medconsortium.vocabulary import Tier

WEIGHTS = [
    "minutes_per_transfer",
    "minutes_if_unknown",
    "minutes_for_bypassing",
    "minutes_per_border",
]


def test_defaults() -> None:
    policy = ReferralPolicy()
    assert policy.first_contact is Binding.PREFERRED
    within = (policy.within_consortium, policy.within_county, policy.within_province)
    assert within == (Binding.OFF,) * 3
    assert (policy.stepwise, policy.accepting_only, policy.declared_only) == (True, True, False)
    assert (policy.most_transfers, policy.most_minutes, policy.disease_lists) == (None,) * 3


def test_the_neutral_policy_weighs_nothing() -> None:
    weights = {name: getattr(NEUTRAL_POLICY, name) for name in WEIGHTS[:3]}
    assert set(weights.values()) == {0}
    assert (NEUTRAL_POLICY.stepwise, NEUTRAL_POLICY.first_contact) == (False, Binding.OFF)


@pytest.mark.parametrize("name", [*WEIGHTS, "most_minutes"])
@pytest.mark.parametrize("minutes", [-1.0, float("nan"), float("inf"), True, "30"])
def test_minutes_that_would_confuse_the_search_are_refused(name: str, minutes: object) -> None:
    given: dict[str, Any] = {name: minutes}
    with pytest.raises(ValueError, match=name):
        ReferralPolicy(**given)


@pytest.mark.parametrize("count", [-1, 1.5, True, float("nan")])
def test_a_bound_of_transfers_is_a_count(count: Any) -> None:
    with pytest.raises(ValueError, match="most_transfers"):
        ReferralPolicy(most_transfers=count)


def test_bounds_may_be_nothing_at_all() -> None:
    policy = ReferralPolicy(most_transfers=0, most_minutes=0)
    assert (policy.most_transfers, policy.most_minutes) == (0, 0)


def test_disease_lists_become_a_tuple() -> None:
    listed = DiseaseList(tier=Tier.TOWNSHIP, diagnoses=["I10"])
    policy = ReferralPolicy(disease_lists=[listed])
    assert policy.disease_lists == (listed,)
    assert listed.diagnoses == Listing(["I10"])
    with pytest.raises(ModelError):
        DiseaseList(tier=Tier.TOWNSHIP, diagnoses="I10")


def test_policies_are_values() -> None:
    policies = [
        ReferralPolicy(disease_lists=[DiseaseList(tier=Tier.TOWNSHIP, diagnoses=["I10"])])
        for _ in range(2)
    ]
    assert policies[0] == policies[1]
    assert hash(policies[0]) == hash(policies[1])
    assert pickle.loads(pickle.dumps(policies[0])) == policies[0]  # noqa: S301


@pytest.mark.parametrize("text", ["preferred", "优先", "Preferred"])
def test_a_binding_is_a_term(text: str) -> None:
    assert Binding.parse(text) is Binding.PREFERRED
