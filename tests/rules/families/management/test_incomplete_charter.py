from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.cases import charter, consortium, network, outcome, verdict
from tests.rules.declared import OTHER_KINDS

from medconsortium.model import Instrument
from medconsortium.rules.families.management.incomplete_charter import incomplete_charter

ALL = "responsibilities rights duties benefit_sharing"
THREE = "responsibilities rights duties"

# Instruments, and what is said where they are listed completely, and where they are not.
CASES: Mapping[str, tuple[list[Instrument], str, str]] = {
    "none": ([], "not_applicable", "not_assessed"),  # MGT003 says that there is none
    "an agreement": ([charter(ALL, kind="agreement")], "not_applicable", "not_assessed"),
    "a charter that has expired": ([charter(ALL, until="2020")], "not_applicable", "not_assessed"),
    "a charter with all four": ([charter(ALL)], "pass", "pass"),
    "a charter with all four and more": (
        [charter(f"{ALL} termination", completeness="partial")],
        "pass",
        "pass",
    ),
    "a charter with three": ([charter(THREE, completeness="complete")], "fail", "not_assessed"),
    "a charter with nothing": ([charter("")], "fail", "not_assessed"),
    "a charter with three at least": (
        [charter(THREE, completeness="partial")],
        "not_assessed",
        "not_assessed",
    ),
    "a charter of which nothing is said": ([charter()], "not_assessed", "not_assessed"),
    "two, each with some": (
        [
            charter(THREE, completeness="complete"),
            charter("benefit_sharing", completeness="complete", since="2020"),
        ],
        "fail",
        "not_assessed",
    ),
    "two, one with all": (
        [charter(THREE, completeness="complete"), charter(ALL, since="2020")],
        "pass",
        "pass",
    ),
    "a charter until an unknown day": ([charter(ALL, until=None)], "not_assessed", "not_assessed"),
    "a charter with three, until an unknown day": (
        [charter(THREE, completeness="complete", until=None)],
        "not_assessed",
        "not_assessed",
    ),
    "a charter with three, beside one until an unknown day": (
        [charter(THREE, completeness="complete"), charter("", since="2020", until=None)],
        "fail",
        "not_assessed",
    ),
    "a document of unknown kind": ([charter(ALL, kind=None)], "not_assessed", "not_assessed"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("instruments", ["complete", "partial", "unknown"])
@pytest.mark.parametrize("kind", ["urban_medical_group", "county_medical_community"])
def test_decided_cases(kind: str, instruments: str, case: str) -> None:
    recorded, listed, partly = CASES[case]
    judged = network(consortium(kind, instruments=instruments), [], recorded)
    expected = listed if instruments == "complete" else partly
    assert outcome(incomplete_charter, judged) == expected


@pytest.mark.parametrize(("kind", "expected"), OTHER_KINDS)
def test_the_kinds_it_is_for(kind: str | None, expected: str) -> None:
    judged = network(consortium(kind), [], [charter("")])
    assert outcome(incomplete_charter, judged) == expected


def test_what_is_missing() -> None:
    judged = network(consortium("医共体"), [], [charter()])
    assert verdict(incomplete_charter, judged).missing == ("instruments.provisions",)
    judged = network(consortium("医共体"), [], [charter("", until=None)])
    assert verdict(incomplete_charter, judged).missing == ("instruments.until",)
