"""INT003 online-first-diagnosis."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Listing, Network, Platform, with_rows
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
from medconsortium.vocabulary import Completeness, PlatformModule, SourceBasis

__all__ = ["online_first_diagnosis"]


def compliant() -> Network:
    """Return an internet hospital for follow-up visits and renewed prescriptions only."""
    return internet_hospital()


@breach("开展在线首诊", "it offers first visits online")
def first_visits_online(network: Network, platform: str) -> Network:
    row = network.platforms[platform]
    offered = [*(row.modules or ()), PlatformModule.FIRST_VISIT]
    return with_rows(network, [evolve(row, modules=Listing(offered, Completeness.COMPLETE))])


@rule(
    code="INT003",
    title=Text("互联网医院开展首诊", "online first diagnosis"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.RECALLED,
    cites=("guoweiyifa-2018-25#first-diagnosis",),
    subjects="platforms",
    status=RuleStatus.DRAFT,
    needs=("platforms.kind", "platforms.modules"),
    compliant=compliant,
    breaches=(first_visits_online,),
)
def online_first_diagnosis(facts: Facts, platforms: NDArray[np.int32]) -> Verdicts:
    """An internet hospital offers first visits.

    互联网医院开展首诊。

    What it checks:
        First visits online are not among the modules of the internet hospital. Consultation
        between institutions is no first diagnosis.

        互联网医院的功能中没有在线首诊。机构之间的远程会诊不属首诊。

    Why:
        By the rules of 2018 internet care gives no first diagnosis; this is from memory.

        按2018年的互联网诊疗管理办法，互联网诊疗不得用于首诊；此处凭记忆引用。

    Data it needs:
        The modules of the platform; that first visits are not among them can be said only where
        they are listed completely.

        平台的功能；只有写明功能已全部列出，才能判定没有在线首诊。

    How to comply:
        Close the module, and ask patients to come in for the first visit.

        关闭该功能，请患者到实体医疗机构首诊。

    When to waive:
        Where the province tries out first visits online by an act of its own; name the act.

        本省以专门文件试行在线首诊的可以豁免，并写明文件。
    """
    return judge_internet_hospitals(facts, platforms, _judge)


def _judge(platform: Platform) -> Verdict:
    modules = platform.modules
    evidence = Evidence(label=Text("功能", "modules"), found=tuple(modules or ()))
    if PlatformModule.FIRST_VISIT in (modules or ()):
        return failed(
            Text("开展在线首诊", "it offers first visits online"),
            evidence,
            cure=Text("关闭在线首诊功能", "close the module for first visits"),
        )
    if modules is not None and modules.completeness is Completeness.COMPLETE:
        return passed(Text("没有在线首诊", "it offers no first visits"), evidence)
    return unassessed(
        Text("平台的功能未全部记录", "the modules of the platform are not all recorded"),
        evidence,
        missing=("platforms.modules",),
    )
