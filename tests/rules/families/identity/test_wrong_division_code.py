from __future__ import annotations

from collections.abc import Mapping

import pytest
from attrs import evolve
from tests.rules.rows import division, network, outcome, verdict

from medconsortium.model import Division
from medconsortium.rules import RuleStatus, Severity
from medconsortium.rules.families.identity.wrong_division_code import wrong_division_code
from medconsortium.vocabulary import DivisionLevel


def coded(
    code: str | None, level: str | None = "county", parent: str | None = "市", name: str = "处"
) -> Division:
    return evolve(division(name, level, parent), code=code)


GROUND = (
    coded("430000", "province", None, "省"),
    coded("430100", "prefecture", "省", "市"),
    coded("310000", "province", None, "沪"),
    coded(None, "prefecture", None, "无码市"),
    coded("4301", "prefecture", "省", "短码市"),
    coded("38", "prefecture", None, "错码市"),
)

# The division 处 on 2021-06-15.
CASES: Mapping[str, tuple[Division, str]] = {
    "a county of its city": (coded("430121"), "pass"),
    "a county of its province": (coded("430121", parent="省"), "pass"),
    "under a city whose code is short": (coded("430121", parent="短码市"), "pass"),
    "written with zeros": (coded("430121000000"), "pass"),
    "a town": (coded("430121100", "township"), "pass"),
    "a province without parent": (coded("440000", "province", None), "pass"),
    "the nation": (coded("100000", "nation", None), "pass"),
    "a heading, whatever its level": (coded("310100", "prefecture", "沪"), "pass"),
    "no code": (coded(None), "not_assessed"),
    "an empty code": (coded(""), "fail"),
    "too short": (coded("43012"), "fail"),
    "a letter": (coded("43012A"), "fail"),
    "no such province": (coded("380121"), "fail"),
    "in another city": (coded("430221"), "fail"),
    "in another province": (coded("440121", parent="省"), "fail"),
    "of another level": (coded("430121", "township"), "fail"),
    "of a level not stated": (coded("430121", None), "not_assessed"),
    "of another city, its level not stated": (coded("430221", None), "fail"),
    "of no stated parent": (coded("430121", parent=None), "not_assessed"),
    "of another level, of no stated parent": (coded("430121", "township", None), "fail"),
    "of a parent without a code": (coded("430121", parent="无码市"), "not_assessed"),
    "of a parent with a wrong code": (coded("430121", parent="错码市"), "not_assessed"),
    "replaced": (coded("310230", parent="沪"), "fail"),
    "the one that replaced it": (coded("310151", parent="沪"), "pass"),
    "a town of one replaced": (coded("310230100", "township", "沪"), "fail"),
    "not there any more": (evolve(coded("380121"), until="2020"), "not_applicable"),
    "perhaps not there": (evolve(coded("380121"), until=None), "not_assessed"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_division(case: str) -> None:
    judged, expected = CASES[case]
    assert outcome(wrong_division_code, network(*GROUND, judged), "处") == expected


@pytest.mark.parametrize(
    ("judged", "expected"),
    [
        (coded(None), ("divisions.code",)),
        (coded("430121", None, None), ("divisions.level", "divisions.parent")),
        (coded("430121", parent="无码市"), ("divisions.code (of the parent)",)),
    ],
)
def test_what_is_missing(judged: Division, expected: tuple[str, ...]) -> None:
    assert verdict(wrong_division_code, network(*GROUND, judged), "处").missing == expected


def test_a_finding_tells_everything_that_is_wrong() -> None:
    found = verdict(wrong_division_code, network(*GROUND, coded("310230", "township")), "处")
    assert found.message.en == (
        "the code is not valid on 2021-06-15; the code is one of another level; "
        "the code does not lie in that of the division above"
    )
    assert [(e.found, e.wanted) for e in found.evidence] == [
        ("310230", "310151"),
        (DivisionLevel.TOWNSHIP, DivisionLevel.COUNTY),
        ("310230", "⊂ 430100"),
    ]
    assert found.rows == (("divisions", "市"),)


def test_a_code_that_cannot_be_read_is_told_by_its_flaw() -> None:
    found = verdict(wrong_division_code, network(*GROUND, coded("38012")), "处")
    assert [(e.found, e.wanted) for e in found.evidence] == [("5", "2, 4, 6, 9, 12")]


def test_it_is_a_draft_and_a_warning() -> None:
    assert wrong_division_code.status is RuleStatus.DRAFT
    assert wrong_division_code.severity is Severity.WARNING
