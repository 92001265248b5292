"""MGT005 missing-party-leadership."""

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

__all__ = ["missing_party_leadership"]

_CURE = Text("写明医联体党建和党委领导的安排", "record how the Party leads the consortium")


def compliant() -> Network:
    """Return an urban medical group that declares every practice there is."""
    return declaring_everything("urban_medical_group")


@breach("写明没有党的领导安排", "it is stated that there is no arrangement")
def no_arrangement(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.PARTY_LEADERSHIP)


@rule(
    code="MGT005",
    title=Text("没有党的领导安排", "missing party leadership"),
    severity=Severity.ADVICE,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#party-leadership",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.practices",),
    compliant=compliant,
    breaches=(no_arrangement,),
)
def missing_party_leadership(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """No arrangement for the leadership of the Party is recorded.

    没有记录党的领导的安排。

    What it checks:
        An arrangement for Party work and the leadership of the Party is declared.

        声明了党建和党的领导的安排。

    Why:
        By the digest of the measures of 2020, Party work in the two forms is strengthened and the
        Party committee leads. Which arrangement will do is left open; that the declaration suffices
        is our reading.

        2020年管理办法（据摘要）要求加强这两种医联体的党建工作，发挥党委的领导作用。未规定以何种方式安排；
        有声明即可，是本库的理解。

    Data it needs:
        The practices, as a list stated to be complete.

        所声明的做法，且写明已列全。

    How to comply:
        Add the practice to the list where there is such an arrangement.

        已有安排的，在做法中补记“党的领导”。

    When to waive:
        Where members belong to several Party organisations and the arrangement is still being
        settled.

        成员分属不同党组织、安排尚在商定的，可以豁免。
    """
    return judge_declared(facts, consortia, [Practice.PARTY_LEADERSHIP], cure=_CURE)
