"""What a rule on a declared practice says of urban groups and county communities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from tests.rules.rows import consortium, network, outcome, verdict

from medconsortium.model import Listing
from medconsortium.rules import Rule
from medconsortium.vocabulary import Completeness, Practice

__all__ = ["OTHER_KINDS", "of_other_kinds", "practice_cases", "said", "what_is_missing"]

COMPLETE, PARTIAL = Completeness.COMPLETE, Completeness.PARTIAL

OTHER_KINDS = [
    ("specialty_alliance", "not_applicable"),
    ("telemedicine_network", "not_applicable"),
    ("rare_disease_network", "not_applicable"),
    ("emergency_network", "not_applicable"),
    ("other", "not_applicable"),
    (None, "not_assessed"),
]


def practice_cases(*wanted: Practice) -> list[Any]:
    """Return lists of practices, and what is said of each where all of `wanted` are asked for."""
    others = [practice for practice in Practice if practice not in wanted]
    cases: list[tuple[str, Listing[Practice] | None, str]] = [
        ("not stated", None, "not_assessed"),
        ("stated to be none", Listing(), "fail"),
        ("all but these", Listing(others, COMPLETE), "fail"),
        ("all but these, in part", Listing(others, PARTIAL), "not_assessed"),
        ("all but these, perhaps", Listing(others), "not_assessed"),
        ("these alone", Listing(wanted, COMPLETE), "pass"),
        ("these, in part", Listing(wanted, PARTIAL), "pass"),
        ("these, perhaps not all", Listing(wanted), "pass"),
        ("everything", Listing(Practice, COMPLETE), "pass"),
    ]
    for lacking in wanted:
        most = [practice for practice in Practice if practice is not lacking]
        cases += [
            (f"all but {lacking.key}", Listing(most, COMPLETE), "fail"),
            (f"some, not {lacking.key}", Listing(most, PARTIAL), "not_assessed"),
        ]
    return [pytest.param(stated, expected, id=name) for name, stated, expected in cases]


def said(
    rule: Rule, practices: Listing[Practice] | None, *, status: str | None = None
) -> Iterable[str]:
    """Return what a rule says of a group and of a community that declare these practices."""
    for kind in ("urban_medical_group", "county_medical_community"):
        fields = {"practices": practices}
        yield outcome(rule, network(consortium(kind, status=status, fields=fields)))


def of_other_kinds(rule: Rule) -> Sequence[tuple[str | None, str]]:
    """Return what a rule says of every other kind of consortium that declares nothing."""
    none: dict[str, Any] = {"practices": Listing[Practice]()}
    return [
        (kind, outcome(rule, network(consortium(kind, fields=none)))) for kind, _ in OTHER_KINDS
    ]


def what_is_missing(rule: Rule) -> tuple[str, ...]:
    """Return what is missing where nothing is stated."""
    return verdict(rule, network(consortium())).missing
