from __future__ import annotations

import pytest
from tests.rules.rows import (
    consortium,
    department,
    group,
    institution,
    member,
    network,
    outcome,
    verdict,
)

from medconsortium.model import Division, Network, Row
from medconsortium.rules.families.telemedicine.remote_areas_unreached import remote_areas_unreached


def place(
    name: str, parent: str | None = None, *, remote: bool | None, until: str | None = "open"
) -> Division:
    return Division(id=name, name=name, parent=parent, remote=remote, since="2019", until=until)


CITY = place("市", remote=False)
FAR, NEAR, SILENT = (place(n, remote=r) for n, r in (("远", True), ("近", False), ("默", None)))
LEAD: list[Row] = [CITY, institution("甲", division="市"), member("甲", "lead")]


def with_member_in(*places: Division) -> Network:
    """Return a network with a member in the first of some places."""
    rows = [*places, institution("乙", division=places[0].id), member("乙")]
    return network(consortium("telemedicine_network"), *LEAD, *rows)


@pytest.mark.parametrize(
    ("judged", "expected"),
    [
        (with_member_in(FAR), "pass"),
        (with_member_in(NEAR), "fail"),
        (with_member_in(SILENT), "not_assessed"),
        (with_member_in(place("镇", "远", remote=None), FAR), "pass"),
        (with_member_in(place("镇", "远", remote=False), FAR), "fail"),
        (with_member_in(place("镇", "近", remote=None), NEAR), "not_assessed"),
        (with_member_in(place("镇", "近", remote=True), NEAR), "pass"),
        (with_member_in(place("镇", "远", remote=None, until=None), FAR), "not_assessed"),
        (
            with_member_in(place("村", "镇", remote=None), place("镇", "远", remote=None), FAR),
            "pass",
        ),
        (
            with_member_in(place("村", "镇", remote=None), place("镇", "远", remote=False), FAR),
            "not_assessed",
        ),
    ],
)
def test_where_the_member_is(judged: Network, expected: str) -> None:
    assert outcome(remote_areas_unreached, judged) == expected


@pytest.mark.parametrize(
    ("rows", "complete", "partly"),
    [
        ([], "fail", "not_assessed"),
        ([institution("乙", division="远"), member("乙")], "pass", "pass"),
        ([institution("乙"), member("乙")], "not_assessed", "not_assessed"),
        (
            [institution("乙", division="远"), member("乙", until=None)],
            "not_assessed",
            "not_assessed",
        ),
        (
            [institution("乙", division="远"), member("乙", status="applied")],
            "fail",
            "not_assessed",
        ),
        (
            [institution("乙", division="远"), department("乙科", "乙"), member("乙科")],
            "pass",
            "pass",
        ),
        ([department("乙科"), member("乙科")], "not_assessed", "not_assessed"),
        ([group()], "not_assessed", "not_assessed"),
    ],
)
def test_who_is_a_member(rows: list[Row], complete: str, partly: str) -> None:
    for members, expected in (("complete", complete), ("partial", partly), ("unknown", partly)):
        of = consortium("telemedicine_network", members=members)
        assert outcome(remote_areas_unreached, network(of, *LEAD, FAR, *rows)) == expected


def test_a_network_without_sure_members() -> None:
    of = consortium("telemedicine_network")
    assert outcome(remote_areas_unreached, network(of)) == "not_applicable"
    doubtful = [CITY, institution("甲", division="市"), member("甲", until=None)]
    found = verdict(remote_areas_unreached, network(of, *doubtful))
    assert found.missing == ("memberships.until",)


def test_it_is_for_telemedicine_networks_only() -> None:
    judged = network(consortium("county_medical_community"), *LEAD)
    assert outcome(remote_areas_unreached, judged) == "not_applicable"


@pytest.mark.parametrize(
    ("rows", "members", "missing"),
    [
        ([], "partial", ("consortia.members_completeness",)),
        ([institution("乙"), member("乙")], "complete", ("institutions.division",)),
        (
            [SILENT, institution("乙", division="默"), member("乙")],
            "complete",
            ("divisions.remote",),
        ),
        (
            [institution("乙", division="远"), member("乙", until=None)],
            "complete",
            ("memberships.until",),
        ),
        ([group()], "complete", ("memberships.institution",)),
        ([department("乙科"), member("乙科")], "complete", ("departments.institution",)),
    ],
)
def test_a_gap_names_what_is_missing(
    rows: list[Row], members: str, missing: tuple[str, ...]
) -> None:
    of = consortium("telemedicine_network", members=members)
    found = verdict(remote_areas_unreached, network(of, *LEAD, FAR, *rows))
    assert found.missing == missing
