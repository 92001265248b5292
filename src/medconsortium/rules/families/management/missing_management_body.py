"""MGT001 missing-management-body."""

from __future__ import annotations

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Consortium, GoverningBody, Network, with_rows
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
from medconsortium.rules.judging.grid_forms import GRID_FORMS
from medconsortium.rules.judging.practices import extent
from medconsortium.text import Text
from medconsortium.vocabulary import SourceBasis

__all__ = ["missing_management_body"]


def compliant() -> Network:
    """Return an urban medical group with a council."""
    council = GoverningBody(name="理事会")
    members = {"甲": "lead", "乙": "member"}
    return example("urban_medical_group", members, fields={"bodies": [council]})


@breach("写明没有管理机构", "it is stated that there is no such body")
def no_body(network: Network, consortium: str) -> Network:
    return with_rows(network, [evolve(network.consortia[consortium], bodies=())])


@rule(
    code="MGT001",
    title=Text("没有医联体管理专门机构", "missing management body"),
    severity=Severity.ERROR,
    basis=Basis.TEXT,
    confidence=SourceBasis.STATED,
    cites=("guoweiyifa-2020-13#internal-management",),
    kinds=GRID_FORMS,
    needs=("consortia.bodies",),
    compliant=compliant,
    breaches=(no_body,),
)
def missing_management_body(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """An urban medical group or county medical community has no body that manages it.

    城市医疗集团或县域医共体没有设立管理专门机构。

    What it checks:
        A governing body is recorded: a council, a committee, an office. What it deals with is for
        another rule.

        记录了管理机构：理事会、管理委员会或办公室等。它管什么由另一条规则检查。

    Why:
        By the digest of the measures of 2020, these two forms shall set up a management body of
        their own. That any governing body counts, whatever its name, is our reading.

        2020年管理办法（据摘要）规定，这两种医联体应当设立医联体管理专门机构。
        不论名称，有管理机构即可，是本库的理解。

    Data it needs:
        The governing bodies; an empty list states that there is none.

        管理机构；写成空表即表示没有。

    How to comply:
        Set up a body that manages the consortium, and record it with what it deals with.

        设立管理专门机构，并记录其职责。

    When to waive:
        While the body is being set up after the consortium was founded; let the waiver end on the
        day set for it.

        医联体成立后、管理机构正在组建时；豁免期限写到约定之日。
    """
    return judge_alike(
        consortia, lambda row: _judge(facts.consortium(row)), extent(facts, "bodies")
    )


def _judge(consortium: Consortium) -> Verdict:
    if consortium.bodies is None:
        return _NOT_STATED
    evidence = Evidence(
        label=Text("管理机构", "governing bodies"),
        found=tuple(str(body.name) for body in consortium.bodies),
        wanted="≥ 1",
    )
    if consortium.bodies:
        return passed(Text("有管理机构", "there is a governing body"), evidence)
    return failed(
        Text("没有管理机构", "there is no governing body"),
        evidence,
        cure=Text("设立医联体管理专门机构并记录", "set up a management body, and record it"),
    )


_NOT_STATED = unassessed(
    Text("没有记录管理机构", "no governing body is recorded"), missing=("consortia.bodies",)
)
