"""Outcomes as a mapping, as matrices and as counts; never as a rate."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from tests.rules.made import checked, made
from tests.strategies.judged import judged_networks

from medconsortium.model import Network
from medconsortium.rules import CATALOGUE, Outcome, check
from medconsortium.rules.engine.verdict import passed
from medconsortium.rules.reporting.outcomes import Judged, Outcomes
from medconsortium.text import Text

TOLD = {
    "乙": "ABC001=fail ABC002=not_assessed",
    "甲": "ABC001=fail ABC002=pass",
    "丙": "ABC001=pass ABC002=not_applicable",
}
RULES = (made("ABC002"), made("ABC001"))


def counts(passing: int, fail: int, not_assessed: int, not_applicable: int) -> dict[Outcome, int]:
    return {
        Outcome.PASS: passing,
        Outcome.FAIL: fail,
        Outcome.NOT_ASSESSED: not_assessed,
        Outcome.NOT_APPLICABLE: not_applicable,
    }


def test_outcomes_are_told_by_rule_and_subject() -> None:
    outcomes = checked(TOLD, *RULES).outcomes
    assert outcomes["ABC001", "甲"] is Outcome.FAIL
    assert outcomes["ABC002", "丙"] is Outcome.NOT_APPLICABLE
    assert len(outcomes) == len(list(outcomes)) == 6
    assert outcomes.subjects_of("ABC001") == ("乙", "甲", "丙")


@pytest.mark.parametrize("key", [("ABC001", "丁"), ("ABC009", "甲")])
def test_what_was_not_judged_has_no_outcome(key: tuple[str, str]) -> None:
    assert checked(TOLD, *RULES).outcomes.get(key) is None


def test_counts_by_rule_stand_in_the_order_of_the_rules() -> None:
    found = checked(TOLD, *RULES).outcomes.by_rule()
    assert list(found.items()) == [
        ("ABC002", counts(1, 0, 1, 1)),
        ("ABC001", counts(1, 2, 0, 0)),
    ]


def test_counts_by_subject_are_sorted_by_id() -> None:
    found = checked(TOLD, *RULES).outcomes.by_subject()
    assert list(found.items()) == [
        ("丙", counts(1, 0, 0, 1)),
        ("乙", counts(0, 1, 1, 0)),
        ("甲", counts(1, 1, 0, 0)),
    ]


def test_rules_about_another_table_are_counted_apart() -> None:
    outcomes = checked(TOLD, *RULES).outcomes
    assert outcomes.by_subject("institutions") == {}
    assert set(outcomes.matrices) == {"consortia"}


def test_nothing_judged_counts_nothing() -> None:
    outcomes = Outcomes((), Network())
    assert (outcomes.counts(), outcomes.by_rule(), outcomes.by_subject()) == (
        counts(0, 0, 0, 0),
        {},
        {},
    )


def test_the_values_of_a_matrix_cannot_be_changed() -> None:
    judged = Judged(
        rule=made(),
        outcomes=np.zeros(0, np.int8),
        explain=lambda _: passed(Text("某事", "something")),
    )
    matrix = Outcomes((judged,), Network()).matrices["consortia"]
    assert (matrix.rules, matrix.subjects, matrix.values.shape) == (("ABC001",), (), (1, 0))
    assert not matrix.values.flags.writeable


@given(judged_networks())
def test_counts_by_rule_and_by_subject_add_up_to_the_counts(network: Network) -> None:
    outcomes = check(network, on=date(2021, 6, 15), rules=CATALOGUE).outcomes
    by_subject = [
        found for table in outcomes.matrices for found in outcomes.by_subject(table).values()
    ]
    for outcome, total in outcomes.counts().items():
        assert sum(found[outcome] for found in outcomes.by_rule().values()) == total
        assert sum(found[outcome] for found in by_subject) == total
