from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.rules.rows import consortium, institution, network

from medconsortium.model import Network, Observation, Recognition, Row
from medconsortium.rules import check
from medconsortium.rules.families.recognition.few_recognised_items import few_recognised_items
from medconsortium.vocabulary import Measure, Qualifier, Unit

DAY = date(2026, 3, 1)
PLACES: list[Row] = [institution("甲", tier="county"), institution("市院", tier="city")]


def stated(
    number: float | None, *, year: int = 2025, qualifier: str | None = "exact", **changes: Any
) -> Observation:
    fields = {"unit": Unit.ITEMS, "until": f"{year}-12-31", **changes}
    return Observation(
        subject="盟",
        measure=Measure.ITEMS_RECOGNISED_WITH_CITY,
        value=number,
        qualifier=None if qualifier is None else Qualifier.parse(qualifier),
        since=f"{year}-01-01",
        **fields,
    )


def recognised(items: int, **changes: Any) -> list[Recognition]:
    fields = {"origin": "市院", "consortium": "盟", "since": "2025", "until": "open", **changes}
    return [Recognition(id=f"项{n}", item=f"项目{n}", **fields) for n in range(items)]


def said(judged: Network, on: date = DAY) -> str:
    report = check(judged, on=on, rules=[few_recognised_items])
    assert report.crashes == ()
    assert all(gap.missing for gap in report.gaps)
    return report.outcomes["RES002", "盟"].key


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([stated(201)], "pass"),
        ([stated(200)], "fail"),  # more than 200 are asked for
        ([stated(201, qualifier="at_least")], "pass"),
        ([stated(150, qualifier="at_least")], "not_assessed"),
        ([stated(150, qualifier="at_most")], "fail"),
        ([stated(300, qualifier="at_most")], "not_assessed"),
        ([stated(300, qualifier="about")], "not_assessed"),
        ([stated(300, year=2024)], "not_assessed"),
        ([stated(None)], "not_assessed"),
        ([stated(300, unit=None)], "not_assessed"),
        ([], "not_assessed"),
        (recognised(201), "pass"),
        (recognised(200), "not_assessed"),
        (recognised(201, origin="甲", target="市院"), "pass"),
        (recognised(201, origin="甲"), "not_assessed"),  # with nobody of the city
        (recognised(201, consortium=None), "not_assessed"),
        (recognised(201, until=None), "not_assessed"),
        ([*recognised(201), stated(100, qualifier="at_least")], "pass"),
    ],
)
def test_decided_cases(rows: list[Row], expected: str) -> None:
    assert said(network(consortium(), *PLACES, *rows)) == expected


def test_an_item_counts_once() -> None:
    twice = [
        Recognition(
            id=f"又{r.id}", item=r.item, origin="市院", consortium="盟", since="2025", until="open"
        )
        for r in recognised(150)
    ]
    judged = network(consortium(), *PLACES, *recognised(150), *twice)
    assert said(judged) == "not_assessed"


def test_it_is_due_at_the_end_of_2025_for_county_communities() -> None:
    few = [*PLACES, stated(10), stated(10, year=2024)]
    assert said(network(consortium(), *few), date(2025, 12, 30)) == "not_applicable"
    assert said(network(consortium(), *few), date(2025, 12, 31)) == "fail"
    assert said(network(consortium("urban_medical_group"), *few)) == "not_applicable"
