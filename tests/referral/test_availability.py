"""What is known just now."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime
from typing import Any

import pytest

from medconsortium.referral import Availability


def test_what_is_not_said_is_not_known() -> None:
    overlay = Availability()
    assert (overlay.accepting, overlay.free_beds, overlay.as_of) == ({}, {}, None)


def test_an_overlay_does_not_change_with_what_it_was_made_of() -> None:
    beds = {"甲": 3}
    overlay = Availability(free_beds=beds, as_of=datetime(2024, 1, 1, tzinfo=UTC))
    beds["甲"] = 0
    assert overlay.free_beds == {"甲": 3}
    assert pickle.loads(pickle.dumps(overlay)) == overlay  # noqa: S301


@pytest.mark.parametrize("count", [-1, 1.5, True, None, float("nan")])
def test_beds_are_counted(count: Any) -> None:
    with pytest.raises(ValueError, match="free_beds"):
        Availability(free_beds={"甲": count})


@pytest.mark.parametrize("flag", [0, 1, None, "no"])
def test_accepting_is_yes_or_no(flag: Any) -> None:
    with pytest.raises(ValueError, match="accepting"):
        Availability(accepting={"甲": flag})
