"""Every rule shows a network that complies, and each way to break it; they do what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from medconsortium.model import TABLES, Network
from medconsortium.rules import CATALOGUE, Breach, Outcome, Report, Rule, breach, check
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.strategies.entailed import rules_broken_by
from medconsortium.strategies.kernel import without_need
from medconsortium.text.bilingual import has_han
from medconsortium.vocabulary import ConsortiumKind

every_rule = pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
every_breach = pytest.mark.parametrize(
    ("rule", "way"),
    [
        pytest.param(rule, way, id=f"{rule.code} {way.name}")
        for rule in CATALOGUE
        for way in rule.breaches
    ],
)


def network_of(rule: Rule) -> Network:
    assert rule.compliant is not None, "give the rule a network that complies: `compliant=`"
    return rule.compliant()


def judged(rule: Rule, network: Network) -> Report:
    return check(network, on=EXAMPLE_DAY, rules=[rule])


def compliant_subject(rule: Rule) -> str:
    outcomes = judged(rule, network_of(rule)).outcomes
    (subject, *_) = (s for (_, s), outcome in outcomes.items() if outcome is Outcome.PASS)
    return subject


def failing(network: Network) -> set[str]:
    return {found.rule.code for found in check(network, on=EXAMPLE_DAY, rules=CATALOGUE).findings}


@every_rule
def test_what_complies_breaks_no_rule_at_all(rule: Rule) -> None:
    network = network_of(rule)
    assert network.synthetic, "what is made up says so"
    assert compliant_subject(rule)
    assert failing(network) == set()


@every_rule
def test_a_rule_shows_how_it_is_broken(rule: Rule) -> None:
    assert rule.breaches, "show each way to break the rule: `breaches=`"
    names = [way.name for way in rule.breaches]
    assert len(set(names)) == len(names)


@every_breach
def test_a_breach_breaks_its_rule_and_no_other(rule: Rule, way: Breach) -> None:
    network, subject = network_of(rule), compliant_subject(rule)
    broken = way.apply(network, subject)
    assert broken != network
    report = judged(rule, broken)
    assert report.outcomes[rule.code, subject] is Outcome.FAIL
    assert all(f.message.zh and f.message.en and f.cure for f in report.findings)
    assert failing(broken) == rules_broken_by(rule.code, way.name)


@pytest.mark.parametrize(
    "way", [way for rule in CATALOGUE for way in rule.breaches], ids=lambda way: way.name
)
def test_breaches_are_told_in_both_languages(way: Breach) -> None:
    assert way.title.zh is not None
    assert way.title.en is not None
    assert has_han(way.title.zh)
    assert not has_han(way.title.en)
    assert re.fullmatch("[a-z]+(-[a-z]+)*", way.name)


def needs() -> Iterator[Any]:
    for rule in CATALOGUE:
        for need in rule.needs:
            yield pytest.param(rule, need, id=f"{rule.code} {need}")


@pytest.mark.parametrize(("rule", "need"), [*needs()])
def test_without_the_data_it_needs_a_rule_is_not_assessed(rule: Rule, need: str) -> None:
    subject = compliant_subject(rule)
    report = judged(rule, without_need(network_of(rule), need))
    assert report.outcomes[rule.code, subject] is Outcome.NOT_ASSESSED
    (gap,) = (gap for gap in report.gaps if gap.subject == subject)
    assert need in {missing.split(" ")[0] for missing in gap.missing}


@every_rule
def test_a_rule_keeps_to_its_kinds(rule: Rule) -> None:
    network = network_of(rule)
    for kind in ConsortiumKind:
        if rule.kinds is None or kind in rule.kinds:
            continue
        rows: dict[str, Any] = {name: list(network.table(name).values()) for name in TABLES}
        rows["consortia"] = [attrs.evolve(row, kind=kind) for row in rows["consortia"]]
        outcomes = judged(rule, Network(**rows)).outcomes
        assert set(outcomes.values()) == {Outcome.NOT_APPLICABLE}


@every_rule
def test_a_rule_keeps_to_its_days(rule: Rule) -> None:
    if rule.is_integrity:
        return
    begins: date = max(c.begins.latest for c in rule.citations)
    outcomes = check(network_of(rule), on=begins - timedelta(days=1), rules=[rule]).outcomes
    assert set(outcomes.values()) == {Outcome.NOT_APPLICABLE}


def test_a_breach_goes_by_the_name_of_its_function() -> None:
    @breach("没有章程", "there is no charter")
    def no_charter(network: Network, consortium: str) -> Network:
        assert consortium
        return network

    assert (no_charter.name, no_charter.title.en) == ("no-charter", "there is no charter")
    nothing = Network()
    assert no_charter.apply(nothing, "体") is nothing
