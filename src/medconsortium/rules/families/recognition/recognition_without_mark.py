"""RES003 recognition-without-mark."""

from __future__ import annotations

from unicodedata import normalize

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from medconsortium.model import Network, Recognition, with_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Outcome, Severity
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    passed,
    unassessed,
)
from medconsortium.rules.examples import EXAMPLE_ID, example
from medconsortium.text import Text
from medconsortium.vocabulary import SourceBasis

__all__ = ["recognition_without_mark"]

_MARK = "HR"


def compliant() -> Network:
    """Return a county community whose recognised item carries the mark."""
    recognised = Recognition(
        id="血常规互认", item="血常规", origin="甲", consortium=EXAMPLE_ID, mark=_MARK
    )
    members = {"甲": "lead", "乙": "member"}
    return example("county_medical_community", members, rows=[recognised])


@breach("标注的是别的标识", "it carries another mark")
def another_mark(network: Network, recognition: str) -> Network:
    return with_rows(network, [evolve(network.recognitions[recognition], mark="互认")])


@rule(
    code="RES003",
    title=Text("互认项目没有互认标识", "recognition without mark"),
    severity=Severity.ADVICE,
    basis=Basis.TEXT,
    confidence=SourceBasis.FOUND,
    cites=("guoweiyifa-2022-6#mark",),
    subjects="recognitions",
    needs=("recognitions.mark",),
    reads=(),
    compliant=compliant,
    breaches=(another_mark,),
)
def recognition_without_mark(facts: Facts, recognitions: NDArray[np.int32]) -> Verdicts:
    """A recognised item does not carry the mark of recognition.

    互认的项目没有标注互认标识。

    What it checks:
        The mark recorded of the recognition is HR, alone or with the region in which it holds, as
        in 京津冀HR. An empty mark states that there is none.

        互认所记录的标识为HR，可以连同适用范围，如京津冀HR。写成空白即表示没有标识。

    Why:
        The measures of 2022 have recognised items carry the mark HR. That a region may stand
        beside it is our reading.

        2022年的管理办法规定互认的项目标注HR。可以连同适用范围，是本库的理解。

    Data it needs:
        The mark of the recognition, and its period.

        互认的标识和起止日期。

    How to comply:
        Print the mark on the reports of the item, and record it.

        在该项目的报告上标注互认标识，并予以记录。

    When to waive:
        While the system that prints the reports is being changed; let the waiver end on the day
        on which it goes into use.

        报告系统正在改造时可以豁免；豁免期限写到启用之日。
    """
    marks = facts.network.recognitions.columns.mark
    found = np.full(len(recognitions), Outcome.NOT_ASSESSED.number, np.int8)
    stated = [
        (place, str(marks[int(row)])) for place, row in enumerate(recognitions) if marks.valid[row]
    ]
    for place, mark in stated:
        found[place] = (Outcome.PASS if _is_mark(mark) else Outcome.FAIL).number

    def explain(position: int) -> Verdict:
        mark = marks[int(recognitions[position])]
        if mark is None:
            return unassessed(
                Text("没有记录互认标识", "the mark is not recorded"),
                missing=("recognitions.mark",),
            )
        evidence = Evidence(label=Text("互认标识", "mark"), found=mark or "–", wanted=_MARK)
        if _is_mark(mark):
            return passed(Text("有互认标识", "it carries the mark"), evidence)
        return failed(
            Text("没有标注互认标识 HR", "it does not carry the mark HR"),
            evidence,
            cure=Text("在报告上标注 HR 并记录", "print HR on the reports, and record it"),
        )

    return Verdicts(read_only(found, np.int8), explain)


def _is_mark(mark: str) -> bool:
    return normalize("NFKC", mark).strip().upper().endswith(_MARK)
