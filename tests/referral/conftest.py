"""Networks, needs and policies in a line each, as `semantics/` writes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.referral.semantics import notation, questions

from medconsortium.model import Network
from medconsortium.referral import CareNeed, ReferralPolicy


@pytest.fixture(scope="session")
def network_of() -> Callable[[str], Network]:
    """Return the reader of networks."""
    return notation.network_of


@pytest.fixture(scope="session")
def need_of() -> Callable[[str], CareNeed]:
    """Return the reader of needs."""
    return questions.need_of


@pytest.fixture(scope="session")
def policy_of() -> Callable[[str], ReferralPolicy]:
    """Return the reader of policies."""
    return questions.policy_of
