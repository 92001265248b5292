"""Rules chosen by code, family, name, kind and weight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.rules.made import made

from medconsortium.errors import NotFoundError
from medconsortium.rules import Rule, Severity, grade_rules, select_rules
from medconsortium.vocabulary import ConsortiumKind

GROUP, ALLIANCE = ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.SPECIALTY_ALLIANCE

RULES = (
    made("AAA001", name="missing_charter"),
    made("AAA002", name="missing_body", severity=Severity.WARNING, kinds=frozenset({GROUP})),
    made("BBB001", name="cut_off", severity=Severity.ADVICE, kinds=frozenset({ALLIANCE, GROUP})),
)


def codes(rules: tuple[Rule, ...]) -> list[str]:
    return [rule.code for rule in rules]


@pytest.mark.parametrize(
    ("only", "chosen"),
    [
        (None, ["AAA001", "AAA002", "BBB001"]),
        ([], []),
        (["BBB001"], ["BBB001"]),
        (["aaa"], ["AAA001", "AAA002"]),
        (["missing-body"], ["AAA002"]),
        (["Missing Charter", "AAA001", "BBB"], ["AAA001", "BBB001"]),
    ],
)
def test_only_what_is_named(only: list[str] | None, chosen: list[str]) -> None:
    assert codes(select_rules(RULES, only=only)) == chosen


def test_what_is_ignored_goes_even_if_named() -> None:
    assert codes(select_rules(RULES, only=["AAA"], ignore=["missing-body", "BBB"])) == ["AAA001"]


@pytest.mark.parametrize(
    ("kinds", "chosen"),
    [
        ([], ["AAA001"]),
        ([ALLIANCE], ["AAA001", "BBB001"]),
        ([GROUP], ["AAA001", "AAA002", "BBB001"]),
    ],
)
def test_rules_for_a_kind_and_those_for_all(kinds: list[ConsortiumKind], chosen: list[str]) -> None:
    assert codes(select_rules(RULES, kinds=kinds)) == chosen


@pytest.mark.parametrize(
    ("at_least", "chosen"),
    [
        (Severity.ERROR, ["AAA001"]),
        (Severity.WARNING, ["AAA001", "AAA002"]),
        (Severity.ADVICE, ["AAA001", "AAA002", "BBB001"]),
    ],
)
def test_rules_that_weigh_enough(at_least: Severity, chosen: list[str]) -> None:
    assert codes(select_rules(RULES, at_least=at_least)) == chosen


@pytest.mark.parametrize(
    ("name", "suggested"),
    [("AAA003", "AAA002  missing-body"), ("missing-chart", "AAA001  missing-charter")],
)
def test_an_unknown_rule_is_met_with_suggestions(name: str, suggested: str) -> None:
    choices: list[Callable[[], tuple[Rule, ...]]] = [
        lambda: select_rules(RULES, only=[name]),
        lambda: select_rules(RULES, ignore=[name]),
        lambda: grade_rules(RULES, {name: Severity.ADVICE}),
    ]
    for choose in choices:
        with pytest.raises(NotFoundError) as caught:
            choose()
        assert suggested in caught.value.suggestions


def test_an_empty_name_is_no_family() -> None:
    with pytest.raises(NotFoundError):
        select_rules(RULES, only=[""])


def test_rules_are_graded_anew_by_family_or_name() -> None:
    graded = grade_rules(RULES, {"AAA": Severity.ADVICE, "cut-off": Severity.ERROR})
    assert [rule.severity for rule in graded] == [Severity.ADVICE, Severity.ADVICE, Severity.ERROR]
    assert codes(graded) == codes(RULES)
