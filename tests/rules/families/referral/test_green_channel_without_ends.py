from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from tests.rules.rows import consortium, department, institution, link, network, outcome, verdict

from medconsortium.model import Consortium, Link, Listing, Row
from medconsortium.rules.families.referral.green_channel_without_ends import (
    green_channel_without_ends,
)
from medconsortium.vocabulary import Completeness, GreenChannel

BOOKING, TRANSFER = GreenChannel.BOOKING, GreenChannel.CRITICAL_TRANSFER


def on_channel(
    channel: GreenChannel | None, origin: str = "乙", target: str = "甲", **about: Any
) -> Link:
    plain = link(origin, "booking", target, **about)
    return evolve(plain, id=f"{plain.id} {channel}", green_channel=channel)


def declaring(*channels: GreenChannel, listed: str = "complete", **about: Any) -> Consortium:
    stated = Listing(channels, Completeness.parse(listed))
    return consortium("specialty_alliance", fields={"green_channels": stated}, **about)


# Rows, and what is said where links are listed completely, and where they are not.
CASES: dict[str, tuple[list[Row], str, str]] = {
    "a link": ([on_channel(BOOKING)], "pass", "pass"),
    "no link": ([], "fail", "not_assessed"),
    "a link of another channel": ([on_channel(TRANSFER)], "fail", "not_assessed"),
    "a link of no stated channel": ([on_channel(None)], "not_assessed", "not_assessed"),
    "support on the channel": (
        [evolve(link("甲", "support", "乙"), green_channel=BOOKING)],
        "fail",
        "not_assessed",
    ),
    "support on no stated channel": ([link("甲", "support", "乙")], "fail", "not_assessed"),
    "a link that has ended": ([on_channel(BOOKING, until="2020")], "fail", "not_assessed"),
    "a link until an unknown day": (
        [on_channel(BOOKING, until=None)],
        "not_assessed",
        "not_assessed",
    ),
    "a link of nobody stated": ([on_channel(BOOKING, of=None)], "not_assessed", "not_assessed"),
    "a link of another consortium": (
        [consortium(name="别"), on_channel(BOOKING, of="别")],
        "fail",
        "not_assessed",
    ),
    "from a department": (
        [institution("乙"), department("乙科", "乙"), on_channel(BOOKING, "乙科")],
        "pass",
        "pass",
    ),
    "from a department of nobody stated": (
        [department("某科"), on_channel(BOOKING, "某科")],
        "not_assessed",
        "not_assessed",
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("links", ["complete", "partial", "unknown"])
def test_decided_cases(links: str, case: str) -> None:
    rows, listed, partly = CASES[case]
    expected = listed if links == "complete" else partly
    judged = network(declaring(BOOKING, links=links), *rows)
    assert outcome(green_channel_without_ends, judged) == expected


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (declaring(BOOKING, listed="partial"), "not_assessed"),
        (declaring(BOOKING, TRANSFER, listed="partial"), "fail"),
        (declaring(BOOKING, TRANSFER), "fail"),
        (declaring(), "not_applicable"),
        (consortium("specialty_alliance"), "not_assessed"),
        (declaring(TRANSFER, status="planned"), "fail"),  # sound data are asked of those too
    ],
)
def test_the_channels_declared(of: Consortium, expected: str) -> None:
    assert outcome(green_channel_without_ends, network(of, on_channel(BOOKING))) == expected


def test_a_finding_names_the_channels() -> None:
    judged = network(declaring(BOOKING, TRANSFER), on_channel(BOOKING))
    found = verdict(green_channel_without_ends, judged)
    assert found.message.en == "green channels without ends: transfer of critically ill inpatients"
    assert [(e.found, e.wanted) for e in found.evidence] == [(1, 2)]


def test_what_is_missing_is_named() -> None:
    judged = network(declaring(BOOKING, listed="partial"), on_channel(None, until=None))
    assert verdict(green_channel_without_ends, judged).missing == (
        "consortia.green_channels (complete list)",
        "links.until",
        "links.green_channel",
    )
