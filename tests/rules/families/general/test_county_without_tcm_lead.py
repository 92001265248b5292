from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.rows import (
    consortium,
    department,
    division,
    group,
    institution,
    member,
    network,
    outcome,
    verdict,
)

from medconsortium.model import Row
from medconsortium.rules.families.general.county_without_tcm_lead import county_without_tcm_lead

PLACES = (
    division("省", "province"),
    division("市", "prefecture", "省"),
    division("县", "county", "市"),
    division("镇", "township", "县"),
    division("邻县", "county", "市"),
    division("外市", "prefecture", "省"),
    division("外县", "county", "外市"),
    division("疑镇", "township", "县", until=None),
    division("无级", None, "市"),
)
TCM = institution("中", "A210", division="县")
GENERAL = institution("甲", "A100", division="县")
LED = (member("中", "lead"), member("甲"))
NOT_LED = (member("甲", "lead"), member("中"))


def said(*rows: Row, of: str = "县", members: str = "complete", leads: str = "unknown") -> str:
    alliance = consortium("specialty_alliance", members=members, leads=leads)
    return outcome(county_without_tcm_lead, network(alliance, *PLACES, *rows), of)


# The county 县, with a hospital 中 and what it does in the only consortium.
CASES: Mapping[str, tuple[list[Row], str]] = {
    "it leads": ([TCM, GENERAL, *LED], "pass"),
    "it leads with another": ([TCM, member("中", "co_lead"), member("甲", "co_lead")], "pass"),
    "it lies in a town of the county": ([institution("中", "A210", division="镇"), *LED], "pass"),
    "integrated medicine": ([institution("中", "A300", division="县"), *LED], "pass"),
    "ethnic medicine": ([institution("中", "A412", division="县"), *LED], "pass"),
    "a department of it leads": (
        [TCM, department("中科", "中"), member("中科", "lead"), member("甲")],
        "pass",
    ),
    "a general hospital leads": ([TCM, GENERAL, *NOT_LED], "fail"),
    "it is no member": ([TCM, GENERAL, member("甲", "lead")], "fail"),
    "it wants to lead": (
        [TCM, GENERAL, member("甲", "lead"), member("中", "lead", status="applied")],
        "fail",
    ),
    "it led": ([TCM, GENERAL, member("甲", "lead"), member("中", "lead", until="2020")], "fail"),
    "it leads, perhaps": (
        [TCM, GENERAL, member("甲", "lead"), member("中", "lead", until=None)],
        "not_assessed",
    ),
    "its role is not stated": (
        [TCM, GENERAL, member("甲", "lead"), member("中", None)],
        "not_assessed",
    ),
    "one of unknown category leads": (
        [TCM, institution("甲", division="县"), *NOT_LED],
        "not_assessed",
    ),
    "one of unknown category leads, elsewhere": (
        [TCM, institution("甲", division="邻县"), *NOT_LED],
        "fail",
    ),
    "such a hospital of another county leads": (
        [TCM, institution("甲", "A210", division="邻县"), *NOT_LED],
        "fail",
    ),
    "such a hospital of the city leads": (
        [TCM, institution("甲", "A210", division="市"), *NOT_LED],
        "not_assessed",
    ),
    "such a hospital of another city leads": (
        [TCM, institution("甲", "A210", division="外市"), *NOT_LED],
        "fail",
    ),
    "such a hospital of we know not where leads": (
        [TCM, institution("甲", "A210"), *NOT_LED],
        "not_assessed",
    ),
    "hospitals described lead": ([TCM, group("lead"), member("中")], "not_assessed"),
    "a department of we know not whom leads": (
        [TCM, department("组科"), member("组科", "lead"), member("中")],
        "not_assessed",
    ),
    "there is none": ([GENERAL, member("甲", "lead")], "not_applicable"),
    "there is one next door": (
        [GENERAL, institution("中", "A210", division="邻县"), *NOT_LED],
        "not_applicable",
    ),
    "there was one": (
        [institution("中", "A210", division="县", fields={"until": "2020"}), GENERAL, *NOT_LED],
        "not_applicable",
    ),
    "a clinic of Chinese medicine is no hospital": (
        [institution("中", "D212", division="县"), GENERAL, *NOT_LED],
        "not_applicable",
    ),
    "one of unknown category": (
        [institution("中", division="县"), GENERAL, *NOT_LED],
        "not_assessed",
    ),
    "one of we know not where": ([institution("中", "A210"), GENERAL, *NOT_LED], "not_assessed"),
    "one in a town that may be no more": (
        [institution("中", "A210", division="疑镇"), GENERAL, *NOT_LED],
        "not_assessed",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_county(case: str) -> None:
    rows, expected = CASES[case]
    assert said(*rows) == expected


@pytest.mark.parametrize(
    ("leads", "expected"),
    [("complete", "fail"), ("partial", "not_assessed"), ("unknown", "not_assessed")],
)
def test_who_leads_may_not_be_known(leads: str, expected: str) -> None:
    assert said(TCM, GENERAL, *NOT_LED, members="partial", leads=leads) == expected
    assert said(TCM, GENERAL, *LED, members="partial", leads=leads) == "pass"


def test_planned_consortia_do_not_count() -> None:
    planned = consortium("other", name="筹", status="planned", members="unknown")
    would_lead = member("中", "lead", of="筹")
    assert said(TCM, GENERAL, *NOT_LED, planned, would_lead) == "fail"


@pytest.mark.parametrize(
    ("until", "expected"), [("open", "pass"), ("2020", "fail"), (None, "not_assessed")]
)
def test_consortia_of_other_days_do_not_count(until: str | None, expected: str) -> None:
    other = consortium("other", name="别", until=until)
    leads = member("中", "lead", of="别")
    assert said(TCM, GENERAL, *NOT_LED, other, leads) == expected


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        ("县", "fail"),
        ("邻县", "not_applicable"),
        ("镇", "not_applicable"),
        ("市", "not_applicable"),
        ("无级", "not_assessed"),
    ],
)
def test_it_is_asked_of_counties(of: str, expected: str) -> None:
    assert said(TCM, GENERAL, *NOT_LED, of=of) == expected


def missing(*rows: Row, members: str = "complete") -> tuple[str, ...]:
    alliance = consortium("other", members=members)
    first = verdict(
        county_without_tcm_lead, network(alliance, *PLACES[2:], *PLACES[:2], *rows), "县"
    )
    found = verdict(county_without_tcm_lead, network(alliance, *PLACES, *rows), "县")
    assert found.missing == first.missing  # wherever 县 stands among the divisions
    return found.missing


def test_what_is_missing() -> None:
    assert missing(TCM, GENERAL, *NOT_LED, members="unknown") == ("consortia.leads_completeness",)
    assert missing(TCM, GENERAL, member("甲", "lead"), member("中", None)) == ("memberships.role",)
    assert missing(TCM, group("lead")) == ("memberships.institution",)
    assert missing(TCM, institution("甲", "A210"), *NOT_LED) == ("institutions.division",)
    assert missing(institution("中", division="县"), GENERAL, *NOT_LED) == (
        "institutions.category",
    )


def test_a_finding_names_the_hospitals() -> None:
    judged = network(consortium("other"), *PLACES, TCM, GENERAL, *NOT_LED)
    found = verdict(county_without_tcm_lead, judged, "县")
    assert [(e.found, e.wanted) for e in found.evidence] == [("中", None), ("–", "≥ 1")]
    assert found.rows == (("institutions", "中"),)
