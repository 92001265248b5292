from __future__ import annotations

import runpy
from pathlib import Path

import pytest

EXAMPLES = sorted((Path(__file__).resolve().parents[1] / "examples").glob("*.py"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_runs_and_prints_the_same_each_time(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = []
    for _ in range(2):
        runpy.run_path(str(example), run_name="__main__")
        printed.append(capsys.readouterr().out)
    assert printed[0].strip()
    assert printed[0] == printed[1]


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 3
