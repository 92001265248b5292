"""CMC011 divided-income."""

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

__all__ = ["divided_income"]

_CURE = Text("统一管理收入并记录", "manage income as one, and record it")


def compliant() -> Network:
    """Return a county community with unified income."""
    return declaring_everything("county_medical_community")


@breach("做法中没有收入统一管理", "unified income is not among the practices")
def income_not_unified(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.UNIFIED_INCOME)


@rule(
    code="CMC011",
    title=Text("收入没有统一管理", "divided income"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.RECALLED,
    cites=("guoweibanjicengfa-2020-12#income",),
    kinds=frozenset({ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.practices",),
    status=RuleStatus.DRAFT,
    compliant=compliant,
    breaches=(income_not_unified,),
)
def divided_income(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The income of a county community is not managed as one.

    县域医共体的收入没有统一管理。

    What it checks:
        Unified income is among the practices of the community.

        做法中有：收入统一管理。

    Why:
        Item 10 of the judging standard of 2020 has income managed as one; we recall the item from
        memory, and its grades A, B and C are not judged here.

        2020年评判标准第10项：收入统一管理。该项凭记忆引用，此处不评其A、B、C等次。

    Data it needs:
        The practices; to say that it is not among them, they must be listed completely.

        做法；要断定没有，须已全部列出。

    How to comply:
        Let the community account for the income of all members together, and record the practice.

        由医共体统一核算各成员单位的收入，并记录这一做法。

    When to waive:
        While the step is being taken under a plan that has been issued; let the waiver end when the
        plan says.

        已有发布的方案、正在推进时；豁免期限写到方案规定之日。
    """
    return judge_declared(facts, consortia, [Practice.UNIFIED_INCOME], cure=_CURE)
