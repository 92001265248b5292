from __future__ import annotations

import pytest
from tests.rules.rows import department, institution, listed, network, outcome, verdict

from medconsortium.model import Listing, Party, Platform, Row
from medconsortium.rules.families.internet_hospital.internet_hospital_without_institution import (
    internet_hospital_without_institution,
)
from medconsortium.vocabulary import PlatformKind

ROWS: list[Row] = [
    institution("甲"),
    department("甲科", "甲"),
    Party(id="公司", name="公司"),
    Party(id="协会", name="协会"),
]


def platform(operator: str | None, parts: Listing[str] | None, kind: str | None) -> Platform:
    return Platform(
        id="平台",
        name="平台",
        kind=None if kind is None else PlatformKind.parse(kind),
        operator=operator,
        participants=parts,
        since="2019",
        until="open",
    )


@pytest.mark.parametrize(
    ("operator", "parts", "expected"),
    [
        ("甲", None, "pass"),
        ("甲科", None, "pass"),
        ("公司", listed("甲", "partial"), "pass"),
        (None, listed("甲"), "pass"),
        ("公司", listed(""), "fail"),
        ("公司", listed("协会"), "fail"),
        ("公司", listed("协会", "partial"), "not_assessed"),
        ("公司", None, "not_assessed"),
        (None, listed(""), "not_assessed"),
        (None, None, "not_assessed"),
    ],
)
def test_whom_it_rests_on(operator: str | None, parts: Listing[str] | None, expected: str) -> None:
    for kind, said in (
        ("internet_hospital", expected),
        ("telemedicine", "not_applicable"),
        (None, "not_assessed"),
    ):
        judged = network(*ROWS, platform(operator, parts, kind))
        assert outcome(internet_hospital_without_institution, judged, "平台") == said


@pytest.mark.parametrize(
    ("operator", "parts", "missing"),
    [
        ("公司", None, ("platforms.participants",)),
        (None, listed(""), ("platforms.operator",)),
        (None, None, ("platforms.operator", "platforms.participants")),
    ],
)
def test_a_gap_names_what_is_missing(
    operator: str | None, parts: Listing[str] | None, missing: tuple[str, ...]
) -> None:
    judged = network(*ROWS, platform(operator, parts, "internet_hospital"))
    assert verdict(internet_hospital_without_institution, judged, "平台").missing == missing
