from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from attrs import evolve
from tests.rules.rows import (
    DAY,
    consortium,
    department,
    group,
    institution,
    member,
    network,
)

from medconsortium.model import Membership, Network
from medconsortium.rules import Evidence, Facts, Outcome
from medconsortium.rules.judging.members import (
    Every,
    Roster,
    Wording,
    is_among,
    judge_every,
    membership_in,
    name_of,
    unstated,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Role

DEPARTMENTS = (department("甲科", "甲"), department("组科"))
SAID = Text("某事", "something")
WORDING = Wording(
    right=Text("都好", "all well"),
    wrong=Text("不好", "not well"),
    nobody=Text("没有", "nobody"),
    unknown=Text("不知", "not known"),
    label=Text("好的", "well"),
    cure=SAID,
    missing=lambda membership: (f"x.{name_of(membership)}",),
)


def roster(*memberships: Membership) -> Roster:
    judged = network(consortium(), consortium(name="别"), *DEPARTMENTS, *memberships)
    return Roster(Facts(judged, DAY))


def test_whose_membership_it_is() -> None:
    found = roster(member("乙"), member("甲科"), member("组科"), group(), member("甲", of="别"))
    ids = [*found.facts.network.institutions, None]
    assert [ids[row] for row in found.institution] == ["乙", "甲", None, None, "甲"]
    assert found.of_institutions(np.array([1, 0], np.int8)).tolist() == [
        *(1 if ids[row] == ids[0] else 0 if ids[row] else -1 for row in found.institution)
    ]
    assert found.rows_of(0).tolist() == [0, 1, 2, 3]
    assert found.rows_of(1).tolist() == [4]
    assert found.membership(1).department == "甲科"
    assert found.consortia_of(found.institution < 0).tolist() == [True, False]


def test_a_role_not_stated_may_be_any() -> None:
    found = roster(member("甲", "lead"), member("乙"), member("丙", None))
    assert found.has_role([Role.LEAD, Role.CO_LEAD]).tolist() == [1, 0, -1]


def test_what_a_member_is_called() -> None:
    assert name_of(member("甲")) == "甲"
    assert name_of(member("甲科")) == "甲科"
    judged = network(consortium(), *DEPARTMENTS, member("甲"), member("甲科"))
    assert membership_in(judged, "盟", "甲科").department == "甲科"


# Members 甲 and 乙: whether each is spoken of and sound, and what is said where all are listed, and
# where they are not.
CASES: Mapping[str, tuple[list[tuple[int, int]], str, str]] = {
    "both well": ([(1, 1), (1, 1)], "pass", "not_assessed"),
    "one not": ([(1, 1), (1, 0)], "fail", "fail"),
    "one perhaps not": ([(1, 1), (1, -1)], "not_assessed", "not_assessed"),
    "one not, one perhaps": ([(1, 0), (1, -1)], "fail", "fail"),
    "one not, but perhaps not spoken of": ([(1, 1), (-1, 0)], "not_assessed", "not_assessed"),
    "one not, and not spoken of": ([(1, 1), (0, 0)], "pass", "not_assessed"),
    "well, and perhaps spoken of": ([(-1, 1), (0, 0)], "pass", "not_assessed"),
    "nobody spoken of": ([(0, 0), (0, 0)], "not_applicable", "not_assessed"),
}


def every(states: list[tuple[int, int]], *, listed: bool = True, **said: Any) -> Every:
    found = roster(member("甲"), member("乙"))
    return Every(
        roster=found,
        spoken_of=np.array([spoken_of for spoken_of, _ in states], np.int8),
        sound=np.array([sound for _, sound in states], np.int8),
        listed=np.array([listed, True]),
        **said,
    )


def outcome(judged: Every) -> str:
    verdicts = judge_every(judged, np.array([0], np.int32), WORDING)
    verdict = verdicts.explain(0)
    assert verdict.outcome.number == verdicts.outcomes[0]
    assert bool(verdict.missing) is (verdict.outcome is Outcome.NOT_ASSESSED)
    return verdict.outcome.key


@pytest.mark.parametrize("case", CASES)
def test_whether_every_member_is_as_it_should_be(case: str) -> None:
    states, expected, partly = CASES[case]
    assert outcome(every(states)) == expected
    assert outcome(every(states, listed=False)) == partly


def test_it_may_be_asked_for_one_that_surely_is_spoken_of() -> None:
    assert outcome(every([(-1, 1), (0, 0)], sure_of_one=True)) == "not_assessed"
    assert outcome(every([(-1, 1), (1, 1)], sure_of_one=True)) == "pass"


def test_nobody_may_be_enough() -> None:
    assert outcome(every([(0, 0), (0, 0)], if_nobody=Outcome.PASS)) == "pass"


def explained(judged: Every, wording: Wording = WORDING) -> Any:
    return judge_every(judged, np.array([0], np.int32), wording).explain(0)


def test_those_at_fault_are_named_and_counted() -> None:
    found = explained(every([(1, 0), (1, 1)]))
    assert found.message == Text("不好：甲", "not well: 甲")
    assert [(e.found, e.wanted) for e in found.evidence] == [(1, 2)]
    assert [table for table, _ in found.rows] == ["memberships"]
    detailed = evolve(
        WORDING,
        name=lambda membership: f"{membership.institution}!",
        detail=lambda membership: Evidence(label=SAID, found=membership.institution),
    )
    found = explained(every([(1, 0), (1, 1)]), detailed)
    assert found.message.en == "not well: 甲!"
    assert [e.found for e in found.evidence] == [1, "甲"]


def test_what_is_missing_is_told_of_those_who_leave_it_open() -> None:
    assert explained(every([(1, 1), (1, -1)])).missing == ("x.乙",)
    assert explained(every([(1, 1), (1, 1)], listed=False)).missing == (
        "consortia.members_completeness",
    )
    assert explained(every([(-1, 1), (0, 0)], sure_of_one=True)).missing == ("x.甲",)


def test_a_date_that_leaves_it_open_is_missing() -> None:
    found = roster(member("甲"), member("乙", until=None))
    judged = Every(
        roster=found,
        spoken_of=found.facts.is_member,
        sound=np.array([1, 0], np.int8),
        listed=np.array([True, True]),
    )
    assert explained(judged).missing == ("memberships.until", "x.乙")


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (member("甲", None), ("memberships.role", "institutions.tier")),
        (member("甲"), ("institutions.tier",)),
        (member("甲科"), ("institutions.tier",)),
        (member("组科"), ("departments.institution",)),
        (group(), ("memberships.institution",)),
    ],
)
def test_which_fields_of_a_member_are_not_stated(of: Membership, expected: tuple[str, ...]) -> None:
    judged: Network = network(consortium(), institution("甲", "A100"), *DEPARTMENTS, of)
    fields = ("memberships.role", "institutions.category", "institutions.tier")
    missing = unstated(Facts(judged, DAY), *fields)
    assert missing(next(iter(judged.memberships.values()))) == expected


@pytest.mark.parametrize("numbers", [[], [5], [7, 3, 3, -1], [1, 2, 3]])
def test_whether_a_number_is_among_others(numbers: list[int]) -> None:
    asked = [-1, 0, 3, 5, 9, 3]
    found = is_among(np.array(asked, np.int64), np.array(numbers, np.int64))
    assert found.tolist() == [number in numbers for number in asked]
