"""The rule's own examples are its test: one complies, each breach breaks it."""

from __future__ import annotations

from attrs import evolve
from river_rules import RULES

from medconsortium import Network, check
from medconsortium.model import with_rows
from medconsortium.rules import Outcome, Rule, installed_rules
from medconsortium.rules.examples import EXAMPLE_DAY, EXAMPLE_ID

(RULE,) = RULES


def outcome(rule: Rule, network: Network) -> Outcome:
    return check(network, on=EXAMPLE_DAY, rules=[rule]).outcomes[rule.code, EXAMPLE_ID]


def compliant() -> Network:
    assert RULE.compliant is not None
    return RULE.compliant()


def test_the_example_complies() -> None:
    assert outcome(RULE, compliant()) is Outcome.PASS


def test_each_breach_breaks_it() -> None:
    for way in RULE.breaches:
        assert outcome(RULE, way.apply(compliant(), EXAMPLE_ID)) is Outcome.FAIL


def test_unknown_is_not_a_pass() -> None:
    network = compliant()
    unstated = with_rows(network, [evolve(network.institutions["甲"], beds=None)])
    assert outcome(RULE, unstated) is Outcome.NOT_ASSESSED


def test_it_is_found_once_the_package_is_installed() -> None:
    codes = [rule.code for rule in installed_rules()]
    assert codes in ([], [RULE.code])
