from __future__ import annotations

import pytest
from tests.rules.rows import network, outcome, verdict

from medconsortium.model import Listing, Platform
from medconsortium.rules.families.internet_hospital.online_first_diagnosis import (
    online_first_diagnosis,
)
from medconsortium.vocabulary import Completeness, PlatformKind, PlatformModule

FIRST, RETURN = PlatformModule.FIRST_VISIT, PlatformModule.FOLLOW_UP_VISIT


def platform(modules: Listing[PlatformModule] | None, kind: PlatformKind | None) -> Platform:
    return Platform(id="平台", name="平台", kind=kind, modules=modules, since="2019", until="open")


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        (Listing([RETURN], Completeness.COMPLETE), "pass"),
        (Listing([]), "pass"),
        (Listing([RETURN, FIRST], Completeness.COMPLETE), "fail"),
        (Listing([FIRST], Completeness.PARTIAL), "fail"),
        (Listing([RETURN], Completeness.PARTIAL), "not_assessed"),
        (Listing([RETURN]), "not_assessed"),
        (None, "not_assessed"),
    ],
)
def test_decided_cases(modules: Listing[PlatformModule] | None, expected: str) -> None:
    for kind, said in (
        (PlatformKind.INTERNET_HOSPITAL, expected),
        (PlatformKind.BOOKING, "not_applicable"),
        (None, "not_assessed"),
    ):
        assert outcome(online_first_diagnosis, network(platform(modules, kind)), "平台") == said


def test_a_gap_names_what_is_missing() -> None:
    judged = network(platform(None, PlatformKind.INTERNET_HOSPITAL))
    assert verdict(online_first_diagnosis, judged, "平台").missing == ("platforms.modules",)
