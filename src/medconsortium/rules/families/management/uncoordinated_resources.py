"""MGT009 uncoordinated-resources."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.judging.practices import (
    declaring_everything,
    judge_declared,
    without_practice,
)
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Practice, SourceBasis

__all__ = ["uncoordinated_resources"]

_WANTED = (Practice.UNIFIED_PROCUREMENT, Practice.COST_CONTROL)
_CURE = Text(
    "统筹基础建设、物资采购和设备配置，控制运行成本，并分别记录",
    "coordinate construction, procurement and equipment, control running cost, and record both",
)


def compliant() -> Network:
    """Return an urban medical group that declares every practice there is."""
    return declaring_everything("urban_medical_group")


@breach(
    "写明没有统筹建设、采购和设备",
    "it is stated that construction, procurement and equipment are not coordinated",
)
def nothing_coordinated(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.UNIFIED_PROCUREMENT)


@breach("写明没有控制运行成本", "it is stated that running cost is not controlled")
def cost_not_controlled(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.COST_CONTROL)


@rule(
    code="MGT009",
    title=Text("建设、采购、设备和成本没有统筹", "uncoordinated resources"),
    severity=Severity.ADVICE,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#coordinated-resources",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.practices",),
    compliant=compliant,
    breaches=(
        nothing_coordinated,
        cost_not_controlled,
    ),
)
def uncoordinated_resources(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """Construction, purchases and equipment are not coordinated, or running cost is not controlled.

    没有统筹建设、采购和设备，或没有控制运行成本。

    What it checks:
        Both are declared: that construction, procurement and equipment are coordinated, and that
        running cost is controlled.

        声明了两点：统筹建设、采购和设备；控制运行成本。

    Why:
        By the digest of the measures of 2020, the two forms coordinate construction, procurement
        and equipment, and actively control running cost. How far, the digest leaves open, so that a
        breach is advice: that is our ruling.

        2020年管理办法（据摘要）要求这两种医联体统筹基础建设、物资采购和设备配置，主动控制运行成本。
        摘要没有规定程度，因此只作建议：由本库裁定。

    Data it needs:
        The practices, as a list stated to be complete.

        所声明的做法，且写明已列全。

    How to comply:
        Plan and buy together, follow running cost, and add both practices to the list.

        统一规划和采购，监测运行成本，并在做法中补记这两点。

    When to waive:
        Where a project that was begun before the consortium is being finished alone.

        医联体成立前已开工、仍由一家单独完成的项目，可以豁免。
    """
    return judge_declared(facts, consortia, _WANTED, cure=_CURE)
