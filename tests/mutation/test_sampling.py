from __future__ import annotations

import ast
from collections import Counter

import pytest
from tests.mutation.sampling import Case, cases_in, equivalent, named_faults, sampled

NAMED = {
    "assumed counted as declared",
    "partial taken as complete",
    "lead counted twice",
    "planned taken as operating",
    "`until` exclusive",
    "emergency not relaxing borders",
    "home ignored",
    "doubtful date taken as in force",
}


@pytest.fixture(scope="module")
def rooms() -> list[list[Case]]:
    return [cases_in("rules/engine"), cases_in("referral/places")]


def test_the_seed_decides_and_nothing_else(rooms: list[list[Case]]) -> None:
    found = sampled(rooms, size=20, seed="1")
    assert sampled(map(sorted_backwards, rooms), size=20, seed="1") == found
    assert sampled(rooms, size=20, seed="2") != found


def sorted_backwards(cases: list[Case]) -> list[Case]:
    return sorted(cases, key=lambda case: case.key, reverse=True)


def test_a_larger_sample_holds_the_smaller(rooms: list[list[Case]]) -> None:
    fewer, more = (sampled(rooms, size=size, seed="1") for size in (20, 60))
    assert {case.key for case in fewer} < {case.key for case in more}


def test_every_room_is_there_in_proportion(rooms: list[list[Case]]) -> None:
    found = Counter(case.file.split("/")[0] for case in sampled(rooms, size=50, seed="1"))
    share = len(rooms[0]) / sum(map(len, rooms))
    assert found["rules"] == round(50 * share)
    assert found["referral"] == round(50 * (1 - share))


def test_every_mutant_has_a_key_of_its_own(rooms: list[list[Case]]) -> None:
    keys = [case.key for cases in rooms for case in cases]
    assert len(keys) == len(set(keys)) > 100


def test_every_named_fault_can_be_made() -> None:
    found = named_faults()  # raises where what it replaces does not stand once in its file
    assert {case.name for case in found} == NAMED
    for case in found:
        assert ast.dump(ast.parse(case.changed)) != ast.dump(ast.parse(case.source))
    assert len({case.key for case in found}) == len(found)


def test_what_is_said_to_be_equivalent_is_a_mutant_and_says_why() -> None:
    files = {file for file, _ in equivalent()}
    there = {(case.file, case.shown) for file in files for case in cases_in(file)}
    assert set(equivalent()) <= there
    assert all(len(reason) > 20 for reason in equivalent().values())
