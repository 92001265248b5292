"""Flaws, and the refusal of texts that have errors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.errors import IdentifierError
from medconsortium.identifiers.flaw import Flaw, Severity, plain, refuse_errors, wrong_length
from medconsortium.text import Text


def flaw(name: str, severity: Severity) -> Flaw:
    message = Text(zh=f"{name} 有误", en=f"{name} is wrong")
    return Flaw(
        code="alphabet", severity=severity, message=message, cure=Text(), found="", expected=""
    )


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("430100", "430100"),
        (" 4301-00 ", "430100"),
        ("４３０１００", "430100"),
        ("mj０００００１-8", "MJ0000018"),
        ("'0012", "0012"),
        ("\ufeff12\u200b", "12"),
        ("—", ""),
    ],
)
def test_the_plain_form(written: str, code: str) -> None:
    assert plain(written) == code


@given(st.text())
def test_the_plain_form_is_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_a_length_is_told_in_both_languages() -> None:
    wrong = wrong_length("4301024", "2, 4, 6")
    assert (wrong.found, wrong.expected, wrong.position) == ("7", "2, 4, 6", None)
    assert wrong.message.zh == "应为 2、4、6 位，实为 7 位"
    assert wrong.message.en == "length is 7, expected 2, 4, 6"


def test_only_errors_refuse() -> None:
    refuse_errors("x", [])
    refuse_errors("x", [flaw("A", "warning")])
    with pytest.raises(IdentifierError) as caught:
        refuse_errors("x", [flaw("A", "error"), flaw("B", "warning"), flaw("C", "error")])
    assert str(caught.value) == "'x': A is wrong; C is wrong（A 有误；C 有误）"


def test_a_long_text_is_quoted_in_part() -> None:
    with pytest.raises(IdentifierError) as caught:
        refuse_errors("1" * 1_000_000, [flaw("A", "error")])
    assert len(str(caught.value)) < 100
