"""CMC007 divided-drug-management."""

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

__all__ = ["divided_drug_management"]

_CURE = Text("统一管理药品耗材并记录", "manage drugs and consumables as one, and record it")


def compliant() -> Network:
    """Return a county community with unified drugs and consumables."""
    return declaring_everything("county_medical_community")


@breach("做法中没有药品耗材统一管理", "unified drugs and consumables is not among the practices")
def drugs_not_unified(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.UNIFIED_DRUGS)


@rule(
    code="CMC007",
    title=Text("药品耗材没有统一管理", "divided drug management"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.RECALLED,
    cites=("guoweibanjicengfa-2020-12#drugs",),
    kinds=frozenset({ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.practices",),
    status=RuleStatus.DRAFT,
    compliant=compliant,
    breaches=(drugs_not_unified,),
)
def divided_drug_management(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """Drugs and consumables of a county community are not managed as one.

    县域医共体的药品耗材没有统一管理。

    What it checks:
        Unified drugs and consumables is among the practices of the community. One drug catalogue or
        a central pharmacy for all members is how it is done.

        做法中有：药品耗材统一管理，即全体成员用同一药品目录，或设中心药房。

    Why:
        Item 6 of the judging standard of 2020 has drugs and consumables managed as one, and a
        notice of 2025 wants central pharmacies in at least half; we recall the item from memory,
        and its grades A, B and C are not judged here.

        2020年评判标准第6项：药品耗材统一管理；2025年的通知要求中心药房比例不低于50%。
        该项凭记忆引用，此处不评其A、B、C等次。

    Data it needs:
        The practices; to say that it is not among them, they must be listed completely.

        做法；要断定没有，须已全部列出。

    How to comply:
        Agree on one catalogue or set up a central pharmacy, and record the practice.

        统一药品目录或设立中心药房，并记录这一做法。

    When to waive:
        While the step is being taken under a plan that has been issued; let the waiver end when the
        plan says.

        已有发布的方案、正在推进时；豁免期限写到方案规定之日。
    """
    return judge_declared(facts, consortia, [Practice.UNIFIED_DRUGS], cure=_CURE)
