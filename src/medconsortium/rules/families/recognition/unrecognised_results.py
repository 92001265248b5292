"""RES001 unrecognised-results."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Consortium, Listing, Network
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import (
    Verdict,
    Verdicts,
    not_applicable,
    unassessed,
)
from medconsortium.rules.examples import example
from medconsortium.rules.judging.practices import declared, judge_practice, without_practice
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Completeness,
    ConsortiumKind,
    Integration,
    Practice,
    SourceBasis,
)

__all__ = ["unrecognised_results"]

_CURE = Text(
    "在医联体内互认全部项目并记录；是否采用、是否复检仍由接诊医师决定",
    "recognise all items within the consortium, and record it; the treating doctor still decides "
    "whether to use a result or to test again",
)


def compliant() -> Network:
    """Return a tight county community that recognises all results."""
    return example(
        "county_medical_community",
        {"甲": "lead", "乙": "member"},
        fields={
            "integration": Integration.TIGHT,
            "practices": Listing(Practice, Completeness.COMPLETE),
        },
    )


@breach("没有互认全部项目", "not all items are recognised")
def not_all_items(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.FULL_RESULT_RECOGNITION)


@rule(
    code="RES001",
    title=Text("紧密型医联体内结果没有全部互认", "unrecognised results"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.FOUND,
    cites=("guoweiyizhengfa-2024-37#tight-consortium",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.integration", "consortia.practices"),
    compliant=compliant,
    breaches=(not_all_items,),
)
def unrecognised_results(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """Members of a tight group or community do not recognise all results of one another.

    紧密型医联体的成员没有相互承认全部检查检验结果。

    What it checks:
        A tight urban group or county community declares that its members recognise all items of
        one another that both perform. Loose and entrusted forms are left alone. The treating
        doctor may test again all the same.

        紧密型城市医疗集团或县域医共体声明，成员之间对双方都开展的项目全部互认。
        松散型和托管型不适用。是否复检仍由接诊医师决定。

    Why:
        The opinions of 2024 have all items recognised within each tight consortium by the end of
        2025. The measures of 2022 leave the use of a result, and whether to test again, to the
        treating doctor (国卫医发〔2022〕6号). That only items which both perform count is a ruling
        of ours.

        2024年的指导意见要求，到2025年底各紧密型医联体内全部项目互认。2022年的管理办法
        （国卫医发〔2022〕6号）规定，是否采用互认结果、是否复检由接诊医师决定。
        只看双方都开展的项目，是本库的裁定。

    Data it needs:
        How closely the consortium is bound, and the practices that it declares; that not all
        items are recognised can be said only where these are listed completely. Single
        recognitions do not show that nothing is left out.

        医联体的紧密程度和声明的做法；只有写明做法已全部列出，才能判定没有全部互认。
        逐项记录的互认不能说明没有遗漏。

    How to comply:
        Have every member recognise what the others perform, and record the practice.

        由各成员相互承认其他成员开展的项目，并记录这一做法。

    When to waive:
        For items of which a member is still failing the quality assessment; name item and member.

        某成员的某些项目尚未通过质量评价时，可以就这些项目豁免，并写明项目和成员。
    """
    return judge_alike(
        consortia,
        lambda row: _judge(facts.consortium(row)),
        facts.network.consortia.columns.integration,
        declared(facts, [Practice.FULL_RESULT_RECOGNITION]),
    )


def _judge(consortium: Consortium) -> Verdict:
    if consortium.integration is None:
        return unassessed(
            Text("没有记录是否紧密型", "how closely it is bound is not recorded"),
            missing=("consortia.integration",),
        )
    if consortium.integration is not Integration.TIGHT:
        return not_applicable(Text("不是紧密型医联体", "not a tight consortium"))
    return judge_practice(consortium, Practice.FULL_RESULT_RECOGNITION, cure=_CURE)
