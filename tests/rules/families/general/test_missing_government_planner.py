from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve
from tests.rules.cases import charter
from tests.rules.rows import consortium, institution, network, outcome, verdict

from medconsortium.model import Consortium, Instrument, Party
from medconsortium.rules.families.general.missing_government_planner import (
    missing_government_planner,
)
from medconsortium.vocabulary import Completeness, PartyKind

GROUND = (
    institution("医院"),
    consortium(name="别"),
    Party(id="卫健委", name="卫健委", kind=PartyKind.AUTHORITY),
    Party(id="公司", name="公司", kind=PartyKind.COMPANY),
    Party(id="不明", name="不明"),
)


def of(
    organiser: str | None,
    instruments: str = "complete",
    kind: str | None = "urban_medical_group",
    status: str | None = None,
) -> Consortium:
    listed = Completeness.parse(instruments)
    fields = {"organiser": organiser, "instruments_completeness": listed}
    return consortium(kind, status=status, fields=fields)


def plan(issuer: str | None, kind: str | None = "plan", **said: Any) -> Instrument:
    return evolve(charter(kind=kind, **said), issuer=issuer)


# Who organises, what was issued, and what is said where all instruments are listed, and where not.
CASES: Mapping[str, tuple[str | None, list[Instrument], str, str]] = {
    "an authority organises": ("卫健委", [], "pass", "pass"),
    "a hospital organises": ("医院", [], "fail", "not_assessed"),
    "a company organises": ("公司", [], "fail", "not_assessed"),
    "somebody of unknown kind organises": ("不明", [], "not_assessed", "not_assessed"),
    "nobody is stated": (None, [], "not_assessed", "not_assessed"),
    "a plan of the authority": ("医院", [plan("卫健委")], "pass", "pass"),
    "a plan of the authority, nobody organises": (None, [plan("卫健委")], "pass", "pass"),
    "a notice of the authority": ("医院", [plan("卫健委", "notice")], "pass", "pass"),
    "a charter of the authority": ("医院", [plan("卫健委", "charter")], "fail", "not_assessed"),
    "a plan of the hospital": ("医院", [plan("医院")], "fail", "not_assessed"),
    "a plan of we know not whom": ("医院", [plan(None)], "not_assessed", "not_assessed"),
    "a plan of somebody of unknown kind": (
        "医院",
        [plan("不明")],
        "not_assessed",
        "not_assessed",
    ),
    "something of the authority": ("医院", [plan("卫健委", None)], "not_assessed", "not_assessed"),
    "a plan that has expired": ("医院", [plan("卫健委", until="2020")], "fail", "not_assessed"),
    "a plan to come": ("医院", [plan("卫健委", since="2022")], "fail", "not_assessed"),
    "a plan that may have expired": (
        "医院",
        [plan("卫健委", until=None)],
        "not_assessed",
        "not_assessed",
    ),
    "a plan for we know not whom": (
        "医院",
        [plan("卫健委", of=None)],
        "not_assessed",
        "not_assessed",
    ),
    "a plan for others": ("医院", [plan("卫健委", of="别")], "fail", "not_assessed"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("instruments", ["complete", "partial", "unknown"])
def test_decided_cases(instruments: str, case: str) -> None:
    organiser, issued, all_listed, partly = CASES[case]
    judged = network(*GROUND, of(organiser, instruments), *issued)
    expected = all_listed if instruments == "complete" else partly
    assert outcome(missing_government_planner, judged) == expected


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("county_medical_community", None, "fail"),
        ("county_medical_community", "planned", "not_applicable"),
        ("specialty_alliance", None, "not_applicable"),
        ("other", None, "not_applicable"),
        (None, None, "not_assessed"),
    ],
)
def test_the_kinds_it_is_for(kind: str | None, status: str | None, expected: str) -> None:
    judged = network(*GROUND, of("医院", kind=kind, status=status))
    assert outcome(missing_government_planner, judged) == expected


@pytest.mark.parametrize(
    ("organiser", "issued", "instruments", "expected"),
    [
        (None, [], "complete", ("consortia.organiser",)),
        ("不明", [], "complete", ("parties.kind",)),
        ("医院", [], "partial", ("instruments (plan)", "consortia.instruments_completeness")),
        ("医院", [plan(None)], "complete", ("instruments.issuer",)),
        ("医院", [plan("卫健委", until=None)], "complete", ("instruments.until",)),
    ],
)
def test_what_is_missing(
    organiser: str | None, issued: list[Instrument], instruments: str, expected: tuple[str, ...]
) -> None:
    judged = network(*GROUND, of(organiser, instruments), *issued)
    assert verdict(missing_government_planner, judged).missing == expected


def test_a_finding_tells_both() -> None:
    judged = network(*GROUND, of("医院"), plan("医院"))
    found = verdict(missing_government_planner, judged)
    assert found.message.en == "the organiser is no authority; no authority issued a plan"
    assert [table for table, _ in found.rows] == ["instruments"]
