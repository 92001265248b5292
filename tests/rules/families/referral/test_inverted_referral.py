from __future__ import annotations

from typing import Any

import pytest
from tests.rules.rows import (
    DAY,
    consortium,
    department,
    institution,
    link,
    member,
    network,
    outcome,
    verdict,
)

from medconsortium.model import Institution, Link, Row
from medconsortium.rules import RuleStatus, Severity, check
from medconsortium.rules.families.referral.inverted_referral import inverted_referral

GRID_FORM = consortium()


def place(name: str, level: str, category: str | None = "A100") -> Institution:
    """An institution of a grade ("3A"), of a tier, ungraded ("county"), or of both ("2A city")."""
    grade = next((word for word in level.split() if word[0].isdigit()), None)
    tier = next((word for word in level.split() if not word[0].isdigit()), None)
    if tier is not None and tier.endswith("?"):  # whether it is graded is not stated
        return institution(name, category, grade=grade, tier=tier.removesuffix("?"))
    return institution(name, category, grade=grade or ("UN" if tier else None), tier=tier)


def said(kind: str, origin: Institution, target: Institution, **about: Any) -> str:
    transfer = link(origin.id, kind, target.id, **about)
    return outcome(inverted_referral, network(GRID_FORM, origin, target, transfer), transfer.id)


@pytest.mark.parametrize(
    ("lower", "higher", "expected"),
    [
        ("2A", "3A", "pass"),
        ("3A", "3C", "pass"),  # of one level
        ("3A", "2A", "fail"),
        ("township", "county", "pass"),
        ("county", "township", "fail"),
        ("village", "township", "pass"),
        ("city", "national", "pass"),
        ("national", "city", "pass"),
        ("2A city", "3A county", "pass"),  # a 三甲 district hospital stands above it
        ("3A county", "2A city", "fail"),
        ("1N", "county", "pass"),
        ("county", "1N", "fail"),
        ("", "3A", "pass"),  # nothing stands above it
        ("", "2A", "not_assessed"),
        ("3A", "", "not_assessed"),
        ("1N", "", "not_assessed"),  # the other may be a village clinic
        ("village", "", "pass"),
        ("township?", "county?", "not_assessed"),  # either may have a grade
        ("township?", "3A", "pass"),
        ("county?", "1N", "not_assessed"),
        ("1N", "county?", "pass"),
        ("2A", "township?", "not_assessed"),
        ("village?", "township", "not_assessed"),
    ],
)
def test_levels(lower: str, higher: str, expected: str) -> None:
    low, high = place("甲", lower), place("乙", higher)
    assert said("referral_up", low, high) == expected
    assert said("referral_down", high, low) == expected


@pytest.mark.parametrize(
    ("categories", "expected"),
    [
        (("A100", "A100"), "fail"),
        (("A527", "A100"), "not_applicable"),
        (("A100", "A527"), "not_applicable"),
        (("A600", "A710"), "not_applicable"),
        ((None, "A720"), "not_applicable"),
        ((None, "A100"), "not_assessed"),  # it may be for continuing care
        (("A100", None), "not_assessed"),
    ],
)
def test_continuing_care_is_reached_by_function(
    categories: tuple[str | None, str | None], expected: str
) -> None:
    high, low = place("甲", "3A", categories[0]), place("乙", "1N", categories[1])
    assert said("referral_up", high, low) == expected


def test_a_way_in_the_right_direction_needs_no_category() -> None:
    assert said("referral_up", place("乙", "1N", None), place("甲", "3A", None)) == "pass"


@pytest.mark.parametrize("kind", ["referral_lateral", "teleconsultation", "booking", "support"])
def test_other_links_are_left_alone(kind: str) -> None:
    assert said(kind, place("甲", "3A"), place("乙", "1N")) == "not_applicable"


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({}, "fail"),
        ({"of": None}, "fail"),
        ({"until": "2020"}, "not_applicable"),
        ({"since": "2022"}, "not_applicable"),
        ({"until": None}, "not_assessed"),
    ],
)
def test_a_link_is_judged_while_it_is_in_force(about: dict[str, Any], expected: str) -> None:
    assert said("referral_up", place("甲", "3A"), place("乙", "1N"), **about) == expected


def test_a_link_of_a_planned_consortium_is_not_judged() -> None:
    transfer = link("甲", "referral_up", "乙")
    rows = [place("甲", "3A"), place("乙", "1N"), transfer]
    planned = network(consortium(status="planned"), *rows)
    assert outcome(inverted_referral, planned, transfer.id) == "not_applicable"
    message = verdict(inverted_referral, planned, transfer.id).message
    assert message.en == "the consortium is only planned"


@pytest.mark.parametrize(("host", "expected"), [("甲", "fail"), (None, "not_assessed")])
def test_a_department_has_the_level_of_its_institution(host: str | None, expected: str) -> None:
    transfer = link("甲科", "referral_up", "乙")
    rows = [place("甲", "3A"), place("乙", "1N"), department("甲科", host), transfer]
    assert outcome(inverted_referral, network(GRID_FORM, *rows), transfer.id) == expected


def inverted(*rows: Row, of: str | None = "盟") -> tuple[Link, list[Row]]:
    transfer = link("甲", "referral_up", "乙", of=of)
    return transfer, [place("甲", "3A"), place("乙", "1N"), transfer, *rows]


MEMBERS = (member("甲", "lead"), member("乙"))


@pytest.mark.parametrize(
    ("rows", "severity"),
    [
        ([consortium(), *MEMBERS], Severity.ERROR),
        ([consortium("urban_medical_group"), *MEMBERS], Severity.ERROR),
        ([consortium("specialty_alliance"), *MEMBERS], Severity.ADVICE),
        ([consortium(), member("甲", "lead")], Severity.ADVICE),
        ([consortium(), member("甲", "lead"), member("乙", status="applied")], Severity.ADVICE),
        ([consortium(), member("甲", "lead"), member("乙", until=None)], Severity.ADVICE),
        ([consortium(until="2020"), *MEMBERS], Severity.ADVICE),
        ([consortium(until=None), *MEMBERS], Severity.ADVICE),
        (
            [consortium(), consortium(name="别"), member("甲", "lead"), member("乙", of="别")],
            Severity.ADVICE,
        ),
    ],
)
def test_it_is_an_error_inside_a_grid_form_only(rows: list[Row], severity: Severity) -> None:
    transfer, all_rows = inverted(*rows)
    report = check(network(*all_rows), on=DAY, rules=[inverted_referral])
    (finding,) = report.findings
    assert finding.subject == transfer.id
    assert finding.severity is severity
    assert {row["severity"] for row in report.to_dict()["findings"]} == {severity.key}


def test_a_rule_graded_down_stays_there() -> None:
    _, rows = inverted(consortium(), *MEMBERS)
    rules = [inverted_referral.graded(Severity.WARNING)]
    (finding,) = check(network(*rows), on=DAY, rules=rules).findings
    assert finding.severity is Severity.WARNING
    rules = [inverted_referral.graded(Severity.ADVICE)]
    (finding,) = check(network(*rows), on=DAY, rules=rules).findings
    assert finding.severity is Severity.ADVICE


def test_its_source_has_not_been_opened() -> None:
    assert inverted_referral.status is RuleStatus.DRAFT


def test_a_finding_shows_the_levels() -> None:
    transfer, rows = inverted(GRID_FORM)
    found = verdict(inverted_referral, network(*rows), transfer.id)
    assert found.message.en == "the referral up leads to 乙, which is lower"
    assert [(e.label.en, e.found) for e in found.evidence] == [
        ("level of the higher end", "1"),
        ("level of the lower end", "3"),
    ]
    down = link("乙", "referral_down", "甲")
    found = verdict(inverted_referral, network(*rows, down), down.id)
    assert found.message.en == "the referral down leads to 甲, which is higher"
    unknown = link("丙", "referral_up", "乙")
    found = verdict(inverted_referral, network(*rows, unknown), unknown.id)
    assert [e.found for e in found.evidence] == ["1", "0 … 3"]
