"""CMC009 separate-information-systems."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Consortium, Network
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, RuleStatus, Severity
from medconsortium.rules.engine.verdict import Verdict, Verdicts
from medconsortium.rules.judging.practices import (
    declared,
    declaring_everything,
    judge_practice,
    without_practice,
)
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Practice, SourceBasis

__all__ = ["separate_information_systems"]

_CURE = Text(
    "打通各成员的信息系统并记录", "join the information systems of the members, and record it"
)


def compliant() -> Network:
    """Return a county community whose information systems are joined."""
    return declaring_everything("county_medical_community")


@breach("做法中既没有信息共享，也没有信息系统统一", "systems are neither joined nor one")
def systems_not_joined(network: Network, consortium: str) -> Network:
    left = without_practice(network, consortium, Practice.INFORMATION_SHARING)
    return without_practice(left, consortium, Practice.UNIFIED_INFORMATION)


@rule(
    code="CMC009",
    title=Text("信息系统没有融合", "separate information systems"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.RECALLED,
    cites=("guoweibanjicengfa-2020-12#information",),
    kinds=frozenset({ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.practices",),
    status=RuleStatus.DRAFT,
    compliant=compliant,
    breaches=(systems_not_joined,),
)
def separate_information_systems(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The information systems of a county community are not joined.

    县域医共体的信息系统没有融合。

    What it checks:
        Sharing of information, or more than that, unified information systems, is among the
        practices of the community.

        做法中有：信息共享（信息系统融合），或更进一步的信息系统统一。

    Why:
        Item 8 of the judging standard of 2020 has information systems joined; we recall the item
        from memory, and its grades A, B and C are not judged here.

        2020年评判标准第8项：信息系统融合。该项凭记忆引用，此处不评其A、B、C等次。

    Data it needs:
        The practices; to say that it is not among them, they must be listed completely.

        做法；要断定没有，须已全部列出。

    How to comply:
        Join the systems of the members so that each can read what the others have recorded of a
        patient, and record the practice.

        打通各成员的信息系统，使其能互相调阅患者资料，并记录这一做法。

    When to waive:
        While the systems are being joined under a contract, until the day they are to be handed
        over.

        已签合同、正在改造时；豁免期限写到应验收之日。
    """
    return judge_alike(
        consortia,
        lambda row: _judge(facts.consortium(row)),
        declared(facts, [Practice.UNIFIED_INFORMATION]),
        declared(facts, [Practice.INFORMATION_SHARING]),
    )


def _judge(consortium: Consortium) -> Verdict:
    unified = Practice.UNIFIED_INFORMATION in (consortium.practices or ())
    practice = Practice.UNIFIED_INFORMATION if unified else Practice.INFORMATION_SHARING
    return judge_practice(consortium, practice, cure=_CURE)
