"""CMC012 missing-package-payment."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, RuleStatus, Severity
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.judging.practices import (
    declaring_everything,
    judge_declared,
    without_practice,
)
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Practice, SourceBasis

__all__ = ["missing_package_payment"]

_CURE = Text(
    "与医保部门商定打包付费并记录", "agree on a package with the insurance authority, and record it"
)


def compliant() -> Network:
    """Return a county community that is paid a package."""
    return declaring_everything("county_medical_community")


@breach("做法中没有医保总额付费", "global insurance payment is not among the practices")
def no_package(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.GLOBAL_INSURANCE_PAYMENT)


@rule(
    code="CMC012",
    title=Text("医保没有总额打包付费", "missing package payment"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.RECALLED,
    cites=("guoweibanjicengfa-2020-12#insurance",),
    kinds=frozenset({ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.practices",),
    status=RuleStatus.DRAFT,
    compliant=compliant,
    breaches=(no_package,),
)
def missing_package_payment(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """The insurance fund does not pay a county community as a package.

    医保基金对县域医共体没有实行总额打包付费。

    What it checks:
        Global insurance payment is among the practices of the community: a package, of which the
        community keeps what is left.

        做法中有：医保总额付费，即打包付费、结余留用。

    Why:
        Item 11 of the judging standard of 2020 reforms insurance: a package is paid, and surplus
        retained; we recall the item from memory, and its grades A, B and C are not judged here.
        Whether it is done is decided by the insurance authority, not by the community.

        2020年评判标准第11项：医保管理改革，总额打包、结余留用。该项凭记忆引用，此处不评其A、B、
        C等次。是否实行由医保部门决定，并非医共体自主。

    Data it needs:
        The practices; to say that it is not among them, they must be listed completely.

        做法；要断定没有，须已全部列出。

    How to comply:
        Agree with the insurance authority on a package for the community, and record the practice.

        与医保部门商定对医共体打包付费，并记录这一做法。

    When to waive:
        Where the insurance authority of the area has not begun package payment.

        统筹地区医保部门尚未实行打包付费时。
    """
    return judge_declared(facts, consortia, [Practice.GLOBAL_INSURANCE_PAYMENT], cure=_CURE)
