"""RDN012 single-payer."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Consortium, Listing, Network, with_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    passed,
    unassessed,
)
from medconsortium.rules.judging.exemplary import provincial_network
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, ConsortiumKind, PaymentSource, SourceBasis

__all__ = ["single_payer"]

_SEVERAL = 2


def compliant() -> Network:
    """Return a network with several payers."""
    return provincial_network()


@breach("只有患者自付", "patients alone pay")
def patients_alone_pay(network: Network, consortium: str) -> Network:
    alone = Listing([PaymentSource.PATIENT], Completeness.COMPLETE)
    return with_rows(network, [evolve(network.consortia[consortium], payment_sources=alone)])


@rule(
    code="RDN012",
    title=Text("罕见病费用只有一个来源", "single payer"),
    severity=Severity.ADVICE,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweibanyihan-2019-157#payment",),
    kinds=frozenset({ConsortiumKind.RARE_DISEASE_NETWORK}),
    needs=("consortia.payment_sources",),
    compliant=compliant,
    breaches=(patients_alone_pay,),
)
def single_payer(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """Care in the rare-disease network is paid for out of one source, or none is recorded.

    罕见病诊疗协作网的费用只有一个来源，或者没有来源。

    What it checks:
        At least two sources of payment are recorded: insurance fund, medical assistance,
        donations, patients.

        至少记录了两个费用来源：医保基金、医疗救助、企业及社会捐助、个人支付。

    Why:
        The notice of 2019 promotes a mechanism in which these pay together. It is promoted, step
        by step, hence advice; that two are several is our reading.

        2019年的通知推动建立以上述途径相结合的多方付费机制。只是逐步推动，因此只是建议；
        两个即为多方，是本库的理解。

    Data it needs:
        The sources of payment; that there are no more can be said only where they are listed
        completely.

        费用来源；只有写明来源已全部列出，才能判定没有更多来源。

    How to comply:
        Record all sources; where only one pays, seek assistance or donations.

        补记全部来源；确实只有一个来源的，争取医疗救助或社会捐助。

    When to waive:
        Where insurance covers the patients of the network in full.

        医保已全额保障协作网患者的费用时可以豁免。
    """
    return judge_each(consortia, lambda row: _judge(facts.consortium(row)))


def _judge(consortium: Consortium) -> Verdict:
    stated = consortium.payment_sources
    sources = list(dict.fromkeys(stated or ()))
    evidence = Evidence(
        label=Text("费用来源", "sources of payment"),
        found=tuple(sources),
        wanted=f"≥ {_SEVERAL}",
    )
    if len(sources) >= _SEVERAL:
        return passed(Text("有几个费用来源", "there are several payers"), evidence)
    if stated is not None and stated.completeness is Completeness.COMPLETE:
        return failed(
            Text(f"只有 {len(sources)} 个费用来源", f"sources of payment recorded: {len(sources)}"),
            evidence,
            cure=Text("补记全部来源，或争取其他来源", "record all sources, or seek others"),
        )
    return unassessed(
        Text("费用来源未全部记录", "the sources of payment are not all recorded"),
        evidence,
        missing=("consortia.payment_sources",),
    )
