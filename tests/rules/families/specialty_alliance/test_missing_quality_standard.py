from __future__ import annotations

import pytest
from tests.rules.cases import charter, consortium, network, outcome, verdict

from medconsortium.model import Instrument
from medconsortium.rules.families.specialty_alliance.missing_quality_standard import (
    missing_quality_standard,
)


@pytest.mark.parametrize(
    ("instruments", "listed", "partly"),
    [
        ([charter(kind="quality_standard")], "pass", "pass"),
        ([charter("quality", kind="agreement")], "pass", "pass"),
        ([], "fail", "not_assessed"),
        ([charter(kind="data_rules")], "fail", "not_assessed"),
        ([charter("rights", completeness="complete")], "fail", "not_assessed"),
        ([charter("rights")], "not_assessed", "not_assessed"),
        ([charter(kind="quality_standard", until="2020")], "fail", "not_assessed"),
        ([charter(kind="quality_standard", until=None)], "not_assessed", "not_assessed"),
        ([charter(kind="quality_standard", of=None)], "not_assessed", "not_assessed"),
    ],
)
def test_decided_cases(instruments: list[Instrument], listed: str, partly: str) -> None:
    for completeness, expected in (("complete", listed), ("partial", partly), ("unknown", partly)):
        of = consortium("specialty_alliance", instruments=completeness)
        assert outcome(missing_quality_standard, network(of, [], instruments)) == expected


def test_it_is_for_alliances_only() -> None:
    assert outcome(missing_quality_standard, network(consortium("other"))) == "not_applicable"


def test_a_finding_says_what_is_missing() -> None:
    found = verdict(missing_quality_standard, network(consortium("specialty_alliance")))
    assert found.message.en == "nothing settles: quality"
    assert [(e.found, e.wanted) for e in found.evidence] == [("–", "≥ 1")]
