from __future__ import annotations

from typing import Any

import pytest
from tests.rules.rows import consortium, link, network, outcome, verdict

from medconsortium.model import Listing, Platform, Row
from medconsortium.rules.families.referral.missing_referral_channel import missing_referral_channel
from medconsortium.vocabulary import (
    Completeness,
    GreenChannel,
    PlatformKind,
    PlatformModule,
    Practice,
)

ALL = Completeness.COMPLETE
NO_PLATFORM = Listing([Practice.TRAINING], ALL)
NOTHING: dict[str, Any] = {"practices": NO_PLATFORM, "green_channels": ()}


def platform(
    kind: str | None = "referral",
    modules: Listing[PlatformModule] | None = None,
    *,
    of: str | None = "盟",
    until: str | None = "open",
) -> Platform:
    return Platform(
        id="平台",
        name="平台",
        kind=None if kind is None else PlatformKind.parse(kind),
        modules=modules,
        consortium=of,
        since="2019",
        until=until,
    )


TWO_WAY = Listing([PlatformModule.TWO_WAY_REFERRAL])
OTHER_MODULES = Listing([PlatformModule.BOOKING], ALL)
SOME_MODULES = Listing([PlatformModule.BOOKING])

CASES: dict[str, tuple[list[Row], dict[str, Any], str]] = {
    "nothing": ([], {}, "fail"),
    "a link up": ([link("乙", "referral_up", "甲")], {}, "pass"),
    "a link down": ([link("甲", "referral_down", "乙")], {}, "pass"),
    "a lateral link": ([link("甲", "referral_lateral", "乙")], {}, "fail"),
    "a link that has ended": ([link("乙", "referral_up", "甲", until="2020")], {}, "fail"),
    "a link until an unknown day": (
        [link("乙", "referral_up", "甲", until=None)],
        {},
        "not_assessed",
    ),
    "a link of nobody stated": ([link("乙", "referral_up", "甲", of=None)], {}, "not_assessed"),
    "a platform": ([platform()], {}, "pass"),
    "a platform that can refer": ([platform("telemedicine", TWO_WAY)], {}, "pass"),
    "a platform that cannot": ([platform("telemedicine", OTHER_MODULES)], {}, "fail"),
    "one whose modules are not all stated": (
        [platform("telemedicine", SOME_MODULES)],
        {},
        "not_assessed",
    ),
    "one whose modules are not stated": ([platform("telemedicine")], {}, "not_assessed"),
    "one of unknown kind": ([platform(None, OTHER_MODULES)], {}, "not_assessed"),
    "a platform that has ended": ([platform(until="2020")], {}, "fail"),
    "a platform until an unknown day": ([platform(until=None)], {}, "not_assessed"),
    "a platform of nobody stated": ([platform(of=None)], {}, "not_assessed"),
    "a platform of another": ([consortium(name="别"), platform(of="别")], {}, "fail"),
    "declared as a practice": ([], {"practices": [Practice.REFERRAL_PLATFORM]}, "pass"),
    "two-way referral as a practice": (
        [],
        {"practices": [Practice.TWO_WAY_REFERRAL]},
        "not_assessed",
    ),
    "a green channel": ([], {"green_channels": [GreenChannel.TIERED_REFERRAL]}, "pass"),
    "another green channel": (
        [],
        {"green_channels": Listing([GreenChannel.BOOKING], ALL)},
        "fail",
    ),
    "green channels not all stated": (
        [],
        {"green_channels": [GreenChannel.BOOKING]},
        "not_assessed",
    ),
    "practices not stated": ([], {"practices": None}, "not_assessed"),
    "green channels not stated": ([], {"green_channels": None}, "not_assessed"),
}


@pytest.mark.parametrize("case", CASES)
def test_decided_cases(case: str) -> None:
    rows, fields, expected = CASES[case]
    judged = network(consortium(fields={**NOTHING, **fields}), *rows)
    assert outcome(missing_referral_channel, judged) == expected


@pytest.mark.parametrize(
    ("kind", "links", "status", "expected"),
    [
        ("county_medical_community", "partial", None, "not_assessed"),
        ("urban_medical_group", "complete", None, "fail"),
        ("urban_medical_group", "complete", "planned", "not_applicable"),
        ("specialty_alliance", "complete", None, "not_applicable"),
        (None, "complete", None, "not_assessed"),
    ],
)
def test_whom_it_is_for(kind: str | None, links: str, status: str | None, expected: str) -> None:
    judged = network(consortium(kind, links=links, status=status, fields=NOTHING))
    assert outcome(missing_referral_channel, judged) == expected


def test_what_is_missing_is_named() -> None:
    judged = network(consortium(links="unknown"))
    assert verdict(missing_referral_channel, judged).missing == (
        "platforms",
        "consortia.practices",
        "links",
        "consortia.links_completeness",
        "consortia.green_channels",
    )
    doubtful = network(consortium(fields=NOTHING), platform(None, of=None, until=None))
    assert verdict(missing_referral_channel, doubtful).missing == (
        "platforms.consortium",
        "platforms.kind",
        "platforms.modules",
        "platforms.until",
    )
