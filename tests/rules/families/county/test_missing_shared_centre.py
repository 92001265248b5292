from __future__ import annotations

from datetime import date

import pytest
from tests.rules.rows import consortium, network, outcome, verdict

from medconsortium.model import HostedCentre, Listing
from medconsortium.rules import RuleStatus
from medconsortium.rules.families.county.missing_shared_centre import missing_shared_centre
from medconsortium.vocabulary import Centre, Completeness

LATER = date(2025, 6, 15)
FIVE = (
    Centre.LABORATORY,
    Centre.IMAGING,
    Centre.ECG,
    Centre.PATHOLOGY,
    Centre.STERILE_SUPPLY,
)


@pytest.mark.parametrize(
    ("centres", "listed", "expected"),
    [
        (FIVE, "complete", "pass"),
        (FIVE, "partial", "pass"),
        ((*FIVE, Centre.FINANCE), "unknown", "pass"),
        (FIVE[1:], "complete", "fail"),
        (FIVE[1:], "partial", "not_assessed"),
        ((), "complete", "fail"),
        ((Centre.FINANCE, Centre.INFORMATION), "complete", "fail"),
    ],
)
def test_decided_cases(centres: tuple[Centre, ...], listed: str, expected: str) -> None:
    hosted = (HostedCentre(centre=centre) for centre in centres)
    stated = Listing(hosted, Completeness.parse(listed))
    judged = network(consortium(fields={"centres": stated}))
    assert outcome(missing_shared_centre, judged, on=LATER) == expected


def test_without_centres_nothing_is_said() -> None:
    judged = network(consortium())
    assert verdict(missing_shared_centre, judged, on=LATER).missing == ("consortia.centres",)


@pytest.mark.parametrize(
    ("kind", "on", "expected"),
    [
        ("urban_medical_group", LATER, "not_applicable"),
        ("county_medical_community", date(2023, 12, 30), "not_applicable"),
        ("county_medical_community", date(2023, 12, 31), "fail"),
        (None, LATER, "not_assessed"),
    ],
)
def test_for_whom_and_from_when(kind: str | None, on: date, expected: str) -> None:
    judged = network(consortium(kind, fields={"centres": []}))
    assert outcome(missing_shared_centre, judged, on=on) == expected


def test_its_source_has_not_been_opened() -> None:
    assert missing_shared_centre.status is RuleStatus.DRAFT
