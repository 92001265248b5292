"""Which rules a check uses: overlays first, then grades, then the choice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from medconsortium.cli.problems import UnusableError
from medconsortium.cli.rulebook import known_rules, pick, rulebook
from medconsortium.errors import DocumentError, NotFoundError
from medconsortium.rules import CATALOGUE, Rule, RuleStatus, Severity
from medconsortium.vocabulary import ConsortiumKind

DAY = date(2026, 1, 1)
DRAFT = next(rule.code for rule in CATALOGUE if rule.status is RuleStatus.DRAFT)

Write = Callable[[str], str]


@pytest.fixture
def overlay(tmp_path: Path) -> Write:
    """Write an overlay of which only the changes are given."""

    def write(changes: str) -> str:
        file = tmp_path / f"{len(list(tmp_path.iterdir()))}.yaml"
        file.write_text(f"format: medconsortium-overlay/1\nname: 某省\n{changes}", "utf-8")
        return str(file)

    return write


def picked(
    rules: tuple[Rule, ...],
    *,
    only: list[str] | None = None,
    ignored: list[str] | None = None,
    kinds: list[str] | None = None,
    severity: str | None = None,
    preview: bool = False,
) -> list[str]:
    chosen = pick(
        rules, only=only, ignored=ignored, kinds=kinds, severity=severity, preview=preview
    )
    return [rule.code for rule in chosen]


def test_without_further_ado_it_is_the_stable_catalogue() -> None:
    rules = rulebook(DAY, overlays=(), grades=None)
    assert rules == known_rules() == CATALOGUE
    assert picked(rules) == [r.code for r in CATALOGUE if r.status is RuleStatus.STABLE]
    assert picked(rules, preview=True) == [r.code for r in CATALOGUE]


def test_a_draft_takes_part_when_named_or_added_by_an_overlay(overlay: Write) -> None:
    rules = rulebook(DAY, overlays=[overlay(f"add: [{DRAFT}]\n")], grades=None)
    assert DRAFT in picked(rules)
    assert DRAFT in picked(CATALOGUE, only=[DRAFT])
    assert DRAFT not in picked(CATALOGUE)


def test_overlays_are_laid_in_their_order(overlay: Write) -> None:
    change = "changes: [{{rule: MGT003, severity: {}, cite: guoweiyifa-2020-13#grid-layout}}]\n"
    files = [overlay(change.format("warning")), overlay(change.format("advice"))]
    (charter,) = (r for r in rulebook(DAY, overlays=files, grades=None) if r.code == "MGT003")
    assert charter.severity is Severity.ADVICE
    early = rulebook(date(2020, 1, 1), overlays=files, grades=None)
    assert {r.code: r.severity for r in early}["MGT003"] is Severity.ERROR


def test_grades_have_the_last_word_and_count_for_the_choice(overlay: Write) -> None:
    change = "changes: [{rule: MGT003, severity: advice, cite: guoweiyifa-2020-13#lead}]\n"
    rules = rulebook(DAY, overlays=[overlay(change)], grades=["MGT003 = 警告, GRD=advice"])
    severities = {rule.code: rule.severity for rule in rules}
    assert severities["MGT003"] is Severity.WARNING
    assert severities["GRD001"] is Severity.ADVICE
    assert "MGT003" in picked(rules, severity="warning")
    assert "GRD001" not in picked(rules, severity="warning")


def test_rules_for_kinds_are_chosen_by_any_label() -> None:
    chosen = picked(CATALOGUE, kinds=["专科联盟"])
    by_code = {rule.code: rule for rule in CATALOGUE}
    assert "SPA001" in chosen
    assert "GRD001" not in chosen
    kinds = [by_code[code].kinds for code in chosen]
    assert all(one is None or ConsortiumKind.SPECIALTY_ALLIANCE in one for one in kinds)


@pytest.mark.parametrize("grade", ["MGT003", "=warning", "MGT003=grave", "MGT003=="])
def test_what_is_no_grade_is_refused(grade: str) -> None:
    with pytest.raises(UnusableError):
        rulebook(DAY, overlays=(), grades=[grade])


def test_what_is_no_rule_kind_severity_or_overlay_is_refused(overlay: Write) -> None:
    with pytest.raises(NotFoundError):
        rulebook(DAY, overlays=(), grades=["XYZ001=error"])
    with pytest.raises(UnusableError):
        picked(CATALOGUE, kinds=["县"])
    with pytest.raises(UnusableError):
        picked(CATALOGUE, severity="grave")
    with pytest.raises(DocumentError):
        rulebook(DAY, overlays=[overlay("add: [XYZ001]\n")], grades=None)
    with pytest.raises(DocumentError):
        rulebook(DAY, overlays=["none.yaml"], grades=None)
