"""Parts of codes: which character is wrong, and what may stand there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.identifiers.parts import (
    DIGIT,
    DIGIT_OR_LETTER,
    LETTER,
    Part,
    strangers,
    unlisted,
)
from medconsortium.text import Text

KIND = Part(name=Text(zh="种类", en="kind"), first=3, form=(LETTER, DIGIT, DIGIT))
KNOWN = ("A10", "A11", "A20", "B10")


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("--A10", []),
        ("--a10", [(3, "a")]),
        ("--110", [(3, "1")]),
        ("--AO?", [(4, "O"), (5, "?")]),
        ("--A１0", [(4, "１")]),
    ],
)
def test_strangers_are_named_by_position(code: str, wrong: list[tuple[int, str]]) -> None:
    flaws = strangers(code, KIND)
    assert [(flaw.position, flaw.found) for flaw in flaws] == wrong
    assert all(flaw.found not in flaw.expected for flaw in flaws)
    assert {flaw.severity for flaw in flaws} <= {"error"}


def test_the_message_names_the_part() -> None:
    (flaw,) = strangers("--AQ0", KIND)
    assert flaw.message.zh == "第 4 位为 'Q'，应为数字（种类）"
    assert flaw.message.en == "character 4 is 'Q', expected a digit (kind)"
    assert flaw.cure.en == "compare with the certificate or code list"


def test_a_look_alike_is_suggested_only_where_it_may_stand() -> None:
    place = Part(name=Text(zh="号", en="number"), first=1, form=(DIGIT,))
    assert [flaw.cure.en for flaw in strangers("O", place)] == ["perhaps '0' is meant"]
    assert [flaw.cure.en for flaw in strangers("V", place)] == [
        "compare with the certificate or code list"
    ]


@pytest.mark.parametrize(
    ("code", "position", "found", "expected"),
    [
        ("--C10", 3, "C", "AB"),
        ("--A30", 4, "3", "12"),
        ("--A12", 5, "2", "01"),
        ("--B20", 4, "2", "1"),
    ],
)
def test_the_first_character_that_no_known_value_has(
    code: str, position: int, found: str, expected: str
) -> None:
    (flaw,) = unlisted(code, KIND, KNOWN, flaw="category")
    assert (flaw.position, flaw.found, flaw.expected) == (position, found, expected)
    assert (flaw.code, flaw.severity) == ("category", "warning")
    assert repr(code[2:]) in flaw.message.in_language("en")
    assert repr(code[2:]) in flaw.message.in_language("zh")


@given(
    st.sets(st.text("AB1", min_size=3, max_size=3), min_size=1),
    st.text("AB1", min_size=3, max_size=3),
)
def test_known_values_have_no_flaw_and_others_one(known: set[str], value: str) -> None:
    part = Part(name=Text(zh="值", en="value"), first=1, form=(DIGIT_OR_LETTER,) * 3)
    flaws = unlisted(value, part, known, flaw="category", severity="error")
    assert len(flaws) == (value not in known)
    for flaw in flaws:
        before = value[: (flaw.position or 0) - 1]
        assert any(one.startswith(before) for one in known)
        assert not any(one.startswith(before + flaw.found) for one in known)
        assert flaw.severity == "error"
