"""What every public strategy is and says."""

from __future__ import annotations

import inspect

import pytest
from hypothesis.strategies import SearchStrategy
from tests.strategies.drawing_out import plainest

from medconsortium import strategies
from medconsortium.referral import CareNeed, ReferralPolicy
from medconsortium.strategies import referral_cases
from medconsortium.vocabulary import Phase, Role

FUNCTIONS = {
    name: made
    for name in strategies.__all__
    if inspect.isfunction(made := getattr(strategies, name))
    and "SearchStrategy" in str(inspect.signature(made).return_annotation)
}


def test_these_are_strategies() -> None:
    assert {"networks", "institutions", "referral_cases", "documents", "points"} <= set(FUNCTIONS)
    assert isinstance(strategies.networks(), SearchStrategy)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_it_says_what_it_shrinks_to(name: str) -> None:
    assert "Shrinks to " in inspect.cleandoc(FUNCTIONS[name].__doc__ or "").replace("\n", " ")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_its_bounds_are_given_by_name(name: str) -> None:
    bounds = inspect.signature(FUNCTIONS[name]).parameters.values()
    assert {each.name for each in bounds if each.kind is not each.KEYWORD_ONLY} <= {"count"}


def test_a_case_shrinks_to_the_smallest_consortium_and_a_first_contact_at_its_lead() -> None:
    case = plainest(referral_cases())
    assert (len(case.network.institutions), len(case.network.consortia)) == (2, 1)
    roles = {row.institution: row.role for row in case.network.memberships.values()}
    assert roles[str(case.origin)] is Role.LEAD
    assert case.need == CareNeed(phase=Phase.FIRST_CONTACT)
    assert (case.policy, case.availability) == (ReferralPolicy(), None)
