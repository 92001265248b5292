"""A rule may be about any table of dated rows; a report keeps the tables apart."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.rules.rows import DAY, consortium, department, institution, link, member, network

from medconsortium.errors import NotFoundError
from medconsortium.rules import (
    CATALOGUE,
    Basis,
    Facts,
    Outcome,
    Rule,
    Severity,
    Verdicts,
    check,
    failed,
    judge_each,
    rule,
)
from medconsortium.text import Text

SAID = Text("某事", "something")


def about(table: str, *, severity: Severity | None = None) -> Rule:
    """A rule that everything in a table breaks."""

    def check_all(_facts: Facts, rows: NDArray[np.int32]) -> Verdicts:
        return judge_each(rows, lambda _: failed(SAID, cure=SAID, severity=severity))

    make = rule(
        code=f"X{table}",
        title=SAID,
        severity=Severity.WARNING,
        basis=Basis.INTEGRITY,
        needs=(table,),
        subjects=table,
    )
    return make(check_all)


JUDGED = network(
    consortium(),
    consortium(name="筹", status="planned"),
    institution("甲"),
    institution("乙", fields={"until": "2020"}),
    department("甲科", "甲"),
    member("甲", "lead"),
    link("甲", "referral_up", "甲"),
    link("甲", "referral_up", "甲", until=None),
    link("甲", "referral_up", "甲", until="2020"),
)
TABLES = ("institutions", "consortia", "links", "departments")


def test_outcomes_are_kept_by_table() -> None:
    outcomes = check(JUDGED, on=DAY, rules=map(about, TABLES)).outcomes
    assert outcomes.rules == tuple(f"X{table}" for table in TABLES)
    assert list(outcomes.matrices) == list(TABLES)
    for table in TABLES:
        matrix = outcomes.matrices[table]
        assert matrix.rules == (f"X{table}",)
        assert matrix.subjects == outcomes.subjects_of(f"X{table}") == tuple(JUDGED.table(table))
        assert matrix.values.shape == (1, len(JUDGED.table(table)))
        assert matrix.values.dtype == np.int8
        with pytest.raises(ValueError, match="read-only"):
            matrix.values[0, 0] = 0
    assert len(outcomes) == len(list(outcomes)) == 2 + 2 + 3 + 1
    assert sum(outcomes.counts().values()) == len(outcomes)


def test_whether_a_row_is_there_to_be_judged() -> None:
    outcomes = check(JUDGED, on=DAY, rules=map(about, TABLES)).outcomes
    assert {subject: outcome.key for (_, subject), outcome in outcomes.items()} == {
        "甲": "fail",  # its period is not stated: an institution is there all the same
        "乙": "not_applicable",
        "盟": "fail",
        "筹": "fail",  # soundness of data is asked of a planned network too
        "甲→甲 referral_up 盟 open": "fail",
        "甲→甲 referral_up 盟 None": "not_assessed",
        "甲→甲 referral_up 盟 2020": "not_applicable",
        "甲科": "not_assessed",  # the period of a department is not stated
    }


def test_what_is_said_of_a_row_names_its_table() -> None:
    report = check(JUDGED, on=DAY, rules=map(about, TABLES))
    doubtful = report.verdict("Xlinks", "甲→甲 referral_up 盟 None")
    assert doubtful.missing == ("links.since", "links.until")
    assert doubtful.message.en == (
        "whether the link exists on 2021-06-15 is not known (period not stated)"
    )
    over = report.verdict("Xinstitutions", "乙").message
    assert over.en == "the institution does not exist on 2021-06-15"
    assert report.verdict("Xdepartments", "甲科").missing == (
        "departments.since",
        "departments.until",
    )


def test_a_subject_of_another_table_is_not_found() -> None:
    report = check(JUDGED, on=DAY, rules=[about("institutions")])
    assert report.outcomes["Xinstitutions", "甲"] is Outcome.FAIL
    for key in (("Xinstitutions", "盟"), ("Xconsortia", "盟")):
        with pytest.raises(KeyError):
            report.outcomes[key]
        with pytest.raises(NotFoundError):
            report.verdict(*key)


def test_a_report_as_data_tells_what_each_rule_is_about() -> None:
    data = check(JUDGED, on=DAY, rules=map(about, TABLES)).to_dict()
    assert [row["subjects"] for row in data["rules"]] == list(TABLES)
    assert data["outcomes"]["Xinstitutions"] == {"甲": "fail", "乙": "not_applicable"}
    assert {row["subject"] for row in data["findings"] if row["rule"] == "Xinstitutions"} == {"甲"}


def test_a_table_that_does_not_exist_is_a_crash_of_the_rule() -> None:
    report = check(JUDGED, on=DAY, rules=[about("wards"), about("consortia")])
    assert [crash.rule.code for crash in report.crashes] == ["Xwards"]
    assert report.outcomes.rules == ("Xconsortia",)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (None, Severity.WARNING),
        (Severity.ADVICE, Severity.ADVICE),
        (Severity.WARNING, Severity.WARNING),
        (Severity.ERROR, Severity.WARNING),  # a breach weighs no more than its rule
    ],
)
def test_a_breach_may_weigh_less_than_its_rule(said: Severity | None, expected: Severity) -> None:
    report = check(JUDGED, on=DAY, rules=[about("consortia", severity=said)])
    assert {finding.severity for finding in report.findings} == {expected}


def test_only_rules_about_consortia_are_for_some_kinds() -> None:
    for judged in CATALOGUE:
        assert judged.kinds is None or judged.subjects == "consortia"
