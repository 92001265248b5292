"""CMG004 pilot-without-grid."""

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
    not_applicable,
    passed,
    unassessed,
)
from medconsortium.rules.examples import example
from medconsortium.rules.judging.practices import declared, extent
from medconsortium.text import Text
from medconsortium.vocabulary import Completeness, ConsortiumKind, Practice, SourceBasis

__all__ = ["pilot_without_grid"]


def compliant() -> Network:
    """Return an urban group of a pilot city whose grid is a district."""
    return example(
        "urban_medical_group",
        {"甲": "lead", "乙": "member"},
        rows=[Division(id="某区", name="某区")],
        fields={"grid": ["某区"], "practices": [Practice.TIGHT_GROUP_PILOT]},
    )


@breach("网格写明为空", "the grid is stated to be empty")
def pilot_with_empty_grid(network: Network, consortium: str) -> Network:
    return with_rows(network, [evolve(network.consortia[consortium], grid=())])


@rule(
    code="CMG004",
    title=Text("试点集团没有划定网格", "pilot without grid"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.FOUND,
    cites=("guoweiyizhenghan-2023-27#grid-layout",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP}),
    needs=("consortia.grid", "consortia.practices"),
    compliant=compliant,
    breaches=(pilot_with_empty_grid,),
)
def pilot_without_grid(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """An urban group that is a pilot of tight groups has no grid.

    紧密型城市医疗集团试点没有划定网格。

    What it checks:
        Where the group declares among its practices that it is a pilot of tight urban groups, the
        divisions that it serves are declared.

        集团的做法中有“紧密型城市医疗集团试点”的，声明了所服务的行政区划。

    Why:
        The notice of 2023 has pilot cities lay out their grids by the middle of that year; 81
        cities were named as pilots. Which cities they are is not recorded here: the group says so.

        2023年的通知要求试点城市在当年年中前完成网格化布局；试点城市共81个。
        名单未收录在此，是否试点以集团自己的声明为准。

    Data it needs:
        Whether the group is a pilot, by its practices; and its grid.

        集团是否试点（做法）；网格。

    How to comply:
        Record the divisions that the group serves by the city's plan.

        按市级规划记录集团所服务的行政区划。

    When to waive:
        Not to be waived: the layout was due in the middle of 2023.

        不宜豁免：布局应于2023年年中完成。
    """
    return judge_alike(
        consortia,
        lambda row: _judge(facts.consortium(row)),
        declared(facts, [Practice.TIGHT_GROUP_PILOT]),
        extent(facts, "grid"),
    )


def _judge(consortium: Consortium) -> Verdict:
    practices = consortium.practices
    if Practice.TIGHT_GROUP_PILOT not in (practices or ()):
        if practices is not None and practices.completeness is Completeness.COMPLETE:
            return not_applicable(Text("不是试点集团", "the group is no pilot"))
        return unassessed(
            Text("没有记录是否试点集团", "not recorded whether the group is a pilot"),
            missing=("consortia.practices",),
        )
    if consortium.grid is None:
        return unassessed(Text("没有记录网格", "no grid is recorded"), missing=("consortia.grid",))
    evidence = Evidence(
        label=Text("网格内的行政区划", "divisions of the grid"),
        found=len(consortium.grid),
        wanted="≥ 1",
    )
    if consortium.grid:
        return passed(Text("试点集团划定了网格", "the pilot has a grid"), evidence)
    return failed(
        Text("试点集团没有划定网格", "the pilot has no grid"),
        evidence,
        cure=Text("记录集团所服务的行政区划", "record the divisions that the group serves"),
    )
