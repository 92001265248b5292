from __future__ import annotations

import pytest
from tests.rules.declared import practice_cases
from tests.rules.rows import consortium, network, outcome

from medconsortium.model import Listing, Platform
from medconsortium.rules.families.telemedicine.network_off_regional_platform import (
    network_off_regional_platform,
)
from medconsortium.vocabulary import Completeness, PlatformKind, Practice

OTHERS = Listing([Practice.TRAINING], Completeness.COMPLETE)


def platform(
    kind: str | None = "regional_health_information",
    *,
    of: str | None = "盟",
    until: str | None = "open",
) -> Platform:
    return Platform(
        id="平台",
        name="平台",
        kind=None if kind is None else PlatformKind.parse(kind),
        consortium=of,
        since="2019",
        until=until,
    )


@pytest.mark.parametrize(("practices", "expected"), practice_cases(Practice.REGIONAL_PLATFORM))
def test_a_declared_practice(practices: Listing[Practice] | None, expected: str) -> None:
    for kind, said in (("telemedicine_network", expected), ("other", "not_applicable")):
        judged = network(consortium(kind, fields={"practices": practices}))
        assert outcome(network_off_regional_platform, judged) == said


@pytest.mark.parametrize(
    ("found", "with_list", "without"),
    [
        (platform(), "pass", "pass"),
        (platform("telemedicine"), "fail", "not_assessed"),
        (platform(None), "not_assessed", "not_assessed"),
        (platform(of=None), "not_assessed", "not_assessed"),
        (platform(until="2020"), "fail", "not_assessed"),
        (platform(until=None), "not_assessed", "not_assessed"),
    ],
)
def test_a_recorded_platform(found: Platform, with_list: str, without: str) -> None:
    for practices, expected in ((OTHERS, with_list), (None, without)):
        of = consortium("telemedicine_network", fields={"practices": practices})
        assert outcome(network_off_regional_platform, network(of, found)) == expected
