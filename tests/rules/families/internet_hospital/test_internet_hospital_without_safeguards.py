from __future__ import annotations

from typing import Any

import pytest
from tests.rules.rows import network, outcome, verdict

from medconsortium.model import Platform
from medconsortium.rules.families.internet_hospital.internet_hospital_without_safeguards import (
    internet_hospital_without_safeguards,
)
from medconsortium.vocabulary import PlatformKind


def platform(
    grade: int | None,
    *,
    supervised: bool | None,
    kind: PlatformKind = PlatformKind.INTERNET_HOSPITAL,
) -> Platform:
    return Platform(
        id="平台",
        name="平台",
        kind=kind,
        security_grade=grade,
        supervision_connected=supervised,
        since="2019",
        until="open",
    )


@pytest.mark.parametrize(
    ("grade", "supervised", "expected"),
    [
        (3, True, "pass"),
        (4, True, "pass"),
        (2, True, "fail"),
        (3, False, "fail"),
        (2, False, "fail"),
        (2, None, "fail"),
        (None, False, "fail"),
        (3, None, "not_assessed"),
        (None, True, "not_assessed"),
        (None, None, "not_assessed"),
    ],
)
def test_decided_cases(grade: int | None, supervised: Any, expected: str) -> None:
    judged = network(platform(grade, supervised=supervised))
    assert outcome(internet_hospital_without_safeguards, judged, "平台") == expected


def test_it_is_for_internet_hospitals_only() -> None:
    judged = network(platform(1, supervised=False, kind=PlatformKind.BOOKING))
    assert outcome(internet_hospital_without_safeguards, judged, "平台") == "not_applicable"


@pytest.mark.parametrize(
    ("grade", "supervised", "missing"),
    [
        (None, True, ("platforms.security_grade",)),
        (3, None, ("platforms.supervision_connected",)),
    ],
)
def test_a_gap_names_what_is_missing(
    grade: int | None, supervised: Any, missing: tuple[str, ...]
) -> None:
    found = verdict(
        internet_hospital_without_safeguards,
        network(platform(grade, supervised=supervised)),
        "平台",
    )
    assert found.missing == missing


def test_a_finding_says_both_faults() -> None:
    found = verdict(
        internet_hospital_without_safeguards, network(platform(2, supervised=False)), "平台"
    )
    assert found.message.en == (
        "its security is only of level 2; it is not connected to supervision"
    )
