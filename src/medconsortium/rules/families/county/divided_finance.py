"""CMC006 divided-finance."""

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

__all__ = ["divided_finance"]

_CURE = Text("统一管理财务并记录", "manage finance as one, and record it")


def compliant() -> Network:
    """Return a county community with unified finance."""
    return declaring_everything("county_medical_community")


@breach("做法中没有财务统一管理", "unified finance is not among the practices")
def finance_not_unified(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.UNIFIED_FINANCE)


@rule(
    code="CMC006",
    title=Text("财务没有统一管理", "divided finance"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.RECALLED,
    cites=("guoweibanjicengfa-2020-12#finance",),
    kinds=frozenset({ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.practices",),
    status=RuleStatus.DRAFT,
    compliant=compliant,
    breaches=(finance_not_unified,),
)
def divided_finance(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The finance of a county community is not managed as one.

    县域医共体的财务没有统一管理。

    What it checks:
        Unified finance is among the practices of the community. It means central accounting with
        separate accounts for each member.

        做法中有：财务统一管理，即各成员单位单独设账、集中核算。

    Why:
        Item 5 of the judging standard of 2020 has finance managed as one, and the opinions of 2023
        speak of separate accounts and central accounting; we recall the item from memory, and its
        grades A, B and C are not judged here.

        2020年评判标准第5项：财务统一管理；2023年的指导意见讲单独设账、集中核算。该项凭记忆引用，
        此处不评其A、B、C等次。

    Data it needs:
        The practices; to say that it is not among them, they must be listed completely.

        做法；要断定没有，须已全部列出。

    How to comply:
        Set up central accounting that keeps an account for each member, and record the practice.

        建立集中核算、各成员单独设账的制度，并记录这一做法。

    When to waive:
        While the step is being taken under a plan that has been issued; let the waiver end when the
        plan says.

        已有发布的方案、正在推进时；豁免期限写到方案规定之日。
    """
    return judge_declared(facts, consortia, [Practice.UNIFIED_FINANCE], cure=_CURE)
