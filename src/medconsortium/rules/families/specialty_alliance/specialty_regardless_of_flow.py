"""SPA008 specialty-regardless-of-flow."""

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

__all__ = ["specialty_regardless_of_flow"]

_CURE = Text(
    "分析患者跨区域就诊的病种和技术需求，据以确定专科并记录",
    "study for which diseases patients cross regions, choose the specialty by that, and record it",
)


def compliant() -> Network:
    """Return an alliance that declares to have chosen its specialty by patient flow."""
    return declaring_everything("specialty_alliance")


@breach("专科的确定没有依据患者流动", "the specialty was not chosen by patient flow")
def chosen_otherwise(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.SPECIALTY_BY_PATIENT_FLOW)


@rule(
    code="SPA008",
    title=Text("确定专科时没有依据患者跨区域就诊情况", "specialty regardless of flow"),
    severity=Severity.ADVICE,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#alliance-planning",),
    kinds=frozenset({ConsortiumKind.SPECIALTY_ALLIANCE}),
    needs=("consortia.practices",),
    compliant=compliant,
    breaches=(chosen_otherwise,),
)
def specialty_regardless_of_flow(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The specialty of an alliance was chosen without regard to which patients cross regions.

    确定联盟的专科时，没有依据患者跨区域就诊的情况。

    What it checks:
        The alliance declares that its specialty was chosen by the diseases for which patients
        cross regions and by technical need.

        联盟声明其专科是按患者跨区域就诊的病种和技术需求确定的。

    Why:
        The measures of 2020 have alliances built by cross-region flow of patients and technical
        need. That a declaration is enough is our reading.

        2020年的管理办法要求按患者跨区域就诊的病种和技术需求，有针对性地建设专科联盟。
        声明即可，是本库的理解。

    Data it needs:
        The practices that the alliance declares; that this one is lacking can be said only where
        they are listed completely.

        联盟声明的做法；只有写明做法已全部列出，才能判定缺少这一项。

    How to comply:
        Study where the patients of the area go, choose or confirm the specialty by that, and
        record the practice.

        分析本地患者的外出就诊情况，据以确定或确认专科，并记录这一做法。

    When to waive:
        Where the alliance was founded for another reason that holds, such as a shortage of
        doctors.

        联盟因其他充分的理由（如人才短缺）而组建时可以豁免。
    """
    return judge_declared(facts, consortia, [Practice.SPECIALTY_BY_PATIENT_FLOW], cure=_CURE)
