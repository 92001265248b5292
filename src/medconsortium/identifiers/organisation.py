"""The organisation code (组织机构代码), which other codes have inside."""

from __future__ import annotations

from medconsortium.errors import IdentifierError
from medconsortium.identifiers.flaw import Flaw, plain, wrong_length
from medconsortium.identifiers.parts import DIGIT_OR_LETTER, Part, strangers
from medconsortium.text import Text

__all__ = ["check_organisation_code", "organisation_check_character", "wrong_organisation_check"]

_LENGTH = 9
_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_WHOLE = Part(
    name=Text(zh="组织机构代码", en="organisation code"),
    first=1,
    form=(DIGIT_OR_LETTER,) * _LENGTH,
)


def check_organisation_code(text: str) -> tuple[Flaw, ...]:
    """Return everything that is wrong with `text` as an organisation code.

    Case, width, spaces, hyphens and quotation marks do not matter. A wrong length is reported
    alone; a wrong check character is a warning, since early codes need not follow the rule.

    Source: GB 11714.

    >>> [flaw.message.en for flaw in check_organisation_code("40000001-7")]
    ["character 9, the check of the organisation code, is '7', expected '8'"]
    """
    code = plain(text)
    if len(code) != _LENGTH:
        return (wrong_length(code, str(_LENGTH)),)
    return tuple(strangers(code, _WHOLE) or wrong_organisation_check(code, _WHOLE))


def organisation_check_character(first8: str) -> str:
    """Return the 9th character of an organisation code (组织机构代码) for its first 8.

    Raises:
        IdentifierError: These are not 8 digits or capital letters A to Z.

    Source: GB 11714.

    >>> organisation_check_character("40000001")
    '8'
    """
    if len(first8) != len(_WEIGHTS) or not set(first8) <= set(DIGIT_OR_LETTER.allowed):
        raise IdentifierError(
            f"{first8[:18]!r} is not 8 digits or capital letters（应为 8 位数字或大写字母）"
        )
    values = (int(character, 36) for character in first8)
    total = sum(value * weight for value, weight in zip(values, _WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]


def wrong_organisation_check(code: str, part: Part) -> list[Flaw]:
    """Return a warning if the organisation code that is a part of `code` fails its check.

    Its characters are digits and capital letters.
    """
    whole = part.of(code)
    found, expected = whole[-1], organisation_check_character(whole[:-1])
    if found == expected:
        return []
    position = part.first + _LENGTH - 1
    return [
        Flaw(
            code="organisation-check",
            severity="warning",
            message=Text(
                zh=f"第 {position} 位（组织机构代码校验码）为 {found!r}，应为 {expected!r}",
                en=f"character {position}, the check of the organisation code, is {found!r}, "
                f"expected {expected!r}",
            ),
            cure=Text(
                zh=f"核对第 {part.first} 至 {position} 位；部分早期代码不守此规则",
                en=f"compare characters {part.first} to {position}; "
                "some early codes do not follow this rule",
            ),
            found=found,
            expected=expected,
            position=position,
        )
    ]
