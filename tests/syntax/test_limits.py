"""Bounds on documents are positive, and never beyond what Python reads."""

from __future__ import annotations

import pytest
from attrs import asdict, fields

from medconsortium.syntax import Limits

NAMES = [field.name for field in fields(Limits)]


def test_the_usual_limits_hold_a_national_roster_and_refuse_a_bomb() -> None:
    assert asdict(Limits()) == {
        "max_bytes": 67_108_864,
        "max_nodes": 5_000_000,
        "max_depth": 64,
        "max_number_chars": 400,
        "max_faults": 100,
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_limit_is_positive(name: str) -> None:
    assert getattr(Limits(**{name: 1}), name) == 1
    with pytest.raises(ValueError, match=name):
        Limits(**{name: 0})


def test_numbers_stay_below_the_digits_that_python_always_reads() -> None:
    assert Limits(max_number_chars=640).max_number_chars == 640
    with pytest.raises(ValueError, match="max_number_chars"):
        Limits(max_number_chars=641)
