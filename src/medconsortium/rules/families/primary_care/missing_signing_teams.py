"""PRI001 missing-signing-teams."""

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

__all__ = ["missing_signing_teams"]

_CURE = Text(
    "由基层全科医师和医院专科医师组成团队，为网格内居民签约",
    "form teams of general practitioners and specialists that sign with the residents of the grid",
)


def compliant() -> Network:
    """Return an urban medical group that declares every practice there is."""
    return declaring_everything("urban_medical_group")


@breach("写明没有团队签约", "it is stated that no teams sign")
def no_teams(network: Network, consortium: str) -> Network:
    return without_practice(network, consortium, Practice.TEAM_SIGNING)


@rule(
    code="PRI001",
    title=Text("没有签约团队", "missing signing teams"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#team-signing",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.practices",),
    compliant=compliant,
    breaches=(no_teams,),
)
def missing_signing_teams(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """No teams of general practitioners and specialists sign with the residents of the grid.

    没有由全科医师和专科医师组成的团队为网格内居民签约。

    What it checks:
        Signing by teams is declared: general practitioners of primary institutions together with
        specialists of hospitals. Signing by family doctors alone is another practice, and does not
        count.

        声明了团队签约：由基层全科医师与医院专科医师共同签约。仅由家庭医生签约是另一种做法，不计入。

    Why:
        By the digest of the measures of 2020, both together form teams that serve the residents of
        the grid.

        2020年管理办法（据摘要）要求二者组成团队，为网格内居民提供签约服务。

    Data it needs:
        The practices, as a list stated to be complete.

        所声明的做法，且写明已列全。

    How to comply:
        Form the teams, and add the practice to the list.

        组成团队，并在做法中补记“全科与专科团队签约”。

    When to waive:
        Where the teams exist on paper and start on a set day; let the waiver end then.

        团队已组成、尚待开始签约的；豁免期限写到开始之日。
    """
    return judge_declared(facts, consortia, [Practice.TEAM_SIGNING], cure=_CURE)
