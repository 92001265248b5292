"""CMC008 missing-disease-list."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Consortium, Network
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.several import all_of, one_of
from medconsortium.rules.engine.terms import Basis, RuleStatus, Severity
from medconsortium.rules.engine.verdict import Verdict, Verdicts
from medconsortium.rules.judging.exemplary import expired, withdrawn
from medconsortium.rules.judging.grid_forms import documented
from medconsortium.rules.judging.instruments import judge_instrument, serving
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, InstrumentKind, SourceBasis

__all__ = ["missing_disease_list"]

_LIST = InstrumentKind.DISEASE_LIST
_RULES = (InstrumentKind.REFERRAL_STANDARD, InstrumentKind.REFERRAL_PROCEDURE)


def compliant() -> Network:
    """Return a county community with a disease list and rules of referral."""
    return documented()


@breach("没有病种目录", "there is no disease list")
def no_disease_list(network: Network, consortium: str) -> Network:
    return withdrawn(network, consortium, _LIST)


@breach("病种目录已失效", "the disease list has expired")
def expired_disease_list(network: Network, consortium: str) -> Network:
    return expired(network, consortium, _LIST)


@breach("没有转诊规定", "there are no rules of referral")
def no_rules_of_referral(network: Network, consortium: str) -> Network:
    for kind in _RULES:
        network = withdrawn(network, consortium, kind)
    return network


@rule(
    code="CMC008",
    title=Text("没有病种目录或转诊规定", "missing disease list"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.RECALLED,
    cites=("guoweibanjicengfa-2020-12#orderly-referral",),
    kinds=frozenset({ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("instruments", "instruments.kind"),
    status=RuleStatus.DRAFT,
    compliant=compliant,
    breaches=(no_disease_list, expired_disease_list, no_rules_of_referral),
)
def missing_disease_list(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A county community has no disease list, or no rules of referral.

    县域医共体没有病种目录，或没有转诊规定。

    What it checks:
        A disease list of the community is in force, which says what is treated in the county and
        what in the townships, and so is a referral standard or a referral procedure. Whether one
        list serves both levels, or each has its own, is not asked.

        医共体有现行的病种目录（县、乡各自收治的病种），并有现行的转诊标准或转诊流程。
        县乡合用一份目录还是各有一份，不作要求。

    Why:
        Item 7 of the judging standard of 2020 has patients referred in good order; we recall the
        item from memory, and its grades A, B and C are not judged here.

        2020年评判标准第7项：患者有序转诊。该项凭记忆引用，此处不评其A、B、C等次。

    Data it needs:
        The documents with their kind and period, or that the instruments are listed completely.

        上述文书的种类和起止日期；或文书已全部列出。

    How to comply:
        Agree on which diseases are treated where and on when patients are referred, and record
        both documents.

        商定县、乡各收治哪些病种、何时转诊，并记录两份文书。

    When to waive:
        While the list is being revised and the old one is still followed.

        目录正在修订、仍按旧目录执行时。
    """
    return judge_alike(
        consortia,
        lambda row: _judge(facts, facts.consortium(row)),
        *(serving(facts, kind) for kind in (_LIST, *_RULES)),
    )


def _judge(facts: Facts, consortium: Consortium) -> Verdict:
    return all_of(
        judge_instrument(facts, consortium, _LIST),
        one_of(*(judge_instrument(facts, consortium, kind) for kind in _RULES)),
    )
