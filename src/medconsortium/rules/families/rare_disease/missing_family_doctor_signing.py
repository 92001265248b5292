"""RDN011 missing-family-doctor-signing."""

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

__all__ = ["missing_family_doctor_signing"]

_CURE = Text(
    "将罕见病患者纳入家庭医生签约服务并记录",
    "let family doctors sign rare-disease patients, and record it",
)


def compliant() -> Network:
    """Return a network whose patients are signed with family doctors."""
    return provincial_network()


@breach("没有纳入家庭医生签约", "patients are not signed with family doctors")
def no_signing(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.FAMILY_DOCTOR_SIGNING)


@rule(
    code="RDN011",
    title=Text("罕见病患者没有纳入家庭医生签约服务", "missing family doctor signing"),
    severity=Severity.ADVICE,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweibanyihan-2019-157#family-doctor",),
    kinds=frozenset({ConsortiumKind.RARE_DISEASE_NETWORK}),
    needs=("consortia.practices",),
    compliant=compliant,
    breaches=(no_signing,),
)
def missing_family_doctor_signing(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """Rare-disease patients of the network are not signed with family doctors.

    协作网的罕见病患者没有纳入家庭医生签约服务。

    What it checks:
        The network declares signing with family doctors, who follow the patients throughout, as one
        of its practices.

        协作网声明开展家庭医生签约服务，对患者全程跟踪管理。

    Why:
        The notice of 2019 encourages areas where conditions allow to take rare-disease patients
        into family doctor signing and to follow them throughout. It is encouraged only, hence
        advice.

        2019年的通知鼓励有条件的地区将罕见病患者纳入家庭医生签约服务，实施全程跟踪管理。
        只是鼓励，因此只是建议。

    Data it needs:
        The practices that the network declares; that this one is lacking can be said only where
        they are listed completely.

        协作网声明的做法；只有写明做法已全部列出，才能判定缺少这一项。

    How to comply:
        Agree with the primary institutions of the area to sign these patients, and record the
        practice.

        与本地基层机构商定为这些患者签约，并记录这一做法。

    When to waive:
        Where conditions do not allow it yet; say which are lacking.

        条件尚不具备时即可豁免，并写明缺少哪些条件。
    """
    return judge_declared(facts, consortia, [Practice.FAMILY_DOCTOR_SIGNING], cure=_CURE)
