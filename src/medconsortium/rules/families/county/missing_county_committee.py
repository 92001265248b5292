"""CMC004 missing-county-committee."""

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

__all__ = ["missing_county_committee"]

_CURE = Text(
    "设立党委政府主导的县级委员会并记录",
    "set up a county committee of Party and government, and record it",
)


def compliant() -> Network:
    """Return a county community under a county committee."""
    return declaring_everything("county_medical_community")


@breach("做法中没有县级委员会", "a county committee is not among the practices")
def no_county_committee(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.COUNTY_COMMITTEE)


@rule(
    code="CMC004",
    title=Text("没有党委政府主导的县级委员会", "missing county committee"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.RECALLED,
    cites=("guoweibanjicengfa-2020-12#party-and-government",),
    kinds=frozenset({ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.practices",),
    status=RuleStatus.DRAFT,
    compliant=compliant,
    breaches=(no_county_committee,),
)
def missing_county_committee(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A county community has no county committee led by Party and government.

    县域医共体没有党委政府主导的县级管理委员会。

    What it checks:
        Among the practices of the community is a county committee of Party and government. A
        governing body cannot be told to be one by its name, so the committee is declared as a
        practice.

        做法中有：党委政府主导的县级医共体管理委员会。仅凭名称无法断定某管理机构就是该委员会，
        故以做法声明。

    Why:
        Item 1 of the judging standard of 2020 has Party and government of the county lead, and the
        opinions of 2023 have them lead a county committee; we recall the item from memory, and its
        grades A, B and C are not judged here.

        2020年评判标准第1项：县级党委、政府主导；2023年的指导意见要求设立由其牵头的县级委员会。
        该项凭记忆引用，此处不评其A、B、C等次。

    Data it needs:
        The practices; to say that it is not among them, they must be listed completely.

        做法；要断定没有，须已全部列出。

    How to comply:
        Set up the committee with the county's Party committee and government, and record it.

        由县委、县政府设立委员会，并记录。

    When to waive:
        While the step is being taken under a plan that has been issued; let the waiver end when the
        plan says.

        已有发布的方案、正在推进时；豁免期限写到方案规定之日。
    """
    return judge_declared(facts, consortia, [Practice.COUNTY_COMMITTEE], cure=_CURE)
