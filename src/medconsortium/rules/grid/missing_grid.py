"""GRD001 missing-grid."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model import Consortium
from medconsortium.rules.facts import Facts
from medconsortium.rules.rule import rule
from medconsortium.rules.terms import Basis, Severity
from medconsortium.rules.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    judge_each,
    passed,
    unassessed,
)
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, SourceBasis

__all__ = ["missing_grid"]


@rule(
    code="GRD001",
    title=Text("没有划定网格", "missing grid"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.FOUND,
    cites=("guoweiyifa-2020-13#grid-management",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.grid",),
)
def missing_grid(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """An urban medical group or county medical community has no grid.

    What it checks:
        The divisions that the consortium serves, its grid, are declared.

    Why:
        The measures of 2020 have these two forms managed by grids.

    Data it needs:
        The grid; an empty one states that there is none.

    Breach:
        >>> from medconsortium.rules.examples import example, outcome
        >>> members = {"甲": "lead", "乙": "member"}
        >>> network = example("county_medical_community", members, fields={"grid": []})
        >>> outcome(missing_grid, network)
        'fail'

    Compliant:
        >>> from medconsortium.model import Division
        >>> network = example(
        ...     "county_medical_community",
        ...     members,
        ...     rows=[Division(id="某县", name="某县")],
        ...     fields={"grid": ["某县"]},
        ... )
        >>> outcome(missing_grid, network)
        'pass'

    How to comply:
        Record the divisions that the consortium serves.
    """
    return judge_each(consortia, lambda row: _judge(facts.consortium(row)))


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
