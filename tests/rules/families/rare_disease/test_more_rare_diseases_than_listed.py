from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.rules.rows import consortium, member, network

from medconsortium.model import Network, Observation
from medconsortium.rules import check
from medconsortium.rules.families.rare_disease.more_rare_diseases_than_listed import (
    more_rare_diseases_than_listed,
)
from medconsortium.vocabulary import Measure, Qualifier, Unit

CODE = "RDN007"


def treated(
    number: float | None,
    *,
    of: str = "盟",
    year: int = 2020,
    qualifier: str | None = "exact",
    **changes: Any,
) -> Observation:
    stated = {"unit": Unit.ITEMS, "until": f"{year}-12-31", **changes}
    return Observation(
        subject=of,
        measure=Measure.RARE_DISEASES,
        value=number,
        qualifier=None if qualifier is None else Qualifier.parse(qualifier),
        since=f"{year}-01-01",
        **stated,
    )


def said(judged: Network, on: date = date(2021, 6, 15)) -> str:
    report = check(judged, on=on, rules=[more_rare_diseases_than_listed])
    assert report.crashes == ()
    assert all(gap.missing for gap in report.gaps)
    return report.outcomes[CODE, "盟"].key


def of_network(*observations: Observation) -> Network:
    return network(consortium("rare_disease_network"), member("甲"), *observations)


@pytest.mark.parametrize(
    ("observations", "expected"),
    [
        ([treated(121)], "pass"),
        ([treated(122)], "fail"),
        ([treated(50, qualifier="at_least")], "not_assessed"),
        ([treated(122, qualifier="at_least")], "fail"),
        ([treated(121, qualifier="at_most")], "pass"),
        ([treated(200, qualifier="at_most")], "not_assessed"),
        ([treated(50, qualifier="about")], "not_assessed"),
        ([treated(50, qualifier=None)], "not_assessed"),
        ([treated(None)], "not_assessed"),
        ([treated(50, unit=None)], "not_assessed"),
        ([treated(50, year=2019)], "not_assessed"),
        ([treated(50, until=None)], "not_assessed"),
        ([treated(50), treated(150, id="又")], "not_assessed"),  # they contradict each other
        ([treated(50), treated(150, of="甲")], "fail"),
        ([treated(50), treated(50, of="甲")], "pass"),
        ([treated(50, of="甲")], "not_assessed"),
        ([], "not_assessed"),
    ],
)
def test_decided_cases(observations: list[Observation], expected: str) -> None:
    assert said(of_network(*observations)) == expected


@pytest.mark.parametrize(
    ("number", "year", "on", "expected"),
    [
        (150, 2022, date(2023, 10, 1), "fail"),  # the second catalogue came later that year
        (150, 2023, date(2024, 1, 1), "pass"),
        (207, 2024, date(2025, 1, 1), "pass"),
        (208, 2024, date(2025, 1, 1), "fail"),
    ],
)
def test_the_catalogues_of_the_year_count(number: int, year: int, on: date, expected: str) -> None:
    assert said(of_network(treated(number, year=year)), on) == expected


def test_it_is_for_the_rare_disease_network_only() -> None:
    judged = network(consortium("specialty_alliance"), treated(500))
    assert said(judged) == "not_applicable"


def test_a_finding_names_who_claims_more() -> None:
    judged = of_network(treated(300), treated(150, of="甲"))
    report = check(judged, on=date(2021, 6, 15), rules=[more_rare_diseases_than_listed])
    (finding,) = report.findings
    assert finding.message.en == "more diseases than the 121 that are listed: 盟, 甲"
    assert [(e.found, e.wanted) for e in finding.evidence] == [("300", "≤ 121")]
