from __future__ import annotations

import pytest
from tests.rules.rows import consortium, network, outcome, verdict

from medconsortium.model import Listing, Network
from medconsortium.rules.families.specialty_alliance.specialty_off_priority_list import (
    specialty_off_priority_list,
)
from medconsortium.vocabulary import Completeness, Subject


def alliance(specialties: str | None, listed: str = "complete") -> Network:
    named = None if specialties is None else map(Subject.parse, specialties.split())
    stated = None if named is None else Listing(named, Completeness.parse(listed))
    return network(consortium("specialty_alliance", fields={"specialties": stated}))


@pytest.mark.parametrize(
    ("specialties", "listed", "expected"),
    [
        ("19", "complete", "pass"),
        ("19", "partial", "pass"),
        ("19", "unknown", "pass"),
        ("03.04", "complete", "pass"),
        ("04.02", "complete", "pass"),  # brain vessels: our reading
        ("07.01", "complete", "pass"),  # lies within paediatrics
        ("05.02 07", "complete", "pass"),
        ("10 19", "complete", "pass"),
        ("10", "complete", "fail"),
        ("03", "complete", "fail"),  # wider than what is listed
        ("10", "partial", "not_assessed"),
        ("10", "unknown", "not_assessed"),
        ("", "complete", "not_applicable"),
        (None, "complete", "not_assessed"),
    ],
)
def test_decided_cases(specialties: str | None, listed: str, expected: str) -> None:
    assert outcome(specialty_off_priority_list, alliance(specialties, listed)) == expected


def test_a_finding_shows_the_list() -> None:
    (evidence,) = verdict(specialty_off_priority_list, alliance("10")).evidence
    assert evidence.in_language("zh").startswith("在重点推进之列的专科：–，应为 肿瘤科、")
    assert evidence.in_language("en").startswith("specialties on the priority list: –, wanted onc")


def test_only_what_is_on_the_list_is_said_to_be() -> None:
    found = verdict(specialty_off_priority_list, alliance("07 10"))
    assert found.message.en == "on the priority list: paediatrics"
