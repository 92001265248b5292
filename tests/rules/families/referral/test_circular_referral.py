from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from tests.rules.rows import consortium, department, link, network, outcome, verdict

from medconsortium.model import Link, Listing, Row
from medconsortium.rules.families.referral.circular_referral import circular_referral
from medconsortium.vocabulary import Completeness, Condition, Subject

ALL, PARTIAL = Completeness.COMPLETE, Completeness.PARTIAL
HEART, BRAIN = Subject.CARDIOLOGY, Subject.NEUROLOGY


def up(
    origin: str,
    target: str,
    subjects: Sequence[Subject] | None = (),
    conditions: Sequence[Condition] | None = (),
    **about: Any,
) -> Link:
    """A link for referral up, for all patients unless limits are given; `None` is not stated."""
    limits: dict[str, Any] = {
        name: limit if limit is None or isinstance(limit, Listing) else Listing(limit, ALL)
        for name, limit in (("subjects", subjects), ("conditions", conditions))
    }
    plain = link(origin, "referral_up", target, **about)
    return evolve(plain, id=f"{plain.id} {subjects} {conditions}", **limits)


STROKE = [Condition.STROKE]
TRAUMA = [Condition.TRAUMA]

# Rows, and what is said where links are listed completely, and where they are not.
CASES: dict[str, tuple[list[Row], str, str]] = {
    "one step": ([up("乙", "甲")], "pass", "not_assessed"),
    "two steps": ([up("丙", "乙"), up("乙", "甲")], "pass", "not_assessed"),
    "to two": ([up("乙", "甲"), up("乙", "丙"), up("丙", "甲")], "pass", "not_assessed"),
    "to each other": ([up("乙", "甲"), up("甲", "乙")], "fail", "fail"),
    "three in a ring": ([up("丙", "乙"), up("乙", "甲"), up("甲", "丙")], "fail", "fail"),
    "to itself": ([up("甲", "甲")], "fail", "fail"),
    "a ring and a way to it": ([up("丙", "乙"), up("乙", "甲"), up("甲", "乙")], "fail", "fail"),
    "each for its own subject": (
        [up("乙", "甲", [HEART]), up("甲", "乙", [BRAIN])],
        "pass",
        "not_assessed",
    ),
    "both for one subject": (
        [up("乙", "甲", [HEART]), up("甲", "乙", [HEART, BRAIN])],
        "fail",
        "fail",
    ),
    "one for all subjects": ([up("乙", "甲"), up("甲", "乙", [BRAIN])], "fail", "fail"),
    "one for the subject above": (
        [up("乙", "甲", [Subject.INTERNAL_MEDICINE]), up("甲", "乙", [HEART])],
        "fail",
        "fail",
    ),
    "subjects of one not stated": (
        [up("乙", "甲"), up("甲", "乙", None)],
        "not_assessed",
        "not_assessed",
    ),
    "subjects of none stated": (
        [up("乙", "甲", None, None), up("甲", "乙", None, None)],
        "not_assessed",
        "not_assessed",
    ),
    "subjects of one not all stated": (
        [up("乙", "甲", Listing([HEART], PARTIAL)), up("甲", "乙", [BRAIN])],
        "not_assessed",
        "not_assessed",
    ),
    "one subject of those stated": (
        [up("乙", "甲", Listing([HEART], PARTIAL)), up("甲", "乙", Listing([HEART], PARTIAL))],
        "fail",
        "fail",
    ),
    "each for its own condition": (
        [up("乙", "甲", (), STROKE), up("甲", "乙", (), TRAUMA)],
        "pass",
        "not_assessed",
    ),
    "both for one condition": (
        [up("乙", "甲", (), STROKE), up("甲", "乙", (), STROKE)],
        "fail",
        "fail",
    ),
    "one subject, two conditions": (
        [up("乙", "甲", [HEART], STROKE), up("甲", "乙", [HEART], TRAUMA)],
        "pass",
        "not_assessed",
    ),
    "back down": ([up("乙", "甲"), link("甲", "referral_down", "乙")], "pass", "not_assessed"),
    "to each other by two consortia": (
        [consortium(name="别"), up("乙", "甲"), up("甲", "乙", of="别")],
        "pass",
        "not_assessed",
    ),
    "one that has ended": ([up("乙", "甲"), up("甲", "乙", until="2020")], "pass", "not_assessed"),
    "one until an unknown day": (
        [up("乙", "甲"), up("甲", "乙", until=None)],
        "not_assessed",
        "not_assessed",
    ),
    "one for nobody stated": (
        [up("乙", "甲"), up("甲", "乙", of=None)],
        "not_assessed",
        "not_assessed",
    ),
    "both for nobody stated": (
        [up("乙", "甲", of=None), up("甲", "乙", of=None)],
        "not_assessed",
        "not_assessed",
    ),
    "one step for nobody stated": ([up("乙", "甲", of=None)], "not_applicable", "not_assessed"),
    "a department of its institution": (
        [department("甲科", "甲"), up("乙", "甲科"), up("甲", "乙")],
        "fail",
        "fail",
    ),
    "a department of nobody stated": (
        [department("某科"), up("乙", "某科")],
        "not_assessed",
        "not_assessed",
    ),
    "a department of nobody stated, for nobody stated": (
        [department("某科"), up("乙", "某科", of=None)],
        "not_assessed",
        "not_assessed",
    ),
    "no link up": ([link("甲", "referral_down", "乙")], "not_applicable", "not_assessed"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("links", ["complete", "partial", "unknown"])
def test_decided_cases(links: str, case: str) -> None:
    rows, listed, partly = CASES[case]
    expected = listed if links == "complete" else partly
    assert outcome(circular_referral, network(consortium(links=links), *rows)) == expected


@pytest.mark.parametrize("kind", ["specialty_alliance", "other", None])
@pytest.mark.parametrize("status", [None, "planned"])
def test_it_is_for_all_kinds_and_for_planned_ones_too(kind: str | None, status: str | None) -> None:
    of = consortium(kind, status=status)
    assert outcome(circular_referral, network(of, up("乙", "甲"), up("甲", "乙"))) == "fail"


def test_a_finding_names_the_ring_in_its_direction() -> None:
    rows = [up("丙", "乙"), up("乙", "甲"), up("甲", "丙"), up("丁", "丙")]
    found = verdict(circular_referral, network(consortium(), *rows))
    message = str(found.message.en)
    names = message.removeprefix("referral up comes back: ").split(" → ")
    assert names[0] == names[-1]
    assert {*pairwise(names)} == {("丙", "乙"), ("乙", "甲"), ("甲", "丙")}
    assert len(found.rows) == 3


def test_rings_of_any_length_are_found() -> None:
    length = 200
    names = [f"院{number}" for number in range(length)]
    chain = [up(one, other) for one, other in pairwise(names)]
    assert outcome(circular_referral, network(consortium(), *chain)) == "pass"
    closed = network(consortium(), *chain, up(names[-1], names[0]))
    found = verdict(circular_referral, closed)
    assert [(e.found, e.wanted) for e in found.evidence] == [(length, 0)]


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        ([up("乙", "甲", None), up("甲", "乙")], "subjects conditions"),
        ([up("乙", "甲"), up("甲", "乙", until=None)], "until"),
        ([up("乙", "甲"), up("甲", "乙", of=None)], "consortium"),
        ([department("某科"), up("乙", "某科")], "institution"),
    ],
)
def test_what_is_missing_is_named(rows: list[Row], missing: str) -> None:
    found = verdict(circular_referral, network(consortium(), *rows)).missing
    assert [field.rpartition(".")[2] for field in found] == missing.split()
    partly = verdict(circular_referral, network(consortium(links="partial"), up("乙", "甲")))
    assert partly.missing == ("links", "consortia.links_completeness")
