from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from tests.rules.rows import consortium, department, member, network, outcome, verdict

from medconsortium.model import Instrument, Observation, Row
from medconsortium.rules.families.referral.growing_share_of_common_diseases import (
    growing_share_of_common_diseases,
)
from medconsortium.vocabulary import InstrumentKind, Measure, Qualifier, Unit

LEAD = member("甲", "lead")
LIST = Instrument(
    id="目录", kind=InstrumentKind.DISEASE_LIST, consortium="盟", since="2019", until="open"
)


def share(year: int, percent: float | None, of: str = "甲", **changes: Any) -> Observation:
    """The share of common diseases in a year; tests are on a day in 2021."""
    plain = Observation(
        subject=of,
        measure=Measure.COMMON_AND_STABLE_CHRONIC_SHARE,
        value=percent,
        qualifier=Qualifier.EXACT,
        unit=Unit.PERCENT,
        since=f"{year}-01-01",
        until=f"{year}-12-31",
    )
    return evolve(plain, **changes)


FALLING = (share(2019, 40), share(2020, 38))

CASES: dict[str, tuple[list[Row], str]] = {
    "falling": ([LIST, LEAD, *FALLING], "pass"),
    "equal": ([LIST, LEAD, share(2019, 40), share(2020, 40)], "pass"),
    "growing": ([LIST, LEAD, share(2019, 40), share(2020, 40.5)], "fail"),
    "at most, and falling": (
        [LIST, LEAD, share(2019, 40), share(2020, 38, qualifier=Qualifier.AT_MOST)],
        "pass",
    ),
    "at least, and growing": (
        [LIST, LEAD, share(2019, 40), share(2020, 41, qualifier=Qualifier.AT_LEAST)],
        "fail",
    ),
    "about": (
        [LIST, LEAD, share(2019, 40), share(2020, 38, qualifier=Qualifier.ABOUT)],
        "not_assessed",
    ),
    "at least, and perhaps growing": (
        [LIST, LEAD, share(2019, 40), share(2020, 38, qualifier=Qualifier.AT_LEAST)],
        "not_assessed",
    ),
    "at most, and at least as many: it may be the same": (
        [
            *(LIST, LEAD),
            share(2019, 40, qualifier=Qualifier.AT_MOST),
            share(2020, 40, qualifier=Qualifier.AT_LEAST),
        ],
        "not_assessed",
    ),
    "qualifier not stated": (
        [LIST, LEAD, share(2019, 40), share(2020, 38, qualifier=None)],
        "not_assessed",
    ),
    "unit not stated": ([LIST, LEAD, share(2019, 40), share(2020, 38, unit=None)], "not_assessed"),
    "value not stated": ([LIST, LEAD, share(2019, 40), share(2020, None)], "not_assessed"),
    "one year only": ([LIST, LEAD, share(2020, 38)], "not_assessed"),
    "years before": ([LIST, LEAD, share(2018, 40), share(2019, 38)], "not_assessed"),
    "end not stated": ([LIST, LEAD, share(2019, 40), share(2020, 38, until=None)], "not_assessed"),
    "no disease list": ([LEAD, *FALLING], "not_assessed"),
    "a disease list that has ended": (
        [evolve(LIST, until="2020"), LEAD, *FALLING],
        "not_assessed",
    ),
    "a disease list of nobody stated": (
        [evolve(LIST, consortium=None), LEAD, *FALLING],
        "not_assessed",
    ),
    "of a member": (
        [LIST, LEAD, *FALLING, member("乙"), share(2019, 1, "乙"), share(2020, 9, "乙")],
        "pass",
    ),
    "of a co-lead": (
        [LIST, LEAD, *FALLING, member("乙", "co_lead"), share(2019, 1, "乙"), share(2020, 9, "乙")],
        "fail",
    ),
    "a co-lead without figures": ([LIST, LEAD, *FALLING, member("乙", "co_lead")], "not_assessed"),
    "one of unstated role": ([LIST, LEAD, *FALLING, member("乙", None)], "not_assessed"),
    "a department leads": (
        [LIST, department("甲科", "甲"), member("甲科", "lead"), *FALLING, member("甲")],
        "pass",
    ),
    "nobody leads": ([LIST, member("甲"), *FALLING], "not_applicable"),
}


@pytest.mark.parametrize("case", CASES)
def test_decided_cases(case: str) -> None:
    rows, expected = CASES[case]
    assert outcome(growing_share_of_common_diseases, network(consortium(), *rows)) == expected


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (consortium(members="partial"), "not_assessed"),
        (consortium(members="partial", leads="complete"), "pass"),
        (consortium("urban_medical_group"), "pass"),
        (consortium("specialty_alliance"), "not_applicable"),
        (consortium(None), "not_assessed"),
    ],
)
def test_leads_and_kinds(of: Any, expected: str) -> None:
    judged = network(of, LIST, LEAD, *FALLING)
    assert outcome(growing_share_of_common_diseases, judged) == expected


def test_the_last_two_full_years_are_compared() -> None:
    judged = network(consortium(), LIST, LEAD, share(2020, 40), share(2021, 50))
    rule = growing_share_of_common_diseases
    assert outcome(rule, judged, on=date(2021, 12, 31)) == "not_assessed"
    assert outcome(rule, judged, on=date(2022, 1, 1)) == "fail"


def test_a_finding_shows_both_years() -> None:
    judged = network(consortium(), LIST, LEAD, share(2019, 40), share(2020, 50))
    found = verdict(growing_share_of_common_diseases, judged)
    assert found.message.en == "leads whose share has grown: 甲"
    assert [(e.found, e.wanted) for e in found.evidence][1:] == [("50", "≤ 40")]


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        ([LIST, LEAD], "observations (common_and_stable_chronic_share)"),
        ([LEAD, *FALLING], "instruments (disease_list)"),
        ([LIST, LEAD, share(2019, 40), share(2020, 38, qualifier=None)], "observations.qualifier"),
        ([LIST, LEAD, *FALLING, share(2020, 45, id="又")], "observations.value"),
    ],
)
def test_what_is_missing_is_named(rows: list[Row], missing: str) -> None:
    found = verdict(growing_share_of_common_diseases, network(consortium(), *rows))
    assert found.missing == (missing,)


def test_it_is_broken_by_what_a_lead_does_and_not_by_members() -> None:
    rows = [LIST, LEAD, *FALLING, member("乙"), share(2020, 9, "乙", since="2020-06-01")]
    judged = network(consortium(), *rows)
    [breach] = growing_share_of_common_diseases.breaches
    assert outcome(growing_share_of_common_diseases, judged) == "pass"
    assert outcome(growing_share_of_common_diseases, breach.apply(judged, "盟")) == "fail"
