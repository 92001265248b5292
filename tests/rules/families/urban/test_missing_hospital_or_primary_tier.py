from __future__ import annotations

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
from medconsortium.rules.families.urban.missing_hospital_or_primary_tier import (
    missing_hospital_or_primary_tier,
)

LEAD, MEMBER = member("甲", "lead"), member("乙")
HOSPITAL, CENTRE = institution("甲", "A100"), institution("乙", "B100")
THIRD = member("丙")

# Rows, and what is said where members are listed completely, and where they are not.
CASES: dict[str, tuple[list[Row], str, str]] = {
    "both": ([HOSPITAL, CENTRE, LEAD, MEMBER], "pass", "pass"),
    "maternal and child hospital": (
        [institution("甲", "G100"), CENTRE, LEAD, MEMBER],
        "pass",
        "pass",
    ),
    "a clinic": ([HOSPITAL, institution("乙", "D211"), LEAD, MEMBER], "pass", "pass"),
    "no hospital": ([institution("甲", "B100"), CENTRE, LEAD, MEMBER], "fail", "not_assessed"),
    "a nursing home": ([institution("甲", "A710"), CENTRE, LEAD, MEMBER], "fail", "not_assessed"),
    "a maternal and child institute": (
        [institution("甲", "G200"), CENTRE, LEAD, MEMBER],
        "fail",
        "not_assessed",
    ),
    "no primary": ([HOSPITAL, institution("乙", "A210"), LEAD, MEMBER], "fail", "not_assessed"),
    "one of unknown category": ([HOSPITAL, LEAD, MEMBER], "not_assessed", "not_assessed"),
    "both, and one of unknown category": (
        [HOSPITAL, CENTRE, LEAD, MEMBER, THIRD],
        "pass",
        "pass",
    ),
    "the centre has only applied": (
        [HOSPITAL, CENTRE, LEAD, member("乙", status="applied")],
        "fail",
        "not_assessed",
    ),
    "the centre has left": (
        [HOSPITAL, CENTRE, LEAD, member("乙", until="2020")],
        "fail",
        "not_assessed",
    ),
    "the centre until an unknown day": (
        [HOSPITAL, CENTRE, LEAD, member("乙", until=None)],
        "not_assessed",
        "not_assessed",
    ),
    "centres described": ([HOSPITAL, LEAD, group()], "not_assessed", "not_assessed"),
    "a department of the centre": (
        [HOSPITAL, CENTRE, department("乙科", "乙"), LEAD, member("乙科")],
        "pass",
        "pass",
    ),
    "nobody": ([], "fail", "not_assessed"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("members", ["complete", "partial", "unknown"])
def test_decided_cases(members: str, case: str) -> None:
    rows, listed, partly = CASES[case]
    judged = network(consortium("urban_medical_group", members=members), *rows)
    expected = listed if members == "complete" else partly
    assert outcome(missing_hospital_or_primary_tier, judged) == expected


def test_it_is_for_urban_groups() -> None:
    rows = [HOSPITAL, LEAD]
    for kind, expected in (("county_medical_community", "not_applicable"), (None, "not_assessed")):
        judged = network(consortium(kind), *rows)
        assert outcome(missing_hospital_or_primary_tier, judged) == expected


def test_a_finding_names_what_is_lacking_and_counts_the_rest() -> None:
    judged = network(consortium("urban_medical_group"), HOSPITAL, LEAD, member("甲", "member"))
    found = verdict(missing_hospital_or_primary_tier, judged)
    assert found.message.en == "no member is: primary institution"
    assert [(e.label.en, e.found) for e in found.evidence] == [
        ("hospital", 1),  # listed twice, and counted once
        ("primary institution", 0),
    ]
    unknown = network(consortium("urban_medical_group"), HOSPITAL, LEAD, MEMBER)
    missing = verdict(missing_hospital_or_primary_tier, unknown).missing
    assert missing == ("institutions.category",)
