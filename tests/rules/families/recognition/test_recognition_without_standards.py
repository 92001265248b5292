from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.rules.rows import consortium, network

from medconsortium.model import Listing, Recognition, Row
from medconsortium.rules import Report, check
from medconsortium.rules.families.recognition.recognition_without_standards import (
    recognition_without_standards,
)
from medconsortium.vocabulary import Completeness, GreenChannel, Practice

DAY = date(2022, 3, 1)
COMPLETE, PARTIAL = Completeness.COMPLETE, Completeness.PARTIAL
RECOGNISES, FULLY = Practice.RESULT_RECOGNITION, Practice.FULL_RESULT_RECOGNITION
STANDARD, OTHER = Practice.STANDARDISED_TESTING, Practice.TRAINING
CHANNEL = Listing([GreenChannel.TEST_RECOGNITION], PARTIAL)
NONE: Listing[Any] = Listing()


def recognition(of: str | None = "盟", until: str | None = "open") -> Recognition:
    return Recognition(id="互认", item="血常规", consortium=of, since="2020", until=until)


def judged(
    *rows: Row,
    practices: Listing[Practice] | None = None,
    channels: Listing[GreenChannel] | None = None,
    kind: str = "specialty_alliance",
) -> Report:
    of = consortium(kind, fields={"practices": practices, "green_channels": channels})
    report = check(network(of, *rows), on=DAY, rules=[recognition_without_standards])
    assert report.crashes == ()
    assert all(gap.missing for gap in report.gaps)
    return report


def said(report: Report) -> str:
    return report.outcomes["RES004", "盟"].key


@pytest.mark.parametrize(
    ("practices", "channels", "expected"),
    [
        (Listing([RECOGNISES, STANDARD], PARTIAL), None, "pass"),
        (Listing([FULLY, STANDARD], PARTIAL), None, "pass"),
        (Listing([RECOGNISES], COMPLETE), None, "fail"),
        (Listing([RECOGNISES], PARTIAL), None, "not_assessed"),
        (Listing([OTHER], COMPLETE), CHANNEL, "fail"),
        (Listing([STANDARD], PARTIAL), CHANNEL, "pass"),
        (None, CHANNEL, "not_assessed"),
        (Listing([OTHER], COMPLETE), NONE, "not_applicable"),
        (Listing([OTHER], COMPLETE), None, "not_assessed"),
        (Listing([OTHER], PARTIAL), NONE, "not_assessed"),
        (Listing([STANDARD], PARTIAL), None, "not_assessed"),
        (None, None, "not_assessed"),
    ],
)
def test_what_is_declared(
    practices: Listing[Practice] | None, channels: Listing[GreenChannel] | None, expected: str
) -> None:
    for kind in ("specialty_alliance", "county_medical_community", "other"):
        assert said(judged(practices=practices, channels=channels, kind=kind)) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (recognition(), "fail"),
        (recognition(until="2021"), "not_applicable"),
        (recognition(until=None), "not_assessed"),
        (recognition(of=None), "not_assessed"),
    ],
)
def test_what_is_recorded(row: Recognition, expected: str) -> None:
    assert said(judged(row, practices=NONE, channels=NONE)) == expected


@pytest.mark.parametrize(
    ("rows", "practices", "channels", "missing"),
    [
        ([], None, None, {"consortia.practices", "consortia.green_channels"}),
        ([], NONE, None, {"consortia.green_channels"}),
        ([recognition(of=None)], NONE, NONE, {"recognitions.consortium"}),
        ([recognition(until=None)], NONE, NONE, {"recognitions.until"}),
        ([recognition()], None, NONE, {"consortia.practices"}),
    ],
)
def test_a_gap_names_what_is_missing(
    rows: list[Row],
    practices: Listing[Practice] | None,
    channels: Listing[GreenChannel] | None,
    missing: set[str],
) -> None:
    report = judged(*rows, practices=practices, channels=channels)
    assert set(report.verdict("RES004", "盟").missing) == missing
