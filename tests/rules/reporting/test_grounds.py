"""What a rule rests on is told with how it is known."""

from __future__ import annotations

from datetime import date

import pytest
from tests.rules.made import made
from tests.rules.rulebook import test_overlay as overlaid

from medconsortium.rules import CATALOGUE, Change, Rule, Severity, apply_overlay
from medconsortium.rules.reporting.grounds import grounds_of
from medconsortium.text import Text

LAW, OVERLAY = Text("规定", "law"), Text("地方规定", "overlay")


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_every_rule_has_a_ground_in_both_languages(rule: Rule) -> None:
    grounds = grounds_of(rule)
    assert [label for label, _ in grounds] == [LAW] * max(len(rule.cites), 1)
    for _, said in grounds:
        assert (said.zh or "").endswith("]")
        assert (said.en or "").endswith("]")


def test_a_rule_about_data_says_that_no_law_is_behind_it() -> None:
    assert grounds_of(made()) == (
        (
            LAW,
            Text(
                "不出自法规，为数据本身而设 [数据完整性]",
                "no regulation; it guards the data [integrity]",
            ),
        ),
    )


def test_overlays_are_told_with_what_they_cite() -> None:
    graded = overlaid.overlay(
        Change(rule="ABC001", cite=overlaid.CITE, severity=Severity.ADVICE), add=(made(),)
    )
    (rule,) = (one.as_of(date(2026, 1, 1)) for one in apply_overlay([], graded))
    said = [text.zh for label, text in grounds_of(rule) if label == OVERLAY]
    assert said == ["某省实施办法", "某省实施办法：《某省医联体管理实施办法》（章程） [明确记载]"]
