from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.cases import consortium, group, member, network, outcome, verdict

from medconsortium.model import Membership, StatedSize
from medconsortium.rules.families.general.member_count_mismatch import member_count_mismatch
from medconsortium.vocabulary import Counted, Qualifier, Role


def size(
    value: int,
    qualifier: str | None = "exact",
    *,
    role: str | None = None,
    lead: str = "unknown",
    departments: str = "unknown",
) -> StatedSize:
    return StatedSize(
        value=value,
        qualifier=None if qualifier is None else Qualifier.parse(qualifier),
        role=None if role is None else Role.parse(role),
        lead_counted=Counted.parse(lead),
        departments_counted=Counted.parse(departments),
    )


LEAD, MEMBER, OTHER = member("甲", "lead"), member("乙", "member"), member("丙", "member")
THREE = [LEAD, MEMBER, OTHER]
AMONG_THEM_A_DEPARTMENT = [LEAD, MEMBER, member("乙科", "department")]

# Members, a stated number of them, and what is said where all are listed.
LISTED: Mapping[str, tuple[list[Membership], StatedSize, str]] = {
    "as many, with the lead": (THREE, size(3, lead="yes"), "pass"),
    "as many, without the lead": (THREE, size(2, lead="no"), "pass"),
    "one too few, with the lead": (THREE, size(4, lead="yes"), "fail"),
    "one too many, with the lead": (THREE, size(2, lead="yes"), "fail"),
    "one too many, without the lead": (THREE, size(1, lead="no"), "fail"),
    "with or without the lead: with fits": (THREE, size(3), "pass"),
    "with or without the lead: without fits": (THREE, size(2), "pass"),
    "with or without the lead: neither fits": (THREE, size(4), "fail"),
    "departments count": (AMONG_THEM_A_DEPARTMENT, size(3, lead="yes", departments="yes"), "pass"),
    "departments do not count": (
        AMONG_THEM_A_DEPARTMENT,
        size(2, lead="yes", departments="no"),
        "pass",
    ),
    "departments should not have been counted": (
        AMONG_THEM_A_DEPARTMENT,
        size(3, lead="yes", departments="no"),
        "fail",
    ),
    "neither lead nor departments": (
        AMONG_THEM_A_DEPARTMENT,
        size(1, lead="no", departments="no"),
        "pass",
    ),
    "any of four readings fits": (AMONG_THEM_A_DEPARTMENT, size(1), "pass"),
    "none of four readings fits": (AMONG_THEM_A_DEPARTMENT, size(4), "fail"),
    "at least as many": (THREE, size(3, "at_least", lead="yes"), "pass"),
    "at least fewer": (THREE, size(1, "at_least", lead="yes"), "pass"),
    "at least more": (THREE, size(4, "at_least", lead="yes"), "fail"),
    "about as many": (THREE, size(3, "about", lead="yes"), "not_assessed"),
    "about a hundred": (THREE, size(100, "about", lead="yes"), "not_assessed"),
    "how exact is not stated": (THREE, size(3, None, lead="yes"), "not_assessed"),
    "of a role": (THREE, size(2, role="member"), "pass"),
    "of a role, leads or not": (THREE, size(2, role="member", lead="no"), "pass"),
    "too many of a role": (THREE, size(1, role="member"), "fail"),
    "too few of a role": (THREE, size(1, role="guided"), "fail"),
    "departments of a role": (
        AMONG_THEM_A_DEPARTMENT,
        size(1, role="department", departments="no"),
        "pass",
    ),
    "one listed twice counts once": (
        [LEAD, MEMBER, member("乙", "member", until="2025")],
        size(2, lead="yes"),
        "pass",
    ),
    "a lead that is a member too is one": (
        [LEAD, member("甲", "member"), MEMBER],
        size(2, lead="yes"),
        "pass",
    ),
    "a lead that is a member too counts as such": (
        [LEAD, member("甲", "member"), MEMBER],
        size(2, lead="no"),
        "pass",
    ),
    "applied members do not count": (
        [*THREE, member("丁", "member", status="applied")],
        size(3),
        "pass",
    ),
    "planned members do not count": (
        [*THREE, member("丁", "member", status="planned")],
        size(3),
        "pass",
    ),
    "past members do not count": ([*THREE, member("丁", "member", until="2020")], size(3), "pass"),
    "a doubtful member may count": (
        [*THREE, member("丁", "member", until=None)],
        size(4, lead="yes"),
        "not_assessed",
    ),
    "a doubtful member may not count": (
        [*THREE, member("丁", "member", until=None)],
        size(3, lead="yes"),
        "not_assessed",
    ),
    "even with a doubtful member too few": (
        [*THREE, member("丁", "member", until=None)],
        size(5, lead="yes"),
        "fail",
    ),
    "doubtful once, sure once": (
        [LEAD, MEMBER, member("乙", "member", until=None)],
        size(2, lead="yes"),
        "pass",
    ),
    "a role is not stated": ([LEAD, member("乙", None)], size(1, lead="no"), "not_assessed"),
    "a role is not stated and does not matter": (
        [LEAD, member("乙", None)],
        size(2, lead="yes"),
        "pass",
    ),
    "hospitals described": ([LEAD, group("member", 41)], size(42, lead="yes"), "pass"),
    "too few hospitals described": ([LEAD, group("member", 41)], size(43, lead="yes"), "fail"),
    "at least so many hospitals described": (
        [LEAD, group("member", 41, "at_least")],
        size(50, lead="yes"),
        "not_assessed",
    ),
    "more hospitals described than stated": (
        [LEAD, group("member", 41, "at_least")],
        size(40, lead="yes", departments="yes"),
        "fail",
    ),
    "more described than stated, unless they are departments": (
        [LEAD, group("member", 41, "at_least")],
        size(40, lead="yes"),
        "not_assessed",
    ),
    "at least, of at least": (
        [LEAD, group("member", 41, "at_least")],
        size(40, "at_least", lead="yes"),
        "pass",
    ),
    "at most so many hospitals described, perhaps none": (
        [LEAD, group("member", 5, "at_most")],
        size(1, lead="yes", departments="yes"),
        "not_assessed",
    ),
    "more than at most so many": (
        [LEAD, group("member", 5, "at_most")],
        size(7, lead="yes"),
        "fail",
    ),
    "about so many hospitals described": (
        [LEAD, group("member", 41, "about")],
        size(42, lead="yes"),
        "not_assessed",
    ),
    "hospitals described without a number": ([LEAD, group("member")], size(42), "not_assessed"),
    "hospitals described, how exactly is not said": (
        [LEAD, group("member", 41, None)],
        size(42, lead="yes"),
        "not_assessed",
    ),
    "departments described": (
        [LEAD, group("department", 2, departments=True)],
        size(1, lead="yes", departments="no"),
        "pass",
    ),
    "hospitals described are no departments": (
        [LEAD, group("member", 2, departments=False)],
        size(3, lead="yes", departments="no"),
        "pass",
    ),
    "described, departments or not": (
        [LEAD, group("member", 2)],
        size(3, lead="yes", departments="no"),
        "not_assessed",
    ),
    "N14: one lead, twelve, forty-one and two departments are 56": (
        [LEAD, group("member", 12), group("guided", 41), group("department", 2, departments=True)],
        size(56),
        "pass",
    ),
    "nobody is stated and listed": ([], size(0), "pass"),
}


@pytest.mark.parametrize("case", LISTED)
def test_members_listed_completely(case: str) -> None:
    memberships, stated, expected = LISTED[case]
    judged = network(consortium("specialty_alliance", sizes=[stated]), memberships)
    assert outcome(member_count_mismatch, judged) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (size(3, lead="yes"), "not_assessed"),
        (size(9, lead="yes"), "not_assessed"),
        (size(2, lead="yes"), "fail"),  # three are listed, whoever else there is
        (size(3, "at_least", lead="yes"), "pass"),
        (size(4, "at_least", lead="yes"), "not_assessed"),
    ],
)
@pytest.mark.parametrize("members", ["partial", "unknown"])
def test_members_listed_in_part(members: str, stated: StatedSize, expected: str) -> None:
    judged = network(consortium("医共体", sizes=[stated], members=members), THREE)
    assert outcome(member_count_mismatch, judged) == expected


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        (None, "not_assessed"),
        ([], "not_applicable"),
        ([size(3), size(2, role="member")], "pass"),
        ([size(3), size(1, role="member")], "fail"),
        ([size(3), size(2, "about", role="member")], "not_assessed"),
        ([size(4), size(2, "about", role="member")], "fail"),
    ],
)
def test_every_stated_number_is_looked_at(sizes: list[StatedSize] | None, expected: str) -> None:
    judged = network(consortium("医共体", sizes=sizes), THREE)
    assert outcome(member_count_mismatch, judged) == expected


@pytest.mark.parametrize(
    ("stated", "label", "found", "wanted"),
    [
        (size(2), "members (without the lead, with departments)", "2", "2"),
        (size(3), "members (with the lead, with departments)", "3", "3"),
        (size(9, "about"), "members (with the lead, with departments)", "3", "≈ 9"),
        (size(2, None, role="member"), "members (member hospital)", "2", "? 2"),
    ],
)
def test_the_evidence_names_the_reading_that_fits(
    stated: StatedSize, label: str, found: str, wanted: str
) -> None:
    said = verdict(member_count_mismatch, network(consortium("医共体", sizes=[stated]), THREE))
    assert [(e.label.en, e.found, e.wanted) for e in said.evidence] == [(label, found, wanted)]


def test_the_evidence_of_an_open_list_has_no_end() -> None:
    stated = size(5, "at_least", lead="yes")
    judged = network(consortium("医共体", sizes=[stated], members="partial"), THREE)
    (evidence,) = verdict(member_count_mismatch, judged).evidence
    assert (evidence.found, evidence.wanted) == ("3 … ?", "≥ 5")


def test_the_evidence_of_doubt_has_two_ends() -> None:
    doubtful = [*THREE, member("丁", "member", until=None)]
    judged = network(consortium("医共体", sizes=[size(4, lead="yes")]), doubtful)
    (evidence,) = verdict(member_count_mismatch, judged).evidence
    assert evidence.found == "3 … 4"
