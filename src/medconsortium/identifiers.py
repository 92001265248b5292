"""The unified social credit code (统一社会信用代码): parse it, or say what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from attrs import Attribute, field, frozen

from medconsortium.errors import IdentifierError
from medconsortium.text import Text, fold

__all__ = [
    "LAWFUL_EXCEPTIONS",
    "USCC_ALPHABET",
    "Flaw",
    "UnifiedSocialCreditCode",
    "check_uscc",
    "organisation_check_character",
    "parse_uscc",
    "uscc_check_character",
]

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters in the order of their values; I, O, S, V and Z are not used."""

LAWFUL_EXCEPTIONS = frozenset({"91350100M0001TGQXM", "91350211M0000XUF46", "91350203M0001FUE2P"})
"""Known codes of early pilots whose check character is wrong, and which are valid all the same."""

_LENGTH = 18
_DIVISION = range(3, 9)
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_LOOK_ALIKE = {"I": "1", "O": "0", "S": "5", "V": "U", "Z": "2"}


@frozen(kw_only=True)
class Flaw:
    """One thing wrong with an identifier, and how to cure it.

    An `error` keeps the text from being parsed, a `warning` does not. `position` counts from 1,
    after spaces, hyphens and quotation marks are dropped; `found` and `expected` speak of the
    character there, or of the length.
    """

    code: Literal["length", "alphabet", "check-character", "organisation-check"]
    severity: Literal["error", "warning"]
    message: Text
    cure: Text
    found: str
    expected: str
    position: int | None = None


def check_uscc(text: str) -> tuple[Flaw, ...]:
    """Return everything that is wrong with `text` as a unified social credit code.

    Case, width, spaces, hyphens and quotation marks do not matter. A wrong length is reported
    alone. Known lawful exceptions get a warning for their check character, and so does any code
    whose inner organisation code fails GB 11714, since early codes need not follow it.

    Source: GB 32100-2015; GB 11714.

    >>> [(flaw.code, flaw.position, flaw.expected) for flaw in check_uscc("12430100400000018D")]
    [('check-character', 18, 'C')]
    """
    return tuple(_flaws(_plain(text)))


def parse_uscc(text: str) -> UnifiedSocialCreditCode:
    """Read `text` as a unified social credit code.

    Case, width, spaces, hyphens and quotation marks do not matter.

    Raises:
        IdentifierError: The code has an error; the message says which character, what was found
            there and what was expected. Warnings are not raised (see `check_uscc`).

    >>> parse_uscc("1243 0100-4000 0001-8c").organisation
    '400000018'
    """
    return UnifiedSocialCreditCode(text=_plain(text))


def uscc_check_character(first17: str) -> str:
    """Return the 18th character for the first 17, which come in the characters of the standard.

    With weights 3**i modulo 31, the whole code sums to a multiple of 31.

    Raises:
        IdentifierError: These are not 17 characters of `USCC_ALPHABET`.

    Source: GB 32100-2015.

    >>> uscc_check_character("12430100400000018")
    'C'
    """
    if len(first17) != len(_WEIGHTS) or not set(first17) <= set(USCC_ALPHABET):
        raise IdentifierError(
            f"{first17[:_LENGTH]!r} is not 17 characters of {USCC_ALPHABET}（应为 17 位代码字符）"
        )
    values = map(USCC_ALPHABET.index, first17)
    total = sum(value * weight for value, weight in zip(values, _WEIGHTS, strict=True))
    return USCC_ALPHABET[-total % 31]


def organisation_check_character(first8: str) -> str:
    """Return the 9th character of an organisation code (组织机构代码) for its first 8.

    Raises:
        IdentifierError: These are not 8 digits or capital letters A to Z.

    Source: GB 11714.

    >>> organisation_check_character("40000001")
    '8'
    """
    if len(first8) != len(_ORGANISATION_WEIGHTS) or not all(
        "0" <= c <= "9" or "A" <= c <= "Z" for c in first8
    ):
        raise IdentifierError(
            f"{first8[:_LENGTH]!r} is not 8 digits or capital letters（应为 8 位数字或大写字母）"
        )
    values = (int(character, 36) for character in first8)
    total = sum(value * weight for value, weight in zip(values, _ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]


def _refuse_errors(_: object, __: Attribute[str], text: str) -> None:
    errors = [flaw.message for flaw in _flaws(text) if flaw.severity == "error"]
    if errors:
        english = "; ".join(message.in_language("en") for message in errors)
        chinese = "；".join(message.in_language("zh") for message in errors)
        raise IdentifierError(f"{text[:_LENGTH]!r}: {english}（{chinese}）")


@frozen(kw_only=True)
class UnifiedSocialCreditCode:
    """A unified social credit code, by its parts; `text` is the 18 characters.

    `authority` is the registering authority (1 机构编制, 5 民政, 9 市场监管 …), `category` the
    kind of body within it, `division` the GB/T 2260 code of the authority, not always of the
    institution, and `organisation` the organisation code of GB 11714.

    Raises:
        IdentifierError: As `parse_uscc`, which also takes other spellings.

    Source: GB 32100-2015.
    """

    text: str = field(validator=_refuse_errors)

    @property
    def authority(self) -> str:
        """The registering authority (登记管理部门), character 1."""
        return self.text[0]

    @property
    def category(self) -> str:
        """The category within the authority (机构类别), character 2."""
        return self.text[1]

    @property
    def division(self) -> str:
        """The division code of the authority, characters 3 to 8."""
        return self.text[2:8]

    @property
    def organisation(self) -> str:
        """The organisation code (主体标识码), characters 9 to 17."""
        return self.text[8:17]

    @property
    def check(self) -> str:
        """The check character, character 18."""
        return self.text[17]

    def __str__(self) -> str:
        return self.text


def _plain(text: str) -> str:
    return fold(text).upper()


def _flaws(code: str) -> Iterator[Flaw]:
    if len(code) != _LENGTH:
        yield _wrong_length(code)
        return
    strangers = {place: flaw for place, c in enumerate(code, 1) if (flaw := _stranger(place, c))}
    yield from strangers.values()
    if not strangers.keys() & set(range(9, 18)):
        organisation_check = organisation_check_character(code[8:16])
        if code[16] != organisation_check:
            yield _wrong_organisation_check(code[16], organisation_check)
    if not strangers:
        check = uscc_check_character(code[:17])
        if code[17] != check:
            yield _wrong_check(code, check)


def _wrong_length(code: str) -> Flaw:
    return Flaw(
        code="length",
        severity="error",
        message=Text(
            zh=f"应为 {_LENGTH} 位，实为 {len(code)} 位",
            en=f"length is {len(code)}, expected {_LENGTH}",
        ),
        cure=Text(zh="对照登记证书补全或删改", en="compare with the certificate of registration"),
        found=str(len(code)),
        expected=str(_LENGTH),
    )


def _stranger(position: int, character: str) -> Flaw | None:
    """Return the flaw where the standard does not use `character` at `position`."""
    allowed = "0123456789" if position in _DIVISION else USCC_ALPHABET
    if character in allowed:
        return None
    in_division = position in _DIVISION
    meant = _LOOK_ALIKE.get(character)
    return Flaw(
        code="alphabet",
        severity="error",
        message=Text(
            zh=f"第 {position} 位为 {character!r}，应为"
            + ("数字（行政区划码）" if in_division else "数字或 I、O、S、V、Z 以外的大写字母"),
            en=f"character {position} is {character!r}, expected "
            + ("a digit (division code)" if in_division else "a digit, or a letter but I O S V Z"),
        ),
        cure=Text(zh=f"或为 {meant!r}，请核对", en=f"perhaps {meant!r} is meant")
        if meant
        else Text(zh="对照登记证书改正", en="compare with the certificate of registration"),
        found=character,
        expected=allowed,
        position=position,
    )


def _wrong_check(code: str, expected: str) -> Flaw:
    lawful = code in LAWFUL_EXCEPTIONS
    return Flaw(
        code="check-character",
        severity="warning" if lawful else "error",
        message=Text(
            zh=f"第 {_LENGTH} 位校验码为 {code[-1]!r}，应为 {expected!r}",
            en=f"check character {_LENGTH} is {code[-1]!r}, expected {expected!r}",
        ),
        cure=Text(
            zh="早期试点发放的有效代码，照原样保留", en="an early code, valid as it is: keep it"
        )
        if lawful
        else Text(
            zh="逐位核对：其中至少一位有误", en="at least one character is wrong: compare all"
        ),
        found=code[-1],
        expected=expected,
        position=_LENGTH,
    )


def _wrong_organisation_check(found: str, expected: str) -> Flaw:
    return Flaw(
        code="organisation-check",
        severity="warning",
        message=Text(
            zh=f"第 17 位（组织机构代码校验码）为 {found!r}，应为 {expected!r}",
            en=f"character 17, the check of the organisation code, is {found!r}, "
            f"expected {expected!r}",
        ),
        cure=Text(
            zh="核对第 9 至 17 位；部分早期代码不守此规则",
            en="compare characters 9 to 17; some early codes do not follow this rule",
        ),
        found=found,
        expected=expected,
        position=17,
    )
