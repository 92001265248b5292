from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.rows import (
    consortium,
    department,
    group,
    institution,
    link,
    member,
    network,
    outcome,
    verdict,
)

from medconsortium.model import Row
from medconsortium.rules.families.referral.member_without_referral_path import (
    member_without_referral_path,
)

LEAD, MEMBER = member("甲", "lead"), member("乙")
CENTRE, OTHER = institution("乙", "C220"), institution("丙", "C220")
UP, DOWN = link("乙", "referral_up", "甲"), link("甲", "referral_down", "乙")
PAIR = (LEAD, CENTRE, MEMBER)

# Rows, and what is said where links are listed completely, and where they are not.
CASES: Mapping[str, tuple[list[Row], str, str]] = {
    "both ways": ([*PAIR, UP, DOWN], "pass", "pass"),
    "no links": ([*PAIR], "fail", "not_assessed"),
    "up only": ([*PAIR, UP], "fail", "not_assessed"),
    "down only": ([*PAIR, DOWN], "fail", "not_assessed"),
    "up twice": ([*PAIR, UP, link("甲", "referral_up", "乙")], "fail", "not_assessed"),
    "consultation only": ([*PAIR, link("乙", "teleconsultation", "甲")], "fail", "not_assessed"),
    "lateral only": ([*PAIR, link("乙", "referral_lateral", "甲")], "fail", "not_assessed"),
    "up carried by another": (
        [*PAIR, consortium(name="别"), link("乙", "referral_up", "甲", of="别"), DOWN],
        "fail",
        "not_assessed",
    ),
    "up carried by we know not whom": (
        [*PAIR, link("乙", "referral_up", "甲", of=None), DOWN],
        "not_assessed",
        "not_assessed",
    ),
    "up that has ended": (
        [*PAIR, link("乙", "referral_up", "甲", until="2020"), DOWN],
        "fail",
        "not_assessed",
    ),
    "up until an unknown day": (
        [*PAIR, link("乙", "referral_up", "甲", until=None), DOWN],
        "not_assessed",
        "not_assessed",
    ),
    "step by step": (
        [
            *PAIR,
            OTHER,
            member("丙"),
            UP,
            DOWN,
            link("丙", "referral_up", "乙"),
            link("乙", "referral_down", "丙"),
        ],
        "pass",
        "pass",
    ),
    "one of two": ([*PAIR, OTHER, member("丙"), UP, DOWN], "fail", "not_assessed"),
    "to one of two co-leads": (
        [member("甲", "co_lead"), member("丁", "co_lead"), CENTRE, MEMBER, UP, DOWN],
        "pass",
        "pass",
    ),
    "to a department of the lead": (
        [*PAIR, department("甲科", "甲"), link("乙", "referral_up", "甲科"), DOWN],
        "pass",
        "pass",
    ),
    "to a department of nobody stated": (
        [*PAIR, department("甲科"), link("乙", "referral_up", "甲科"), DOWN],
        "not_assessed",
        "not_assessed",
    ),
    "a department leads": (
        [department("甲科", "甲"), member("甲科", "lead"), CENTRE, MEMBER, UP, DOWN],
        "pass",
        "pass",
    ),
    "a department of nobody stated leads": (
        [department("甲科"), member("甲科", "lead"), CENTRE, MEMBER, UP, DOWN],
        "not_assessed",
        "not_assessed",
    ),
    "of unknown category": ([LEAD, MEMBER], "not_assessed", "not_assessed"),
    "of unknown category, both ways": ([LEAD, MEMBER, UP, DOWN], "pass", "pass"),
    "disease control": (
        [LEAD, institution("乙", "J100"), MEMBER],
        "not_applicable",
        "not_applicable",
    ),
    "disease control and a centre": (
        [LEAD, institution("丙", "J100"), member("丙"), CENTRE, MEMBER, UP, DOWN],
        "pass",
        "pass",
    ),
    "a blood station": (
        [LEAD, institution("乙", "F120"), MEMBER],
        "not_applicable",
        "not_applicable",
    ),
    "a hospital": ([LEAD, institution("乙", "A100"), MEMBER], "fail", "not_assessed"),
    "hospitals described": ([LEAD, group()], "not_assessed", "not_assessed"),
    "the lead alone": ([LEAD], "not_applicable", "not_applicable"),
    "no lead": ([CENTRE, MEMBER], "not_applicable", "not_applicable"),
    "a role not stated": ([LEAD, CENTRE, member("乙", None)], "not_assessed", "not_assessed"),
    "a role not stated, both ways": ([LEAD, CENTRE, member("乙", None), UP, DOWN], "pass", "pass"),
    "who leads is not stated": (
        [member("甲", None), CENTRE, MEMBER],
        "not_assessed",
        "not_assessed",
    ),
    "a lead until an unknown day": (
        [member("甲", "lead", until=None), CENTRE, MEMBER, UP, DOWN],
        "not_assessed",
        "not_assessed",
    ),
    "only applied": (
        [LEAD, CENTRE, member("乙", status="applied")],
        "not_applicable",
        "not_applicable",
    ),
    "a member until an unknown day": (
        [LEAD, CENTRE, member("乙", until=None)],
        "not_assessed",
        "not_assessed",
    ),
    "the lead listed as a member too": (
        [LEAD, member("甲"), CENTRE, MEMBER, UP, DOWN],
        "pass",
        "pass",
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("links", ["complete", "partial", "unknown"])
def test_decided_cases(links: str, case: str) -> None:
    rows, listed, partly = CASES[case]
    judged = network(consortium(links=links), *rows)
    expected = listed if links == "complete" else partly
    assert outcome(member_without_referral_path, judged) == expected


@pytest.mark.parametrize(
    ("rows", "leads", "expected"),
    [
        ([UP, DOWN], "complete", "not_assessed"),
        ([], "complete", "fail"),
        ([], "unknown", "not_assessed"),  # another lead may be reached
    ],
)
def test_members_listed_in_part(rows: list[Row], leads: str, expected: str) -> None:
    judged = network(consortium(members="partial", leads=leads), *PAIR, *rows)
    assert outcome(member_without_referral_path, judged) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("urban_medical_group", "fail"),
        ("specialty_alliance", "not_applicable"),
        ("rare_disease_network", "not_applicable"),
        (None, "not_assessed"),
    ],
)
def test_the_kinds_it_is_for(kind: str | None, expected: str) -> None:
    assert outcome(member_without_referral_path, network(consortium(kind), *PAIR)) == expected


def test_a_finding_names_who_is_cut_off() -> None:
    judged = network(consortium(), *PAIR, OTHER, member("丙"), UP, DOWN)
    found = verdict(member_without_referral_path, judged)
    assert found.message.en == "without a way to the lead and back: 丙"
    assert [(e.found, e.wanted) for e in found.evidence] == [(1, 2)]
