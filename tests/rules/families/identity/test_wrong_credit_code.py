from __future__ import annotations

from datetime import date

import pytest
from tests.rules.rows import DAY, consortium, institution, member, network, outcome, verdict

from medconsortium.identifiers import LAWFUL_EXCEPTIONS
from medconsortium.rules import Severity, check
from medconsortium.rules.families.identity.wrong_credit_code import wrong_credit_code

RIGHT, WRONG = "12430100400000018C", "12430100400000018D"


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ({}, "not_assessed"),
        ({"uscc": RIGHT}, "pass"),
        ({"uscc": "1243 0100-4000 0001-8c"}, "pass"),
        ({"uscc": WRONG}, "fail"),
        ({"uscc": "12430100400000018I"}, "fail"),
        ({"uscc": "1243010040000001"}, "fail"),
        ({"uscc": ""}, "fail"),
        ({"uscc": f"{RIGHT}|{WRONG}"}, "fail"),
        ({"uscc": f"{RIGHT}|12430121MB0000027F"}, "pass"),
        ({"uscc": "12100000400006710X"}, "fail"),
        ({"uscc": "124301004000000179"}, "pass"),  # the inner check fails, which early ones may
        ({"licence": WRONG}, "not_assessed"),
        ({"ws218": WRONG}, "not_assessed"),
        *(({"uscc": code}, "pass") for code in sorted(LAWFUL_EXCEPTIONS)),
    ],
)
def test_decided_cases(codes: dict[str, str], expected: str) -> None:
    judged = network(institution("甲", codes=codes))
    assert outcome(wrong_credit_code, judged, "甲") == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, "fail"),
        ("2019", "open", "fail"),
        ("2019", None, "fail"),
        ("2019", "2020", "not_applicable"),
        ("2022", None, "not_applicable"),
        (None, "2021", "fail"),
    ],
)
def test_an_institution_is_there_unless_its_period_says_otherwise(
    since: str | None, until: str | None, expected: str
) -> None:
    hospital = institution("甲", codes={"uscc": WRONG}, fields={"since": since, "until": until})
    assert outcome(wrong_credit_code, network(hospital), "甲") == expected


def test_every_institution_is_judged_and_no_consortium() -> None:
    rows = [institution("甲", codes={"uscc": WRONG}), institution("乙", codes={"uscc": RIGHT})]
    planned = consortium("other", status="planned")
    report = check(network(planned, *rows, member("丙")), on=DAY, rules=[wrong_credit_code])
    assert {subject: o.key for (_, subject), o in report.outcomes.items()} == {
        "甲": "fail",
        "乙": "pass",
        "丙": "not_assessed",
    }
    assert [finding.subject for finding in report.findings] == ["甲"]
    assert report.findings[0].severity is Severity.WARNING


def test_before_the_standard_there_was_no_such_code() -> None:
    judged = network(institution("甲", codes={"uscc": WRONG}))
    report = check(judged, on=date(2015, 9, 30), rules=[wrong_credit_code])
    assert report.outcomes["IDN001", "甲"].key == "not_applicable"


def test_a_finding_names_the_wrong_character() -> None:
    found = verdict(wrong_credit_code, network(institution("甲", codes={"uscc": WRONG})), "甲")
    assert found.message.en == f"{WRONG}: check character 18 is 'D', expected 'C'"
    assert [(e.label.en, e.found, e.wanted) for e in found.evidence] == [
        (f"{WRONG}, character 18", "D", "C")
    ]
    short = verdict(wrong_credit_code, network(institution("甲", codes={"uscc": "1243"})), "甲")
    assert [(e.label.en, e.found, e.wanted) for e in short.evidence] == [
        ("length of 1243", "4", "18")
    ]
