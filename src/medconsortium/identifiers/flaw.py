"""What can be wrong with an identifier."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from attrs import frozen

from medconsortium.errors import IdentifierError
from medconsortium.text import Text, fold

__all__ = ["Flaw", "FlawCode", "Severity", "plain", "refuse_errors", "wrong_length"]

FlawCode: TypeAlias = Literal[
    "length",
    "alphabet",
    "check-character",
    "organisation-check",
    "province",
    "prefecture",
    "economic-type",
    "category",
    "management-class",
]
Severity: TypeAlias = Literal["error", "warning"]

_SHOWN = 24
"""So many characters of a refused text stand in the message."""


@frozen(kw_only=True)
class Flaw:
    """One thing wrong with an identifier, and how to cure it.

    An `error` keeps the text from being parsed, a `warning` does not. `position` counts from 1,
    after spaces, hyphens and quotation marks are dropped; `found` is the character there and
    `expected` holds those that may stand there. Of a wrong length, both are numbers of characters.
    """

    code: FlawCode
    severity: Severity
    message: Text
    cure: Text
    found: str
    expected: str
    position: int | None = None


def plain(text: str) -> str:
    """Return `text` in capital letters of half width, without separators.

    >>> plain(" 4301 00-ｍｊ")
    '430100MJ'
    """
    return fold(text).upper()


def wrong_length(code: str, expected: str) -> Flaw:
    """Return the flaw of a code that is longer or shorter than `expected`.

    >>> wrong_length("4301024", "2, 4, 6, 9, 12").message.en
    'length is 7, expected 2, 4, 6, 9, 12'
    """
    return Flaw(
        code="length",
        severity="error",
        message=Text(
            zh=f"应为 {expected.replace(', ', '、')} 位，实为 {len(code)} 位",
            en=f"length is {len(code)}, expected {expected}",
        ),
        cure=Text(zh="对照证书或代码表补全或删改", en="compare with the certificate or code list"),
        found=str(len(code)),
        expected=expected,
    )


def refuse_errors(text: str, flaws: Iterable[Flaw]) -> None:
    """Raise if any of the `flaws` of `text` is an error.

    Raises:
        IdentifierError: One is; the message tells all errors in both languages.
    """
    errors = [flaw.message for flaw in flaws if flaw.severity == "error"]
    if errors:
        english = "; ".join(message.in_language("en") for message in errors)
        chinese = "；".join(message.in_language("zh") for message in errors)
        raise IdentifierError(f"{text[:_SHOWN]!r}: {english}（{chinese}）")
