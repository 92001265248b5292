"""Findings, counts and tasks in words."""

from __future__ import annotations

from datetime import date

import attrs
import numpy as np
import pytest
from numpy.typing import NDArray
from tests.rules.made import CURE, DAY, SAID, checked, made

from medconsortium.interop import rectification_rows as module
from medconsortium.interop.rectification_rows import (
    by_unit,
    problems,
    rule_counts,
    severity_counts,
    tasks,
)
from medconsortium.model import Consortium, Institution, Link, Membership, Network
from medconsortium.rules import (
    Facts,
    Severity,
    Verdicts,
    Waiver,
    check,
    failed,
    judge_each,
)
from medconsortium.vocabulary import LinkKind

RULES = (
    made("ABC001"),
    made("ABC002", severity=Severity.ADVICE),
    made("ABC003", severity=Severity.WARNING),
    made("ABC004"),
)
TOLD = {
    "甲": "ABC001=pass ABC002=fail ABC003=fail ABC004=not_applicable",
    "乙": "ABC001=not_assessed ABC002=fail ABC003=pass ABC004=pass",
}


def told_by(since: date | None, until: date) -> Waiver:
    return Waiver(
        rule="ABC001", subject="甲", reason="会签", decided_by="某局", since=since, until=until
    )


def failing(_facts: Facts, rows: NDArray[np.int32]) -> Verdicts:
    return judge_each(rows, lambda _: failed(SAID, cure=CURE))


NETWORK = Network(
    institutions=[Institution(id="i", name="县医院"), Institution(id="j", name="卫生院")],
    consortia=[Consortium(id="c", name="医共体", since="2019", until="open")],
    memberships=[Membership(id="m", consortium="c", institution="i", since="2019", until="open")],
    links=[
        Link(id="of", origin="i", target="j", kind=LinkKind.REFERRAL_DOWN, consortium="c"),
        Link(id="free", origin="i", target="j", kind=LinkKind.REFERRAL_DOWN),
    ],
)


@pytest.mark.parametrize(
    ("table", "units"),
    [
        ("consortia", {("医共体", "")}),
        ("institutions", {("县医院", ""), ("卫生院", "")}),
        ("memberships", {("医共体", "医共体 → 县医院")}),
        ("links", {("医共体", "县医院 → 卫生院（下转）"), ("县医院", "县医院 → 卫生院（下转）")}),
    ],
)
def test_a_problem_is_that_of_who_is_to_act(table: str, units: set[tuple[str, str]]) -> None:
    dated = attrs.evolve(made(), subjects=table, check=failing)
    links = [attrs.evolve(one, since="2019", until="open") for one in NETWORK.links.values()]
    network = Network(
        institutions=NETWORK.institutions.values(),
        consortia=NETWORK.consortia.values(),
        memberships=NETWORK.memberships.values(),
        links=links,
    )
    report = check(network, on=DAY, rules=[dated])
    assert report.crashes == ()
    found = problems(report, report.findings, language="zh")
    assert {(one.unit, one.subject) for one in found} == units


@pytest.mark.parametrize(
    ("since", "until", "note"),
    [
        (None, date(2021, 6, 14), "waiver lapsed on 2021-06-14 (某局: 会签)"),
        (date(2021, 6, 16), date(2021, 12, 31), "waiver from 2021-06-16 on (某局: 会签)"),
        (None, date(2021, 12, 31), "waived until 2021-12-31 (某局: 会签)"),
    ],
)
def test_a_waiver_is_noted(since: date | None, until: date, note: str) -> None:
    report = checked({"甲": "ABC001=fail"}, waivers=(told_by(since, until),))
    (found,) = problems(report, [*report.findings, *report.waived], language="en")
    assert found.note == note


def test_the_heaviest_problems_come_first() -> None:
    report = checked(TOLD, *RULES)
    rules = [one.rule for one in problems(report, report.findings, language="en")]
    assert rules == ["ABC003 something", "ABC002 something", "ABC002 something"]


def test_there_are_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_LISTED", 2)
    monkeypatch.setattr(module, "MOST_UNITS", 1)
    report = checked(TOLD, *RULES)
    found = problems(report, report.findings, language="zh")
    assert len(found) == 2
    assert len(by_unit(found)) == 1


def test_units_with_the_most_problems_come_first() -> None:
    report = checked(TOLD, *RULES)
    found = problems(report, report.findings, language="zh")
    assert [(unit, len(of)) for unit, of in by_unit(found).items()] == [
        (TOLD["甲"], 2),
        (TOLD["乙"], 1),
    ]


def test_severities_are_counted_with_what_is_waived() -> None:
    report = checked({"甲": "ABC001=fail", "乙": "ABC001=fail"}, waivers=(told_by(None, DAY),))
    assert severity_counts(report) == [
        (Severity.ERROR, 1, 1),
        (Severity.WARNING, 0, 0),
        (Severity.ADVICE, 0, 0),
    ]


def test_rules_that_found_something_are_counted_first() -> None:
    counts = [
        (one.rule.code, one.found, one.waived, one.not_assessed)
        for one in rule_counts(checked(TOLD, *RULES))
    ]
    assert counts == [("ABC003", 1, 0, 0), ("ABC002", 2, 0, 0), ("ABC001", 0, 0, 1)]


def test_a_task_names_some_and_counts_all() -> None:
    (task,) = tasks(checked({f"{n:02}": "ABC001=not_assessed" for n in range(20)}), language="en")
    assert (task.data, task.label, task.rules, task.count) == (
        "consortia.scope",
        "consortia: scope",
        "ABC001",
        20,
    )
    assert task.subjects.endswith(", and others, 20 in all")
    assert task.subjects.count("ABC001=not_assessed") == 15
