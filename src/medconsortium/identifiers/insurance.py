"""The institution code of the medical insurance (医保定点医疗机构代码): held as text."""

from __future__ import annotations

from attrs import evolve

from medconsortium.identifiers.flaw import Flaw, plain, wrong_length
from medconsortium.identifiers.parts import DIGIT_OR_LETTER, Part, strangers
from medconsortium.text import Text

__all__ = ["check_insurance_code"]

_NAME = Text(zh="医保机构代码", en="medical insurance institution code")


def check_insurance_code(text: str) -> tuple[Flaw, ...]:
    """Return what is odd about `text` as a medical insurance institution code.

    We hold no standard for its length or parts. An empty text is an error; the first character that
    is neither a digit nor a letter is a warning.

    >>> [(flaw.position, flaw.found) for flaw in check_insurance_code("H4301*200018")]
    [(6, '*')]
    """
    code = plain(text)
    if not code:
        return (wrong_length(code, "≥ 1"),)
    usual = len(code) - len(code.lstrip(DIGIT_OR_LETTER.allowed))
    if usual == len(code):
        return ()
    here = Part(name=_NAME, first=usual + 1, form=(DIGIT_OR_LETTER,))
    return tuple(evolve(flaw, severity="warning") for flaw in strangers(code, here))
