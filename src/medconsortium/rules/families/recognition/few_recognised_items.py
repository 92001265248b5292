"""RES002 few-recognised-items."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from medconsortium.law import DatedValue
from medconsortium.model import Network, Observation, with_rows
from medconsortium.model.columnar.columns import read_only
from medconsortium.rules.engine.alike import judge_alike
from medconsortium.rules.engine.breach import breach
from medconsortium.rules.engine.facts import Facts, shared
from medconsortium.rules.engine.rule import rule
from medconsortium.rules.engine.terms import Basis, Severity
from medconsortium.rules.engine.three_valued import States
from medconsortium.rules.engine.thresholds import value_set
from medconsortium.rules.engine.verdict import (
    Evidence,
    Verdict,
    Verdicts,
    failed,
    passed,
    unassessed,
)
from medconsortium.rules.examples import EXAMPLE_ID, example
from medconsortium.rules.judging.activity import Figure, figures, last_full_year
from medconsortium.rules.judging.recognitions import Recognitions
from medconsortium.text import Text
from medconsortium.vocabulary import ConsortiumKind, Measure, Qualifier, SourceBasis, Unit

__all__ = ["few_recognised_items"]

_NUMBER = ("observations (items_recognised_with_city)",)
_HOW_MANY = "guoweiyizhengfa-2024-37#prefecture-items"


def compliant() -> Network:
    """Return a county community that recognises 260 items with the city."""
    recognised = Observation(
        id="县市互认项目数",
        subject=EXAMPLE_ID,
        measure=Measure.ITEMS_RECOGNISED_WITH_CITY,
        value=260,
        qualifier=Qualifier.EXACT,
        unit=Unit.ITEMS,
        since="2025-01-01",
        until="2025-12-31",
    )
    members = {"甲": "lead", "乙": "member"}
    return example("county_medical_community", members, rows=[recognised])


@breach("互认项目只有120项", "only 120 items are recognised")
def too_few_items(network: Network, consortium: str) -> Network:
    counted = [
        evolve(row, value=120)
        for row in network.observations.values()
        if row.subject == consortium and row.measure is Measure.ITEMS_RECOGNISED_WITH_CITY
    ]
    return with_rows(network, counted)


@rule(
    code="RES002",
    title=Text("县市间互认项目过少", "few recognised items"),
    severity=Severity.WARNING,
    basis=Basis.TEXT,
    confidence=SourceBasis.FOUND,
    cites=(
        "guoweiyizhengfa-2024-37#prefecture",
        "guoweibanjicenghan-2025-121#recognised-items",
    ),
    kinds=frozenset({ConsortiumKind.COUNTY_MEDICAL_COMMUNITY}),
    needs=("observations", "observations.value", "observations.qualifier"),
    compliant=compliant,
    breaches=(too_few_items,),
)
def few_recognised_items(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """A county community and institutions of its city recognise too few items of one another.

    县域医共体与所在市的医疗机构之间，互认的项目过少。

    What it checks:
        More than 200 items are recognised: by the number observed for the last full calendar
        year, or by the recognitions in force that are recorded of the community with institutions
        of a city or above, of which each item counts once.

        互认项目超过200项：以上一个完整年度的数目为准，或者按记录的、与市级及以上机构之间的
        现行互认计算，同一项目只计一次。

    Why:
        The opinions of 2024 ask for more than 200 items within a prefecture by the end of 2025,
        and the notice of 2025 for as many between county and city.

        2024年的指导意见要求到2025年底地市域内互认项目超过200项；
        2025年的通知对县域与所在市之间提出了同样的要求。

    Data it needs:
        The number of items recognised with the city in the last full year, or the single
        recognitions. That there are too few can be said only by an exact number, or by a most.

        上一个完整年度与市级机构互认的项目数，或者逐项的互认。
        只有写明确数或至多，才能判定过少。

    How to comply:
        Take over the city's list of recognised items, and record how many there are.

        执行本市的互认项目清单，并记录项目数。

    When to waive:
        While the list of the city itself has fewer items.

        本市的互认清单本身不足这一数目时可以豁免。
    """
    counts = _Counts(
        stated=figures(
            facts,
            Measure.ITEMS_RECOGNISED_WITH_CITY,
            last_full_year(facts.on),
            of="consortia",
            unit=Unit.ITEMS,
        ),
        listed=shared(facts, Recognitions).items_with_city,
        wanted=value_set(facts, _HOW_MANY),
    )
    return judge_alike(
        consortia, lambda row: _judge(counts, row), counts.enough(len(facts.network.consortia))
    )


@frozen(kw_only=True)
class _Counts:
    """How many items consortia, by row, are said to recognise, those listed, and how many shall."""

    stated: Mapping[int, Figure]
    listed: Mapping[int, frozenset[str]]
    wanted: DatedValue

    def enough(self, number: int) -> States:
        """Return for so many consortia whether the items are enough."""
        states = np.full(number, 1 if self.wanted.is_met_by(0) else -1, np.int8)
        for row in {*self.stated, *self.listed}:
            states[row] = self.is_enough(row)
        return read_only(states, np.int8)

    def is_enough(self, row: int) -> int:
        """Return whether the items of a consortium are enough: 1, 0, or -1 if not known."""
        stated, listed = self.stated.get(row), len(self.listed.get(row, ()))
        if self.wanted.is_met_by(listed if stated is None else max(listed, stated.least)):
            return 1
        return -1 if stated is None or self.wanted.is_met_by(stated.most) else 0


def _judge(counts: _Counts, consortium: int) -> Verdict:
    stated = counts.stated.get(consortium)
    listed = len(counts.listed.get(consortium, ()))
    wanted = counts.wanted
    evidence = (
        Evidence(
            label=Text("所述互认项目数", "items stated to be recognised"),
            found="–" if stated is None else str(stated),
            wanted=Text(wanted.in_language("zh"), wanted.in_language("en")),
        ),
        Evidence(label=Text("逐项记录的互认项目", "items recorded one by one"), found=listed),
    )
    enough = counts.is_enough(consortium)
    if enough == 1:
        return passed(Text("互认项目足够", "enough items are recognised"), *evidence)
    if enough == 0:
        return failed(
            Text(f"互认项目只有 {stated} 项", f"only {stated} items are recognised"),
            *evidence,
            cure=Text("执行本市的互认项目清单", "take over the city's list of recognised items"),
        )
    return unassessed(
        Text("没有记录互认了多少项目", "how many items are recognised is not recorded"),
        *evidence,
        missing=(stated.missing if stated is not None else ()) or _NUMBER,
    )
