"""Rules see what was altered in a real network (`outcomes_altered.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from medconsortium import datasets
from medconsortium.model import Membership, Network, NetworkBuilder, subset
from medconsortium.rules import STABLE, check
from medconsortium.vocabulary import Role

DECIDED: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    Path(__file__).with_name("outcomes_altered.toml").read_text(encoding="utf-8")
)
RARE = "全国罕见病诊疗协作网"
CODES = ("GEN004", "GEN006", "RDN001", "RDN002", "RDN003")
RULES = [rule for rule in STABLE if rule.code in CODES]


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
    assert set(ALTERATIONS) == set(DECIDED)
    for decided in DECIDED.values():
        said = {code: rest for code, rest in decided.items() if code != "names"}
        assert set(said) == set(CODES)
        assert all(why for _, why in said.values())


@pytest.mark.parametrize("alteration", ALTERATIONS)
def test_rules_see_what_was_altered(alteration: str) -> None:
    decided = DECIDED[alteration]
    altered = ALTERATIONS[alteration](datasets.load("rare_disease_2019"))
    report = check(altered, on=date(2019, 9, 1), rules=RULES)
    assert report.crashes == ()
    wanted = {code: decided[code][0] for code in CODES}
    assert {code: report.outcomes[code, RARE].key for code in CODES} == wanted
    failing = {code for code, outcome in wanted.items() if outcome == "fail"}
    assert {finding.rule.code for finding in report.findings} == failing
    for code, name in decided.get("names", {}).items():
        message = report.verdict(code, RARE).message
        assert name in str(message.zh)
        assert name in str(message.en)
