"""Reports on the real networks, by every rule, stay as they are in `reports/`, word for word.

Each file was read line by line, in both languages, against the decisions in `outcomes/`. Where a
rule's words are meant to change, write the files anew with
`PYTHONPATH=src python tests/golden/test_reports.py`, and read what changed.

A report is kept shorter than it is: without what it tells of the rules themselves, and with
`every` for the outcome that most subjects have, and for the subjects of a gap where it is of all.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from medconsortium import datasets
from medconsortium.rules import CATALOGUE, Report, check

HERE = Path(__file__).parent
CASES = [
    (path.stem, day)
    for path in sorted((HERE / "outcomes").iterdir())
    for day in tomllib.loads(path.read_text(encoding="utf-8"))
    if day != "groups"
]


def made(dataset: str, day: str) -> Report:
    return check(datasets.load(dataset), on=date.fromisoformat(day), rules=CATALOGUE)


def report_of(dataset: str, day: str) -> str:
    """Return a report as it is kept: without what changes from version to version."""
    report = made(dataset, day)
    told = report.to_dict()
    del told["medconsortium"], told["network"]["digest"], told["rules"]
    told["outcomes"] = {code: shortened(said) for code, said in told["outcomes"].items()}
    everybody = {code: report.outcomes.subjects_of(code) for code in report.outcomes.rules}
    told["gaps"] = list(together(told["gaps"], everybody))
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def shortened(said: Mapping[str, str]) -> dict[str, str]:
    """The outcome that most subjects have, and the subjects that have another."""
    if not said:
        return {}
    ((most, _),) = Counter(said.values()).most_common(1)
    return {"every": most, **{s: outcome for s, outcome in said.items() if outcome != most}}


def together(
    gaps: list[dict[str, Any]], everybody: Mapping[str, Collection[str]]
) -> Iterator[dict[str, Any]]:
    """The gaps of a rule that say the same, as one."""
    found: dict[str, tuple[dict[str, Any], list[str]]] = {}
    for gap in gaps:
        subject = gap.pop("subject")
        found.setdefault(json.dumps(gap), (gap, []))[1].append(subject)
    for gap, subjects in found.values():
        of_all = len(subjects) == len(everybody[gap["rule"]]) > 1
        yield {**gap, "subjects": "every" if of_all else subjects}


def kept(dataset: str, day: str) -> Path:
    return HERE / "reports" / f"{dataset}@{day}.json"


@pytest.mark.parametrize(("dataset", "day"), CASES)
def test_reports_read_as_they_did(dataset: str, day: str) -> None:
    assert report_of(dataset, day) == kept(dataset, day).read_text(encoding="utf-8")


def texts(said: object) -> Iterator[Mapping[str, str]]:
    """All that is said to people in a report, in its languages."""
    if isinstance(said, dict):
        if said and said.keys() <= {"zh", "en"}:
            yield said
        for part in said.values():
            yield from texts(part)
    elif isinstance(said, list):
        for part in said:
            yield from texts(part)


@pytest.mark.parametrize(("dataset", "day"), CASES)
def test_everything_is_said_in_both_languages(dataset: str, day: str) -> None:
    told = json.loads(kept(dataset, day).read_text(encoding="utf-8"))
    for gap in told["gaps"]:
        assert set(gap["message"]) == {"zh", "en"}
        assert gap["missing"]
    for finding in told["findings"]:
        assert set(finding["message"]) == set(finding["cure"]) == {"zh", "en"}
        assert finding["evidence"]
    for text in texts(told):
        assert set(text) == {"zh", "en"}
        assert has_han(text["zh"]), text
        assert text["en"] != text["zh"], text


def has_han(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def test_no_report_is_left_over() -> None:
    assert set((HERE / "reports").iterdir()) == {kept(*case) for case in CASES}


if __name__ == "__main__":
    for case in CASES:
        kept(*case).write_text(report_of(*case), encoding="utf-8")
