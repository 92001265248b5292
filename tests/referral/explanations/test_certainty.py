"""How sure answers are."""

from __future__ import annotations

from medconsortium.referral import Certainty


def test_the_surest_comes_first() -> None:
    assert [certainty.key for certainty in sorted(Certainty)] == ["confirmed", "possible", "none"]
