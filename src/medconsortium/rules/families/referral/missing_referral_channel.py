"""REF003 missing-referral-channel."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Consortium, Listing, Network
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.several import one_of
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.three_valued import States, known
from medconsortium.rules.engine.verdict import (
    Verdict,
    Verdicts,
    failed,
    passed,
    unassessed,
)
from medconsortium.rules.examples import example
from medconsortium.rules.judging.grid_forms import GRID_FORMS
from medconsortium.rules.judging.linkage import Links
from medconsortium.rules.judging.platforms import Platforms, judge_platform
from medconsortium.rules.judging.practices import declared, judge_listing, without_practice
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Completeness,
    GreenChannel,
    LinkKind,
    PlatformKind,
    PlatformModule,
    Practice,
    SourceBasis,
)

__all__ = ["missing_referral_channel"]

_REFERRAL = (LinkKind.REFERRAL_UP, LinkKind.REFERRAL_DOWN)
_LINKED = passed(Text("有转诊联系", "there are links for referral"))
_CURE = Text(
    "建立双向转诊平台或转诊通道并记录", "set up a platform or channel for referral, and record it"
)


def compliant() -> Network:
    """Return an urban group that refers by a platform, and states that it has no links."""
    return example(
        "urban_medical_group",
        {"甲": "member", "乙": "member"},
        fields={"practices": Listing(Practice, Completeness.COMPLETE), "green_channels": ()},
        complete={"links"},
    )


@breach("既没有平台，也没有通道", "there is neither a platform nor a channel")
def neither_platform_nor_channel(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.REFERRAL_PLATFORM)


@rule(
    code="REF003",
    title=Text("没有双向转诊平台或通道", "missing referral channel"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#grass-roots",),
    kinds=GRID_FORMS,
    needs=("consortia.practices",),
    compliant=compliant,
    breaches=(neither_platform_nor_channel,),
)
def missing_referral_channel(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """An urban group or county community declares neither a platform nor a channel for referral.

    城市医疗集团或县域医共体既没有双向转诊平台，也没有转诊通道。

    What it checks:
        One of these is declared: a referral platform of the consortium, in force, or any platform
        with a module for two-way referral; the practice of working by one; a link of the
        consortium for referral up or down; or the green channel for tiered referral.

        声明了下列之一：医联体现行的双向转诊平台，或有双向转诊功能的其他平台；
        采用双向转诊平台；医联体的上转或下转联系；分级诊疗与双向转诊绿色通道。

    Why:
        The measures of 2020 (topic: leading the grass roots) have referral channels and a platform
        join the lead and its members. That one of the two will do is our reading.

        2020年的管理办法（带动基层）要求建立牵头医院与成员单位间的双向转诊通道与平台。
        有其一即可，是本库的理解。

    Data it needs:
        One of them. That there is none takes complete lists of links, of green channels and of
        practices.

        上述之一。要断定都没有，须已全部列出联系、绿色通道和做法。

    How to comply:
        Set up a platform or agree on channels, and record them with the consortium.

        建立平台或商定通道，并记录到医联体。

    When to waive:
        While the platform is being built, until the day it is to run.

        平台建设期间；豁免期限写到应运行之日。
    """
    links = shared(facts, Links)
    referral = known(links.of_kinds(_REFERRAL))
    linked = links.some(referral)
    platforms = Platforms(facts, PlatformKind.REFERRAL, PlatformModule.TWO_WAY_REFERRAL)

    def judge(row: int) -> Verdict:
        if linked[row] == 1:
            return _LINKED
        return one_of(
            judge_platform(platforms, row, Practice.REFERRAL_PLATFORM, cure=_CURE),
            _judge_links(links, referral, row, is_known=bool(linked[row] == 0)),
            _judge_green_channel(facts.consortium(row)),
        )

    return judge_alike(
        consortia,
        judge,
        linked,
        platforms.found,
        declared(facts, [Practice.REFERRAL_PLATFORM]),
        declared(facts, [GreenChannel.TIERED_REFERRAL], field="green_channels"),
    )


def _judge_green_channel(consortium: Consortium) -> Verdict:
    return judge_listing(
        consortium.green_channels,
        (GreenChannel.TIERED_REFERRAL,),
        where="consortia.green_channels",
        cure=_CURE,
    )


def _judge_links(links: Links, referral: States, row: int, *, is_known: bool) -> Verdict:
    if is_known:
        return failed(Text("没有转诊联系", "there is no link for referral"), cure=_CURE)
    return unassessed(
        Text("没有记录有无转诊联系", "not recorded whether there are links for referral"),
        missing=links.lacking(row, referral),
    )
