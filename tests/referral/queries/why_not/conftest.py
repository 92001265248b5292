"""Ways there might be, for a question as `semantics/` writes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.referral.semantics import notation, questions

from medconsortium.referral import WhyNot, why_not
from medconsortium.referral.queries.asking import ask
from medconsortium.referral.queries.why_not.relaxation import Tariff
from medconsortium.referral.queries.why_not.relaxed_ways import RelaxedWays, relaxed_ways

DAY = date(2020, 6, 1)


@pytest.fixture(scope="session")
def ways_of() -> Callable[..., RelaxedWays]:
    """Return the maker of the ways there might be in a network, from somewhere, for a need."""

    def made(rows: str, origin: str, need: str, policy: str = "") -> RelaxedWays:
        query = ask(
            notation.network_of(rows),
            questions.origin_of(origin),
            questions.need_of(need),
            on=DAY,
            policy=questions.policy_of(policy),
            availability=questions.availability_of(policy),
        )
        return relaxed_ways(query, Tariff())

    return made


@pytest.fixture(scope="session")
def why() -> Callable[..., WhyNot]:
    """Return the asker of what would have to change."""

    def asked(rows: str, origin: str, need: str, policy: str = "") -> WhyNot:
        return why_not(
            notation.network_of(rows),
            questions.origin_of(origin),
            questions.need_of(need),
            on=DAY,
            policy=questions.policy_of(policy),
            availability=questions.availability_of(policy),
        )

    return asked
