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
from medconsortium.rules import RuleStatus
from medconsortium.rules.families.referral.missing_first_contact import missing_first_contact
from medconsortium.vocabulary import Completeness, Phase, ServiceItem, ServiceStatus

ALL = Completeness.COMPLETE


def centre(name: str = "乙", category: str | None = "C220", *, services: str = "complete") -> Row:
    completeness = Completeness.parse(services)
    return institution(name, category, fields={"services_completeness": completeness})


def service(provider: str = "乙", **about: Any) -> Service:
    given = {
        "item": ServiceItem.FIRST_CONTACT,
        "status": ServiceStatus.OPERATING,
        "since": "2019",
        "until": "open",
        **about,
    }
    return Service(id=f"{provider} {about}", provider=provider, **given)


UP = link("乙", "referral_up", "甲")
HOSPITAL = institution("甲", "A100")
PAIR = (HOSPITAL, member("甲", "lead"), member("乙"))
CENTRE, FIRST = centre(), service()
OTHER_PHASE = Listing([Phase.RECOVERY], ALL)

# Rows, and what is said where links are listed completely, and where they are not.
CASES: dict[str, tuple[list[Row], str, str]] = {
    "first contact and a link": ([CENTRE, FIRST, UP], "pass", "pass"),
    "by the phase of a service": (
        [CENTRE, service(item=None, phases=[Phase.FIRST_CONTACT]), UP],
        "pass",
        "pass",
    ),
    "a link from the lead": ([CENTRE, FIRST, link("甲", "referral_down", "乙")], "pass", "pass"),
    "booking": ([CENTRE, FIRST, link("乙", "booking", "甲")], "pass", "pass"),
    "teaching only": ([CENTRE, FIRST, link("甲", "teaching", "乙")], "fail", "not_assessed"),
    "no link": ([CENTRE, FIRST], "fail", "not_assessed"),
    "no first contact": ([CENTRE, UP], "fail", "fail"),
    "services not all listed": (
        [centre(services="partial"), UP],
        "not_assessed",
        "not_assessed",
    ),
    "first contact suspended": (
        [CENTRE, service(status=ServiceStatus.SUSPENDED), UP],
        "fail",
        "fail",
    ),
    "whether it is offered is not stated": (
        [CENTRE, service(status=None), UP],
        "not_assessed",
        "not_assessed",
    ),
    "another service": (
        [CENTRE, service(item=ServiceItem.DELIVERY, phases=OTHER_PHASE), UP],
        "fail",
        "fail",
    ),
    "a service of unknown phases": (
        [CENTRE, service(item=ServiceItem.DELIVERY), UP],
        "not_assessed",
        "not_assessed",
    ),
    "the lead sees patients first": ([CENTRE, service("甲"), UP], "fail", "fail"),
    "a department of nobody stated does": (
        [CENTRE, department("某科"), service("某科"), UP],
        "not_assessed",
        "not_assessed",
    ),
    "a department of it does": (
        [CENTRE, department("乙科", "乙"), service("乙科"), UP],
        "pass",
        "pass",
    ),
    "a link until an unknown day": (
        [CENTRE, FIRST, link("乙", "referral_up", "甲", until=None)],
        "not_assessed",
        "not_assessed",
    ),
    "a link of nobody stated": (
        [CENTRE, FIRST, link("乙", "referral_up", "甲", of=None)],
        "not_assessed",
        "not_assessed",
    ),
    "a link of another consortium": (
        [CENTRE, FIRST, consortium(name="别"), link("乙", "referral_up", "甲", of="别")],
        "fail",
        "not_assessed",
    ),
    "a second centre without link": (
        [CENTRE, FIRST, UP, centre("丙"), member("丙")],
        "fail",
        "not_assessed",
    ),
    "a second centre with a link": (
        [CENTRE, FIRST, UP, centre("丙"), member("丙"), link("丙", "referral_up", "乙")],
        "pass",
        "pass",
    ),
    "a member of unknown category": ([FIRST, UP], "not_assessed", "not_assessed"),
    "one of unknown category without link": (
        [CENTRE, FIRST, UP, member("丙")],
        "not_assessed",
        "not_assessed",
    ),
    "described members": ([CENTRE, FIRST, UP, group()], "not_assessed", "not_assessed"),
    "no primary member": ([institution("乙", "A210")], "not_applicable", "not_applicable"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("links", ["complete", "partial"])
def test_decided_cases(links: str, case: str) -> None:
    rows, listed, partly = CASES[case]
    expected = listed if links == "complete" else partly
    judged = network(consortium(links=links), *PAIR, *rows)
    assert outcome(missing_first_contact, judged) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([CENTRE, FIRST, UP], "not_assessed"),  # another may be isolated
        ([CENTRE, UP], "not_assessed"),  # another may see patients first
        ([CENTRE, FIRST], "fail"),
    ],
)
def test_members_listed_in_part(rows: list[Row], expected: str) -> None:
    judged = network(consortium(members="partial"), *PAIR, *rows)
    assert outcome(missing_first_contact, judged) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("urban_medical_group", "fail"),
        ("specialty_alliance", "not_applicable"),
        (None, "not_assessed"),
    ],
)
def test_the_kinds_it_is_for(kind: str | None, expected: str) -> None:
    assert outcome(missing_first_contact, network(consortium(kind), *PAIR, CENTRE)) == expected


def test_a_finding_says_both() -> None:
    found = verdict(missing_first_contact, network(consortium(), *PAIR, CENTRE))
    assert found.message.en == (
        "no member is: primary institution that sees patients first; "
        "primary members without a link for patients: 乙"
    )
    assert missing_first_contact.status is RuleStatus.DRAFT


def test_what_is_missing_is_named() -> None:
    partly = network(consortium(links="partial"), *PAIR, centre(services="unknown"))
    assert verdict(missing_first_contact, partly).missing == (
        "services",
        "institutions.services_completeness",
        "links",
        "consortia.links_completeness",
    )
