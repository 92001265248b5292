from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.rows import (
    consortium,
    department,
    group,
    institution,
    member,
    network,
    outcome,
    verdict,
)

from medconsortium.model import Institution, OtherName, Row
from medconsortium.rules import check
from medconsortium.rules.engine.terms import Severity
from medconsortium.rules.families.general.institution_listed_twice import institution_listed_twice

LEAD, MEMBER = member("甲", "lead"), member("乙")
CODE, OTHER_CODE = "12430100400000018C", "12430121MB0000027F"
SAME = {"uscc": CODE}


def named(name: str, category: str | None, *names: str) -> Institution:
    """An institution with the common credit code, and other names."""
    others = tuple(OtherName(name=other) for other in names)
    return institution(name, category, codes=SAME, fields={"other_names": others})


# The institutions 甲 and 乙, and what is said where they are all members.
PAIRS: Mapping[str, tuple[list[Institution], str]] = {
    "no codes": ([institution("甲"), institution("乙")], "not_assessed"),
    "one licence": (
        [
            institution("甲", codes={"licence": "证一"}),
            institution("乙", codes={"licence": "证一"}),
        ],
        "fail",
    ),
    "one licence, written otherwise": (
        [
            institution("甲", codes={"licence": "pdy-1"}),
            institution("乙", codes={"licence": "ＰＤＹ１"}),
        ],
        "fail",
    ),
    "one licence of several": (
        [
            institution("甲", codes={"licence": "证一|证二"}),
            institution("乙", codes={"licence": "证三|证二"}),
        ],
        "fail",
    ),
    "two licences": (
        [
            institution("甲", codes={"licence": "证一"}),
            institution("乙", codes={"licence": "证二"}),
        ],
        "pass",
    ),
    "one licence, two codes": (
        [
            institution("甲", codes={"licence": "证一", "uscc": CODE}),
            institution("乙", codes={"licence": "证一", "uscc": OTHER_CODE}),
        ],
        "fail",
    ),
    "two codes": (
        [institution("甲", codes=SAME), institution("乙", codes={"uscc": OTHER_CODE})],
        "pass",
    ),
    "a code and none": ([institution("甲", codes=SAME), institution("乙")], "not_assessed"),
    "a code and a licence": (
        [institution("甲", codes=SAME), institution("乙", codes={"licence": "证一"})],
        "not_assessed",
    ),
    "empty codes": (
        [institution("甲", codes={"licence": " "}), institution("乙", codes={"licence": " "})],
        "not_assessed",
    ),
    "one code": ([named("甲", "A100"), named("乙", "A100")], "fail"),
    "one code, category and name": ([named("甲", "G100", "丙"), named("乙", "G100", "丙")], "fail"),
    "one code, two licences": (
        [
            institution("甲", codes={**SAME, "licence": "证一"}),
            institution("乙", codes={**SAME, "licence": "证二"}),
        ],
        "pass",
    ),
    "one code, a licence and none": (
        [institution("甲", codes={**SAME, "licence": "证一"}), institution("乙", codes=SAME)],
        "fail",
    ),
    "a station of the centre": (
        [institution("甲", codes=SAME), institution("乙", codes=SAME, part_of="甲")],
        "pass",
    ),
    "one code of another system": (
        [
            institution("甲", codes={"insurance": "H1"}),
            institution("乙", codes={"insurance": "H1"}),
        ],
        "not_assessed",
    ),
}


@pytest.mark.parametrize("case", PAIRS)
def test_two_members(case: str) -> None:
    institutions, expected = PAIRS[case]
    judged = network(consortium(), *institutions, LEAD, MEMBER)
    assert outcome(institution_listed_twice, judged) == expected


TWICE = [institution("甲", codes=SAME), institution("乙", codes=SAME)]
TWO = [institution("甲", codes=SAME), institution("乙", codes={"uscc": OTHER_CODE})]


@pytest.mark.parametrize(
    ("rows", "members", "expected"),
    [
        ([*TWICE, LEAD, MEMBER], "partial", "fail"),
        ([*TWO, LEAD, MEMBER], "partial", "not_assessed"),
        ([*TWO, LEAD, MEMBER], "unknown", "not_assessed"),
        ([*TWICE, LEAD], "complete", "pass"),
        ([*TWICE, LEAD, member("乙", status="applied")], "complete", "pass"),
        ([*TWICE, LEAD, member("乙", until="2020")], "complete", "pass"),
        ([*TWICE, LEAD, member("乙", until=None)], "complete", "not_assessed"),
        ([*TWO, LEAD, MEMBER, group()], "complete", "not_assessed"),
        ([*TWO, LEAD, MEMBER, department("甲科", "甲"), member("甲科")], "complete", "pass"),
        ([institution("甲"), LEAD, member("甲", "member")], "complete", "pass"),
        ([], "complete", "pass"),
        ([], "unknown", "not_assessed"),
    ],
)
def test_who_is_a_member(rows: list[Row], members: str, expected: str) -> None:
    assert (
        outcome(institution_listed_twice, network(consortium(members=members), *rows)) == expected
    )


def test_two_stations_of_one_centre_are_told_apart() -> None:
    stations = [institution(name, codes=SAME, part_of="丙") for name in ("甲", "乙")]
    judged = network(consortium(), institution("丙", codes=SAME), *stations, LEAD, MEMBER)
    assert outcome(institution_listed_twice, judged) == "pass"


@pytest.mark.parametrize(
    ("institutions", "severity"),
    [
        (TWICE, Severity.ADVICE),
        ([named("甲", "G100", "丙"), named("乙", "G100", "丙")], Severity.WARNING),
        ([named("甲", "G100", "乙"), named("乙", "G100")], Severity.WARNING),
        ([named("甲", "G100", "区妇幼"), named("乙", "G100", "區婦幼")], Severity.WARNING),
        ([named("甲", "G100", "丙"), named("乙", "A100", "丙")], Severity.ADVICE),
        ([named("甲", None, "丙"), named("乙", None, "丙")], Severity.ADVICE),
        (
            [
                institution("甲", codes={"licence": "证"}),
                institution("乙", codes={"licence": "证"}),
            ],
            Severity.WARNING,
        ),
    ],
)
def test_a_credit_code_alone_is_advice(institutions: list[Row], severity: Severity) -> None:
    judged = network(consortium(), *institutions, LEAD, MEMBER)
    (finding,) = check(judged, rules=[institution_listed_twice]).findings
    assert finding.severity is severity


def test_a_finding_names_those_who_share_a_code() -> None:
    judged = network(consortium(), *TWICE, institution("丙"), LEAD, MEMBER, member("丙"))
    found = verdict(institution_listed_twice, judged)
    assert str(found.message.en).endswith("甲, 乙")
    assert [evidence.found for evidence in found.evidence] == [CODE]
    assert found.rows == (("institutions", "甲"), ("institutions", "乙"))
