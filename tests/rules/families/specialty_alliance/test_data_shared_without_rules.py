from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from tests.rules.cases import charter, consortium, network, outcome, verdict

from medconsortium.model import Instrument, Listing
from medconsortium.rules.families.specialty_alliance.data_shared_without_rules import (
    data_shared_without_rules,
)
from medconsortium.vocabulary import Completeness, GreenChannel, Practice

SHARED = Listing([Practice.INFORMATION_SHARING], Completeness.PARTIAL)
OTHERS = Listing([Practice.TRAINING], Completeness.COMPLETE)
CHANNEL = Listing([GreenChannel.INFO_SHARING], Completeness.PARTIAL)
RULES = charter(kind="data_rules")


def judged(
    instruments: list[Instrument],
    practices: object = SHARED,
    channels: object = None,
    *,
    listed: str = "complete",
) -> str:
    of = consortium("specialty_alliance", instruments=listed)
    stated: Any = {"practices": practices, "green_channels": channels}
    return outcome(data_shared_without_rules, network(evolve(of, **stated), [], instruments))


@pytest.mark.parametrize(
    ("practices", "channels", "with_rules", "without"),
    [
        (SHARED, None, "pass", "fail"),
        (SHARED, Listing([]), "pass", "fail"),
        (OTHERS, CHANNEL, "pass", "fail"),
        (None, CHANNEL, "pass", "fail"),
        (OTHERS, Listing([]), "not_applicable", "not_applicable"),
        (OTHERS, None, "not_assessed", "not_assessed"),
        (None, Listing([]), "not_assessed", "not_assessed"),
        (None, None, "not_assessed", "not_assessed"),
        (Listing(OTHERS, Completeness.PARTIAL), Listing([]), "not_assessed", "not_assessed"),
    ],
)
def test_whether_data_are_shared(
    practices: object, channels: object, with_rules: str, without: str
) -> None:
    assert judged([RULES], practices, channels) == with_rules
    assert judged([], practices, channels) == without


@pytest.mark.parametrize(
    ("instruments", "listed", "partly"),
    [
        ([RULES], "pass", "pass"),
        ([charter("data_security")], "pass", "pass"),
        ([charter("data_security", kind="agreement", completeness="partial")], "pass", "pass"),
        ([], "fail", "not_assessed"),
        ([charter("data_security", kind="notice")], "fail", "not_assessed"),
        ([charter("rights", completeness="complete")], "fail", "not_assessed"),
        ([charter("rights")], "not_assessed", "not_assessed"),
        ([charter()], "not_assessed", "not_assessed"),
        ([charter(kind="data_rules", until="2020")], "fail", "not_assessed"),
        ([charter(kind="data_rules", since="2022")], "fail", "not_assessed"),
        ([charter(kind="data_rules", until=None)], "not_assessed", "not_assessed"),
        ([charter(kind="data_rules", of=None)], "not_assessed", "not_assessed"),
        ([charter(kind="data_rules", of="别")], "fail", "not_assessed"),
        ([charter(kind=None)], "not_assessed", "not_assessed"),
    ],
)
def test_what_settles_data_security(
    instruments: list[Instrument], listed: str, partly: str
) -> None:
    assert judged(instruments) == listed
    assert judged(instruments, listed="partial") == partly
    assert judged(instruments, listed="unknown") == partly


def test_it_is_for_alliances_only() -> None:
    of = evolve(consortium("county_medical_community"), practices=SHARED)
    assert outcome(data_shared_without_rules, network(of)) == "not_applicable"


@pytest.mark.parametrize(
    ("instruments", "listed", "missing"),
    [
        ([charter()], "complete", ("instruments.provisions",)),
        ([charter(until=None)], "complete", ("instruments.until", "instruments.provisions")),
        ([], "partial", ("instruments (data rules)", "consortia.instruments_completeness")),
    ],
)
def test_a_gap_names_what_is_missing(
    instruments: list[Instrument], listed: str, missing: tuple[str, ...]
) -> None:
    of = evolve(consortium("specialty_alliance", instruments=listed), practices=SHARED)
    found = verdict(data_shared_without_rules, network(of, [], instruments))
    assert found.missing == missing
