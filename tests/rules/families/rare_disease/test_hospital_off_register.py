from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.rows import (
    consortium,
    department,
    group,
    institution,
    link,
    listed,
    member,
    network,
    outcome,
    verdict,
)

from medconsortium.model import Listing, Platform, Row
from medconsortium.rules.families.rare_disease.hospital_off_register import hospital_off_register
from medconsortium.vocabulary import PlatformKind

LEAD, MEMBER = member("甲", "provincial_lead"), member("乙")
PAIR = [LEAD, MEMBER]


def register(
    parts: Listing[str] | None,
    *,
    kind: str | None = "patient_register",
    of: str | None = "盟",
    until: str | None = "open",
) -> Platform:
    return Platform(
        id=f"{kind} {of} {until}",
        name="登记系统",
        kind=None if kind is None else PlatformKind.parse(kind),
        consortium=of,
        participants=parts,
        since="2019",
        until=until,
    )


BOTH, ONE = listed("甲 乙"), listed("甲")
REPORTS = link("乙", "register_reporting", "甲")

# Rows, and what is said where links are listed completely, and where they are not.
CASES: Mapping[str, tuple[list[Row], str, str]] = {
    "both take part": ([*PAIR, register(BOTH)], "pass", "pass"),
    "both take part, among others": ([*PAIR, register(listed("甲 乙", "partial"))], "pass", "pass"),
    "one does not": ([*PAIR, register(ONE)], "fail", "not_assessed"),
    "one reports by a link": ([*PAIR, register(ONE), REPORTS], "pass", "pass"),
    "nobody takes part": ([*PAIR, register(listed(""))], "fail", "not_assessed"),
    "one is not named": (
        [*PAIR, register(listed("甲", "partial"))],
        "not_assessed",
        "not_assessed",
    ),
    "nobody is named": ([*PAIR, register(None)], "not_assessed", "not_assessed"),
    "no register is recorded": ([*PAIR], "not_assessed", "not_assessed"),
    "one that is nobody's in particular": ([*PAIR, register(BOTH, of=None)], "pass", "pass"),
    "one of another consortium": (
        [*PAIR, consortium(name="别"), register(BOTH, of="别")],
        "not_assessed",
        "not_assessed",
    ),
    "one that was closed": ([*PAIR, register(BOTH, until="2020")], "not_assessed", "not_assessed"),
    "until an unknown day": ([*PAIR, register(BOTH, until=None)], "not_assessed", "not_assessed"),
    "of an unknown kind": ([*PAIR, register(BOTH, kind=None)], "not_assessed", "not_assessed"),
    "another platform": ([*PAIR, register(BOTH, kind="booking")], "not_assessed", "not_assessed"),
    "a link that has ended": (
        [*PAIR, register(ONE), link("乙", "register_reporting", "甲", until="2020")],
        "fail",
        "not_assessed",
    ),
    "a link until an unknown day": (
        [*PAIR, register(ONE), link("乙", "register_reporting", "甲", until=None)],
        "not_assessed",
        "not_assessed",
    ),
    "a link of we know not whom": (
        [*PAIR, register(ONE), link("乙", "register_reporting", "甲", of=None)],
        "not_assessed",
        "not_assessed",
    ),
    "a consultation": (
        [*PAIR, register(ONE), link("乙", "teleconsultation", "甲")],
        "fail",
        "not_assessed",
    ),
    "a department takes part": (
        [*PAIR, department("乙科", "乙"), register(listed("甲 乙科"))],
        "pass",
        "pass",
    ),
    "a department of we know not whom takes part": (
        [*PAIR, department("组科"), register(listed("甲 组科"))],
        "not_assessed",
        "not_assessed",
    ),
    "a department is a member": (
        [LEAD, member("乙科"), institution("乙"), department("乙科", "乙"), register(BOTH)],
        "pass",
        "pass",
    ),
    "hospitals described": ([*PAIR, group(), register(BOTH)], "not_assessed", "not_assessed"),
    "an applied member": (
        [LEAD, member("乙", status="applied"), register(ONE)],
        "pass",
        "pass",
    ),
    "a doubtful member": (
        [LEAD, member("乙", until=None), register(ONE)],
        "not_assessed",
        "not_assessed",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_decided_cases(case: str) -> None:
    rows, complete, partly = CASES[case]
    for links, expected in (("complete", complete), ("partial", partly), ("unknown", partly)):
        of = consortium("rare_disease_network", links=links)
        assert outcome(hospital_off_register, network(of, *rows)) == expected


@pytest.mark.parametrize(
    ("parts", "expected"), [(BOTH, "not_assessed"), (ONE, "fail"), (None, "not_assessed")]
)
def test_members_listed_in_part(parts: Listing[str] | None, expected: str) -> None:
    of = consortium("rare_disease_network", members="partial")
    assert outcome(hospital_off_register, network(of, *PAIR, register(parts))) == expected


def test_it_is_for_the_rare_disease_network_only() -> None:
    judged = network(consortium("telemedicine_network"), *PAIR, register(ONE))
    assert outcome(hospital_off_register, judged) == "not_applicable"


def test_a_finding_names_the_hospitals() -> None:
    found = verdict(
        hospital_off_register, network(consortium("rare_disease_network"), *PAIR, register(ONE))
    )
    assert found.message.en == "hospitals that report to no register: 乙"
    assert [(e.found, e.wanted) for e in found.evidence] == [(1, 2)]


@pytest.mark.parametrize(
    ("rows", "links", "missing"),
    [
        ([*PAIR], "complete", {"platforms (patient_register)"}),
        ([*PAIR, register(None)], "complete", {"platforms.participants"}),
        (
            [*PAIR, register(BOTH, kind=None, until=None)],
            "complete",
            {"platforms.kind", "platforms.until"},
        ),
        ([*PAIR, register(ONE)], "partial", {"links", "consortia.links_completeness"}),
        ([*PAIR, register(BOTH), group()], "complete", {"memberships.institution"}),
        (
            [*PAIR, register(BOTH), member("组科"), department("组科")],
            "complete",
            {"departments.institution"},
        ),
    ],
)
def test_a_gap_names_what_is_missing(rows: list[Row], links: str, missing: set[str]) -> None:
    of = consortium("rare_disease_network", links=links)
    assert set(verdict(hospital_off_register, network(of, *rows)).missing) == missing
