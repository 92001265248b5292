"""GEN010 missing-benefit-sharing."""

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

__all__ = ["missing_benefit_sharing"]

_CURE = Text("建立利益共享机制并记录", "agree on how benefits are shared, and record it")


def compliant() -> Network:
    """Return an urban medical group that declares every practice there is."""
    return declaring_everything("urban_medical_group")


@breach("写明没有利益共享", "it is stated that benefits are not shared")
def nothing_shared(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.BENEFIT_SHARING)


@rule(
    code="GEN010",
    title=Text("没有利益共享机制", "missing benefit sharing"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.FOUND,
    cites=("guoweiyifa-2020-13#benefit-sharing",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.practices",),
    compliant=compliant,
    breaches=(nothing_shared,),
)
def missing_benefit_sharing(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The members have no mechanism by which they share benefits.

    成员单位之间没有利益共享机制。

    What it checks:
        A mechanism by which benefits are shared is declared.

        声明了利益共享机制。

    Why:
        Article 5 of the measures of 2020 wants labour divided and benefits shared by a mechanism.

        2020年管理办法第五条要求建立分工协作与利益共享机制。

    Data it needs:
        The practices, as a list stated to be complete.

        所声明的做法，且写明已列全。

    How to comply:
        Agree on how income or savings are shared, and add the practice to the list.

        商定收入或结余的分享办法，并在做法中补记“利益共享”。

    When to waive:
        While the mechanism is being agreed on; let the waiver end on the day set for it.

        机制正在商定时；豁免期限写到约定之日。
    """
    return judge_declared(facts, consortia, [Practice.BENEFIT_SHARING], cure=_CURE)
