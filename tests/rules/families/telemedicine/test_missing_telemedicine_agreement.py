from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.rules.cases import (
    agreement,
    consortium,
    group,
    listing,
    member,
    network,
    outcome,
    verdict,
)

from medconsortium.model import Instrument, Membership
from medconsortium.rules.families.telemedicine.missing_telemedicine_agreement import (
    missing_telemedicine_agreement,
)

LEAD, MEMBER, OTHER = member("甲", "lead"), member("乙", "member"), member("丙", "member")
PAIR, THREE = [LEAD, MEMBER], [LEAD, MEMBER, OTHER]
SIGNED = agreement(listing("甲 乙", "complete"), provisions="rights duties")
ALL = agreement(listing("甲 乙 丙", "complete"), provisions="rights duties")

# What agreements do in detail, the rule for alliances decides; both share it.
CASES: Mapping[str, tuple[list[Membership], list[Instrument], str]] = {
    "none": (PAIR, [], "fail"),
    "one with the member": (PAIR, [SIGNED], "pass"),
    "one that all have signed": (THREE, [ALL], "pass"),
    "one that is stated to cover all": (
        THREE,
        [agreement(None, covers_all=True, provisions="rights duties")],
        "pass",
    ),
    "one with one of two": (THREE, [SIGNED], "fail"),
    "responsibilities need not be set out": (PAIR, [SIGNED], "pass"),
    "one without a duty": (
        PAIR,
        [agreement(listing("甲 乙"), provisions="rights", completeness="complete")],
        "fail",
    ),
    "one perhaps without a duty": (
        PAIR,
        [agreement(listing("甲 乙"), provisions="rights")],
        "not_assessed",
    ),
    "one that has expired": (PAIR, [agreement(listing("甲 乙"), until="2020")], "fail"),
    "one to come": (PAIR, [agreement(listing("甲 乙"), since="2022")], "fail"),
    "one until an unknown day": (PAIR, [agreement(listing("甲 乙"), until=None)], "not_assessed"),
    "an applied member needs none": (
        [*PAIR, member("丙", "member", status="applied")],
        [SIGNED],
        "pass",
    ),
    "no member": ([LEAD], [SIGNED], "not_assessed"),
    "a role is not stated": ([*PAIR, member("丙", None)], [SIGNED], "not_assessed"),
}


@pytest.mark.parametrize("case", CASES)
def test_all_listed_completely(case: str) -> None:
    memberships, agreements, expected = CASES[case]
    judged = network(consortium("telemedicine_network"), memberships, agreements)
    assert outcome(missing_telemedicine_agreement, judged) == expected


@pytest.mark.parametrize("kind", ["specialty_alliance", "county_medical_community", "other"])
def test_it_is_for_telemedicine_networks_only(kind: str) -> None:
    judged = network(consortium(kind), PAIR)
    assert outcome(missing_telemedicine_agreement, judged) == "not_applicable"


@pytest.mark.parametrize(
    ("memberships", "agreements", "listed", "missing"),
    [
        (PAIR, [], "partial", ("instruments (agreement)", "consortia.instruments_completeness")),
        (PAIR, [agreement(None)], "complete", ("instruments.parties",)),
        (
            PAIR,
            [agreement(listing("甲 乙", "complete"), provisions=None, until=None)],
            "complete",
            ("instruments.until", "instruments.provisions"),
        ),
        ([LEAD], [], "complete", ("memberships (member)",)),
        ([], [], "complete", ("memberships (lead)", "memberships (member)")),
        ([*PAIR, member("丙", None)], [ALL], "complete", ("memberships.role",)),
        ([*PAIR, member("丙", "member", until=None)], [ALL], "complete", ("memberships.until",)),
        ([LEAD, group("member")], [SIGNED], "complete", ("memberships.institution",)),
        ([LEAD, member("组", "member")], [SIGNED], "complete", ("departments.institution",)),
    ],
)
def test_a_gap_names_what_is_missing(
    memberships: list[Membership],
    agreements: list[Instrument],
    listed: str,
    missing: tuple[str, ...],
) -> None:
    of = consortium("telemedicine_network", instruments=listed)
    found = verdict(missing_telemedicine_agreement, network(of, memberships, agreements))
    assert found.missing == missing
