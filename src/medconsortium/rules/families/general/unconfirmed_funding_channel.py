"""GEN009 unconfirmed-funding-channel."""

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

__all__ = ["unconfirmed_funding_channel"]

_CURE = Text(
    "写明政府对各成员单位的投入仍按原渠道足额安排",
    "declare that each public member is still funded in full through its channel",
)


def compliant() -> Network:
    """Return an urban medical group that declares every practice there is."""
    return declaring_everything("urban_medical_group")


@breach(
    "写明没有按原渠道安排投入", "funding through the original channels is stated not to be kept"
)
def channel_not_kept(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.ORIGINAL_FUNDING)


@rule(
    code="GEN009",
    title=Text("没有声明按原渠道安排投入", "unconfirmed funding channel"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.FOUND,
    cites=("guoweiyifa-2020-13#funding",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.practices",),
    compliant=compliant,
    breaches=(channel_not_kept,),
)
def unconfirmed_funding_channel(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """It is not declared that the public members go on being funded through their own channels.

    没有声明公立成员单位仍按原渠道获得投入。

    What it checks:
        The consortium declares that government funds each public member in full through the channel
        it had before.

        医联体声明政府对各公立成员单位的投入仍按原渠道足额安排。

    Why:
        Article 4 of the measures of 2020 leaves the duty of government to run its hospitals as it
        was, and has the funding of each member go on in full through the original channel.

        2020年管理办法第四条规定政府办医责任不变，对各成员单位的投入仍按原渠道足额安排。

    Data it needs:
        The practices, as a list stated to be complete.

        所声明的做法，且写明已列全。

    How to comply:
        Have the office that funds the members confirm it, and add the practice to the list.

        由出资部门确认后，在做法中补记“按原渠道安排投入”。

    When to waive:
        Where no member is public; the rule does not look at who runs them.

        成员中没有公立机构的，可以豁免；本规则不看举办主体。
    """
    return judge_declared(facts, consortia, [Practice.ORIGINAL_FUNDING], cure=_CURE)
