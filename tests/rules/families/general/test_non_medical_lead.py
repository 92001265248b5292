from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.rows import (
    consortium,
    department,
    group,
    institution,
    member,
    network,
    outcome,
    verdict,
)

from medconsortium.model import Row
from medconsortium.rules.families.general.non_medical_lead import non_medical_lead
from medconsortium.vocabulary import Category

HOSPITAL, CENTRE = institution("甲", "A100"), institution("甲", "J100")
INSTITUTE = institution("甲", "M649")
LEAD, MEMBER = member("甲", "lead"), member("乙")

LISTED: Mapping[str, tuple[list[Row], str]] = {
    "a hospital": ([HOSPITAL, LEAD, MEMBER], "pass"),
    "a hospital that co-leads": ([HOSPITAL, member("甲", "co_lead")], "pass"),
    "a centre for disease control": ([CENTRE, LEAD, MEMBER], "fail"),
    "a centre that leads a province": ([CENTRE, member("甲", "provincial_lead")], "fail"),
    "a centre that is a member": ([HOSPITAL, institution("乙", "J100"), LEAD, MEMBER], "pass"),
    "a hospital and a centre co-lead": (
        [HOSPITAL, institution("乙", "J100"), member("甲", "co_lead"), member("乙", "co_lead")],
        "fail",
    ),
    "a category not stated": ([institution("甲", grade="3A", tier="city"), LEAD], "not_assessed"),
    "a research institute": ([INSTITUTE, LEAD], "not_assessed"),
    "an institute with a grade": ([institution("甲", "M649", grade="3A"), LEAD], "pass"),
    "an ungraded institute": ([institution("甲", "M649", grade="UN"), LEAD], "not_assessed"),
    "an institute with beds": ([institution("甲", "M649", fields={"beds": 9}), LEAD], "pass"),
    "an institute with no beds": (
        [institution("甲", "M649", fields={"beds": 0}), LEAD],
        "not_assessed",
    ),
    "an institute with a hospital": (
        [INSTITUTE, institution("院", "A519", part_of="甲"), LEAD],
        "pass",
    ),
    "an institute with a part of unknown category": (
        [INSTITUTE, institution("院", part_of="甲"), LEAD],
        "not_assessed",
    ),
    "an institute with a school": (
        [INSTITUTE, institution("校", "N124", part_of="甲"), LEAD],
        "not_assessed",
    ),
    "a centre with a clinic": ([CENTRE, institution("所", "D211", part_of="甲"), LEAD], "fail"),
    "a clinical laboratory": ([institution("甲", "P110"), LEAD], "not_assessed"),
    "a department of a hospital": (
        [HOSPITAL, department("甲科", "甲"), member("甲科", "lead")],
        "pass",
    ),
    "a department of a centre": (
        [CENTRE, department("甲科", "甲"), member("甲科", "lead")],
        "fail",
    ),
    "a department of nobody stated": (
        [HOSPITAL, department("甲科"), member("甲科", "lead")],
        "not_assessed",
    ),
    "hospitals described": ([group("lead")], "not_assessed"),
    "nobody": ([MEMBER], "not_applicable"),
    "a centre that has only applied": (
        [CENTRE, member("甲", "lead", status="applied")],
        "not_applicable",
    ),
    "a centre that led": ([CENTRE, member("甲", "lead", until="2020")], "not_applicable"),
    "a centre that leads, perhaps": (
        [CENTRE, member("甲", "lead", until=None), MEMBER],
        "not_assessed",
    ),
    "a hospital that leads, perhaps": (
        [HOSPITAL, member("甲", "lead", until=None)],
        "not_assessed",
    ),
    "a hospital, and one whose role is not stated": (
        [HOSPITAL, LEAD, member("乙", None)],
        "not_assessed",
    ),
    "a hospital, and another whose role is not stated": (
        [HOSPITAL, institution("乙", "A100"), LEAD, member("乙", None)],
        "pass",
    ),
    "a centre whose role is not stated": ([CENTRE, member("甲", None)], "not_assessed"),
}


@pytest.mark.parametrize("case", LISTED)
def test_members_listed_completely(case: str) -> None:
    rows, expected = LISTED[case]
    assert outcome(non_medical_lead, network(consortium(), *rows)) == expected


@pytest.mark.parametrize(
    ("rows", "leads", "expected"),
    [
        ([HOSPITAL, LEAD], "complete", "pass"),
        ([HOSPITAL, LEAD], "partial", "not_assessed"),
        ([CENTRE, LEAD], "unknown", "fail"),
        ([MEMBER], "complete", "not_applicable"),
        ([MEMBER], "unknown", "not_assessed"),
    ],
)
def test_members_listed_in_part(rows: list[Row], leads: str, expected: str) -> None:
    judged = network(consortium(members="partial", leads=leads), *rows)
    assert outcome(non_medical_lead, judged) == expected


def test_every_category_is_decided_by_its_class() -> None:
    said = {"pass": "", "fail": "", "not_assessed": ""}
    for letter in sorted({category.key[0] for category in Category}):
        category = next(c for c in Category if c.key[0] == letter)
        judged = network(consortium(), institution("甲", category.key), LEAD)
        said[outcome(non_medical_lead, judged)] += letter
    assert said == {"pass": "ABCDEGH", "fail": "FJKLNOQ", "not_assessed": "MP"}


@pytest.mark.parametrize("kind", ["rare_disease_network", "other", None])
def test_it_is_for_every_kind(kind: str | None) -> None:
    assert outcome(non_medical_lead, network(consortium(kind), CENTRE, LEAD)) == "fail"


def test_a_finding_names_the_lead() -> None:
    found = verdict(non_medical_lead, network(consortium(), CENTRE, LEAD))
    assert found.message.en == "leads, and is no medical institution: 甲"
    assert [table for table, _ in found.rows] == ["memberships"]
