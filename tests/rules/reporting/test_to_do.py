"""Gaps as a list of what to record."""

from __future__ import annotations

from datetime import date

import pytest
from tests.rules.made import SAID, checked, made

from medconsortium import datasets
from medconsortium.rules import CATALOGUE, Gap, check
from medconsortium.rules.reporting.to_do import to_do
from medconsortium.text import Text
from medconsortium.text.bilingual import has_han

FIRST, SECOND, THIRD = made("ABC001"), made("ABC002"), made("ABC003")


def gap(rule: str, subject: str, *missing: str) -> Gap:
    rules = {one.code: one for one in (FIRST, SECOND, THIRD)}
    return Gap(rule=rules[rule], subject=subject, message=SAID, missing=missing)


def test_what_most_rules_wait_for_comes_first() -> None:
    gaps = [
        gap("ABC001", "乙", "consortia.scope"),
        gap("ABC001", "甲", "consortia.scope"),
        gap("ABC001", "丙", "consortia.scope"),
        gap("ABC001", "甲", "links"),
        gap("ABC002", "甲", "links"),
        gap("ABC003", "乙", "divisions.code", "consortia.grid"),
    ]
    found = to_do(gaps)
    assert [one.data for one in found] == [
        ("links",),
        ("consortia.scope",),
        ("divisions.code", "consortia.grid"),
    ]
    links, scope, grid = found
    assert links.rules == (FIRST, SECOND)
    assert links.subjects == (("consortia", "甲"),)
    assert scope.rules == (FIRST,)
    assert scope.subjects == (("consortia", "丙"), ("consortia", "乙"), ("consortia", "甲"))
    assert grid.gaps == (gaps[-1],)
    assert grid.label == Text(
        "行政区划：区划代码；医联体：网格", "divisions: code; consortia: grid"
    )


@pytest.mark.parametrize(
    ("datum", "zh", "en"),
    [
        ("links", "协作关系", "links"),
        ("consortia.members_completeness", "医联体：成员完整性", "consortia: members completeness"),
        ("memberships.group.count", "成员：成员群体·数目", "memberships: group: count"),
        ("instruments (charter)", "文件（章程）", "instruments (charter)"),
        ("memberships (lead)", "成员（牵头医院）", "memberships (lead hospital)"),
        (
            "institutions.identifiers (uscc)",
            "机构：机构代码（统一社会信用代码）",
            "institutions: identifiers (unified social credit code)",
        ),
        (
            "memberships.group (exact number)",
            "成员：成员群体（确切数目）",
            "memberships: group (exact number)",
        ),
        ("links (some note)", "协作关系（some note）", "links (some note)"),
        ("budget.total", "budget.total", "budget.total"),
        ("consortia.nothing", "consortia.nothing", "consortia.nothing"),
        ("某项数据", "某项数据", "某项数据"),
    ],
)
def test_a_datum_is_told_in_office_words(datum: str, zh: str, en: str) -> None:
    (found,) = to_do([gap("ABC001", "甲", datum)])
    assert found.label == Text(zh, en)


def test_every_need_of_a_rule_has_office_words() -> None:
    needs = {need for rule in CATALOGUE for need in rule.needs}
    named = to_do([gap("ABC001", str(n), need) for n, need in enumerate(sorted(needs))])
    assert {datum for one in named for datum in one.data} == needs
    assert [one.data for one in named if not has_han(one.label.zh or "")] == []


def test_what_real_networks_lack_has_office_words() -> None:
    report = check(datasets.load("paediatric_2016"), on=date(2026, 1, 1), rules=CATALOGUE)
    assert report.to_do
    told = [datum for one in report.to_do for datum in one.data]
    assert sorted(told) == sorted({datum for gap in report.gaps for datum in gap.missing})
    assert [one.data for one in report.to_do if not has_han(one.label.zh or "")] == []
    pairs = sum(len(one.gaps) * len(one.data) for one in report.to_do)
    assert pairs == sum(len(set(found.missing)) for found in report.gaps)


def test_nothing_is_to_be_done_where_all_is_known() -> None:
    assert checked({"甲": "ABC001=pass", "乙": "ABC001=fail"}).to_do == ()
    (only,) = checked({"甲": "ABC001=not_assessed"}).to_do
    assert (only.data, only.subjects) == (("consortia.scope",), (("consortia", "甲"),))
