"""How referral is organised unless one says otherwise."""

from __future__ import annotations

from typing import Any

import pytest

from medconsortium.referral import FirstContact, ReferralPolicy

MINUTES = ["minutes_per_transfer", "minutes_if_unknown", "minutes_for_bypassing"]


def test_defaults() -> None:
    policy = ReferralPolicy()
    assert policy.first_contact is FirstContact.PREFERRED
    assert policy.stepwise
    assert not policy.declared_only


@pytest.mark.parametrize("name", MINUTES)
@pytest.mark.parametrize("minutes", [-1.0, float("nan")])
def test_minutes_that_would_confuse_the_search_are_refused(name: str, minutes: float) -> None:
    given: dict[str, Any] = {name: minutes}
    with pytest.raises(ValueError, match=name):
        ReferralPolicy(**given)


@pytest.mark.parametrize("text", ["preferred", "优先", "Preferred"])
def test_first_contact_is_a_term(text: str) -> None:
    assert FirstContact.parse(text) is FirstContact.PREFERRED
