"""RDN009 rare-disease-drugs-out-of-reach."""

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

__all__ = ["rare_disease_drugs_out_of_reach"]

_WANTED = (Practice.RARE_DISEASE_DRUGS, Practice.DRUG_LINKAGE)
_CURE = Text(
    "将罕见病用药纳入目录，衔接各医院的目录，并记录",
    "enter the drugs in the catalogues, link these, and record both",
)


def compliant() -> Network:
    """Return a network whose drugs are in the catalogues, which are linked."""
    return provincial_network()


@breach("罕见病用药没有纳入目录", "rare-disease drugs are in no catalogue")
def drugs_in_no_catalogue(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.RARE_DISEASE_DRUGS)


@breach("各医院的用药目录没有衔接", "the catalogues are not linked")
def catalogues_apart(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.DRUG_LINKAGE)


@rule(
    code="RDN009",
    title=Text("罕见病用药不便获得", "rare disease drugs out of reach"),
    severity=Severity.ADVICE,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweibanyihan-2019-157#drugs",),
    kinds=frozenset({ConsortiumKind.RARE_DISEASE_NETWORK}),
    needs=("consortia.practices",),
    compliant=compliant,
    breaches=(drugs_in_no_catalogue, catalogues_apart),
)
def rare_disease_drugs_out_of_reach(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """Rare-disease drugs are not in the catalogues of the network, or these are not linked.

    罕见病用药没有纳入协作网医院的目录，或者各医院的目录没有衔接。

    What it checks:
        The network declares both: that rare-disease drugs are in formulary and basic supply
        catalogue, and that the catalogues of its hospitals are linked.

        协作网声明两项：罕见病用药已纳入处方集和基本用药供应目录；各医院的用药目录相互衔接。

    Why:
        The notice of 2019 has hospitals enter rare-disease drugs in formulary and basic catalogue
        in time, and link catalogues, dispensing and delivery across the network, so that patients
        get their drugs near home.

        2019年的通知要求及时将罕见病用药纳入医院处方集和基本用药供应目录，
        并通过目录衔接、院际调剂、配送延伸等方式方便患者就近取药。

    Data it needs:
        The practices that the network declares; that one is lacking can be said only where they
        are listed completely.

        协作网声明的做法；只有写明做法已全部列出，才能判定缺少其中一项。

    How to comply:
        Enter the drugs, agree with the other hospitals how to link the catalogues, and record
        both practices.

        将用药纳入目录，与其他医院商定目录衔接的办法，并记录这两项做法。

    When to waive:
        While a drug is out of supply or its catalogue is under revision; say until when.

        药品断供或者目录正在调整时可以豁免，并写明到何时为止。
    """
    return judge_declared(facts, consortia, _WANTED, cure=_CURE)
