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
from medconsortium.rules.families.specialty_alliance.missing_cooperation_agreement import (
    missing_cooperation_agreement,
)

LEAD, MEMBER, OTHER = member("甲", "lead"), member("乙", "member"), member("丙", "member")
PAIR, THREE = [LEAD, MEMBER], [LEAD, MEMBER, OTHER]
SIGNED = agreement(listing("甲 乙", "complete"))
ALL = agreement(listing("甲 乙 丙", "complete"))
WITH_OTHER = agreement(listing("甲 丙", "complete"))

AGREEMENTS: Mapping[str, tuple[list[Membership], list[Instrument], str]] = {
    "none": (PAIR, [], "fail"),
    "one with the member": (PAIR, [SIGNED], "pass"),
    "one with each member": (THREE, [SIGNED, WITH_OTHER], "pass"),
    "one with one of two": (THREE, [SIGNED], "fail"),
    "one that all have signed": (THREE, [ALL], "pass"),
    "one that is stated to cover all": (THREE, [agreement(None, covers_all=True)], "pass"),
    "one that is stated to cover all, though it names but two": (
        THREE,
        [agreement(listing("甲 乙", "complete"), covers_all=True)],
        "pass",
    ),
    "one that is stated not to cover all": (
        THREE,
        [agreement(None, covers_all=False)],
        "not_assessed",
    ),
    "one without its parties": (PAIR, [agreement(None)], "not_assessed"),
    "one with parties listed in part": (THREE, [agreement(listing("甲 乙"))], "not_assessed"),
    "one listed in part with everybody": (PAIR, [agreement(listing("甲 乙", "partial"))], "pass"),
    "one that nobody has signed": (PAIR, [agreement(listing(""))], "fail"),
    "one without the lead": (THREE, [agreement(listing("乙 丙", "complete"))], "fail"),
    "one without a duty": (
        PAIR,
        [
            agreement(
                listing("甲 乙"), provisions="responsibilities rights", completeness="complete"
            )
        ],
        "fail",
    ),
    "one perhaps without a duty": (
        PAIR,
        [agreement(listing("甲 乙"), provisions="responsibilities rights")],
        "not_assessed",
    ),
    "one without its provisions": (
        PAIR,
        [agreement(listing("甲 乙"), provisions=None)],
        "not_assessed",
    ),
    "one that has expired": (PAIR, [agreement(listing("甲 乙"), until="2020")], "fail"),
    "one to come": (PAIR, [agreement(listing("甲 乙"), since="2022")], "fail"),
    "one until an unknown day": (
        PAIR,
        [agreement(listing("甲 乙"), until=None)],
        "not_assessed",
    ),
    "one since some day of this year": (
        PAIR,
        [agreement(listing("甲 乙"), since="2021")],
        "not_assessed",
    ),
    "one that has expired and one renewed": (
        PAIR,
        [agreement(listing("甲 乙"), until="2020"), SIGNED],
        "pass",
    ),
    "a charter": (PAIR, [agreement(listing("甲 乙"), kind="charter")], "fail"),
    "a document of an unknown kind": (
        PAIR,
        [agreement(listing("甲 乙"), kind=None)],
        "not_assessed",
    ),
    "one of another consortium": (PAIR, [agreement(listing("甲 乙"), of="别")], "fail"),
    "one of we know not which": (PAIR, [agreement(listing("甲 乙"), of=None)], "not_assessed"),
}

ROSTERS: Mapping[str, tuple[list[Membership], list[Instrument], str]] = {
    "no member": ([LEAD], [SIGNED], "not_assessed"),
    "no lead": ([MEMBER], [SIGNED], "not_assessed"),
    "nobody": ([], [], "not_assessed"),
    "co-leads, one has signed": (
        [member("甲", "co_lead"), member("丙", "co_lead"), MEMBER],
        [SIGNED],
        "pass",
    ),
    "co-leads need none between them": (
        [member("甲", "co_lead"), member("丙", "co_lead")],
        [],
        "not_assessed",
    ),
    "a lead that is listed as member too": (
        [LEAD, member("甲", "member"), MEMBER],
        [SIGNED],
        "pass",
    ),
    "a member listed twice": ([*PAIR, member("乙", "member", until="2025")], [SIGNED], "pass"),
    "an applied member needs none": (
        [*PAIR, member("丙", "member", status="applied")],
        [SIGNED],
        "pass",
    ),
    "a planned member needs none": (
        [*PAIR, member("丙", "member", status="planned")],
        [SIGNED],
        "pass",
    ),
    "a past member needs none": ([*PAIR, member("丙", "member", until="2020")], [SIGNED], "pass"),
    "a doubtful member may need one": (
        [*PAIR, member("丙", "member", until=None)],
        [SIGNED],
        "not_assessed",
    ),
    "a doubtful member hides no other": (
        [*THREE, member("丁", "member", until=None)],
        [SIGNED],
        "fail",
    ),
    "a role is not stated": ([*PAIR, member("丙", None)], [SIGNED], "not_assessed"),
    "a lead may be among the roles not stated": (
        [*THREE, member("丁", None)],
        [SIGNED],
        "not_assessed",
    ),
    "a second lead is doubtful": (
        [*THREE, member("丁", "co_lead", until=None)],
        [SIGNED],
        "not_assessed",
    ),
    "hospitals described, all covered": (
        [LEAD, group("member", 41)],
        [agreement(None, covers_all=True)],
        "pass",
    ),
    "hospitals described, signed by we know not whom": (
        [LEAD, group("member", 41)],
        [SIGNED],
        "not_assessed",
    ),
    "hospitals described, no agreement": ([LEAD, group("member", 41)], [], "fail"),
    "hospitals described lead": ([group("lead"), MEMBER], [], "not_assessed"),
    "a department signs": (
        [LEAD, member("乙科", "department")],
        [agreement(listing("甲 乙科", "complete"))],
        "pass",
    ),
    "a hospital signs for its department": (
        [LEAD, member("乙科", "department")],
        [SIGNED],
        "pass",
    ),
    "a hospital signs for its leading department": (
        [member("甲科", "lead"), MEMBER],
        [SIGNED],
        "pass",
    ),
    "an unknown hospital may have signed for its department": (
        [LEAD, member("组", "department")],
        [SIGNED],
        "not_assessed",
    ),
    "an unknown hospital may have signed for the leading department": (
        [member("组", "lead"), MEMBER],
        [SIGNED],
        "not_assessed",
    ),
    "a department without any agreement": ([LEAD, member("组", "department")], [], "fail"),
}

CASES = {**AGREEMENTS, **ROSTERS}


@pytest.mark.parametrize("case", CASES)
def test_all_listed_completely(case: str) -> None:
    memberships, agreements, expected = CASES[case]
    judged = network(consortium("specialty_alliance"), memberships, agreements)
    assert outcome(missing_cooperation_agreement, judged) == expected


@pytest.mark.parametrize(
    ("agreements", "members", "leads", "instruments", "expected"),
    [
        ([ALL], "complete", "unknown", "partial", "pass"),
        ([ALL], "complete", "unknown", "unknown", "pass"),
        ([SIGNED], "complete", "unknown", "partial", "not_assessed"),
        ([], "complete", "unknown", "unknown", "not_assessed"),
        ([ALL], "partial", "complete", "complete", "not_assessed"),
        ([ALL], "unknown", "unknown", "complete", "not_assessed"),
        ([SIGNED], "partial", "complete", "complete", "fail"),
        ([SIGNED], "partial", "unknown", "complete", "not_assessed"),
    ],
)
def test_something_listed_in_part(
    agreements: list[Instrument], members: str, leads: str, instruments: str, expected: str
) -> None:
    stated = consortium("specialty_alliance", members=members, leads=leads, instruments=instruments)
    judged = network(stated, THREE, agreements)
    assert outcome(missing_cooperation_agreement, judged) == expected


@pytest.mark.parametrize("kind", ["telemedicine_network", "county_medical_community", "other"])
def test_it_is_for_alliances_only(kind: str) -> None:
    judged = network(consortium(kind), PAIR)
    assert outcome(missing_cooperation_agreement, judged) == "not_applicable"


def test_a_finding_names_those_without_an_agreement() -> None:
    found = verdict(
        missing_cooperation_agreement,
        network(consortium("specialty_alliance"), [*THREE, group("guided", 41)], [WITH_OTHER]),
    )
    assert found.message.zh == "1 个成员没有合格的协议：乙"
    assert found.message.en == "without an agreement that would do: 乙"
    assert [(e.found, e.wanted) for e in found.evidence] == [(1, 3)]
    assert found.rows == (("instruments", WITH_OTHER.id),)
    none = verdict(
        missing_cooperation_agreement,
        network(consortium("specialty_alliance"), [*THREE, group("guided", 41)]),
    )
    assert none.message.en == "without an agreement that would do: 乙, 丙, 若干医院"
