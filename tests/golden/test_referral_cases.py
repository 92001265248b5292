"""Real and synthetic cases, decided by hand before the queries were built (`cases/`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from tests.referral.semantics import answers, questions

from medconsortium import datasets
from medconsortium.documents import read
from medconsortium.model import Network
from medconsortium.vocabulary import SourceBasis

CASES = Path(__file__).with_name("cases")
SYNTHETIC = sorted(CASES.glob("synthetic_*.yaml"))


def cases(file: str) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = tomllib.loads((CASES / file).read_text(encoding="utf-8"))[
        "case"
    ]
    return found


@cache
def network(name: str) -> Network:
    return read(CASES / name) if name.endswith(".yaml") else datasets.load(name)


def asked() -> Iterator[object]:
    for file in ("real.toml", "synthetic.toml"):
        for case in cases(file):
            for line in case["asked"]:
                question = questions.read("", line)
                if "on=" not in question.policy:
                    question = evolve(question, policy=f"{question.policy} on={case['on']}")
                name = f"{case['name']} | {line}"
                yield pytest.param(case["network"], question, id=name)


@pytest.mark.parametrize(("name", "question"), list(asked()))
def test_as_decided(name: str, question: questions.Question) -> None:
    answers.hold(question, network(name))


@pytest.mark.parametrize("file", SYNTHETIC, ids=lambda file: file.stem)
def test_what_is_synthetic_says_so_everywhere(file: Path) -> None:
    made_up = network(file.name)
    assert made_up.synthetic
    assert made_up.title is not None
    assert (made_up.title.zh or "").startswith("合成示例")
    assert (made_up.title.en or "").startswith("Synthetic example")
    assert {source.basis for source in made_up.sources.values()} == {SourceBasis.SYNTHETIC}
    tables = (made_up.institutions, made_up.divisions, made_up.consortia, made_up.instruments)
    for table in tables:
        for row in table.values():
            assert row.id.startswith("合成-")
            assert row.sources == ("合成",)
    assert file.read_text(encoding="utf-8").startswith("# Synthetic from end to end (合成)")


def test_synthetic_and_real_are_not_mixed() -> None:
    for case in cases("synthetic.toml"):
        assert case["name"].startswith("合成-")
        assert case["title"].startswith("Synthetic: ")
        assert case["network"] in {file.name for file in SYNTHETIC}
    for case in cases("real.toml"):
        assert case["network"] in datasets.names()
        assert not network(case["network"]).synthetic
    assert {case["network"] for case in cases("synthetic.toml")} == {f.name for f in SYNTHETIC}
