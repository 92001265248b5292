"""PRI004 missing-tcm-prevention."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.judging.practices import (
    declaring_everything,
    judge_declared,
    without_practice,
)
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Practice, SourceBasis

__all__ = ["missing_tcm_prevention"]

_CURE = Text("开展中医治未病服务并记录", "offer preventive Chinese medicine, and record it")


def compliant() -> Network:
    """Return an urban medical group that declares every practice there is."""
    return declaring_everything("urban_medical_group")


@breach("写明没有开展中医治未病", "it is stated that there is no preventive Chinese medicine")
def no_tcm_prevention(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.TCM_PREVENTION)


@rule(
    code="PRI004",
    title=Text("没有发挥中医治未病作用", "missing tcm prevention"),
    severity=Severity.ADVICE,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#tcm-prevention",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.practices",),
    compliant=compliant,
    breaches=(no_tcm_prevention,),
)
def missing_tcm_prevention(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The consortium makes no use of Chinese medicine in prevention.

    医联体没有发挥中医治未病的作用。

    What it checks:
        Preventive Chinese medicine is declared.

        声明了中医治未病。

    Why:
        By the digest of the measures of 2020, the strength of Chinese medicine in prevention is to
        be minded. Since the words encourage rather than demand, a breach is advice: that is our
        ruling.

        2020年管理办法（据摘要）要求注重发挥中医治未病的优势作用。措辞为鼓励而非强制，因此只作建议：由本库裁定。

    Data it needs:
        The practices, as a list stated to be complete.

        所声明的做法，且写明已列全。

    How to comply:
        Let a member with a department of Chinese medicine offer it, and add the practice to the
        list.

        由设有中医科的成员开展，并在做法中补记“中医治未病”。

    When to waive:
        Where no member may practise Chinese medicine.

        没有成员具备中医诊疗资格的，可以豁免。
    """
    return judge_declared(facts, consortia, [Practice.TCM_PREVENTION], cure=_CURE)
