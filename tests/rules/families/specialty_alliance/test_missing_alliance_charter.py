from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.cases import charter, consortium, network, outcome, verdict

from medconsortium.model import Instrument
from medconsortium.rules.families.specialty_alliance.missing_alliance_charter import (
    missing_alliance_charter,
)

BOTH = "organisation cooperation_form"

# Instruments, and what is said where they are listed completely, and where they are not.
CASES: Mapping[str, tuple[list[Instrument], str, str]] = {
    "none": ([], "fail", "not_assessed"),
    "a charter with both": ([charter(BOTH)], "pass", "pass"),
    "a charter with both and more": (
        [charter(f"{BOTH} purpose", completeness="complete")],
        "pass",
        "pass",
    ),
    "a charter with both, listed in part": (
        [charter(BOTH, completeness="partial")],
        "pass",
        "pass",
    ),
    "a charter that lacks one": (
        [charter("organisation", completeness="complete")],
        "fail",
        "not_assessed",
    ),
    "a charter that sets out nothing": ([charter("")], "fail", "not_assessed"),
    "a charter that may lack one": ([charter("organisation")], "not_assessed", "not_assessed"),
    "a charter whose provisions are not stated": ([charter()], "not_assessed", "not_assessed"),
    "a charter that has expired": ([charter(BOTH, until="2020")], "fail", "not_assessed"),
    "a charter to come": ([charter(BOTH, since="2022")], "fail", "not_assessed"),
    "a charter until an unknown day": (
        [charter(BOTH, until=None)],
        "not_assessed",
        "not_assessed",
    ),
    "an agreement with both": ([charter(BOTH, kind="agreement")], "fail", "not_assessed"),
    "a document of an unknown kind": ([charter(BOTH, kind=None)], "not_assessed", "not_assessed"),
    "a charter of we know not whom": ([charter(BOTH, of=None)], "not_assessed", "not_assessed"),
    "a charter of another": ([charter(BOTH, of="别")], "fail", "not_assessed"),
    "two that set out one each": (
        [
            charter("organisation", completeness="complete"),
            charter("cooperation_form", completeness="complete", since="2018"),
        ],
        "fail",
        "not_assessed",
    ),
    "one that does and one that does not": (
        [charter(BOTH), charter("organisation", completeness="complete", since="2018")],
        "pass",
        "pass",
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("instruments", ["complete", "partial", "unknown"])
def test_decided_cases(instruments: str, case: str) -> None:
    recorded, listed, partly = CASES[case]
    judged = network(consortium("specialty_alliance", instruments=instruments), [], recorded)
    expected = listed if instruments == "complete" else partly
    assert outcome(missing_alliance_charter, judged) == expected


@pytest.mark.parametrize("kind", ["urban_medical_group", "rare_disease_network", "other"])
def test_it_is_for_alliances_only(kind: str) -> None:
    assert outcome(missing_alliance_charter, network(consortium(kind))) == "not_applicable"


def test_a_finding_says_what_the_charter_lacks() -> None:
    lacking = charter("organisation", completeness="complete")
    found = verdict(
        missing_alliance_charter, network(consortium("specialty_alliance"), [], [lacking])
    )
    assert found.message.en == "no charter sets out: organisation, form of cooperation"
    assert found.rows == (("instruments", lacking.id),)


def test_a_gap_says_which_data_would_help() -> None:
    unknown = verdict(
        missing_alliance_charter, network(consortium("specialty_alliance"), [], [charter()])
    )
    assert "instruments.provisions" in unknown.missing
    nothing = verdict(
        missing_alliance_charter, network(consortium("specialty_alliance", instruments="partial"))
    )
    assert "consortia.instruments_completeness" in nothing.missing
