from __future__ import annotations

from typing import Any

import pytest
from tests.rules.rows import DAY, consortium, network

from medconsortium.model import Listing, Platform
from medconsortium.rules import Facts, Outcome
from medconsortium.rules.judging.platforms import Platforms, judge_platform, serves_as
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, PlatformKind, PlatformModule, Practice

REFERRAL, BOOKING = PlatformModule.TWO_WAY_REFERRAL, PlatformModule.BOOKING


def platform(kind: str | None = "referral", **about: Any) -> Platform:
    given = {"consortium": "盟", "since": "2019", "until": "open", **about}
    stated = None if kind is None else PlatformKind.parse(kind)
    return Platform(id="平台", name="平台", kind=stated, **given)


@pytest.mark.parametrize(
    ("kind", "modules", "by_kind", "by_module"),
    [
        ("referral", None, True, True),
        ("other", None, False, None),
        ("other", Listing([REFERRAL]), False, True),
        ("other", Listing([BOOKING]), False, None),
        ("other", Listing([BOOKING], Completeness.COMPLETE), False, False),
        ("other", Listing([]), False, False),
        (None, Listing([]), None, None),
        (None, Listing([REFERRAL]), None, True),
    ],
)
def test_what_a_platform_serves_as(
    kind: str | None,
    modules: Listing[PlatformModule] | None,
    *,
    by_kind: bool | None,
    by_module: bool | None,
) -> None:
    row = platform(kind, modules=modules)
    assert serves_as(row, PlatformKind.REFERRAL) is by_kind
    assert serves_as(row, PlatformKind.REFERRAL, module=REFERRAL) is by_module


def fits(row: Platform) -> bool | None:
    return serves_as(row, PlatformKind.REFERRAL)


@pytest.mark.parametrize(
    ("row", "doubts"),
    [
        (platform(), ()),
        (platform(until=None), ("platforms.until",)),
        (platform(consortium=None), ("platforms.consortium",)),
        (platform(None), ("platforms.kind", "platforms.modules")),
    ],
)
def test_what_leaves_it_open_whether_a_platform_serves(
    row: Platform, doubts: tuple[str, ...]
) -> None:
    platforms = Platforms(Facts(network(consortium(), row), DAY), fits)
    assert [p.id for p in platforms.of(consortium())] == ["平台"]
    assert platforms.doubts(row) == doubts


@pytest.mark.parametrize(
    "row", [platform("other"), platform(until="2020"), platform(consortium="别")]
)
def test_what_surely_does_not_serve_is_left_out(row: Platform) -> None:
    platforms = Platforms(Facts(network(consortium(), consortium(name="别"), row), DAY), fits)
    assert platforms.of(consortium()) == ()


def test_that_there_is_none_takes_a_complete_list_of_practices() -> None:
    platforms = Platforms(Facts(network(consortium()), DAY), fits)
    cure = Text("建立平台", "set one up")
    outcomes = []
    for practices in (None, Listing([Practice.TRAINING]), Listing[Practice]()):
        of = consortium(fields={"practices": practices})
        verdict = judge_platform(platforms, of, Practice.REFERRAL_PLATFORM, cure=cure)
        outcomes.append(verdict.outcome)
    assert outcomes == [Outcome.NOT_ASSESSED, Outcome.NOT_ASSESSED, Outcome.FAIL]
    assert verdict.cure == cure
