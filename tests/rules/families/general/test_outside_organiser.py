from __future__ import annotations

import pytest
from tests.rules.rows import consortium, department, institution, network, outcome, verdict

from medconsortium.model import Consortium, Party
from medconsortium.rules.families.general.outside_organiser import outside_organiser
from medconsortium.vocabulary import PartyKind

GROUND = (
    institution("医院"),
    department("某科", "医院"),
    Party(id="不明", name="不明"),
    *(Party(id=kind.key, name=kind.zh, kind=kind) for kind in PartyKind),
)


def organised_by(
    organiser: str | None, kind: str | None = "specialty_alliance", status: str | None = None
) -> Consortium:
    return consortium(kind, status=status, fields={"organiser": organiser})


@pytest.mark.parametrize(
    ("organiser", "expected"),
    [
        (None, "not_assessed"),
        ("医院", "pass"),
        ("某科", "pass"),
        ("association", "pass"),
        ("authority", "fail"),
        ("insurer", "fail"),
        ("company", "fail"),
        ("welfare_institution", "fail"),
        ("other", "fail"),
        ("不明", "not_assessed"),
    ],
)
@pytest.mark.parametrize("kind", ["specialty_alliance", "telemedicine_network"])
def test_decided_cases(kind: str, organiser: str | None, expected: str) -> None:
    assert outcome(outside_organiser, network(*GROUND, organised_by(organiser, kind))) == expected


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("urban_medical_group", None, "not_applicable"),
        ("county_medical_community", None, "not_applicable"),
        ("rare_disease_network", None, "not_applicable"),
        ("other", None, "not_applicable"),
        (None, None, "not_assessed"),
        ("specialty_alliance", "planned", "not_applicable"),
    ],
)
def test_the_kinds_it_is_for(kind: str | None, status: str | None, expected: str) -> None:
    judged = network(*GROUND, organised_by("authority", kind, status))
    assert outcome(outside_organiser, judged) == expected


def test_what_is_missing() -> None:
    assert verdict(outside_organiser, network(organised_by(None))).missing == (
        "consortia.organiser",
    )
    unknown = network(*GROUND, organised_by("不明"))
    assert verdict(outside_organiser, unknown).missing == ("parties.kind",)


def test_a_finding_says_who_organises() -> None:
    found = verdict(outside_organiser, network(*GROUND, organised_by("authority")))
    assert str(found.message.en).startswith("organised by: authority")
    said = [evidence.in_language("zh") for evidence in found.evidence]
    assert said == ["组织方 authority：行政部门，应为 机构或学协会"]
    assert found.rows == (("parties", "authority"),)
