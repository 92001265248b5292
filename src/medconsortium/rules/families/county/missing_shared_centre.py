"""CMC013 missing-shared-centre."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, RuleStatus, Severity
from medconsortium.rules.engine.verdict import Verdicts, judge_each, not_applicable
from medconsortium.rules.judging.centres import having_every_centre, judge_centres, without_centre
from medconsortium.text import Text
from medconsortium.vocabulary import Centre, ConsortiumKind, SourceBasis

__all__ = ["missing_shared_centre"]

_CURE = Text("设立该共享中心，记录其所在机构", "set up the shared centre, and record who hosts it")


def compliant() -> Network:
    """Return a county community whose lead hosts every centre there is."""
    return having_every_centre("county_medical_community")


@breach("没有病理诊断中心", "there is no pathology centre")
def no_pathology_centre(network: Network, consortium: str) -> Network:
    return without_centre(network, consortium, Centre.PATHOLOGY)


@breach("没有消毒供应中心", "there is no sterile supply centre")
def no_sterile_supply_centre(network: Network, consortium: str) -> Network:
    return without_centre(network, consortium, Centre.STERILE_SUPPLY)


@rule(
    code="CMC013",
    title=Text("资源共享中心不全", "missing shared centre"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.RECALLED,
    cites=("guoweijicengfa-2023-41#shared-centres",),
    kinds=frozenset({ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.centres",),
    status=RuleStatus.DRAFT,
    compliant=compliant,
    breaches=(no_pathology_centre, no_sterile_supply_centre),
)
def missing_shared_centre(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A county community lacks one of the five shared centres.

    县域医共体的五个资源共享中心不全。

    What it checks:
        The centres of the community include all that the opinions name: laboratory, imaging, ECG,
        pathology and sterile supply. By whom each is hosted is for another rule.

        医共体的中心包括指导意见列出的全部：医学检验、医学影像、心电诊断、病理诊断、消毒供应。
        由谁承办，由另一条规则判断。

    Why:
        The opinions of 2023 have five centres shared in the county; we recall which from memory.

        2023年的指导意见要求建设五个共享中心；具体是哪五个，凭记忆引用。

    Data it needs:
        The centres; to say that one is lacking, they must be listed completely.

        中心；要断定缺少某一中心，须已全部列出。

    How to comply:
        Set up the centre at a member, or buy the service from outside, and record who hosts it.

        在成员单位设立该中心，或向外购买服务，并记录承办单位。

    When to waive:
        Where a centre outside the county serves it by contract, or the centre is being built.

        由县外的中心按合同提供服务，或该中心正在建设时。
    """
    asked = facts.parameter("guoweijicengfa-2023-41#shared-centres")
    if asked is None:
        before = not_applicable(Text("当日没有规定共享中心", "no centre is asked for on the day"))
        return judge_each(consortia, lambda _: before)
    return judge_centres(facts, consortia, asked.terms(Centre), cure=_CURE)
