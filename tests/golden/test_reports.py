"""Reports on the real networks stay as they are in `reports/`, word for word.

Each file was read line by line against the decisions in `outcomes.toml`. Where a rule's words are
meant to change, write the files anew with `PYTHONPATH=src python tests/golden/test_reports.py`,
and read what changed.
"""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest

from medconsortium import datasets
from medconsortium.rules import CATALOGUE, check

HERE = Path(__file__).parent
DECIDED = tomllib.loads((HERE / "outcomes.toml").read_text(encoding="utf-8"))
CASES = [(name, day) for name in datasets.names() for day in DECIDED[name]]


def report_of(dataset: str, day: str) -> str:
    """Return a report as it is kept: without what changes from version to version."""
    report = check(datasets.load(dataset), on=date.fromisoformat(day), rules=CATALOGUE).to_dict()
    del report["medconsortium"], report["network"]["digest"]
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def kept(dataset: str, day: str) -> Path:
    return HERE / "reports" / f"{dataset}@{day}.json"


@pytest.mark.parametrize(("dataset", "day"), CASES)
def test_reports_read_as_they_did(dataset: str, day: str) -> None:
    assert report_of(dataset, day) == kept(dataset, day).read_text(encoding="utf-8")


def test_no_report_is_left_over() -> None:
    assert set((HERE / "reports").iterdir()) == {kept(*case) for case in CASES}


if __name__ == "__main__":
    for case in CASES:
        kept(*case).write_text(report_of(*case), encoding="utf-8")
