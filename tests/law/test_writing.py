from __future__ import annotations

import json

import pytest

from medconsortium.errors import Fault
from medconsortium.law import Regulation, corpus, read_regulation
from medconsortium.law.reading import regulation_of
from medconsortium.law.writing import plain_regulation


def again(regulation: Regulation) -> Regulation:
    noted: list[tuple[Fault, tuple[str | int, ...]]] = []
    data = json.loads(json.dumps(plain_regulation(regulation), allow_nan=False))
    found = regulation_of(regulation.key, data, note=lambda *fault: noted.append(fault))
    assert noted == []
    return found


@pytest.mark.parametrize("regulation", corpus().values(), ids=lambda one: one.key)
def test_what_is_written_is_read_again(regulation: Regulation) -> None:
    assert again(regulation) == regulation


@pytest.mark.parametrize(
    "text",
    [
        'number = "n"\nbasis = "stated"',
        'title = { zh = "only Latin" }\nbasis = "found"',
        'title = { en = "汉字" }\nbasis = "found"\nin_force = "2025"',
        'title = "t"\nbasis = "found"\nissuer = "某局"\n[bases]\nissuer = "recalled"',
    ],
)
def test_what_is_rare_is_written_too(text: str) -> None:
    regulation = read_regulation("ours", text)
    assert again(regulation) == regulation


def test_what_is_not_known_is_left_out() -> None:
    regulation = read_regulation("ours", 'number = "n"\nbasis = "stated"')
    assert plain_regulation(regulation) == {"number": "n", "basis": "stated"}
