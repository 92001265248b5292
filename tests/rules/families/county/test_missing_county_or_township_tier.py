from __future__ import annotations

from datetime import date

import pytest
from tests.rules.rows import consortium, institution, member, network, outcome, verdict

from medconsortium.model import Network
from medconsortium.rules.engine.breach import Breach
from medconsortium.rules.families.county.missing_county_or_township_tier import (
    missing_county_or_township_tier,
)

LATER = date(2024, 6, 15)


def community(places: str, *, kind: str | None = None, members: str = "complete") -> Network:
    """A community of places written `tier/category`; `?` is not stated."""
    rows = []
    for name, place in zip("甲乙丙", places.split(), strict=False):
        tier, category = (None if word == "?" else word for word in place.split("/"))
        rows += [institution(name, category, tier=tier), member(name)]
    return network(consortium(kind or "county_medical_community", members=members), *rows)


@pytest.mark.parametrize(
    ("places", "expected", "partly"),
    [
        ("county/A100 township/C220", "pass", "pass"),
        ("county/A100 ?/C210", "pass", "pass"),  # a township centre by its category
        ("county/A100 township/B100", "pass", "pass"),
        ("county/A100 village/D600", "fail", "not_assessed"),
        ("city/A100 township/C220", "fail", "not_assessed"),
        ("county/A100 county/A210", "fail", "not_assessed"),
        ("?/A100 township/C220", "not_assessed", "not_assessed"),
        ("county/A100 village/?", "not_assessed", "not_assessed"),  # it may be one by category
        ("county/A100 ?/D600", "not_assessed", "not_assessed"),
    ],
)
def test_decided_cases(places: str, expected: str, partly: str) -> None:
    rule = missing_county_or_township_tier
    assert outcome(rule, community(places), on=LATER) == expected
    assert outcome(rule, community(places, members="partial"), on=LATER) == partly


@pytest.mark.parametrize(
    ("kind", "on", "expected"),
    [
        ("urban_medical_group", LATER, "not_applicable"),
        ("county_medical_community", date(2023, 12, 30), "not_applicable"),
        ("county_medical_community", date(2023, 12, 31), "fail"),
    ],
)
def test_for_whom_and_from_when(kind: str, on: date, expected: str) -> None:
    judged = community("county/A100", kind=kind)
    assert outcome(missing_county_or_township_tier, judged, on=on) == expected


@pytest.mark.parametrize("breach", missing_county_or_township_tier.breaches, ids=str)
def test_it_is_broken_without_a_change_to_other_communities(breach: Breach) -> None:
    others = [
        *(institution("丙", "A100", tier="county"), institution("丁", "C220", tier="township")),
        *(member("丙", of="别"), member("丁", of="别"), consortium(name="别")),
    ]
    rows = [*community("county/A100 township/C220").institutions.values(), member("甲")]
    judged = network(consortium(), *rows, member("乙"), *others)
    broken = breach.apply(judged, "盟")
    rule = missing_county_or_township_tier
    assert [outcome(rule, broken, name, on=LATER) for name in ("盟", "别")] == ["fail", "pass"]


def test_villages_are_counted() -> None:
    judged = community("county/A100 village/D600 ?/D600")
    found = verdict(missing_county_or_township_tier, judged, on=LATER)
    assert [(e.label.en, e.found, e.wanted) for e in found.evidence] == [
        ("member at county level", 1, "≥ 1"),
        ("member at township level", 0, "≥ 1"),
        ("member at village level", 2, None),
    ]
    assert found.missing == ("institutions.tier",)
