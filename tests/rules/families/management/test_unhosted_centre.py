from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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

from medconsortium.model import HostedCentre, Listing, Party, Row
from medconsortium.rules.families.management.unhosted_centre import unhosted_centre
from medconsortium.vocabulary import Centre, Completeness

GROUND = (
    *(institution(name) for name in "甲乙丙"),
    department("甲科", "甲"),
    department("乙科", "乙"),
    department("组科"),
    Party(id="公司", name="公司"),
)
LEAD = member("甲", "lead")


def centres(*hosts: str | None, completeness: str = "complete") -> Listing[HostedCentre]:
    kinds = zip(Centre, hosts, strict=False)
    found = (HostedCentre(centre=centre, host=host) for centre, host in kinds)
    return Listing(found, Completeness.parse(completeness))


def said(
    hosted: Listing[HostedCentre] | None, *rows: Row, members: str = "complete", **more: Any
) -> str:
    of = consortium("other", members=members, fields={"centres": hosted, **more})
    return outcome(unhosted_centre, network(*GROUND, of, LEAD, *rows))


# The host of the only centre, further members, and what is said where all of them are listed, and
# where they are not.
CASES: Mapping[str, tuple[str | None, list[Row], str, str]] = {
    "the lead": ("甲", [], "pass", "pass"),
    "a department of the lead": ("甲科", [], "pass", "pass"),
    "a member": ("乙", [member("乙")], "pass", "pass"),
    "the hospital of a member department": ("乙", [member("乙科")], "pass", "pass"),
    "a company": ("公司", [], "pass", "pass"),
    "a stranger": ("乙", [], "fail", "not_assessed"),
    "a department of a stranger": ("乙科", [], "fail", "not_assessed"),
    "one that has only applied": (
        "乙",
        [member("乙", status="applied")],
        "fail",
        "not_assessed",
    ),
    "one that has left": ("乙", [member("乙", until="2020")], "fail", "not_assessed"),
    "one that may have left": (
        "乙",
        [member("乙", until=None)],
        "not_assessed",
        "not_assessed",
    ),
    "perhaps one of a group": ("乙", [group()], "not_assessed", "not_assessed"),
    "perhaps that of a department": ("乙", [member("组科")], "not_assessed", "not_assessed"),
    "a department of we know not whom": ("组科", [], "not_assessed", "not_assessed"),
    "the same, which is a member": ("组科", [member("组科")], "pass", "pass"),
    "not stated": (None, [], "not_assessed", "not_assessed"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("members", ["complete", "partial", "unknown"])
def test_one_centre(members: str, case: str) -> None:
    host, rows, listed, partly = CASES[case]
    expected = listed if members == "complete" else partly
    assert said(centres(host), *rows, members=members) == expected


@pytest.mark.parametrize(
    ("hosted", "expected"),
    [
        (None, "not_assessed"),
        (centres(), "not_applicable"),
        (centres("甲", "乙"), "fail"),
        (centres("甲", None), "not_assessed"),
        (centres("乙", None), "fail"),
        (centres("甲", completeness="partial"), "not_assessed"),
        (centres("乙", completeness="partial"), "fail"),
    ],
)
def test_several_centres(hosted: Listing[HostedCentre] | None, expected: str) -> None:
    assert said(hosted) == expected


@pytest.mark.parametrize("field", ["organiser", "legal_person"])
def test_a_hospital_that_organises_it_belongs_to_it_only_as_a_member(field: str) -> None:
    stated: dict[str, Any] = {field: "乙"}
    assert said(centres("乙"), **stated) == "fail"
    assert said(centres("乙"), member("乙"), **stated) == "pass"


@pytest.mark.parametrize("kind", ["specialty_alliance", "rare_disease_network", None])
def test_it_is_for_every_kind_and_for_planned_networks(kind: str | None) -> None:
    of = consortium(kind, status="planned", fields={"centres": centres("乙")})
    assert outcome(unhosted_centre, network(*GROUND, of, LEAD)) == "fail"


def test_what_is_missing() -> None:
    def missing(hosted: Listing[HostedCentre] | None, *rows: Row, members: str) -> Any:
        of = consortium("other", members=members, fields={"centres": hosted})
        return verdict(unhosted_centre, network(*GROUND, of, LEAD, *rows)).missing

    assert missing(None, members="complete") == ("consortia.centres",)
    assert missing(centres(None), members="complete") == ("consortia.centres (host)",)
    assert missing(centres("乙"), members="partial") == (
        "memberships",
        "consortia.members_completeness",
    )
    assert missing(centres("乙"), group(), members="complete") == ("memberships.institution",)


def test_a_finding_names_centre_and_host() -> None:
    of = consortium("other", fields={"centres": centres("甲", "乙")})
    found = verdict(unhosted_centre, network(*GROUND, of, LEAD))
    assert found.message.en == "hosted by no member: finance centre (乙)"
    assert [(e.found, e.wanted) for e in found.evidence] == [(1, 2)]
