"""TEL006 network-off-regional-platform."""

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
from medconsortium.rules.judging.platforms import Platforms, judge_platform
from medconsortium.rules.judging.practices import declared, declaring_everything, without_practice
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, PlatformKind, Practice, SourceBasis

__all__ = ["network_off_regional_platform"]

_CURE = Text(
    "接入区域全民健康信息平台并记录",
    "connect to the regional health information platform, and record it",
)


def compliant() -> Network:
    """Return a network that declares to work upon the regional platform."""
    return declaring_everything("telemedicine_network")


@breach("没有依托区域平台", "the network does not work upon the regional platform")
def off_the_platform(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.REGIONAL_PLATFORM)


@rule(
    code="TEL006",
    title=Text("远程医疗协作网没有依托区域平台", "network off regional platform"),
    severity=Severity.ADVICE,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#telemedicine-platform",),
    kinds=frozenset({ConsortiumKind.TELEMEDICINE_NETWORK}),
    needs=("consortia.practices",),
    compliant=compliant,
    breaches=(off_the_platform,),
)
def network_off_regional_platform(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A telemedicine network is built apart from the regional health information platform.

    远程医疗协作网没有结合区域全民健康信息平台建设。

    What it checks:
        A regional health information platform in force is recorded as the network's, or the
        network declares to work upon one.

        记录了协作网所用的、现行的区域全民健康信息平台，或者协作网声明依托这样的平台。

    Why:
        The measures of 2020 have telemedicine networks built together with the regional health
        information platform. That a declaration is enough is our reading.

        2020年的管理办法要求远程医疗协作网结合区域全民健康信息平台建设。声明即可，是本库的理解。

    Data it needs:
        The platform with its kind, consortium and period, or the practices that the network
        declares. That it works apart can be said only where these are listed completely.

        平台及其种类、所属医联体和起止日期，或者协作网声明的做法。
        只有写明做法已全部列出，才能判定没有依托区域平台。

    How to comply:
        Connect the telemedicine service to the regional platform, and record the practice.

        将远程医疗服务接入区域平台，并记录这一做法。

    When to waive:
        While the region has no such platform yet, or the network crosses the borders of regions
        that have several; say which.

        本地区尚无区域平台，或者协作网跨越几个区域平台时可以豁免，并写明是哪一种情形。
    """
    platforms = Platforms(facts, PlatformKind.REGIONAL_HEALTH_INFORMATION)
    return judge_alike(
        consortia,
        lambda row: judge_platform(platforms, row, Practice.REGIONAL_PLATFORM, cure=_CURE),
        platforms.found,
        declared(facts, [Practice.REGIONAL_PLATFORM]),
    )
