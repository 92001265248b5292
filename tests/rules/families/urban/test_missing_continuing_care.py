from __future__ import annotations

from datetime import date

import pytest
from tests.rules.rows import consortium, institution, member, network, outcome, verdict

from medconsortium.rules.families.urban.missing_continuing_care import missing_continuing_care

LATER = date(2024, 6, 15)
KIND = "urban_medical_group"


def said(categories: str, *, members: str = "complete", on: date = LATER) -> str:
    """Judge a group whose members are of these categories; `?` is not stated."""
    rows = [
        row
        for name, category in zip("甲乙丙", categories.split(), strict=False)
        for row in (institution(name, None if category == "?" else category), member(name))
    ]
    return outcome(
        missing_continuing_care, network(consortium(KIND, members=members), *rows), on=on
    )


@pytest.mark.parametrize(
    ("categories", "expected", "partly"),
    [
        ("A100 A527 A710", "pass", "pass"),
        ("A527 A720", "pass", "pass"),
        ("A100 A527", "fail", "not_assessed"),
        ("A100 A710", "fail", "not_assessed"),
        ("A100 B100", "fail", "not_assessed"),
        ("A600 A527", "fail", "not_assessed"),  # a sanatorium does not nurse
        ("A527 ?", "not_assessed", "not_assessed"),
        ("A527 A710 ?", "pass", "pass"),
        ("?", "not_assessed", "not_assessed"),
    ],
)
def test_decided_cases(categories: str, expected: str, partly: str) -> None:
    assert said(categories) == expected
    assert said(categories, members="partial") == partly


def test_from_when_and_for_whom() -> None:
    assert said("A100", on=date(2023, 12, 30)) == "not_applicable"
    rows = [institution("甲", "A100"), member("甲", "lead")]
    county = network(consortium(), *rows)
    assert outcome(missing_continuing_care, county, on=LATER) == "not_applicable"


def test_a_finding_names_what_is_lacking() -> None:
    rows = [institution("甲", "A527"), member("甲", "lead")]
    found = verdict(missing_continuing_care, network(consortium(KIND), *rows), on=LATER)
    assert found.message.en == "no member is: institution for nursing"
    assert found.message.zh == "成员中没有：护理机构"
