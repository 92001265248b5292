from __future__ import annotations

import numpy as np
from tests.rules.rows import DAY, consortium, institution, member, network

from medconsortium.rules import Facts
from medconsortium.rules.engine.terms import Outcome
from medconsortium.rules.judging.institutions import is_hospital
from medconsortium.rules.judging.leads import judge_leads
from medconsortium.text import Text

RIGHT, WRONG, CURE = Text("对", "right"), Text("错", "wrong"), Text("改", "change it")


def test_every_lead_is_asked_and_no_member() -> None:
    rows = [
        consortium(),
        consortium(name="别", members="partial"),
        institution("甲", "A100"),
        institution("乙", "J100"),
        member("甲", "lead"),
        member("乙", "member"),
        member("乙", "co_lead", of="别"),
    ]
    facts = Facts(network(*rows), DAY)
    verdicts = judge_leads(
        facts,
        np.arange(2, dtype=np.int32),
        sound=is_hospital(facts),
        fields=("institutions.category",),
        right=RIGHT,
        wrong=WRONG,
        cure=CURE,
    )
    first, second = (verdicts.explain(position) for position in range(2))
    assert (first.outcome, first.message) == (Outcome.PASS, RIGHT)
    assert (second.outcome, second.cure) == (Outcome.FAIL, CURE)
    assert second.message == Text("错：乙", "wrong: 乙")
