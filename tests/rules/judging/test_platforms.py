from __future__ import annotations

from typing import Any

import pytest
from tests.rules.rows import DAY, consortium, network

from medconsortium.model import Listing, Platform, Row
from medconsortium.rules import Facts, Outcome
from medconsortium.rules.judging.platforms import Platforms, judge_platform
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
    said = {1: True, 0: False, -1: None}
    platforms, or_module = (of(platform(kind, modules=modules), module=m) for m in (None, REFERRAL))
    assert said[int(platforms.fits[0])] is by_kind
    assert said[int(or_module.fits[0])] is by_module


def of(*rows: Row, module: PlatformModule | None = None) -> Platforms:
    facts = Facts(network(consortium(), consortium(name="别"), *rows), DAY)
    return Platforms(facts, PlatformKind.REFERRAL, module)


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
    platforms = of(row)
    assert platforms.of(0) == (0,)
    assert platforms.doubts(0) == doubts
    assert platforms.found[0] == (-1 if doubts else 1)


@pytest.mark.parametrize(
    "row", [platform("other"), platform(until="2020"), platform(consortium="别")]
)
def test_what_surely_does_not_serve_is_left_out(row: Platform) -> None:
    platforms = of(row)
    assert platforms.of(0) == ()
    assert platforms.found[0] == 0


def test_that_there_is_none_takes_a_complete_list_of_practices() -> None:
    cure = Text("建立平台", "set one up")
    outcomes = []
    for practices in (None, Listing([Practice.TRAINING]), Listing[Practice]()):
        facts = Facts(network(consortium(fields={"practices": practices})), DAY)
        platforms = Platforms(facts, PlatformKind.REFERRAL)
        verdict = judge_platform(platforms, 0, Practice.REFERRAL_PLATFORM, cure=cure)
        outcomes.append(verdict.outcome)
    assert outcomes == [Outcome.NOT_ASSESSED, Outcome.NOT_ASSESSED, Outcome.FAIL]
    assert verdict.cure == cure
