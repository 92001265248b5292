"""RDN006 missing-follow-up-plan."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.judging.exemplary import expired, provincial_network, withdrawn
from medconsortium.rules.judging.instruments import judge_instrument, serving
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, InstrumentKind, SourceBasis

__all__ = ["missing_follow_up_plan"]


def compliant() -> Network:
    """Return a network with a follow-up plan."""
    return provincial_network()


@breach("没有随访方案", "there is no follow-up plan")
def no_plan(network: Network, consortium: str) -> Network:
    return withdrawn(network, consortium, InstrumentKind.FOLLOW_UP_PLAN)


@breach("随访方案已失效", "the follow-up plan has expired")
def expired_plan(network: Network, consortium: str) -> Network:
    return expired(network, consortium, InstrumentKind.FOLLOW_UP_PLAN)


@rule(
    code="RDN006",
    title=Text("没有随访方案", "missing follow up plan"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.FOUND,
    cites=("guoweibanyihan-2019-157#follow-up",),
    kinds=frozenset({ConsortiumKind.RARE_DISEASE_NETWORK}),
    needs=("instruments",),
    compliant=compliant,
    breaches=(no_plan, expired_plan),
)
def missing_follow_up_plan(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The rare-disease network has no follow-up plan for patients who return to its members.

    罕见病诊疗协作网没有供患者转回后使用的随访方案。

    What it checks:
        A follow-up plan of the network is in force, which members go on by when a patient comes
        back from the lead. One that has expired does not count. Plans of single patients are
        no part of a roster.

        协作网有一份现行的随访方案，患者由牵头医院转回后，成员医院据以继续治疗；已失效的不算。
        单个患者的方案不属于名册。

    Why:
        By the working mechanism of the notice of 2019, members treat general cases, manage long
        term and continue care by the follow-up plan of the lead. That one plan for the network
        is enough is our reading.

        按2019年通知的工作机制，成员医院诊治一般患者并长期管理，按牵头医院的随访方案继续治疗。
        协作网有一份总的方案即可，是本库的理解。

    Data it needs:
        The follow-up plan with its period, or that the instruments are listed completely.

        随访方案及其起止日期，或者写明文书已全部列出。

    How to comply:
        Have the lead draw up a follow-up plan for returned patients, and record it.

        由牵头医院制定转回患者的随访方案，并予以记录。

    When to waive:
        While the lead is drafting the plan; let the waiver end on the day on which it is due.

        牵头医院正在起草方案时可以豁免；豁免期限写到应完成之日。
    """
    return judge_alike(
        consortia,
        lambda row: judge_instrument(facts, facts.consortium(row), InstrumentKind.FOLLOW_UP_PLAN),
        serving(facts, InstrumentKind.FOLLOW_UP_PLAN),
    )
