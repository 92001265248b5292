from __future__ import annotations

import numpy as np
import pytest
from tests.rules.rows import DAY, consortium, group, institution, member, network

from medconsortium.model import Row
from medconsortium.rules import Facts, Verdict
from medconsortium.rules.engine.terms import Outcome
from medconsortium.rules.judging.composition import OUTCOME_OF, Sort, has_some, judge_composition
from medconsortium.rules.judging.institutions import is_hospital, is_primary
from medconsortium.rules.judging.members import Roster, unstated
from medconsortium.text import Text

CURE = Text("补上", "add it")
FIRST = np.zeros(1, np.int32)


def roster(*rows: Row, members: str = "complete") -> Roster:
    return Roster(Facts(network(consortium(members=members), *rows), DAY))


def sort(name: str, of: Roster) -> Sort:
    states = {"hospital": is_hospital, "primary": is_primary}[name](of.facts)
    missing = unstated(of.facts, "institutions.category")
    return Sort(name=Text(name, name), states=states, missing=missing)


def test_outcomes_by_state() -> None:
    outcomes = [Outcome.at(int(OUTCOME_OF[state])) for state in (1, 0, -1)]
    assert outcomes == [Outcome.PASS, Outcome.FAIL, Outcome.NOT_ASSESSED]


@pytest.mark.parametrize(
    ("rows", "expected", "partly"),
    [
        ([institution("甲", "A100"), member("甲")], 1, 1),
        ([institution("甲", "B100"), member("甲")], 0, -1),
        ([member("甲")], -1, -1),
        ([group()], -1, -1),
        ([institution("甲", "A100"), member("甲", until=None)], -1, -1),
        ([institution("甲", "A100"), member("甲", status="planned")], 0, -1),
        ([institution("甲", "A100"), member("甲", until="2020")], 0, -1),
        ([], 0, -1),
    ],
)
def test_whether_some_member_is_a_hospital(rows: list[Row], expected: int, partly: int) -> None:
    for members, said in (("complete", expected), ("partial", partly)):
        of = roster(*rows, members=members)
        assert has_some(of, is_hospital(of.facts)).tolist() == [said]


def judged(*rows: Row, members: str = "complete") -> Verdict:
    of = roster(*rows, members=members)
    sorts = [sort("hospital", of), sort("primary", of)]
    verdicts = judge_composition(of, sorts[:1], FIRST, cure=CURE, counted=sorts[1:])
    found = verdicts.explain(0)
    assert found.outcome is Outcome.at(int(verdicts.outcomes[0]))
    return found


def test_what_is_only_counted_is_not_asked_for() -> None:
    found = judged(institution("甲", "A100"), member("甲"))
    assert found.outcome is Outcome.PASS
    assert [(e.label.en, e.found, e.wanted) for e in found.evidence] == [
        ("hospital", 1, "≥ 1"),
        ("primary", 0, None),
    ]


def test_what_is_missing_is_named() -> None:
    assert judged(member("甲")).missing == ("institutions.category",)
    assert judged(member("甲", until=None)).missing == (
        "memberships.until",
        "institutions.category",
    )
    assert judged(members="unknown").missing == ("consortia.members_completeness", "memberships")
    nobody = judged(institution("甲", "B100"), member("甲"))
    assert (nobody.outcome, nobody.cure) == (Outcome.FAIL, CURE)
