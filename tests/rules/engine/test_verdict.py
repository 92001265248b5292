from __future__ import annotations

import numpy as np
import pytest

from medconsortium.rules import (
    Evidence,
    Outcome,
    Verdict,
    failed,
    judge_each,
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Tier

SAID, CURE = Text("某事", "something"), Text("改正", "change it")
EVIDENCE = Evidence(label=Text("数", "number"), found=1, wanted=2)


def test_each_outcome_has_its_maker() -> None:
    assert passed(SAID, EVIDENCE) == Verdict(
        outcome=Outcome.PASS, message=SAID, evidence=(EVIDENCE,)
    )
    assert failed(SAID, EVIDENCE, cure=CURE, rows=[("links", "链")]) == Verdict(
        outcome=Outcome.FAIL,
        message=SAID,
        evidence=(EVIDENCE,),
        cure=CURE,
        rows=(("links", "链"),),
    )
    assert unassessed(SAID, missing=["links.kind"]) == Verdict(
        outcome=Outcome.NOT_ASSESSED, message=SAID, missing=("links.kind",)
    )
    assert not_applicable(SAID) == Verdict(outcome=Outcome.NOT_APPLICABLE, message=SAID)


def test_evidence_is_told_in_the_language_asked_for() -> None:
    reached = Evidence(label=SAID, found=(Tier.COUNTY, Tier.VILLAGE), wanted=Text("乡", "township"))
    assert reached.in_language("zh") == "某事：县级、村级，应为 乡"
    assert reached.in_language("en") == "something: county level, village level, wanted township"
    assert Evidence(label=SAID, found=()).in_language("zh") == "某事：–"
    assert Evidence(label=SAID, found=Tier.COUNTY).in_language("en") == "something: county level"
    assert EVIDENCE.in_language("en") == "number: 1, wanted 2"


def test_judging_one_by_one_keeps_the_order() -> None:
    rows = np.array([4, 1, 7], np.int32)
    verdicts = judge_each(rows, lambda row: passed(SAID) if row == 1 else not_applicable(SAID))
    assert verdicts.outcomes.tolist() == [3, 0, 3]
    assert verdicts.outcomes.dtype == np.int8
    assert verdicts.explain(1).outcome is Outcome.PASS
    with pytest.raises(ValueError, match="read-only"):
        verdicts.outcomes[0] = 0


def test_judging_nothing_gives_nothing() -> None:
    verdicts = judge_each(np.array([], np.int32), lambda _: passed(SAID))
    assert verdicts.outcomes.tolist() == []
