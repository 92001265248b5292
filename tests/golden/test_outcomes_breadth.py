"""Rules of the second batch say of real networks what was decided by hand, before they were run.

The decisions stand in `outcomes_breadth.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from medconsortium import datasets
from medconsortium.rules import CATALOGUE, Outcome, Report, check

DECIDED = tomllib.loads(
    Path(__file__).with_name("outcomes_breadth.toml").read_text(encoding="utf-8")
)
ROWS: dict[str, Any] = DECIDED.pop("rows")
EXCEPTIONS: Mapping[str, Mapping[str, Any]] = ROWS.pop("except")
FIRST_BATCH = set(
    tomllib.loads(Path(__file__).with_name("outcomes.toml").read_text(encoding="utf-8"))
)

ABOUT_CONSORTIA = {
    "GEN001",
    "GEN003",
    "GEN005",
    "GEN007",
    "GRD001",
    "GRD002",
    "GRD004",
    "MGT001",
    "RDN004",
    "REF001",
}


def cases() -> Iterator[Any]:
    for dataset, days in DECIDED.items():
        for day in days:
            yield pytest.param(dataset, day, id=f"{dataset}@{day}")


def reported(dataset: str, day: str) -> Report:
    rules = [rule for rule in CATALOGUE if rule.code in ABOUT_CONSORTIA | set(ROWS)]
    report = check(datasets.load(dataset), on=date.fromisoformat(day), rules=rules)
    assert report.crashes == ()
    return report


@pytest.mark.parametrize(("dataset", "day"), list(cases()))
def test_rules_say_of_consortia_what_was_decided(dataset: str, day: str) -> None:
    report, decided = reported(dataset, day), DECIDED[dataset][day]
    consortia = datasets.load(dataset).consortia
    assert set(decided) <= {"every", *consortia}
    for consortium in consortia:
        said = {**decided["every"], **decided.get(consortium, {})}
        wanted = {code: said.get(code, ["not_applicable"])[0] for code in ABOUT_CONSORTIA}
        found = {code: report.outcomes[code, consortium].key for code in ABOUT_CONSORTIA}
        assert found == wanted, consortium


@pytest.mark.parametrize(("dataset", "day"), list(cases()))
def test_rules_say_of_institutions_and_links_what_was_decided(dataset: str, day: str) -> None:
    report = reported(dataset, day)
    exceptions = EXCEPTIONS.get(f"{dataset}@{day}", {})
    for code, said in ROWS.items():
        for subject in report.outcomes.subjects_of(code):
            wanted = exceptions.get(subject, said)[0]
            assert report.outcomes[code, subject].key == wanted, subject


def test_nothing_fails() -> None:
    for case in cases():
        dataset, day = case.values
        assert reported(str(dataset), str(day)).findings == ()


def test_the_table_is_sound() -> None:
    about = {rule.code: rule.subjects for rule in CATALOGUE}
    assert {code for code in ABOUT_CONSORTIA if about[code] == "consortia"} == ABOUT_CONSORTIA
    assert {code: about[code] for code in ROWS} == {"IDN001": "institutions", "REF004": "links"}
    tables = [said for days in DECIDED.values() for day in days.values() for said in day.values()]
    for said in (*tables, ROWS, *EXCEPTIONS.values()):
        for outcome, why in said.values():
            assert outcome in {o.key for o in Outcome}
            assert why


def test_every_dataset_is_decided_that_the_first_batch_knows() -> None:
    assert set(DECIDED) == set(datasets.names()) == FIRST_BATCH - {"altered"}
