"""CMC010 prevention-apart-from-care."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, RuleStatus, Severity
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.judging.practices import (
    declaring_everything,
    judge_declared,
    without_practice,
)
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Practice, SourceBasis

__all__ = ["prevention_apart_from_care"]

_CURE = Text("推进医防融合并记录", "integrate prevention and care, and record it")


def compliant() -> Network:
    """Return a county community that integrates prevention and care."""
    return declaring_everything("county_medical_community")


@breach("做法中没有医防融合", "prevention joined with treatment is not among the practices")
def prevention_not_integrated(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.PREVENTION_AND_TREATMENT)


@rule(
    code="CMC010",
    title=Text("医防没有融合", "prevention apart from care"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.RECALLED,
    cites=("guoweibanjicengfa-2020-12#prevention-and-treatment",),
    kinds=frozenset({ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.practices",),
    status=RuleStatus.DRAFT,
    compliant=compliant,
    breaches=(prevention_not_integrated,),
)
def prevention_apart_from_care(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """Prevention and care are not integrated in a county community.

    县域医共体没有做到医防融合。

    What it checks:
        Prevention joined with treatment is among the practices of the community.

        做法中有：防治结合（医防融合）。

    Why:
        Item 9 of the judging standard of 2020 has prevention and care integrated; we recall the
        item from memory, and its grades A, B and C are not judged here.

        2020年评判标准第9项：医防融合。该项凭记忆引用，此处不评其A、B、C等次。

    Data it needs:
        The practices; to say that it is not among them, they must be listed completely.

        做法；要断定没有，须已全部列出。

    How to comply:
        Join public health work and clinical care in one team or centre, and record the practice.

        把公共卫生与临床服务合到同一团队或中心，并记录这一做法。

    When to waive:
        While the step is being taken under a plan that has been issued; let the waiver end when the
        plan says.

        已有发布的方案、正在推进时；豁免期限写到方案规定之日。
    """
    return judge_declared(facts, consortia, [Practice.PREVENTION_AND_TREATMENT], cure=_CURE)
