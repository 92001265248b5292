from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.rows import consortium, department, group, link, member, network, outcome, verdict

from medconsortium.model import Row
from medconsortium.rules.families.rare_disease.hospital_cut_off_from_lead import (
    hospital_cut_off_from_lead,
)

NATION = member("国", "national_lead", unit="京")
LEAD, MEMBER = member("甲", "provincial_lead", unit="湘"), member("乙", unit="湘")
PAIR, THREE = (LEAD, MEMBER), (NATION, LEAD, MEMBER)
ASK, ASK_NATION = link("乙", "teleconsultation", "甲"), link("甲", "teleconsultation", "国")
UP, DOWN = link("乙", "referral_up", "甲"), link("甲", "referral_down", "乙")
BACK = link("甲", "follow_up", "乙")

# Rows, and what is said where links are listed completely, and where they are not.
CASES: Mapping[str, tuple[list[Row], str, str]] = {
    "consultation": ([*PAIR, ASK], "pass", "pass"),
    "consultation the other way": (
        [*PAIR, link("甲", "teleconsultation", "乙")],
        "fail",
        "not_assessed",
    ),
    "referral both ways": ([*PAIR, UP, DOWN], "pass", "pass"),
    "referral up and follow-up back": ([*PAIR, UP, BACK], "pass", "pass"),
    "referral up only": ([*PAIR, UP], "fail", "not_assessed"),
    "follow-up only": ([*PAIR, BACK], "fail", "not_assessed"),
    "nothing": ([*PAIR], "fail", "not_assessed"),
    "reporting to a register": (
        [*PAIR, link("乙", "register_reporting", "甲")],
        "fail",
        "not_assessed",
    ),
    "consultation until an unknown day": (
        [*PAIR, link("乙", "teleconsultation", "甲", until=None)],
        "not_assessed",
        "not_assessed",
    ),
    "consultation of we know not whom": (
        [*PAIR, link("乙", "teleconsultation", "甲", of=None)],
        "not_assessed",
        "not_assessed",
    ),
    "to the nation, step by step": ([*THREE, ASK, ASK_NATION], "pass", "pass"),
    "not to the nation": ([*THREE, ASK], "fail", "not_assessed"),
    "straight to the nation": (
        [*THREE, link("乙", "teleconsultation", "国"), ASK_NATION],
        "fail",
        "not_assessed",
    ),
    "straight to the nation as well": (
        [*THREE, ASK, ASK_NATION, link("乙", "teleconsultation", "国")],
        "pass",
        "pass",
    ),
    "to the lead of another unit": (
        [*PAIR, member("丙", "provincial_lead", unit="鄂"), link("乙", "teleconsultation", "丙")],
        "fail",
        "not_assessed",
    ),
    "in two units": (
        [
            *PAIR,
            member("丙", "provincial_lead", unit="鄂"),
            member("丁", unit="鄂"),
            ASK,
            link("丁", "teleconsultation", "丙"),
        ],
        "pass",
        "pass",
    ),
    "to one of two leads": (
        [*PAIR, member("丙", "provincial_lead", unit="湘"), ASK],
        "pass",
        "pass",
    ),
    "a unit without a lead": (
        [*PAIR, member("丁", unit="鄂"), ASK],
        "pass",
        "pass",
    ),
    "no lead at all": ([MEMBER], "not_applicable", "not_applicable"),
    "leads alone": ([LEAD], "not_applicable", "not_applicable"),
    "a unit is not stated": ([LEAD, member("乙"), ASK], "not_assessed", "not_assessed"),
    "the unit of the lead is not stated": (
        [member("甲", "provincial_lead"), MEMBER],
        "not_assessed",
        "not_assessed",
    ),
    "a role is not stated": (
        [*PAIR, ASK, member("丙", None, unit="湘")],
        "not_assessed",
        "not_assessed",
    ),
    "a lead until an unknown day": (
        [member("甲", "provincial_lead", unit="湘", until=None), MEMBER, ASK],
        "not_assessed",
        "not_assessed",
    ),
    "hospitals described": ([*PAIR, ASK, group(unit="湘")], "not_assessed", "not_assessed"),
    "hospitals described lead": (
        [group("provincial_lead", unit="湘"), MEMBER],
        "not_assessed",
        "not_assessed",
    ),
    "a department leads": (
        [department("甲科", "甲"), member("甲科", "provincial_lead", unit="湘"), MEMBER, ASK],
        "pass",
        "pass",
    ),
    "a department of nobody stated": (
        [department("乙科"), LEAD, member("乙科", unit="湘")],
        "not_assessed",
        "not_assessed",
    ),
    "only applied": ([*PAIR, ASK, member("丙", unit="湘", status="applied")], "pass", "pass"),
    "a member until an unknown day": (
        [LEAD, member("乙", unit="湘", until=None)],
        "not_assessed",
        "not_assessed",
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("links", ["complete", "partial", "unknown"])
def test_decided_cases(links: str, case: str) -> None:
    rows, listed, partly = CASES[case]
    judged = network(consortium("rare_disease_network", links=links), *rows)
    expected = listed if links == "complete" else partly
    assert outcome(hospital_cut_off_from_lead, judged) == expected


@pytest.mark.parametrize(
    ("rows", "leads", "expected"),
    [
        ([ASK], "complete", "not_assessed"),
        ([], "complete", "fail"),
        ([], "unknown", "not_assessed"),  # the unit may have another lead
    ],
)
def test_members_listed_in_part(rows: list[Row], leads: str, expected: str) -> None:
    of = consortium("rare_disease_network", members="partial", leads=leads)
    assert outcome(hospital_cut_off_from_lead, network(of, *PAIR, *rows)) == expected


@pytest.mark.parametrize(
    ("kind", "expected"), [("specialty_alliance", "not_applicable"), (None, "not_assessed")]
)
def test_the_kinds_it_is_for(kind: str | None, expected: str) -> None:
    assert outcome(hospital_cut_off_from_lead, network(consortium(kind), *PAIR)) == expected


def test_a_finding_names_who_is_cut_off() -> None:
    judged = network(consortium("rare_disease_network"), *PAIR, member("丙", unit="湘"), ASK)
    found = verdict(hospital_cut_off_from_lead, judged)
    assert found.message.en == "without a way to the lead and back: 丙"
    assert [(e.found, e.wanted) for e in found.evidence] == [(1, 2)]
