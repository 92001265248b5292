from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from attrs import evolve
from tests.rules.cases import consortium, group, member, network

from medconsortium.model import Institution, Membership, Network, with_rows
from medconsortium.rules import check
from medconsortium.rules.families.rare_disease.official_count_mismatch import (
    official_count_mismatch,
)
from medconsortium.vocabulary import ConsortiumStatus

EARLIER, LATER = date(2024, 2, 27), date(2024, 2, 28)
NATION = member("甲", "national_lead")
PROVINCES, MEMBERS = 32, {EARLIER: 291, LATER: 386}


def leads(count: int | None, qualifier: str | None = "exact") -> Membership:
    return group("provincial_lead", count, qualifier)


def others(count: int | None, qualifier: str | None = "exact") -> Membership:
    return group("member", count, qualifier)


def roster(
    memberships: Iterable[Membership], *, scope: str | None = "national", members: str = "complete"
) -> Network:
    of = consortium("rare_disease_network", scope=scope, members=members)
    numbered = [evolve(m, id=f"成员关系{n}") for n, m in enumerate(memberships)]
    return network(of, numbered)


def said(judged: Network, on: date) -> str:
    report = check(judged, on=on, rules=[official_count_mismatch])
    assert report.crashes == ()
    assert all(gap.missing for gap in report.gaps)
    return report.outcomes["RDN003", "盟"].key


@pytest.mark.parametrize("on", [EARLIER, LATER])
def test_the_numbers_are_those_of_the_list_in_force(on: date) -> None:
    other = LATER if on == EARLIER else EARLIER
    as_listed = roster([NATION, leads(PROVINCES), others(MEMBERS[on])])
    assert said(as_listed, on) == "pass"
    assert said(as_listed, other) == "fail"


LISTED = [NATION, leads(PROVINCES), others(386)]


@pytest.mark.parametrize(
    ("memberships", "expected"),
    [
        (LISTED, "pass"),
        ([*LISTED, member("甲", "national_lead", until="2030")], "pass"),  # listed twice
        ([NATION, leads(31), member("乙", "provincial_lead"), others(386)], "pass"),
        ([NATION, leads(PROVINCES), others(385), member("乙", "collaborating")], "pass"),
        ([NATION, leads(PROVINCES), others(385), member("乙科", "department")], "pass"),
        (LISTED[1:], "fail"),
        (LISTED[:2], "fail"),
        ([*LISTED, member("乙", "national_lead")], "fail"),
        ([*LISTED, member("乙", "member")], "fail"),
        ([*LISTED, member("乙", "member", status="applied")], "pass"),
        ([*LISTED, member("乙", "member", until="2020")], "pass"),
        ([*LISTED, member("乙", "member", until=None)], "not_assessed"),
        ([member("甲", "national_lead", until=None)], "not_assessed"),  # a roster of another day
        ([member("甲", "national_lead", until="2020")], "fail"),
        ([*LISTED, member("乙", None)], "not_assessed"),
        ([NATION, leads(PROVINCES), others(385), member("乙", None)], "not_assessed"),
        ([NATION, leads(31), others(385), member("乙", None)], "not_assessed"),
        ([NATION, leads(30), others(386), member("乙", None)], "fail"),
        ([NATION, leads(PROVINCES), others(300, "at_least")], "not_assessed"),
        ([NATION, leads(PROVINCES), others(400, "at_least")], "fail"),
        ([NATION, leads(PROVINCES), others(400, "at_most")], "not_assessed"),
        ([NATION, leads(PROVINCES), others(300, "at_most")], "fail"),
        ([NATION, leads(PROVINCES), others(386, "about")], "not_assessed"),
        ([NATION, leads(PROVINCES), others(386, None)], "not_assessed"),
        ([NATION, leads(PROVINCES), others(None)], "not_assessed"),
    ],
)
def test_how_many_there_are(memberships: list[Membership], expected: str) -> None:
    assert said(roster(memberships), LATER) == expected


@pytest.mark.parametrize(
    ("scope", "members", "expected"),
    [
        ("province", "complete", "not_applicable"),
        ("national", "partial", "not_applicable"),
        ("national", "unknown", "not_assessed"),
        (None, "complete", "not_assessed"),
        (None, "partial", "not_applicable"),
    ],
)
def test_an_extract_is_not_judged(scope: str | None, members: str, expected: str) -> None:
    for memberships in (LISTED, LISTED[:1]):
        assert said(roster(memberships, scope=scope, members=members), LATER) == expected


def test_a_planned_network_is_not_judged() -> None:
    judged = roster(LISTED[:1])
    planned = evolve(judged.consortia["盟"], status=ConsortiumStatus.PLANNED)
    assert said(with_rows(judged, [planned]), LATER) == "not_applicable"


def test_a_finding_names_the_document() -> None:
    report = check(roster(LISTED), on=EARLIER, rules=[official_count_mismatch])
    (finding,) = report.findings
    assert finding.message.en == "not as many as listed: member hospital"
    assert [(e.found, e.wanted) for e in finding.evidence] == [("1", 1), ("32", 32), ("386", 291)]
    assert "国卫办医函〔2019〕157号" in str(finding.evidence[2].label.zh)
    later = check(roster(LISTED[:2]), on=LATER, rules=[official_count_mismatch]).findings
    assert "国卫办医政函〔2024〕64号" in str(later[0].evidence[2].label.zh)


@pytest.mark.parametrize(
    ("memberships", "missing"),
    [
        ([*LISTED, member("乙", None)], {"memberships.role"}),
        ([*LISTED, member("乙", "member", until=None)], {"memberships.until"}),
        (
            [NATION, leads(PROVINCES), others(300, "at_least")],
            {"memberships.group (exact number)"},
        ),
    ],
)
def test_a_gap_names_what_is_missing(memberships: list[Membership], missing: set[str]) -> None:
    report = check(roster(memberships), on=LATER, rules=[official_count_mismatch])
    assert set(report.verdict("RDN003", "盟").missing) == missing


def test_institutions_beside_it_do_not_matter() -> None:
    judged = with_rows(roster(LISTED), [Institution(id="戊", name="戊")])
    assert said(judged, LATER) == "pass"
