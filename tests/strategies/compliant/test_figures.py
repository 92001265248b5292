from __future__ import annotations

import pytest
from attrs import evolve
from tests.strategies.compliant.test_made import made, plan_of

from medconsortium.strategies.compliant.figures import figures
from medconsortium.vocabulary import ConsortiumKind, Measure

LEAD_SHARE = Measure.COMMON_AND_STABLE_CHRONIC_SHARE
COUNTY = {
    ("盟", Measure.LONG_TERM_POSTED_DOCTORS, "2025-01-01"),
    ("盟", Measure.ITEMS_RECOGNISED_WITH_CITY, "2025-01-01"),
    ("长沙县人民医院", LEAD_SHARE, "2024-01-01"),
    ("长沙县人民医院", LEAD_SHARE, "2025-01-01"),
}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ConsortiumKind.COUNTY_MEDICAL_COMMUNITY, COUNTY),
        (ConsortiumKind.RARE_DISEASE_NETWORK, {("盟", Measure.RARE_DISEASES, "2025-01-01")}),
        (ConsortiumKind.OTHER, set()),
    ],
)
def test_a_consortium_has_the_figures_that_rules_ask_for(
    kind: ConsortiumKind, expected: set[tuple[str, Measure, str]]
) -> None:
    found = list(figures(made(plan_of(kind))))
    assert {(row.subject, row.measure, str(row.since)) for row in found} == expected


def test_what_else_was_observed_is_told_once() -> None:
    plan = evolve(plan_of(ConsortiumKind.OTHER), observed=((Measure.BEDS, 3), (Measure.BEDS, 4)))
    (row,) = figures(made(plan))
    assert (row.subject, row.measure, row.value) == ("盟", Measure.BEDS, 4)
