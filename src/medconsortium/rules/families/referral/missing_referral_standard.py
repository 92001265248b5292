"""REF002 missing-referral-standard."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Consortium, Network
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.several import all_of, one_of
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.verdict import Verdict, Verdicts
from medconsortium.rules.judging.exemplary import expired, withdrawn
from medconsortium.rules.judging.grid_forms import GRID_FORMS, documented
from medconsortium.rules.judging.instruments import judge_instrument, serving
from medconsortium.text import Text
from medconsortium.vocabulary import InstrumentKind, Provision, SourceBasis

__all__ = ["missing_referral_standard"]

_STANDARD, _PROCESS = InstrumentKind.REFERRAL_STANDARD, InstrumentKind.REFERRAL_PROCEDURE


def compliant() -> Network:
    """Return a county community with a referral standard and a referral procedure."""
    return documented()


@breach("没有转诊标准", "there is no referral standard")
def no_standard(network: Network, consortium: str) -> Network:
    return withdrawn(network, consortium, _STANDARD)


@breach("转诊标准已失效", "the referral standard has expired")
def expired_standard(network: Network, consortium: str) -> Network:
    return expired(network, consortium, _STANDARD)


@breach("没有转诊流程", "there is no referral procedure")
def no_procedure(network: Network, consortium: str) -> Network:
    return withdrawn(network, consortium, _PROCESS)


@rule(
    code="REF002",
    title=Text("没有双向转诊标准或流程", "missing referral standard"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#grass-roots",),
    kinds=GRID_FORMS,
    needs=("instruments", "instruments.kind"),
    compliant=compliant,
    breaches=(no_standard, expired_standard, no_procedure),
)
def missing_referral_standard(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """An urban group or county community has no referral standard, or no referral procedure.

    城市医疗集团或县域医共体没有双向转诊标准，或没有转诊流程。

    What it checks:
        A referral standard of the consortium is in force, and a referral procedure. A standard
        that is recorded as setting out the procedure serves as both.

        医联体有现行的转诊标准，也有现行的转诊流程。
        转诊标准中写明规定了流程的，可兼作转诊流程。

    Why:
        The measures of 2020 (topic: leading the grass roots) have two-way referral standards made
        and the referral process put in order.

        2020年的管理办法（带动基层）要求健全双向转诊标准，规范转诊流程。

    Data it needs:
        Both documents with their kind and period, or that the instruments are listed completely.
        Of a standard alone, what it sets out.

        两份文书的种类和起止日期；或文书已全部列出。只有转诊标准的，还要写明其规定的事项。

    How to comply:
        Agree on the standard and the procedure with the members, and record both documents. Where
        one document holds both, record among its provisions that it sets out the procedure.

        与成员商定转诊标准和流程并记录两份文书；两者合为一份的，在其规定事项中写明“流程”。

    When to waive:
        While the document is before the management body; let the waiver end when it is to be
        signed.

        文书正在管理机构审议、待签署时；豁免期限写到应签署之日。
    """
    return judge_alike(
        consortia,
        lambda row: _judge(facts, facts.consortium(row)),
        *(serving(facts, kind) for kind in (_STANDARD, _PROCESS)),
        serving(facts, _STANDARD, Provision.PROCEDURE),
    )


def _judge(facts: Facts, consortium: Consortium) -> Verdict:
    standard = judge_instrument(facts, consortium, _STANDARD)
    process = judge_instrument(facts, consortium, _PROCESS)
    if standard.outcome is not Outcome.FAIL:  # it may hold the procedure
        within = (Provision.PROCEDURE,)
        in_standard = judge_instrument(facts, consortium, _STANDARD, must_set_out=within)
        process = one_of(process, in_standard)
    return all_of(standard, process)
