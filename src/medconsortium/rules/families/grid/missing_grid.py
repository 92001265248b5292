"""GRD001 missing-grid."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Consortium, Division, Network, with_rows
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    passed,
    unassessed,
)
from medconsortium.rules.examples import example
from medconsortium.rules.judging.practices import extent
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, SourceBasis

__all__ = ["missing_grid"]


def compliant() -> Network:
    """Return a county community whose grid is the county."""
    return example(
        "county_medical_community",
        {"甲": "lead", "乙": "member"},
        rows=[Division(id="某县", name="某县")],
        fields={"grid": ["某县"]},
    )


@breach("网格写明为空", "the grid is stated to be empty")
def empty_grid(network: Network, consortium: str) -> Network:
    return with_rows(network, [evolve(network.consortia[consortium], grid=())])


@rule(
    code="GRD001",
    title=Text("没有划定网格", "missing grid"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.FOUND,
    cites=("guoweiyifa-2020-13#grid-management",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.grid",),
    compliant=compliant,
    breaches=(empty_grid,),
)
def missing_grid(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """An urban medical group or county medical community has no grid.

    城市医疗集团或县域医共体没有划定网格。

    What it checks:
        The divisions that the consortium serves, its grid, are declared.

        声明了医联体所服务的行政区划，即网格。

    Why:
        The measures of 2020 have these two forms managed by grids.

        2020年的管理办法要求这两种医联体实行网格化管理。

    Data it needs:
        The grid; an empty one states that there is none.

        网格；写成空表即表示没有。

    How to comply:
        Record the divisions that the consortium serves.

        记录医联体所服务的行政区划。

    When to waive:
        While the plan of the grids has not been issued; let the waiver end on the day it is due.

        网格规划尚未发布时；豁免期限写到应发布之日。
    """
    return judge_alike(consortia, lambda row: _judge(facts.consortium(row)), extent(facts, "grid"))


def _judge(consortium: Consortium) -> Verdict:
    if consortium.grid is None:
        return unassessed(
            Text("没有记录网格", "no grid is recorded"),
            missing=("consortia.grid",),
        )
    evidence = Evidence(
        label=Text("网格内的行政区划", "divisions of the grid"),
        found=len(consortium.grid),
        wanted="≥ 1",
    )
    if consortium.grid:
        return passed(Text("划定了网格", "there is a grid"), evidence)
    return failed(
        Text("没有划定网格", "there is no grid"),
        evidence,
        cure=Text("写明所服务的行政区划", "record the divisions that the consortium serves"),
    )
