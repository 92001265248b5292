from __future__ import annotations

from tests.strategies.drawing_out import drawn, plainest

from medconsortium.model.fields import defaults
from medconsortium.referral import ReferralPolicy
from medconsortium.strategies import policies


def test_policies_are_of_every_sort() -> None:
    found = drawn(policies(consortia=["甲"]), 120)
    for name, default in defaults(ReferralPolicy).items():
        held = {getattr(one, name) for one in found}
        assert held > {default}
    assert any(one.consortium == "甲" for policy in found for one in policy.disease_lists or ())
    assert plainest(policies()) == ReferralPolicy()
