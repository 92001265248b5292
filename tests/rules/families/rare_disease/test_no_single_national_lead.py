from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.cases import consortium, group, member, network, outcome, verdict

from medconsortium.model import Membership
from medconsortium.rules.families.rare_disease.no_single_national_lead import (
    no_single_national_lead,
)

LEAD, MEMBER = member("甲", "national_lead"), member("乙", "member", unit="湖南省")

LISTED: Mapping[str, tuple[list[Membership], str]] = {
    "one": ([LEAD, MEMBER], "pass"),
    "one listed twice": ([LEAD, member("甲", "national_lead", until="2025")], "pass"),
    "one and its provincial leads": ([LEAD, member("乙", "provincial_lead")], "pass"),
    "none": ([MEMBER], "fail"),
    "nobody": ([], "fail"),
    "a lead of no nation": ([member("甲", "lead"), MEMBER], "fail"),
    "two": ([LEAD, member("乙", "national_lead")], "fail"),
    "one that has only applied": ([member("甲", "national_lead", status="applied")], "fail"),
    "one that is no longer": ([member("甲", "national_lead", until="2020"), MEMBER], "fail"),
    "one after another": ([LEAD, member("乙", "national_lead", until="2020")], "pass"),
    "one since an unknown day": ([member("甲", "national_lead", since=None)], "not_assessed"),
    "one until some day of this year": (
        [member("甲", "national_lead", until="2021")],
        "not_assessed",
    ),
    "a second, perhaps": ([LEAD, member("乙", "national_lead", until=None)], "not_assessed"),
    "a role is not stated": ([LEAD, member("乙", None)], "not_assessed"),
    "no role is stated": ([member("乙", None)], "not_assessed"),
    "two and a role that is not stated": (
        [LEAD, member("乙", "national_lead"), member("丙", None)],
        "fail",
    ),
    "hospitals described": ([group("national_lead")], "not_assessed"),
    "one and hospitals described": ([LEAD, group("national_lead")], "fail"),
    "one and members described": ([LEAD, group("member", 291)], "pass"),
}


@pytest.mark.parametrize("case", LISTED)
def test_a_national_network_listed_completely(case: str) -> None:
    memberships, expected = LISTED[case]
    judged = network(consortium("rare_disease_network", scope="national"), memberships)
    assert outcome(no_single_national_lead, judged) == expected


@pytest.mark.parametrize("memberships", [[LEAD, MEMBER], [MEMBER], []])
@pytest.mark.parametrize(
    ("scope", "members", "expected"),
    [
        ("province", "complete", "not_applicable"),
        ("national", "partial", "not_applicable"),
        ("cross_province", "unknown", "not_applicable"),
        ("national", "unknown", "not_assessed"),
        (None, "complete", "not_assessed"),
        (None, "unknown", "not_assessed"),
        (None, "partial", "not_applicable"),
    ],
)
def test_an_extract_is_not_judged(
    scope: str | None, members: str, expected: str, memberships: list[Membership]
) -> None:
    stated = consortium("rare_disease_network", scope=scope, members=members)
    assert outcome(no_single_national_lead, network(stated, memberships)) == expected


@pytest.mark.parametrize("kind", ["specialty_alliance", "emergency_network"])
def test_it_is_for_the_rare_disease_network_only(kind: str) -> None:
    judged = network(consortium(kind, scope="national"), [MEMBER])
    assert outcome(no_single_national_lead, judged) == "not_applicable"


def test_a_finding_says_how_many_there_are() -> None:
    stated = consortium("rare_disease_network", scope="national")
    both = [LEAD, member("乙", "national_lead")]
    found = verdict(no_single_national_lead, network(stated, both))
    assert found.message.en == "there are 2 national leads"
    assert [(e.found, e.wanted) for e in found.evidence] == [(2, 1)]
