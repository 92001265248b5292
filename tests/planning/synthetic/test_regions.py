from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import numpy as np
import pytest

from medconsortium import check
from medconsortium.errors import NotFoundError
from medconsortium.geography import divisions
from medconsortium.identifiers import parse_division
from medconsortium.model import GeoPoint, Network
from medconsortium.planning.synthetic import Violation, city, county, nation, profile, province
from medconsortium.rules import CATALOGUE, STABLE, Outcome, Report, Rule
from medconsortium.vocabulary import ConsortiumKind, DivisionLevel, SourceBasis

ON = date(2026, 1, 1)

NOT_ASSESSED = {
    "GEN005": "members are told apart by credit codes or licences, and none are made up",
    "IDN001": "there are no credit codes: one made up might be that of a real institution",
}

FOUND_BY = {
    Violation.TOWNSHIP_CENTRE_IN_TWO_COMMUNITIES: {"GRD004", "GRD005"},
    Violation.COMMUNITY_CENTRE_IN_TWO_GROUPS: {"GRD004", "GRD005"},
    Violation.ALLIANCE_WITHOUT_LEAD: {"GEN002"},
    Violation.VILLAGE_CLINIC_AS_LEAD: {"SPA003"},  # it does not hold the specialty
    Violation.INVERTED_REFERRAL: {"REF005"},  # it comes back to where it began
}
DRAFTS_TOO = {
    Violation.TOWNSHIP_CENTRE_IN_TWO_COMMUNITIES: {"GRD006"},
    Violation.INVERTED_REFERRAL: {"REF004"},
}


def judged(network: Network, *, rules: Iterable[Rule] = CATALOGUE) -> Report:
    report = check(network, on=ON, rules=rules)
    assert report.crashes == ()
    return report


def not_assessed(report: Report) -> set[str]:
    return {
        one.rule.code
        for one in report.judged
        if np.any(one.outcomes == Outcome.NOT_ASSESSED.number)
    }


def complies(network: Network) -> None:
    report = judged(network)
    assert [(one.rule.code, one.message.en) for one in report.findings] == []
    assert not_assessed(report) == set(NOT_ASSESSED)


@pytest.mark.parametrize("seed", range(1, 9))
def test_a_county_complies_with_every_rule(seed: int) -> None:
    complies(county(seed=seed))


@pytest.mark.parametrize(
    "division",
    [
        "110101",  # a district of a municipality, with three groups
        "310151",
        "430903",  # districts with groups, with a community
        "430902",
        "433122",  # one community
        "469021",  # a county right below a province
        "540102",
        "659001",  # a city of 新疆生产建设兵团
    ],
)
def test_a_county_of_any_sort_complies_with_every_rule(division: str) -> None:
    complies(county(seed=5, division=division))


def test_a_city_complies_with_every_rule(yiyang: Network) -> None:
    complies(yiyang)


def test_a_city_without_counties_complies_too() -> None:
    report = judged(city(seed=3, division="441900"))
    assert report.findings == ()
    assert not_assessed(report) == {*NOT_ASSESSED, "GRD006"}  # which asks in which county it lies


@pytest.mark.parametrize("division", ["310000", "640000"])
def test_a_province_complies_with_every_rule(division: str) -> None:
    complies(province(seed=1, division=division))


def test_missing_evidence_leaves_less_to_assess_and_nothing_to_find() -> None:
    report = judged(county(seed=1, missing=0.3))
    assert [finding.message.en for finding in report.findings] == []
    assert len(not_assessed(report)) > len(NOT_ASSESSED)


@pytest.mark.parametrize("violation", list(Violation))
def test_each_violation_is_found_by_its_rule_and_by_no_other(violation: Violation) -> None:
    report = judged(city(seed=7, division="430900", violations={violation: 3}), rules=STABLE)
    found = Counter(finding.rule.code for finding in report.findings)
    assert set(found) == FOUND_BY[violation]
    most = {code: 6 if code == "GRD005" else 3 for code in found}  # that names both consortia
    assert all(1 <= found[code] <= most[code] for code in found)
    if violation in (Violation.ALLIANCE_WITHOUT_LEAD, Violation.VILLAGE_CLINIC_AS_LEAD):
        assert set(found.values()) == {3}


@pytest.mark.parametrize("violation", list(DRAFTS_TOO))
def test_drafts_find_some_as_well(violation: Violation) -> None:
    report = judged(city(seed=7, division="430900", violations={violation: 3}))
    found = {finding.rule.code for finding in report.findings}
    assert found == FOUND_BY[violation] | DRAFTS_TOO[violation]


def test_the_same_arguments_give_the_same_network(anhua: Network) -> None:
    again = county(seed=7, division="430923")
    assert (again.digest, again) == (anhua.digest, anhua)
    assert county(seed=8, division="430923").digest != anhua.digest
    assert county(seed=7, division="430923", missing=0.1).digest != anhua.digest


def test_the_network_of_a_seed_stays_what_it_is_on_every_machine(anhua: Network) -> None:
    tables = ("institutions", "services", "consortia", "memberships", "instruments", "links")
    assert [len(anhua.table(name)) for name in tables] == [624, 753, 4, 613, 17, 1_888]
    hospital = anhua.institution("安化县人民医院")
    assert (hospital.id, hospital.beds, hospital.nurses) == ("syn-430923-A100-001", 638, 305)
    assert str(hospital.grade and hospital.grade.zh) == "三级乙等"
    assert hospital.location == GeoPoint(latitude=28.36644, longitude=111.21128)
    assert anhua.divisions["430923"].population == 604_843
    link = "syn-430923120-C220-001/syn-430923120-D211-003/referral_down/2020-12-01"
    assert anhua.links[link].travel_minutes == 6.8


def test_a_generator_is_drawn_from() -> None:
    rng = np.random.default_rng(7)
    first, second = county(seed=rng, division="430923"), county(seed=rng, division="430923")
    assert first.digest != second.digest


def test_a_county_drawn_by_lot_is_the_one_asked_for_by_its_code() -> None:
    drawn = county(seed=11)
    (code,) = [one.id for one in drawn.divisions.values() if one.level is DivisionLevel.COUNTY]
    assert county(seed=11, division=code).digest == drawn.digest


def test_a_city_drawn_by_lot_is_no_heading_of_the_code_table() -> None:
    network = city(seed=3)
    (code,) = [
        one.id for one in network.divisions.values() if one.population and one.id[4:] == "00"
    ]
    assert parse_division(code).level is DivisionLevel.PREFECTURE


def test_it_says_everywhere_that_it_is_synthetic(anhua: Network) -> None:
    assert anhua.synthetic
    assert anhua.title is not None
    assert (anhua.title.zh, anhua.title.en) == ("安化县（合成数据）", "安化县 (synthetic)")
    (source,) = anhua.sources.values()
    assert source.basis is SourceBasis.SYNTHETIC
    assert source.place == "seed=7, missing=0.0"
    for name in ("institutions", "consortia", "instruments", "parties"):
        assert all(one.startswith("syn-") for one in anhua.table(name))
    assert all(one.sources == (source.id,) for one in anhua.divisions.values())


def test_divisions_are_real_and_no_other_is_made_up(anhua: Network) -> None:
    assert str(anhua.divisions["430923"].name) == "安化县"
    known = {one.id for one in divisions(within="430923")}
    assert set(anhua.divisions) == known


def test_a_county_has_some_hundred_institutions(anhua: Network) -> None:
    assert 300 < len(anhua.institutions) < 900


def test_a_small_province_has_its_city_and_province_hospitals() -> None:
    network = province(seed=1, division="640000", missing=0.1)
    assert network.institution("宁夏回族自治区人民医院").id.startswith("syn-640")
    assert network.institution("银川市第一人民医院").id.startswith("syn-640")
    kinds = {one.kind for one in network.consortia.values()}
    assert ConsortiumKind.RARE_DISEASE_NETWORK not in kinds


def test_a_nation_has_the_consortia_reported_and_what_joins_them() -> None:
    network = nation(seed=1)
    figures = profile(network)
    counts = {
        "institutions": 1_070_785,
        "consortia": 18_500,
        "memberships": 1_100_000,
        "links": 3_300_000,
    }
    assert {name: figures.counts[name] for name in counts} == {
        name: pytest.approx(count, rel=0.02) for name, count in counts.items()
    }
    assert figures.counts["divisions"] == 44_700
    assert figures.consortia[ConsortiumKind.COUNTY_MEDICAL_COMMUNITY] == pytest.approx(
        3_099, rel=0.02
    )
    rare = [rule for rule in CATALOGUE if rule.code == "RDN001"]
    assert check(network, on=ON, rules=rare).findings == ()


@pytest.mark.parametrize("make", [county, city, province])
@pytest.mark.parametrize("code", ["华", "100000", "430999"])
def test_a_division_of_another_level_is_not_found(make: object, code: str) -> None:
    assert callable(make)
    with pytest.raises(NotFoundError):
        make(seed=1, division=code)


@pytest.mark.parametrize("missing", [-0.1, 1.1, float("nan")])
def test_a_share_lies_between_0_and_1(missing: float) -> None:
    with pytest.raises(ValueError, match="share"):
        nation(seed=1, missing=missing)


def test_more_violations_than_there_is_room_for_are_refused() -> None:
    with pytest.raises(ValueError, match="room for 0 of community_centre_in_two_groups"):
        county(
            seed=7,
            division="430923",
            violations={Violation.COMMUNITY_CENTRE_IN_TWO_GROUPS: 1},
        )
