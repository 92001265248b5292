"""Rules say of real networks what was decided by hand, before they were run (`outcomes.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from medconsortium import datasets
from medconsortium.model import Membership, Network, NetworkBuilder, subset
from medconsortium.rules import CATALOGUE, Outcome, check
from medconsortium.vocabulary import Role

DECIDED = tomllib.loads(Path(__file__).with_name("outcomes.toml").read_text(encoding="utf-8"))
ALTERED: Mapping[str, Mapping[str, Any]] = DECIDED.pop("altered")

RARE = "全国罕见病诊疗协作网"
DAY = date(2019, 9, 1)
CODES = ("GEN002", "GEN004", "GEN006", "MGT003", "RDN001", "RDN002", "SPA001", "SPA002")
RULES = [rule for rule in CATALOGUE if rule.code in CODES]  # the others: `outcomes_breadth.toml`


def cases() -> Iterator[Any]:
    for dataset, days in DECIDED.items():
        for day in days:
            yield pytest.param(dataset, date.fromisoformat(day), id=f"{dataset}@{day}")


def in_full(decided: Mapping[str, Any]) -> dict[str, str]:
    """What is decided for every rule: what is not listed is not applicable."""
    return {code: decided.get(code, ["not_applicable"])[0] for code in CODES}


def found(network: Network, day: date) -> dict[str, dict[str, str]]:
    report = check(network, on=day, rules=RULES)
    assert report.crashes == ()
    return {
        consortium: {code: report.outcomes[code, consortium].key for code in CODES}
        for consortium in network.consortia
    }


@pytest.mark.parametrize(("dataset", "day"), list(cases()))
def test_rules_say_what_was_decided(dataset: str, day: date) -> None:
    decided = DECIDED[dataset][day.isoformat()]
    assert found(datasets.load(dataset), day) == {c: in_full(said) for c, said in decided.items()}


def test_the_table_is_sound() -> None:
    assert set(DECIDED) == set(datasets.names())
    tables = [said for days in DECIDED.values() for day in days.values() for said in day.values()]
    for said in (*tables, *ALTERED.values()):
        for code, (outcome, why) in ((c, s) for c, s in said.items() if c != "names"):
            assert code in CODES
            assert outcome in {o.key for o in Outcome}
            assert why


def test_no_rule_of_the_measures_of_2020_speaks_before_them() -> None:
    measures = {r.code for r in RULES if any("2020-13" in cite for cite in r.cites)}
    assert measures == {"GEN002", "MGT003", "SPA001", "SPA002"}
    for dataset in datasets.names():
        for outcomes in found(datasets.load(dataset), date(2020, 7, 31)).values():
            assert {outcomes[code] for code in measures} == {"not_applicable"}


# --- The rare-disease network, altered ----------------------------------------------------------


def membership(network: Network, institution: str) -> Membership:
    (found,) = (m for m in network.memberships.values() if m.institution == institution)
    return found


def without(institution: str) -> Callable[[Network], Network]:
    def alter(network: Network) -> Network:
        gone = membership(network, institution).id
        return NetworkBuilder(network).remove(Membership, gone).build()

    return alter


def with_two_leads_in_hunan(network: Network) -> Network:
    promoted = membership(network, "湖南省人民医院")
    return (
        NetworkBuilder(network)
        .remove(Membership, promoted.id)
        .add(evolve(promoted, role=Role.PROVINCIAL_LEAD))
        .build()
    )


def only_hunan(network: Network) -> Network:
    return subset(network, lambda hospital: hospital.division == "430000")


ALTERATIONS: Mapping[str, Callable[[Network], Network]] = {
    "without_the_national_lead": without("中国医学科学院北京协和医院"),
    "without_the_lead_of_bingtuan": without("石河子大学医学院第一附属医院"),
    "with_two_leads_in_hunan": with_two_leads_in_hunan,
    "only_hunan": only_hunan,
}


def test_every_alteration_is_decided() -> None:
    assert set(ALTERATIONS) == set(ALTERED)


@pytest.mark.parametrize("alteration", ALTERATIONS)
def test_rules_see_what_was_altered(alteration: str) -> None:
    altered = ALTERATIONS[alteration](datasets.load("rare_disease_2019"))
    decided = ALTERED[alteration]
    assert found(altered, DAY) == {RARE: in_full(decided)}
    report = check(altered, on=DAY, rules=RULES)
    failing = {code for code in CODES if in_full(decided)[code] == "fail"}
    assert {finding.rule.code for finding in report.findings} == failing
    for code, name in decided.get("names", {}).items():
        message = report.verdict(code, RARE).message
        assert name in str(message.zh)
        assert name in str(message.en)
