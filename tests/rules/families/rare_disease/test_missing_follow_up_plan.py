from __future__ import annotations

import pytest
from tests.rules.cases import charter, consortium, network, outcome, verdict

from medconsortium.model import Instrument
from medconsortium.rules.families.rare_disease.missing_follow_up_plan import missing_follow_up_plan

PLAN = charter(kind="follow_up_plan")


@pytest.mark.parametrize(
    ("instruments", "listed", "partly"),
    [
        ([PLAN], "pass", "pass"),
        ([], "fail", "not_assessed"),
        ([charter(kind="notice")], "fail", "not_assessed"),
        ([charter(kind="follow_up_plan", until="2020")], "fail", "not_assessed"),
        ([charter(kind="follow_up_plan", since="2022")], "fail", "not_assessed"),
        ([charter(kind="follow_up_plan", until=None)], "not_assessed", "not_assessed"),
        ([charter(kind="follow_up_plan", of=None)], "not_assessed", "not_assessed"),
        ([charter(kind="follow_up_plan", of="别")], "fail", "not_assessed"),
        ([charter(kind=None)], "not_assessed", "not_assessed"),
    ],
)
def test_decided_cases(instruments: list[Instrument], listed: str, partly: str) -> None:
    for completeness, expected in (("complete", listed), ("partial", partly), ("unknown", partly)):
        of = consortium("rare_disease_network", instruments=completeness)
        assert outcome(missing_follow_up_plan, network(of, [], instruments)) == expected


def test_it_is_for_the_rare_disease_network_only() -> None:
    judged = network(consortium("specialty_alliance"))
    assert outcome(missing_follow_up_plan, judged) == "not_applicable"


def test_a_gap_names_what_is_missing() -> None:
    of = consortium("rare_disease_network", instruments="partial")
    assert verdict(missing_follow_up_plan, network(of)).missing == (
        "instruments (follow-up plan)",
        "consortia.instruments_completeness",
    )
