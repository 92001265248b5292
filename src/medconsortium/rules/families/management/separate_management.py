"""MGT007 separate-management."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.thresholds import value_set
from medconsortium.rules.engine.verdict import Verdicts
from medconsortium.rules.judging.practices import (
    declaring_everything,
    judge_declared,
    without_practice,
)
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Practice, SourceBasis

__all__ = ["separate_management"]

_DOMAINS = "guoweiyifa-2020-13#unified-domains"
_CURE = Text(
    "逐步统一尚未统一的方面，并记录已统一的方面",
    "unify step by step what is still separate, and record what is unified",
)


def compliant() -> Network:
    """Return an urban medical group that declares every practice there is."""
    return declaring_everything("urban_medical_group")


@breach("行政管理没有统一", "administration is not unified")
def separate_administration(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.UNIFIED_ADMINISTRATION)


@breach("医疗业务没有统一", "clinical care is not unified")
def separate_clinical_care(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.UNIFIED_CLINICAL_CARE)


@breach("公共卫生服务没有统一", "public health service is not unified")
def separate_public_health(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.UNIFIED_PUBLIC_HEALTH)


@breach("后勤服务没有统一", "logistics are not unified")
def separate_logistics(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.UNIFIED_LOGISTICS)


@breach("信息系统没有统一", "information systems are not unified")
def separate_information(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.UNIFIED_INFORMATION)


@rule(
    code="MGT007",
    title=Text("有的方面尚未统一管理", "separate management"),
    severity=Severity.ADVICE,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#unified-management",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.practices",),
    compliant=compliant,
    breaches=(
        separate_administration,
        separate_clinical_care,
        separate_public_health,
        separate_logistics,
        separate_information,
    ),
)
def separate_management(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """Some of the domains that are to come under one management are still managed separately.

    应逐步统一管理的方面中，有的仍分别管理。

    What it checks:
        Each of the domains that the measures name is declared to be unified: administration,
        clinical work, public health service, logistics, information systems. The finding tells
        which are not.

        办法所列的各方面都声明已统一：行政管理、医疗业务、公共卫生服务、后勤服务、信息系统。不符合时写明尚未统一的方面。

    Why:
        By the digest of the measures of 2020, the two forms unify them step by step. Since no day
        is set, a breach is advice, and never an error.

        2020年管理办法（据摘要）要求这两种医联体逐步统一这些方面的管理。由于没有规定期限，只作建议，不作错误。

    Data it needs:
        The practices, as a list stated to be complete.

        所声明的做法，且写明已列全。

    How to comply:
        Unify one domain after the other, and add each to the list of practices.

        逐项统一，并在做法中逐项补记。

    When to waive:
        While the plan of the consortium sets a later day for a domain; let the waiver end then.

        医联体方案为某一方面定有较晚期限的；豁免期限写到该日。
    """
    wanted = value_set(facts, _DOMAINS).terms(Practice)
    return judge_declared(facts, consortia, wanted, cure=_CURE)
