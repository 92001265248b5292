"""INT002 internet-hospital-without-safeguards."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.law import DatedValue
from medconsortium.model import Network, Platform, with_rows
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.several import all_of
from medconsortium.rules.engine.terms import Basis, RuleStatus, Severity
from medconsortium.rules.engine.thresholds import value_set
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
from medconsortium.vocabulary import SourceBasis

__all__ = ["internet_hospital_without_safeguards"]

_LEVEL = "guoweiyifa-2018-25#security-level"


def compliant() -> Network:
    """Return an internet hospital of security level 3 that is connected to supervision."""
    return internet_hospital()


@breach("信息安全等级只有二级", "its security is of level 2")
def security_of_level_two(network: Network, platform: str) -> Network:
    return with_rows(network, [evolve(network.platforms[platform], security_grade=2)])


@breach("没有对接监管平台", "it is not connected to supervision")
def not_supervised(network: Network, platform: str) -> Network:
    return with_rows(network, [evolve(network.platforms[platform], supervision_connected=False)])


@rule(
    code="INT002",
    title=Text("互联网医院缺少安全等级或监管对接", "internet hospital without safeguards"),
    severity=Severity.ADVICE,
    basis=Basis.READING,
    confidence=SourceBasis.RECALLED,
    cites=("guoweiyifa-2018-25#internet-hospital-safety",),
    subjects="platforms",
    status=RuleStatus.DRAFT,
    needs=("platforms.kind", "platforms.security_grade", "platforms.supervision_connected"),
    compliant=compliant,
    breaches=(security_of_level_two, not_supervised),
)
def internet_hospital_without_safeguards(facts: Facts, platforms: NDArray[np.int32]) -> Verdicts:
    """The security of an internet hospital is below level 3, or it is not connected to supervision.

    互联网医院的信息安全未达三级等保，或者没有对接监管平台。

    What it checks:
        The internet hospital is recorded with a security grade (等级保护) of at least 3, and as
        connected to the supervision platform of the province.

        互联网医院记录的网络安全等级保护不低于三级，并且已对接省级监管平台。

    Why:
        A report on Xiangya Hospital names both as what an internet hospital shows. That the rules
        of 2018 ask for them is from memory, hence advice.

        关于湘雅医院的报道把两项都作为互联网医院的标志。2018年的办法对此的要求凭记忆引用，
        因此只是建议。

    Data it needs:
        Security grade of the platform, and whether it is connected to supervision.

        平台的安全等级，以及是否对接监管平台。

    How to comply:
        Have the system graded, connect it to the supervision platform, and record both.

        完成等级保护测评，对接监管平台，并记录这两项。

    When to waive:
        While the grading is under way; let the waiver end on the day of its result.

        等级保护测评正在进行时可以豁免；豁免期限写到出具结果之日。
    """
    wanted = value_set(facts, _LEVEL)
    return judge_internet_hospitals(
        facts,
        platforms,
        lambda platform: all_of(_security(platform, wanted), _supervised(platform)),
    )


def _security(platform: Platform, wanted: DatedValue) -> Verdict:
    grade = platform.security_grade
    if grade is None:
        return unassessed(
            Text("没有记录安全等级", "its security grade is not recorded"),
            missing=("platforms.security_grade",),
        )
    evidence = Evidence(
        label=Text("安全等级", "security grade"), found=grade, wanted=f"≥ {wanted.number}"
    )
    if wanted.is_met_by(grade):
        return passed(Text("安全等级达到要求", "its security grade will do"), evidence)
    return failed(
        Text(f"安全等级只有 {grade} 级", f"its security is only of level {grade}"),
        evidence,
        cure=Text("提高安全等级并完成测评", "raise the security, and have it graded"),
    )


def _supervised(platform: Platform) -> Verdict:
    if platform.supervision_connected is None:
        return unassessed(
            Text("没有记录是否对接监管平台", "whether it is supervised is not recorded"),
            missing=("platforms.supervision_connected",),
        )
    if platform.supervision_connected:
        return passed(Text("已对接监管平台", "it is connected to supervision"))
    return failed(
        Text("没有对接监管平台", "it is not connected to supervision"),
        cure=Text("对接省级监管平台", "connect it to the supervision platform of the province"),
    )
