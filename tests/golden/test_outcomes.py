"""Every stable rule says of every real network what was decided by hand (`outcomes/`).

The decisions were made from the regulations and the networks' sources before the rules were run,
one file a dataset, two days or three in each:

    [groups]                    names for some of the consortia
    [day.every]                 rule = [outcome, why]   for every consortium,
    [day.group]                 for those of a group, instead,
    [day.consortium]            for one, instead of either;
    [day.rows]                  rule = [outcome, why]   for each row of the other tables,
    [day.rows.except.rule]      row = [outcome, why]    for one of them, instead.

What is listed nowhere is not applicable: rules rest on regulations that begin one day (most on the
measures of 2020, from 2020-08-01 on) and are for some kinds; a planned network faces only those
about sound data.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from medconsortium import datasets
from medconsortium.rules import STABLE, Outcome, check

HERE = Path(__file__).parent
DECIDED: Mapping[str, Mapping[str, Any]] = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((HERE / "outcomes").iterdir())
}
GROUPS: Mapping[str, Mapping[str, list[str]]] = {
    dataset: decided.get("groups", {}) for dataset, decided in DECIDED.items()
}
TABLE_OF = {rule.code: rule.subjects for rule in STABLE}

SILENT = {
    "GRD003",  # no region is told of that was divided among urban groups or county communities
}
THIRD_DAY = {"panyu_2017": "2018-01-01"}  # one before most began, one after, one in our days


def days_of(dataset: str) -> list[str]:
    return [day for day in DECIDED[dataset] if day != "groups"]


CASES = [
    pytest.param(dataset, day, id=f"{dataset}@{day}")
    for dataset in DECIDED
    for day in days_of(dataset)
]


def sections(dataset: str, day: str, consortium: str) -> Iterator[Mapping[str, Any]]:
    """What is decided of a consortium, the nearest last."""
    said = DECIDED[dataset][day]
    yield said.get("every", {})
    for group, consortia in GROUPS[dataset].items():
        yield said.get(group, {}) if consortium in consortia else {}
    yield said.get(consortium, {})


def decided(dataset: str, day: str) -> dict[str, dict[str, str]]:
    """What every stable rule must say of everything it is about, by its code."""
    network = datasets.load(dataset)
    rows = DECIDED[dataset][day]["rows"]
    said: dict[str, dict[str, str]] = {}
    for code, table in TABLE_OF.items():
        of_all = rows.get(code, ["not_applicable"])
        of_one = rows.get("except", {}).get(code, {})
        said[code] = {subject: of_one.get(subject, of_all)[0] for subject in network.table(table)}
    for consortium in network.consortia:
        for section in sections(dataset, day, consortium):
            for code, (outcome, _) in section.items():
                said[code][consortium] = outcome
    return said


def decisions() -> Iterator[tuple[str, str, str]]:
    """Every decision as it is written: the code of the rule, the outcome and why."""
    for dataset in DECIDED:
        for day in days_of(dataset):
            for name, section in DECIDED[dataset][day].items():
                exceptions = section.pop("except", {}) if name == "rows" else {}
                yield from ((code, outcome, why) for code, (outcome, why) in section.items())
                for code, rows in exceptions.items():
                    yield from ((code, outcome, why) for outcome, why in rows.values())
                if exceptions:
                    section["except"] = exceptions


# --- The table ------------------------------------------------------------------------------------


def test_every_stable_rule_is_decided() -> None:
    spoken = {code for code, outcome, _ in decisions() if outcome != "not_applicable"}
    assert spoken.isdisjoint(SILENT)
    assert spoken | SILENT == set(TABLE_OF)


def test_every_dataset_is_decided_on_two_days() -> None:
    assert set(DECIDED) == set(datasets.names())
    for dataset in DECIDED:
        days = days_of(dataset)
        assert days == sorted(days)
        assert len(set(days) - {THIRD_DAY.get(dataset)}) == 2


def test_every_decision_has_an_outcome_and_a_reason() -> None:
    for code, outcome, why in decisions():
        assert outcome in {o.key for o in Outcome}, code
        assert why.strip(), code


@pytest.mark.parametrize(("dataset", "day"), CASES)
def test_what_is_decided_of_is_there(dataset: str, day: str) -> None:
    network, said = datasets.load(dataset), dict(DECIDED[dataset][day])
    rows = dict(said.pop("rows"))
    exceptions = rows.pop("except", {})
    assert set(said) <= {"every", *GROUPS[dataset], *network.consortia}
    for consortia in GROUPS[dataset].values():
        assert set(consortia) <= set(network.consortia)
    for section in said.values():
        assert {TABLE_OF[code] for code in section} <= {"consortia"}
    assert "consortia" not in {TABLE_OF[code] for code in rows}
    assert set(exceptions) <= set(rows)
    for code, subjects in exceptions.items():
        assert set(subjects) <= set(network.table(TABLE_OF[code]))
        assert rows[code] not in subjects.values()


# --- The rules ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("dataset", "day"), CASES)
def test_rules_say_what_was_decided(dataset: str, day: str) -> None:
    report = check(datasets.load(dataset), on=date.fromisoformat(day))
    assert report.crashes == ()
    for code, wanted in decided(dataset, day).items():
        assert {s: report.outcomes[code, s].key for s in wanted} == wanted, code


@pytest.mark.parametrize(("dataset", "day"), CASES)
def test_kept_reports_say_what_was_decided(dataset: str, day: str) -> None:
    kept = json.loads((HERE / "reports" / f"{dataset}@{day}.json").read_text(encoding="utf-8"))
    for code, wanted in decided(dataset, day).items():
        said = kept["outcomes"][code]
        assert {s: said.get(s, said.get("every")) for s in wanted} == wanted, code


def test_no_rule_speaks_before_what_it_rests_on() -> None:
    eve = date(2020, 7, 31)
    measures = {r.code for r in STABLE if any("2020-13" in cite for cite in r.cites)}
    assert len(measures) == 46
    for dataset in DECIDED:
        report = check(datasets.load(dataset), on=eve)
        said = {report.outcomes[c, s].key for c in measures for s in report.outcomes.subjects_of(c)}
        assert said <= {"not_applicable"}
