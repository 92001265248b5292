from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve
from tests.rules.cases import agreement
from tests.rules.rows import (
    consortium,
    department,
    group,
    institution,
    listed,
    member,
    network,
    outcome,
    verdict,
)

from medconsortium.model import Consortium, Instrument, Row
from medconsortium.rules.families.general.social_member_without_consent import (
    social_member_without_consent,
)
from medconsortium.vocabulary import Completeness, Ownership


def run_by(name: str, ownership: Ownership | None) -> Row:
    return institution(name, fields={"ownership": ownership})


PRIVATE = run_by("乙", Ownership.SOCIAL)
MEMBERS = (run_by("甲", Ownership.GOVERNMENT), member("甲", "lead"), member("乙"))
SIGNED = agreement(listed("甲 乙"))


def of(instruments: str = "complete", **said: Any) -> Consortium:
    completeness = {"instruments_completeness": Completeness.parse(instruments)}
    return consortium("other", fields=completeness, **said)


# What the private hospital 乙 signed; what is said where all instruments are listed, and where not.
CASES: Mapping[str, tuple[list[Instrument], str, str]] = {
    "nothing": ([], "fail", "not_assessed"),
    "an agreement": ([SIGNED], "pass", "pass"),
    "a statement": ([agreement(listed("乙"), kind="statement")], "pass", "pass"),
    "the charter": ([agreement(listed("乙"), kind="charter")], "pass", "pass"),
    "a plan": ([agreement(listed("乙"), kind="plan")], "fail", "not_assessed"),
    "a document of unknown kind": (
        [agreement(listed("乙"), kind=None)],
        "not_assessed",
        "not_assessed",
    ),
    "an agreement of all members": ([agreement(None, covers_all=True)], "pass", "pass"),
    "an agreement of others": ([agreement(listed("甲"))], "fail", "not_assessed"),
    "an agreement of some": (
        [agreement(listed("甲", "partial"))],
        "not_assessed",
        "not_assessed",
    ),
    "an agreement of nobody stated": ([agreement(None)], "not_assessed", "not_assessed"),
    "an agreement, as far as is listed": ([agreement(listed("乙", "partial"))], "pass", "pass"),
    "an agreement that has expired": (
        [agreement(listed("乙"), until="2020")],
        "fail",
        "not_assessed",
    ),
    "an agreement to come": ([agreement(listed("乙"), since="2022")], "fail", "not_assessed"),
    "an agreement until an unknown day": (
        [agreement(listed("乙"), until=None)],
        "not_assessed",
        "not_assessed",
    ),
    "an agreement of another consortium": (
        [agreement(listed("乙"), of="别")],
        "fail",
        "not_assessed",
    ),
    "an agreement of we know not whose": (
        [agreement(listed("乙"), of=None)],
        "not_assessed",
        "not_assessed",
    ),
    "an agreement of others, we know not whose": (
        [agreement(listed("甲"), of=None)],
        "fail",
        "not_assessed",
    ),
    "an agreement of nobody stated, we know not whose": (
        [agreement(None, of=None)],
        "not_assessed",
        "not_assessed",
    ),
    "through a department": ([agreement(listed("乙科"))], "pass", "pass"),
    "a department of we know not whom": (
        [agreement(listed("组科"))],
        "not_assessed",
        "not_assessed",
    ),
    "one that has expired, and one that has not": (
        [agreement(listed("乙"), until="2020"), SIGNED],
        "pass",
        "pass",
    ),
}
BESIDE = (consortium(name="别"), department("乙科", "乙"), department("组科"))


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("instruments", ["complete", "partial", "unknown"])
def test_what_was_signed(instruments: str, case: str) -> None:
    signed, all_listed, partly = CASES[case]
    judged = network(of(instruments), *BESIDE, PRIVATE, *MEMBERS, *signed)
    expected = all_listed if instruments == "complete" else partly
    assert outcome(social_member_without_consent, judged) == expected


def with_second(rows: list[Row]) -> list[Row]:
    """Departments refer to 乙, whether it is a member or not."""
    return rows if any(row.id == "乙" for row in rows) else [PRIVATE, *rows]


@pytest.mark.parametrize(
    ("rows", "members", "expected"),
    [
        ([run_by("乙", Ownership.PUBLIC_OTHER), *MEMBERS], "complete", "not_applicable"),
        ([run_by("乙", Ownership.PUBLIC_OTHER), *MEMBERS], "partial", "not_assessed"),
        ([run_by("乙", None), *MEMBERS], "complete", "not_assessed"),
        ([run_by("乙", None), *MEMBERS, SIGNED], "complete", "pass"),
        ([PRIVATE, *MEMBERS], "partial", "fail"),
        ([PRIVATE, *MEMBERS, SIGNED], "partial", "not_assessed"),
        ([PRIVATE, *MEMBERS[:2], member("乙", status="applied")], "complete", "not_applicable"),
        ([PRIVATE, *MEMBERS[:2], member("乙", status="planned")], "complete", "not_applicable"),
        ([PRIVATE, *MEMBERS[:2], member("乙", until="2020")], "complete", "not_applicable"),
        ([PRIVATE, *MEMBERS[:2], member("乙", until=None)], "complete", "not_assessed"),
        ([PRIVATE, *MEMBERS[:2], member("乙科")], "complete", "fail"),
        ([PRIVATE, *MEMBERS[:2], member("乙科"), SIGNED], "complete", "pass"),
        ([PRIVATE, *MEMBERS[:2], member("乙科"), agreement(listed("乙科"))], "complete", "pass"),
        ([*MEMBERS[:2], member("组科"), agreement(listed("甲"))], "complete", "not_assessed"),
        ([*MEMBERS[:2], group()], "complete", "not_assessed"),
        ([*MEMBERS[:2], group(), agreement(None, covers_all=True)], "complete", "pass"),
        ([], "complete", "not_applicable"),
    ],
)
def test_who_is_a_member(rows: list[Row], members: str, expected: str) -> None:
    judged = network(of(members=members), *BESIDE, *with_second(rows))
    assert outcome(social_member_without_consent, judged) == expected


def test_a_planned_network_is_not_asked() -> None:
    judged = network(of(status="planned"), *BESIDE, PRIVATE, *MEMBERS)
    assert outcome(social_member_without_consent, judged) == "not_applicable"


def test_what_is_missing() -> None:
    unsigned = network(of("unknown"), *BESIDE, PRIVATE, *MEMBERS)
    assert verdict(social_member_without_consent, unsigned).missing == (
        "instruments",
        "consortia.instruments_completeness",
    )
    unknown = network(of(), *BESIDE, run_by("乙", None), *MEMBERS)
    assert verdict(social_member_without_consent, unknown).missing == ("institutions.ownership",)
    doubtful = evolve(SIGNED, until=None)
    unsure = network(of(), *BESIDE, PRIVATE, *MEMBERS, doubtful)
    assert verdict(social_member_without_consent, unsure).missing == ("instruments.until",)


def test_a_finding_names_the_member() -> None:
    found = verdict(social_member_without_consent, network(of(), *BESIDE, PRIVATE, *MEMBERS))
    assert found.message.en == "socially run, and has signed nothing: 乙"
    assert [(e.found, e.wanted) for e in found.evidence] == [(0, 1)]
