"""REF010 missing-priority-for-referred."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, RuleStatus, Severity
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.judging.grid_forms import GRID_FORMS
from medconsortium.rules.judging.practices import (
    declaring_everything,
    judge_declared,
    without_practice,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Practice, SourceBasis

__all__ = ["missing_priority_for_referred"]

_CURE = Text(
    "对上转患者优先接诊、优先检查、优先住院并记录",
    "give patients sent up priority in reception, examination and admission, and record it",
)


def compliant() -> Network:
    """Return an urban group that gives patients sent up priority."""
    return declaring_everything("urban_medical_group")


@breach("做法中没有对上转患者的优先", "priority for patients sent up is not among the practices")
def priority_not_given(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.PRIORITY_FOR_REFERRED)


@rule(
    code="REF010",
    title=Text("上转患者没有优先", "missing priority for referred"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.RECALLED,
    cites=("guobanfa-2017-32#priority-reception",),
    kinds=GRID_FORMS,
    needs=("consortia.practices",),
    status=RuleStatus.DRAFT,
    compliant=compliant,
    breaches=(priority_not_given,),
)
def missing_priority_for_referred(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """An urban group or county community gives patients who are sent up no priority.

    城市医疗集团或县域医共体对上转患者没有优先。

    What it checks:
        Among the practices of the consortium is priority for patients sent up, in reception,
        examination and admission.

        医联体的做法中有：上转患者优先接诊、优先检查、优先住院。

    Why:
        The opinions of 2017 have the lead give patients sent up priority in these three; we
        recall them from memory.

        2017年的指导意见要求牵头医院对上转患者优先接诊、优先检查、优先住院；此处凭记忆引用。

    Data it needs:
        The practices; to say that it is not among them, they must be listed completely.

        做法；要断定没有，须已全部列出。

    How to comply:
        Agree with the lead on priority for patients sent up, and record the practice.

        与牵头单位商定对上转患者的优先安排，并记录这一做法。

    When to waive:
        Not to be waived for long: without priority few are sent up.

        不宜长期豁免：没有优先，上转难以落实。
    """
    return judge_declared(facts, consortia, [Practice.PRIORITY_FOR_REFERRED], cure=_CURE)
