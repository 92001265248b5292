from __future__ import annotations

import pytest
from tests.rules.cases import DAY, charter, consortium, network

from medconsortium.rules import Facts, Outcome
from medconsortium.rules.judging.charters import judge_charter
from medconsortium.vocabulary import Provision


@pytest.mark.parametrize(
    ("must_set_out", "expected"),
    [
        ((), Outcome.PASS),
        ((Provision.RIGHTS,), Outcome.PASS),
        ((Provision.RIGHTS, Provision.DUTIES), Outcome.FAIL),
    ],
)
def test_what_a_charter_must_set_out_is_said_by_the_rule(
    must_set_out: tuple[Provision, ...], expected: Outcome
) -> None:
    judged = network(consortium("医共体"), [], [charter("rights", completeness="complete")])
    found = judge_charter(Facts(judged, DAY), judged.consortia["盟"], must_set_out=must_set_out)
    assert found.outcome is expected


def test_the_evidence_names_the_charters() -> None:
    judged = network(consortium("医共体"), [], [charter(), charter(since="2020")])
    found = judge_charter(Facts(judged, DAY), judged.consortia["盟"])
    assert [evidence.found for evidence in found.evidence] == [
        "charter 2019 open, charter 2020 open"
    ]
