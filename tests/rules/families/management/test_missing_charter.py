from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.cases import charter, consortium, network, outcome, verdict

from medconsortium.model import Instrument
from medconsortium.rules.families.management.missing_charter import missing_charter

# Instruments, and what is said where they are listed completely, and where they are not.
CASES: Mapping[str, tuple[list[Instrument], str, str]] = {
    "none": ([], "fail", "not_assessed"),
    "a charter": ([charter()], "pass", "pass"),
    "a charter that says nothing of interest": ([charter("purpose")], "pass", "pass"),
    "an agreement": ([charter(kind="agreement")], "fail", "not_assessed"),
    "a charter that has expired": ([charter(until="2020")], "fail", "not_assessed"),
    "a charter to come": ([charter(since="2022")], "fail", "not_assessed"),
    "a charter since an unknown day": ([charter(since=None)], "not_assessed", "not_assessed"),
    "a charter until an unknown day": ([charter(until=None)], "not_assessed", "not_assessed"),
    "a charter since some day of this year": (
        [charter(since="2021")],
        "not_assessed",
        "not_assessed",
    ),
    "a document of an unknown kind": ([charter(kind=None)], "not_assessed", "not_assessed"),
    "a charter of we know not whom": ([charter(of=None)], "not_assessed", "not_assessed"),
    "a charter of another": ([charter(of="别")], "fail", "not_assessed"),
    "two, one expired": ([charter(), charter(until="2020")], "pass", "pass"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("instruments", ["complete", "partial", "unknown"])
@pytest.mark.parametrize("kind", ["urban_medical_group", "county_medical_community"])
def test_decided_cases(kind: str, instruments: str, case: str) -> None:
    recorded, listed, partly = CASES[case]
    judged = network(consortium(kind, instruments=instruments), [], recorded)
    expected = listed if instruments == "complete" else partly
    assert outcome(missing_charter, judged) == expected


@pytest.mark.parametrize("kind", ["specialty_alliance", "telemedicine_network", "other"])
def test_it_is_for_these_two_kinds_only(kind: str) -> None:
    assert outcome(missing_charter, network(consortium(kind))) == "not_applicable"


def test_a_finding_says_what_is_missing() -> None:
    found = verdict(missing_charter, network(consortium("医共体")))
    assert found.message.en == "there is no charter"
    assert [(e.found, e.wanted) for e in found.evidence] == [("–", "≥ 1")]
    assert found.rows == ()
