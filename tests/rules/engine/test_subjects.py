from __future__ import annotations

import pytest
from tests.rules.rows import DAY, department, institution, network

from medconsortium.model import Department, Network, Row, Service
from medconsortium.rules import Facts
from medconsortium.rules.engine.subjects import Subjects, institutions_at
from medconsortium.vocabulary import Completeness, ServiceStatus, Subject

LISTED, OPEN = (
    institution(name, fields={"services_completeness": completeness})
    for name, completeness in (("全", Completeness.COMPLETE), ("缺", Completeness.PARTIAL))
)


def offers(
    provider: str,
    subject: str | None,
    status: str | None = "operating",
    since: str | None = "2019",
) -> Service:
    return Service(
        provider=provider,
        subject=None if subject is None else Subject.parse(subject),
        status=None if status is None else ServiceStatus.parse(status),
        since=since,
        until="open",
    )


def held(subject: str, *rows: Row) -> list[int]:
    found = Subjects(Facts(network(LISTED, OPEN, *rows), DAY)).held(Subject.parse(subject))
    return [int(state) for state in found]


@pytest.mark.parametrize(
    ("subject", "service", "listed", "partly"),
    [
        ("19", ("19", "operating", "2019"), 1, 1),
        ("19", ("10", "operating", "2019"), 0, -1),
        ("19", ("19", "planned", "2019"), 0, -1),
        ("19", ("19", "suspended", "2019"), 0, -1),
        ("19", ("19", None, "2019"), -1, -1),
        ("19", ("19", "operating", None), -1, -1),
        ("19", ("19", "operating", "2022"), 0, -1),
        ("19", (None, "operating", "2019"), -1, -1),
        ("03", ("03.04", "operating", "2019"), 1, 1),
        ("03.04", ("03", "operating", "2019"), -1, -1),
        ("03.04", ("03.01", "operating", "2019"), 0, -1),
    ],
)
def test_who_holds_a_subject(
    subject: str, service: tuple[str | None, str | None, str | None], listed: int, partly: int
) -> None:
    assert held(subject, offers("全", *service), offers("缺", *service)) == [listed, partly]


def test_what_is_not_listed_is_not_held_only_where_all_is_listed() -> None:
    assert held("19") == [0, -1]


def test_departments_offer_for_their_institution() -> None:
    hosted, unhosted = department("全科", "全"), department("组科")
    assert held("19", hosted, unhosted, offers("全科", "19"), offers("组科", "19")) == [1, -1]


@pytest.mark.parametrize(
    ("of", "services", "missing"),
    [
        ("缺", [], ("services", "institutions.services_completeness")),
        ("全", [offers("全", None)], ("services.subject",)),
        ("全", [offers("全", "19", None)], ("services.status",)),
        ("全", [offers("全", "19", since=None)], ("services.since",)),
        ("全", [offers("全", "03"), offers("缺", None)], ("services.subject",)),
    ],
)
def test_what_would_settle_it(of: str, services: list[Service], missing: tuple[str, ...]) -> None:
    subjects = Subjects(Facts(network(LISTED, OPEN, *services), DAY))
    assert subjects.missing(of) == missing


def test_institutions_at_the_ends_of_references() -> None:
    services = [offers("全", "19"), offers("全科", "19"), offers("组科", "19")]
    judged: Network = network(
        LISTED, OPEN, department("全科", "全"), Department(id="组科", name="组科"), *services
    )
    columns = judged.services.columns
    assert institutions_at(Facts(judged, DAY), columns.provider).tolist() == [0, 0, -1]
