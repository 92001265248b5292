"""RES004 recognition-without-standards."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Consortium, Network
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import (
    Verdict,
    Verdicts,
    not_applicable,
    unassessed,
)
from medconsortium.rules.judging.practices import (
    declared,
    declaring_everything,
    judge_practice,
    without_practice,
)
from medconsortium.rules.judging.recognitions import Recognitions
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, GreenChannel, Practice, SourceBasis

__all__ = ["recognition_without_standards"]

_RECOGNISING = frozenset({Practice.RESULT_RECOGNITION, Practice.FULL_RESULT_RECOGNITION})
_CURE = Text(
    "统一培训、考核授权与操作标准，并记录",
    "train, authorise and standardise alike at all members, and record it",
)


def compliant() -> Network:
    """Return a community that recognises results, and tests alike everywhere."""
    return declaring_everything("county_medical_community")


@breach("没有统一培训、授权与标准", "training, authorisation and standards differ")
def standards_differ(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.STANDARDISED_TESTING)


@rule(
    code="RES004",
    title=Text("结果互认缺少统一的培训、授权与标准", "recognition without standards"),
    severity=Severity.ADVICE,
    basis=Basis.READING,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2022-6#recognition",),
    kinds=None,
    needs=("consortia.practices",),
    compliant=compliant,
    breaches=(standards_differ,),
)
def recognition_without_standards(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A consortium recognises results, and its members do not test by one standard.

    医联体互认结果，成员的检查检验却没有统一的培训、授权与标准。

    What it checks:
        A consortium that recognises results, by a declared practice, a green channel or recorded
        recognitions, declares that training, authorisation and standards of testing are the same
        at all members. One that surely recognises none is left alone.

        通过声明的做法、绿色通道或记录的互认而互认结果的医联体，声明各成员的检查检验统一培训、
        统一授权、统一标准。确实不互认的不适用。

    Why:
        A proposal to the district of Panyu rests recognition on training, authorisation and
        standards that are the same everywhere; the measures of 2022 say that results are
        recognised. That the one needs the other is our reading, hence advice.

        番禺区的一份人大代表建议提出，互认须以统一的培训、考核、授权和标准化操作为前提；
        2022年的管理办法规定结果互认。二者的联系是本库的理解，因此只是建议。

    Data it needs:
        The practices, green channels and recognitions of the consortium; that standards are
        lacking can be said only where the practices are listed completely.

        医联体的做法、绿色通道和互认；只有写明做法已全部列出，才能判定缺少统一的标准。

    How to comply:
        Train and authorise those who test in the same way at all members, and record the practice.

        在各成员统一培训、授权操作人员，统一操作标准，并记录这一做法。

    When to waive:
        Where the quality control centre of the area already checks all members by one standard.

        本地质控中心已按同一标准检查各成员时可以豁免。
    """
    recognitions = shared(facts, Recognitions)
    return judge_alike(
        consortia,
        lambda row: _judge(recognitions, row),
        recognitions.of_consortia,
        *(
            declared(facts, [practice])
            for practice in (*_RECOGNISING, Practice.STANDARDISED_TESTING)
        ),
        declared(facts, [GreenChannel.TEST_RECOGNITION], field="green_channels"),
    )


def _judge(recognitions: Recognitions, row: int) -> Verdict:
    consortium = recognitions.facts.consortium(row)
    recorded = recognitions.of_consortia[row]
    recognises = True if recorded == 1 else _declares_recognition(consortium)
    if recognises is False and recorded == 0:
        return not_applicable(Text("不互认结果", "it recognises no results"))
    if not recognises:
        return unassessed(
            Text("没有记录是否互认结果", "whether results are recognised is not recorded"),
            missing=(*_unlisted(consortium), *recognitions.doubts(row)),
        )
    return judge_practice(consortium, Practice.STANDARDISED_TESTING, cure=_CURE)


def _declares_recognition(consortium: Consortium) -> bool | None:
    practices, channels = consortium.practices, consortium.green_channels
    if not _RECOGNISING.isdisjoint(practices or ()):
        return True
    if GreenChannel.TEST_RECOGNITION in (channels or ()):
        return True
    stated = (practices, channels)
    listed = (one is not None and one.completeness is Completeness.COMPLETE for one in stated)
    return False if all(listed) else None


def _unlisted(consortium: Consortium) -> list[str]:
    stated = {
        "consortia.practices": consortium.practices,
        "consortia.green_channels": consortium.green_channels,
    }
    return [
        field
        for field, value in stated.items()
        if value is None or value.completeness is not Completeness.COMPLETE
    ]
