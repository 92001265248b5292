"""INT001 internet-hospital-without-institution."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Listing, Network, Party, Platform, with_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, RuleStatus, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    passed,
    unassessed,
)
from medconsortium.rules.judging.internet_hospitals import (
    internet_hospital,
    judge_internet_hospitals,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, PartyKind, SourceBasis

__all__ = ["internet_hospital_without_institution"]


def compliant() -> Network:
    """Return an internet hospital that a hospital runs."""
    return internet_hospital()


@breach("由公司独自运营", "a company runs it by itself")
def company_by_itself(network: Network, platform: str) -> Network:
    company = Party(id="某公司", name="某公司", kind=PartyKind.COMPANY)
    alone = evolve(network.platforms[platform], operator=company.id, participants=Listing([]))
    return with_rows(network, [company, alone])


@rule(
    code="INT001",
    title=Text("互联网医院没有实体医疗机构", "internet hospital without institution"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.RECALLED,
    cites=("guoweiyifa-2018-25#internet-hospital",),
    subjects="platforms",
    status=RuleStatus.DRAFT,
    needs=("platforms.kind", "platforms.operator"),
    compliant=compliant,
    breaches=(company_by_itself,),
)
def internet_hospital_without_institution(facts: Facts, platforms: NDArray[np.int32]) -> Verdicts:
    """An internet hospital rests on no physical medical institution.

    互联网医院没有依托实体医疗机构。

    What it checks:
        A medical institution, or a department of one, runs the internet hospital or takes part
        in it. A company may run it together with one.

        互联网医院由医疗机构或其科室运营，或者有医疗机构参与；公司可以与医疗机构共同运营。

    Why:
        The rules of 2018 have an internet hospital set up on a physical institution. That it is
        enough for one to take part is our reading.

        2018年的互联网医院管理办法要求互联网医院依托实体医疗机构设置。有医疗机构参与即可，
        是本库的理解。

    Data it needs:
        Operator and participants of the platform; that no institution is among these can be said
        only where they are listed completely.

        平台的运营方和参加单位；只有写明参加单位已全部列出，才能判定其中没有医疗机构。

    How to comply:
        Record the institution that the internet hospital is set up on, or set it up on one.

        补记所依托的实体医疗机构；确实没有的，依托一家医疗机构设置。

    When to waive:
        It should not be waived.

        不应豁免。
    """
    return judge_internet_hospitals(facts, platforms, lambda platform: _judge(facts, platform))


def _judge(facts: Facts, platform: Platform) -> Verdict:
    parties = facts.network.parties
    taking_part = [platform.operator, *(platform.participants or ())]
    medical = [who for who in taking_part if who is not None and who not in parties]
    evidence = Evidence(
        label=Text("运营或参加的医疗机构", "institutions that run it or take part"),
        found=tuple(dict.fromkeys(medical)),
        wanted="≥ 1",
    )
    if medical:
        return passed(Text("依托实体医疗机构", "it rests on a physical institution"), evidence)
    named = platform.participants
    listed = named is not None and named.completeness is Completeness.COMPLETE
    if listed and platform.operator is not None:
        return failed(
            Text("没有依托实体医疗机构", "it rests on no physical institution"),
            evidence,
            cure=Text("补记或落实所依托的医疗机构", "record the institution, or set it up on one"),
        )
    stated = {"platforms.operator": platform.operator is not None, "platforms.participants": listed}
    return unassessed(
        Text("没有记录依托哪家医疗机构", "which institution it rests on is not recorded"),
        evidence,
        missing=[field for field, is_stated in stated.items() if not is_stated],
    )
