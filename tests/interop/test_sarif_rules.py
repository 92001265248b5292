"""Rules as a log describes them, with their pages as help."""

from __future__ import annotations

from datetime import date

import pytest
from tests.rules.made import made
from tests.rules.rulebook import test_overlay as overlaid

from medconsortium.interop.sarif_rules import LEVELS, descriptor, message
from medconsortium.rules import CATALOGUE, SECTIONS, Change, Rule, Severity, apply_overlay
from medconsortium.text import Language


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_the_page_of_a_rule_is_its_help(rule: Rule, language: Language) -> None:
    told = descriptor(rule, language)
    assert (told["id"], told["name"]) == (rule.code, rule.name)
    assert told["defaultConfiguration"] == {"level": LEVELS[rule.severity]}
    assert told["shortDescription"] == message(rule.title.in_language(language))
    page = told["help"]["text"]
    for title in rule.page.sections:
        assert f"\n\n{SECTIONS[title].in_language(language)}\n" in page
    for way in rule.breaches:
        assert message(f"- {way.title.in_language(language)}")["text"] in page
    for citation in rule.citations:
        assert message(citation.in_language(language))["text"] in page


def test_a_rule_without_a_page_has_no_help() -> None:
    told = descriptor(made(), "en")
    assert "help" not in told
    assert "fullDescription" not in told
    assert told["properties"]["tags"] == ["ABC", "integrity", "stable"]


def test_what_an_overlay_makes_of_a_rule_is_told() -> None:
    change = Change(rule="MGT003", cite=overlaid.CITE, severity=Severity.WARNING)
    rules = apply_overlay(CATALOGUE, overlaid.overlay(change))
    (charter,) = (rule.as_of(date(2026, 1, 1)) for rule in rules if rule.code == "MGT003")
    told = descriptor(charter, "zh")
    assert told["defaultConfiguration"] == {"level": "warning"}
    assert told["properties"]["overlays"] == [
        {"zh": "某省实施办法", "en": "Measures of a province"}
    ]
    assert "地方补充规定\n某省实施办法: 《某省医联体管理实施办法》（章程）" in told["help"]["text"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("plain", "plain"),
        ("{0} and {{1}}", "{{0}} and {{{{1}}}}"),
        ("[a](b)", "[a] (b)"),
        ("[[a]](b) [c]", "[[a]] (b) [c]"),
    ],
)
def test_no_part_of_a_text_is_a_placeholder_or_a_link(text: str, told: str) -> None:
    assert message(text) == {"text": told}
