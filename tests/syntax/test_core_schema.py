"""Plain scalars mean what the core schema of YAML 1.2 says; codes stay as written."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.syntax.core_schema import NUMBER_STARTS, WORDS, number_in

NUMBERS = {
    "0": 0,
    "-0": 0,
    "12": 12,
    "+12": 12,
    "-19": -19,
    "0o7": 7,
    "0o17": 15,
    "0x3A": 58,
    "0xfF": 255,
    "0.": 0.0,
    "-0.0": -0.0,
    ".5": 0.5,
    "-.5": -0.5,
    "12e03": 12000.0,
    "+12E-3": 0.012,
    "-2E+05": -200000.0,
    "1.5e3": 1500.0,
    "1e999": math.inf,
    ".inf": math.inf,
    "-.Inf": -math.inf,
    "+.INF": math.inf,
}
TEXTS = [
    "0731",  # a telephone area code
    "03.10",  # a subject code
    "-012",
    "+0086",
    "00",
    "0o8",
    "0o",
    "0x",
    "0xG",
    "-0x1",
    "0b1",
    "1_000",
    "1,000",
    "190:20:30",
    "2024-01-01",
    "2024-01-01T08:00:00Z",
    "1e",
    "e1",
    ".",
    "..",
    "-",
    "+",
    "--1",
    "+.nan",
    ".iNf",
    "inf",
    "1.2.3",
    "１２",
    "٣",
    "1 2",
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS.items())
def test_numbers(text: str, expected: float) -> None:
    number = number_in(text, max_chars=400)
    assert (number, type(number)) == (expected, type(expected))


@pytest.mark.parametrize("text", [".nan", ".NaN", ".NAN"])
def test_not_a_number_is_seen(text: str) -> None:
    number = number_in(text, max_chars=400)
    assert number is not None
    assert math.isnan(number)


@pytest.mark.parametrize("text", TEXTS)
def test_texts_that_look_like_numbers(text: str) -> None:
    assert number_in(text, max_chars=400) is None


@pytest.mark.parametrize("text", ["123", "1.5", "0xF", "1e9", "-10", ".inf"])
def test_long_numbers_are_refused(text: str) -> None:
    assert number_in(text, max_chars=len(text)) is not None
    with pytest.raises(ValueError, match=text):
        number_in(text, max_chars=len(text) - 1)


def test_long_texts_are_no_long_numbers() -> None:
    assert number_in("1" * 5000 + "号", max_chars=400) is None


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_what_python_writes_is_read_back(number: float) -> None:
    assert number_in(repr(number), max_chars=640) == number


@given(st.text("0123456789+-.eExoabfINinf", max_size=8))
def test_every_number_starts_as_one(text: str) -> None:
    if number_in(text, max_chars=400) is not None:
        assert text[0] in NUMBER_STARTS


def test_words() -> None:
    assert {text for text, value in WORDS.items() if value is None} == {
        *("", "~", "null", "Null", "NULL")
    }
    assert {text for text, value in WORDS.items() if value is True} == {"true", "True", "TRUE"}
    assert {text for text, value in WORDS.items() if value is False} == {"false", "False", "FALSE"}
