"""MGT001 missing-management-body."""

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

__all__ = ["missing_management_body"]


@rule(
    code="MGT001",
    title=Text("没有医联体管理专门机构", "missing management body"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#internal-management",),
    kinds=frozenset({ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("consortia.bodies",),
)
def missing_management_body(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """An urban medical group or county medical community has no body that manages it.

    What it checks:
        A governing body is recorded: a council, a committee, an office. What it deals with is for
        another rule.

    Why:
        The measures of 2020 say that these two forms shall have a management body of their own.
        That any governing body counts, whatever its name, is our reading.

    Data it needs:
        The governing bodies; an empty list states that there is none.

    Breach:
        >>> from medconsortium.rules.examples import example, outcome
        >>> members = {"甲": "lead", "乙": "member"}
        >>> network = example("urban_medical_group", members, fields={"bodies": []})
        >>> outcome(missing_management_body, network)
        'fail'

    Compliant:
        >>> from medconsortium.model import GoverningBody
        >>> council = {"bodies": [GoverningBody(name="理事会")]}
        >>> network = example("urban_medical_group", members, fields=council)
        >>> outcome(missing_management_body, network)
        'pass'

    How to comply:
        Set up a body that manages the consortium, and record it with what it deals with.
    """
    return judge_each(consortia, lambda row: _judge(facts.consortium(row)))


def _judge(consortium: Consortium) -> Verdict:
    if consortium.bodies is None:
        return unassessed(
            Text("没有记录管理机构", "no governing body is recorded"),
            missing=("consortia.bodies",),
        )
    evidence = Evidence(
        label=Text("管理机构", "governing bodies"),
        found="、".join(str(body.name) for body in consortium.bodies) or "–",
        wanted="≥ 1",
    )
    if consortium.bodies:
        return passed(Text("有管理机构", "there is a governing body"), evidence)
    return failed(
        Text("没有管理机构", "there is no governing body"),
        evidence,
        cure=Text("设立医联体管理专门机构并记录", "set up a management body, and record it"),
    )
