from __future__ import annotations

import pytest
from tests.rules.cases import charter, consortium, network, outcome, verdict

from medconsortium.model import Instrument
from medconsortium.rules.families.county.missing_disease_list import missing_disease_list

LIST = charter(kind="disease_list")
STANDARD, PROCEDURE = charter(kind="referral_standard"), charter(kind="referral_procedure")
KIND = "county_medical_community"

# The instruments, and what is said where they are listed completely, and where they are not.
CASES: dict[str, tuple[list[Instrument], str, str]] = {
    "list and standard": ([LIST, STANDARD], "pass", "pass"),
    "list and procedure": ([LIST, PROCEDURE], "pass", "pass"),
    "all three": ([LIST, STANDARD, PROCEDURE], "pass", "pass"),
    "the list alone": ([LIST], "fail", "not_assessed"),
    "the standard alone": ([STANDARD], "fail", "not_assessed"),
    "nothing": ([], "fail", "not_assessed"),
    "of an unknown kind": ([LIST, charter(kind=None)], "not_assessed", "not_assessed"),
    "a list that has ended": (
        [charter(kind="disease_list", until="2020"), STANDARD],
        "fail",
        "not_assessed",
    ),
    "a list until an unknown day": (
        [charter(kind="disease_list", until=None), STANDARD],
        "not_assessed",
        "not_assessed",
    ),
    "a list of nobody stated": (
        [charter(kind="disease_list", of=None), STANDARD],
        "not_assessed",
        "not_assessed",
    ),
    "a list of another consortium": (
        [charter(kind="disease_list", of="别"), STANDARD],
        "fail",
        "not_assessed",
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("listed", ["complete", "partial", "unknown"])
def test_decided_cases(listed: str, case: str) -> None:
    instruments, expected, partly = CASES[case]
    judged = network(consortium(KIND, instruments=listed), instruments=instruments)
    found = outcome(missing_disease_list, judged)
    assert found == (expected if listed == "complete" else partly)


def test_it_is_for_county_communities() -> None:
    group = network(consortium("urban_medical_group"))
    assert outcome(missing_disease_list, group) == "not_applicable"
    assert outcome(missing_disease_list, network(consortium(None))) == "not_assessed"


def test_a_finding_names_both_that_are_lacking() -> None:
    found = verdict(missing_disease_list, network(consortium(KIND)))
    assert str(found.message.en) == (
        "there is no disease list; there is no referral standard; there is no referral procedure"
    )
