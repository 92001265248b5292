from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from tests.rules.rows import consortium, department, group, institution, member, network, outcome
from tests.rules.rows import verdict as verdict_of

from medconsortium.model import Listing, Membership, OtherName, Row
from medconsortium.rules.families.specialty_alliance.unusual_lead import unusual_lead
from medconsortium.vocabulary import Affiliation, Completeness

LEAD = member("甲", "lead")
COUNTY = institution(
    "甲", "A100", fields={"affiliation": Affiliation.COUNTY, "designations": Listing([])}
)
PROVINCIAL = evolve(COUNTY, id="乙", affiliation=Affiliation.PROVINCE)
NETWORKS = pytest.mark.parametrize("kind", ["specialty_alliance", "telemedicine_network"])


def designated(*titles: str, listed: str = "complete") -> dict[str, Any]:
    return {"designations": Listing(titles, Completeness.parse(listed))}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "fail"),
        ({"affiliation": Affiliation.CENTRAL}, "pass"),
        ({"affiliation": Affiliation.PROVINCE}, "pass"),
        ({"affiliation": Affiliation.PROVINCE, "category": None, "designations": None}, "pass"),
        ({"affiliation": Affiliation.PREFECTURE}, "fail"),
        ({"name": "某医科大学附属第二医院"}, "pass"),
        ({"name": "某医学院第一附属医院"}, "pass"),
        ({"name": "中南大学湘雅医院"}, "pass"),
        ({"name": "天津医科大学总医院"}, "pass"),
        ({"name": "某研究所附属医院"}, "fail"),
        ({"name": "某大学医院"}, "fail"),
        ({"name": "某大学校医院"}, "fail"),
        ({"name": "某大学城医院"}, "fail"),
        ({"other_names": [OtherName(name="某大学附属医院")]}, "pass"),
        (designated("某大学非直属附属医院", listed="partial"), "pass"),
        (designated("国家区域医疗中心"), "fail"),
        (designated("国家区域医疗中心", listed="partial"), "not_assessed"),
        ({"designations": None}, "not_assessed"),
        ({"affiliation": None}, "not_assessed"),
        ({"category": None}, "not_assessed"),
    ],
)
@NETWORKS
def test_what_the_lead_is(kind: str, fields: dict[str, Any], expected: str) -> None:
    judged = network(consortium(kind), LEAD, member("丙"), evolve(COUNTY, **fields))
    assert outcome(unusual_lead, judged) == expected


def test_a_maternal_and_child_hospital_may_lead() -> None:
    lead = institution("甲", "G100", fields={"affiliation": Affiliation.COUNTY})
    judged = network(consortium("specialty_alliance"), LEAD, lead)
    assert outcome(unusual_lead, judged) == "pass"


@pytest.mark.parametrize(
    ("rows", "listed", "partly"),
    [
        ([LEAD, COUNTY], "fail", "not_assessed"),
        ([LEAD, COUNTY, member("乙", "co_lead"), PROVINCIAL], "pass", "pass"),
        ([LEAD, COUNTY, member("乙"), PROVINCIAL], "fail", "not_assessed"),
        ([LEAD, COUNTY, member("乙", None), PROVINCIAL], "not_assessed", "not_assessed"),
        (
            [LEAD, COUNTY, member("乙", "co_lead", until=None), PROVINCIAL],
            "not_assessed",
            "not_assessed",
        ),
        (
            [LEAD, COUNTY, member("乙", "co_lead", status="planned"), PROVINCIAL],
            "fail",
            "not_assessed",
        ),
        ([member("甲", "lead", until=None), COUNTY], "not_assessed", "not_assessed"),
        ([group("lead")], "not_assessed", "not_assessed"),
        ([member("甲科", "lead"), department("甲科", "甲"), COUNTY], "fail", "not_assessed"),
        ([member("甲科", "lead"), department("甲科")], "not_assessed", "not_assessed"),
        ([member("乙"), PROVINCIAL], "not_applicable", "not_assessed"),
    ],
)
def test_who_leads(rows: list[Row], listed: str, partly: str) -> None:
    for members, leads, expected in (
        ("complete", "unknown", listed),
        ("partial", "complete", listed),
        ("partial", "unknown", partly),
    ):
        of = consortium("specialty_alliance", members=members, leads=leads)
        assert outcome(unusual_lead, network(of, *rows)) == expected


@pytest.mark.parametrize(
    ("lead", "fields", "missing"),
    [
        (LEAD, {"affiliation": None, "category": None}, ["affiliation", "category"]),
        (LEAD, {"designations": None}, ["designations"]),
    ],
)
def test_a_gap_names_what_is_missing(
    lead: Membership, fields: dict[str, Any], missing: list[str]
) -> None:
    judged = network(consortium("specialty_alliance"), lead, evolve(COUNTY, **fields))
    found = verdict_of(unusual_lead, judged)
    assert found.missing == tuple(f"institutions.{name}" for name in missing)


def test_it_is_for_no_other_kind() -> None:
    judged = network(consortium("county_medical_community"), LEAD, COUNTY)
    assert outcome(unusual_lead, judged) == "not_applicable"
