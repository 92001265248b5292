"""What a rule says of a row when it is asked has the outcome that the matrix holds for it.

Outcomes are found on columns, for all rows at once or for one of each sort; what is said of a row
is found out by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from medconsortium.model import Network
from medconsortium.planning.synthetic.regions import county
from medconsortium.rules import CATALOGUE, Report, check
from medconsortium.rules.engine import alike

DAY = date(2026, 1, 1)
MOST_ROWS = 8
RULES = [rule for rule in CATALOGUE if rule.subjects == "consortia"]


@pytest.fixture(name="network", params=[0.0, 0.05, 0.2], scope="module")
def counties(request: pytest.FixtureRequest) -> Network:
    return county(seed=11, division="430923", missing=request.param)


@pytest.fixture(name="report", scope="module")
def reports(network: Network) -> Report:
    report = check(network, on=DAY, rules=CATALOGUE)
    assert report.crashes == ()
    return report


def test_each_row_is_explained_as_it_was_judged(report: Report) -> None:
    for judged in report.judged:
        for row in range(len(judged.outcomes))[:MOST_ROWS]:
            assert judged.explain(row).outcome.number == judged.outcomes[row], judged.rule.code


def test_rows_that_are_judged_alike_are_alike(
    network: Network, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    def each(rows: NDArray[np.int32], judge: alike.Judge, _: Iterable[object]) -> NDArray[np.int8]:
        return np.array([judge(row).outcome.number for row in rows.tolist()], np.int8)

    monkeypatch.setattr(alike, "_one_by_one", each)
    monkeypatch.setattr(alike, "_at_once", each)
    one_by_one = {each.rule.code: each for each in check(network, on=DAY, rules=RULES).judged}
    for judged in report.judged:
        if judged.rule in RULES:
            found = one_by_one[judged.rule.code].outcomes.tolist()
            assert judged.outcomes.tolist() == found, judged.rule.code
