from __future__ import annotations

from typing import Any

import pytest
from tests.rules.rows import (
    consortium,
    department,
    group,
    institution,
    link,
    member,
    network,
    outcome,
    verdict,
)

from medconsortium.model import Listing, Row, Service
from medconsortium.rules.families.referral.nowhere_to_recover import nowhere_to_recover
from medconsortium.vocabulary import Completeness, Phase, ServiceStatus

ALL = Completeness.COMPLETE
RECOVERY, POST_OPERATIVE = Phase.RECOVERY, Phase.POST_OPERATIVE
BOTH = (RECOVERY, POST_OPERATIVE)


def below(name: str = "乙", *, services: str = "complete") -> Row:
    completeness = Completeness.parse(services)
    return institution(name, fields={"services_completeness": completeness})


def takes(
    *phases: Phase, at: str = "乙", status: str | None = "operating", **about: Any
) -> Service:
    return Service(
        id=f"{at} {phases} {about}",
        provider=at,
        phases=Listing(phases, ALL),
        status=None if status is None else ServiceStatus.parse(status),
        **{"since": "2019", "until": "open", **about},
    )


LEAD, DOWN = member("甲", "lead"), link("甲", "referral_down", "乙")
BELOW = below()

# Rows, and what is said where links are listed completely, and where they are not.
CASES: dict[str, tuple[list[Row], str, str]] = {
    "both phases": ([BELOW, DOWN, takes(*BOTH)], "pass", "pass"),
    "each by its own service": (
        [BELOW, DOWN, takes(RECOVERY), takes(POST_OPERATIVE)],
        "pass",
        "pass",
    ),
    "each at its own place": (
        [
            BELOW,
            below("丙"),
            DOWN,
            link("甲", "referral_down", "丙"),
            takes(RECOVERY),
            takes(POST_OPERATIVE, at="丙"),
        ],
        "pass",
        "pass",
    ),
    "one phase only": ([BELOW, DOWN, takes(RECOVERY)], "fail", "not_assessed"),
    "no link": ([BELOW, takes(*BOTH)], "fail", "not_assessed"),
    "a link up": ([BELOW, link("乙", "referral_up", "甲"), takes(*BOTH)], "fail", "not_assessed"),
    "from somebody else": (
        [BELOW, link("丙", "referral_down", "乙"), takes(*BOTH)],
        "fail",
        "not_assessed",
    ),
    "step by step": (
        [
            below("丙"),
            BELOW,
            link("甲", "referral_down", "丙"),
            link("丙", "referral_down", "乙"),
            takes(*BOTH),
        ],
        "pass",
        "pass",
    ),
    "at the lead itself": ([BELOW, DOWN, takes(*BOTH, at="甲")], "fail", "not_assessed"),
    "from the lead to its own department": (
        [department("甲科", "甲"), link("甲", "referral_down", "甲科"), takes(*BOTH, at="甲科")],
        "fail",
        "not_assessed",
    ),
    "services not all listed": (
        [below(services="unknown"), DOWN, takes(RECOVERY)],
        "not_assessed",
        "not_assessed",
    ),
    "planned": ([BELOW, DOWN, takes(*BOTH, status="planned")], "fail", "not_assessed"),
    "whether it runs is not stated": (
        [BELOW, DOWN, takes(*BOTH, status=None)],
        "not_assessed",
        "not_assessed",
    ),
    "a service until an unknown day": (
        [BELOW, DOWN, takes(*BOTH, until=None)],
        "not_assessed",
        "not_assessed",
    ),
    "a link until an unknown day": (
        [BELOW, link("甲", "referral_down", "乙", until=None), takes(*BOTH)],
        "not_assessed",
        "not_assessed",
    ),
    "a link of nobody stated": (
        [BELOW, link("甲", "referral_down", "乙", of=None), takes(*BOTH)],
        "not_assessed",
        "not_assessed",
    ),
    "a link of another consortium": (
        [BELOW, consortium(name="别"), link("甲", "referral_down", "乙", of="别"), takes(*BOTH)],
        "fail",
        "not_assessed",
    ),
    "to a department of nobody stated": (
        [BELOW, department("某科"), link("甲", "referral_down", "某科")],
        "not_assessed",
        "not_assessed",
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("links", ["complete", "partial", "unknown"])
def test_decided_cases(links: str, case: str) -> None:
    rows, listed, partly = CASES[case]
    expected = listed if links == "complete" else partly
    assert outcome(nowhere_to_recover, network(consortium(links=links), LEAD, *rows)) == expected


WAY = (BELOW, DOWN, takes(*BOTH))


@pytest.mark.parametrize(
    ("leads", "with_way", "without"),
    [
        ([member("甲", "lead")], "pass", "fail"),
        ([member("甲", "co_lead")], "pass", "fail"),
        ([member("甲", None)], "not_assessed", "not_assessed"),
        ([member("甲", "lead", until=None)], "not_assessed", "not_assessed"),
        ([member("甲", "lead", status="planned")], "not_applicable", "not_applicable"),
        ([member("甲", "member")], "not_applicable", "not_applicable"),
        ([institution("甲"), department("甲科", "甲"), member("甲科", "lead")], "pass", "fail"),
        ([department("某科"), member("某科", "lead")], "not_assessed", "fail"),
        ([group("lead")], "not_assessed", "fail"),
        ([member("甲", "lead"), member("乙", "co_lead")], "pass", "fail"),
    ],
)
def test_who_leads(leads: list[Row], with_way: str, without: str) -> None:
    assert outcome(nowhere_to_recover, network(consortium(), *leads, *WAY)) == with_way
    assert outcome(nowhere_to_recover, network(consortium(), *leads, BELOW)) == without


@pytest.mark.parametrize(
    ("members", "leads", "with_way", "without"),
    [
        ("partial", "unknown", "pass", "not_assessed"),
        ("partial", "complete", "pass", "fail"),
    ],
)
def test_leads_listed_in_part(members: str, leads: str, with_way: str, without: str) -> None:
    of = consortium(members=members, leads=leads)
    assert outcome(nowhere_to_recover, network(of, LEAD, *WAY)) == with_way
    assert outcome(nowhere_to_recover, network(of, LEAD, BELOW)) == without


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("urban_medical_group", "fail"),
        ("specialty_alliance", "not_applicable"),
        (None, "not_assessed"),
    ],
)
def test_the_kinds_it_is_for(kind: str | None, expected: str) -> None:
    assert outcome(nowhere_to_recover, network(consortium(kind), LEAD, BELOW)) == expected


def test_a_finding_names_the_phases() -> None:
    found = verdict(nowhere_to_recover, network(consortium(), LEAD, BELOW, DOWN, takes(RECOVERY)))
    assert found.message.en == "nobody below the lead takes: post-operative recovery"
    assert [(e.found, e.wanted) for e in found.evidence] == [(1, 2)]


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        ([LEAD, below(services="unknown"), DOWN], "services services_completeness"),
        ([LEAD, BELOW, DOWN, takes(*BOTH, status=None)], "phases status since until"),
        ([member("甲", None), *WAY], "role"),
        ([member("甲", "lead", until=None), *WAY], "until phases status since until"),
        ([LEAD, department("某科"), link("甲", "referral_down", "某科")], "institution"),
    ],
)
def test_what_is_missing_is_named(rows: list[Row], missing: str) -> None:
    found = verdict(nowhere_to_recover, network(consortium(), *rows)).missing
    names = [field.rpartition(".")[2] for field in found]
    assert names[: len(missing.split())] == missing.split()
