"""RDN008 missing-rare-disease-management."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.judging.exemplary import provincial_network
from medconsortium.rules.judging.practices import judge_declared, without_practice
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Practice, SourceBasis

__all__ = ["missing_rare_disease_management"]

_CURE = Text(
    "建立罕见病管理制度和就诊流程并记录",
    "set up a management system and a process for patients, and record them",
)


def compliant() -> Network:
    """Return a network that declares management of rare diseases."""
    return provincial_network()


@breach("没有罕见病管理制度", "there is no management system")
def no_management(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.RARE_DISEASE_MANAGEMENT)


@rule(
    code="RDN008",
    title=Text("没有罕见病管理制度和就诊流程", "missing rare disease management"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweibanyihan-2019-157#management-system",),
    kinds=frozenset({ConsortiumKind.RARE_DISEASE_NETWORK}),
    needs=("consortia.practices",),
    compliant=compliant,
    breaches=(no_management,),
)
def missing_rare_disease_management(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The hospitals of the rare-disease network have no management system for rare diseases.

    罕见病诊疗协作网的医院没有建立罕见病管理制度和就诊流程。

    What it checks:
        The network declares that its hospitals have a management system for rare diseases and a
        process for their patients.

        协作网声明其医院建立了罕见病管理制度和就诊流程。

    Why:
        The notice of 2019 has the hospitals of the network complete their management of rare
        diseases, improve the process for patients and keep departments in touch. That a declaration
        for the whole network is enough is our reading.

        2019年的通知要求协作网医院建立完善罕见病管理制度，优化就诊流程，畅通科室间沟通机制。
        以协作网整体声明即可，是本库的理解。

    Data it needs:
        The practices that the network declares; that this one is lacking can be said only where
        they are listed completely.

        协作网声明的做法；只有写明做法已全部列出，才能判定缺少这一项。

    How to comply:
        Have each hospital set up the system and the process, and record the practice.

        各医院建立管理制度和就诊流程，并记录这一做法。

    When to waive:
        While hospitals that have just joined are setting it up; let the waiver end on the day by
        which it is to stand.

        新加入的医院正在建立制度时可以豁免；豁免期限写到应建成之日。
    """
    return judge_declared(facts, consortia, [Practice.RARE_DISEASE_MANAGEMENT], cure=_CURE)
