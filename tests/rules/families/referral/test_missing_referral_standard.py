from __future__ import annotations

import pytest
from tests.rules.cases import charter, consortium, network, outcome, verdict

from medconsortium.model import Instrument
from medconsortium.rules.families.referral.missing_referral_standard import (
    missing_referral_standard,
)

STANDARD, PROCEDURE = charter(kind="referral_standard"), charter(kind="referral_procedure")
BOTH_IN_ONE = charter("procedure", kind="referral_standard")
STANDARD_ONLY = charter("conditions", completeness="complete", kind="referral_standard")

# The instruments, and what is said where they are listed completely, and where they are not.
CASES: dict[str, tuple[list[Instrument], str, str]] = {
    "both": ([STANDARD, PROCEDURE], "pass", "pass"),
    "both in one": ([BOTH_IN_ONE], "pass", "pass"),
    "a standard that sets out other things only": ([STANDARD_ONLY], "fail", "not_assessed"),
    "a standard of unknown content": ([STANDARD], "not_assessed", "not_assessed"),
    "a procedure alone": ([PROCEDURE], "fail", "not_assessed"),
    "nothing": ([], "fail", "not_assessed"),
    "a charter": ([charter()], "fail", "not_assessed"),
    "of an unknown kind": ([STANDARD_ONLY, charter(kind=None)], "not_assessed", "not_assessed"),
    "a standard that has ended": (
        [charter(kind="referral_standard", until="2020"), PROCEDURE],
        "fail",
        "not_assessed",
    ),
    "a standard until an unknown day": (
        [charter(kind="referral_standard", until=None), PROCEDURE],
        "not_assessed",
        "not_assessed",
    ),
    "a procedure of nobody stated": (
        [STANDARD_ONLY, charter(kind="referral_procedure", of=None)],
        "not_assessed",
        "not_assessed",
    ),
    "a procedure of another consortium": (
        [STANDARD_ONLY, charter(kind="referral_procedure", of="别")],
        "fail",
        "not_assessed",
    ),
}


@pytest.mark.parametrize("kind", ["urban_medical_group", "county_medical_community"])
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("listed", ["complete", "partial", "unknown"])
def test_decided_cases(listed: str, case: str, kind: str) -> None:
    instruments, expected, partly = CASES[case]
    judged = network(consortium(kind, instruments=listed), instruments=instruments)
    found = outcome(missing_referral_standard, judged)
    assert found == (expected if listed == "complete" else partly)


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("specialty_alliance", None, "not_applicable"),
        (None, None, "not_assessed"),
        ("urban_medical_group", "planned", "not_applicable"),
    ],
)
def test_whom_it_is_for(kind: str | None, status: str | None, expected: str) -> None:
    assert outcome(missing_referral_standard, network(consortium(kind, status=status))) == expected


def test_a_finding_names_each_thing_once() -> None:
    of = consortium("county_medical_community")
    found = verdict(missing_referral_standard, network(of))
    assert found.message.en == "there is no referral standard; there is no referral procedure"
    unknown = verdict(missing_referral_standard, network(of, instruments=[STANDARD]))
    assert unknown.missing == ("instruments.provisions",)
