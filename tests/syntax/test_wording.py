"""Messages hold on one line, whatever hostile text they quote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.errors import Fault, Place
from medconsortium.syntax.wording import Wording, path_text, shown
from medconsortium.text import Text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("医院", "医院"),
        ("a" * 60, "a" * 60),
        ("a" * 61, "a" * 59 + "…"),
        ("a\tb\nc", r"a\tb\nc"),
        ("\u202eabc", r"\u202eabc"),
        ("\ud800", r"\ud800"),
        ("{found}", "{found}"),
    ],
)
def test_quoted_text_is_short_and_printable(text: str, expected: str) -> None:
    assert shown(text) == expected


@given(st.text(st.characters(codec=None)))
def test_any_quoted_text_can_be_printed_and_written(text: str) -> None:
    quoted = shown(text)
    assert quoted.isprintable()
    assert quoted.encode().decode() == quoted


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], "$"),
        (["consortia", 0, "members", 3, "role"], "$.consortia[0].members[3].role"),
        (["名称", "zh"], "$.名称.zh"),
        (["a b", ""], '$["a b"][""]'),
        (['say "x"'], r'$["say \"x\""]'),
        (["1"], '$["1"]'),
        (["a\nb"], r'$["a\nb"]'),
        (["x" * 61], '$["' + "x" * 59 + '…"]'),
    ],
)
def test_paths_are_spelled(steps: list[str | int], expected: str) -> None:
    assert path_text(steps) == expected


def test_a_fault_says_what_where_and_how_to_cure_it() -> None:
    wording = Wording("odd", "此值为{it}", "it is {it}", "改{it}", "change {it}")
    place = Place(file="a.json", line=2, column=3)
    assert wording.fault(place, path="$.x", values={"it": "{it}"}) == Fault(
        code="odd",
        message=Text(zh="此值为{it}", en="it is {it}"),
        cure=Text(zh="改{it}", en="change {it}"),
        path="$.x",
        place=place,
    )
