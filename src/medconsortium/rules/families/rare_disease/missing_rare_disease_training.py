"""RDN010 missing-rare-disease-training."""

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

__all__ = ["missing_rare_disease_training"]

_CURE = Text("开展罕见病培训并记录", "train staff in rare diseases, and record it")


def compliant() -> Network:
    """Return a network that declares training."""
    return provincial_network()


@breach("没有开展培训", "there is no training")
def no_training(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.TRAINING)


@rule(
    code="RDN010",
    title=Text("没有开展罕见病培训", "missing rare disease training"),
    severity=Severity.ADVICE,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweibanyihan-2019-157#training",),
    kinds=frozenset({ConsortiumKind.RARE_DISEASE_NETWORK}),
    needs=("consortia.practices",),
    compliant=compliant,
    breaches=(no_training,),
)
def missing_rare_disease_training(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The rare-disease network does not train its staff.

    罕见病诊疗协作网没有开展医务人员培训。

    What it checks:
        The network declares training as one of its practices.

        协作网声明开展人员培训。

    Why:
        The notice of 2019 has staff trained, above all clinicians, to recognise, diagnose and treat
        rare diseases. It speaks to the authorities as much as to hospitals, hence advice.

        2019年的通知要求大力开展医务人员培训，重点提高临床医生识别、诊断、治疗罕见病的能力。
        这一要求同时面向主管部门，因此只是建议。

    Data it needs:
        The practices that the network declares; that this one is lacking can be said only where
        they are listed completely.

        协作网声明的做法；只有写明做法已全部列出，才能判定缺少这一项。

    How to comply:
        Hold trainings, on site or online, and record the practice.

        开展现场或在线培训，并记录这一做法。

    When to waive:
        Where a training is already planned for the year; let the waiver end on its day.

        本年度已安排培训的可以豁免；豁免期限写到培训之日。
    """
    return judge_declared(facts, consortia, [Practice.TRAINING], cure=_CURE)
