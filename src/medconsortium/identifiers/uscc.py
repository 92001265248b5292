"""The unified social credit code (统一社会信用代码): parse it, or say what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import Attribute, field, frozen

from medconsortium.errors import IdentifierError
from medconsortium.identifiers.flaw import Flaw, plain, refuse_errors, wrong_length
from medconsortium.identifiers.organisation import wrong_organisation_check
from medconsortium.identifiers.parts import DIGIT, Characters, Part, strangers
from medconsortium.text import Text

__all__ = [
    "LAWFUL_EXCEPTIONS",
    "USCC_ALPHABET",
    "UnifiedSocialCreditCode",
    "check_uscc",
    "parse_uscc",
    "uscc_check_character",
]

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters in the order of their values; I, O, S, V and Z are not used."""

LAWFUL_EXCEPTIONS = frozenset({"91350100M0001TGQXM", "91350211M0000XUF46", "91350203M0001FUE2P"})
"""Known codes of early pilots whose check character is wrong, and which are valid all the same."""

_LENGTH = 18
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_ANY = Characters(
    allowed=USCC_ALPHABET,
    name=Text(zh="数字或 I、O、S、V、Z 以外的大写字母", en="a digit, or a letter but I O S V Z"),
)
_AUTHORITY = Part(name=Text(zh="登记管理部门", en="registering authority"), first=1, form=(_ANY,))
_CATEGORY = Part(name=Text(zh="机构类别", en="category"), first=2, form=(_ANY,))
_DIVISION = Part(name=Text(zh="行政区划码", en="division code"), first=3, form=(DIGIT,) * 6)
_ORGANISATION = Part(
    name=Text(zh="组织机构代码", en="organisation code"), first=9, form=(_ANY,) * 9
)
_CHECK = Part(name=Text(zh="校验码", en="check character"), first=18, form=(_ANY,))
_PARTS = (_AUTHORITY, _CATEGORY, _DIVISION, _ORGANISATION, _CHECK)


def check_uscc(text: str) -> tuple[Flaw, ...]:
    """Return everything that is wrong with `text` as a unified social credit code.

    Case, width, spaces, hyphens and quotation marks do not matter. A wrong length is reported
    alone. Known lawful exceptions get a warning for their check character, and so does any code
    whose inner organisation code fails GB 11714, since early codes need not follow it.

    Source: GB 32100-2015; GB 11714.

    >>> [(flaw.code, flaw.position, flaw.expected) for flaw in check_uscc("12430100400000018D")]
    [('check-character', 18, 'C')]
    """
    return tuple(_flaws(plain(text)))


def parse_uscc(text: str) -> UnifiedSocialCreditCode:
    """Read `text` as a unified social credit code.

    Case, width, spaces, hyphens and quotation marks do not matter.

    Raises:
        IdentifierError: The code has an error; the message says which character, what was found
            there and what was expected. Warnings are not raised (see `check_uscc`).

    >>> parse_uscc("1243 0100-4000 0001-8c").organisation
    '400000018'
    """
    return UnifiedSocialCreditCode(text=plain(text))


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


def _refuse_errors(_: object, __: Attribute[str], text: str) -> None:
    refuse_errors(text, _flaws(text))


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
        return _AUTHORITY.of(self.text)

    @property
    def category(self) -> str:
        """The category within the authority (机构类别), character 2."""
        return _CATEGORY.of(self.text)

    @property
    def division(self) -> str:
        """The division code of the authority, characters 3 to 8."""
        return _DIVISION.of(self.text)

    @property
    def organisation(self) -> str:
        """The organisation code (主体标识码), characters 9 to 17."""
        return _ORGANISATION.of(self.text)

    @property
    def check(self) -> str:
        """The check character, character 18."""
        return _CHECK.of(self.text)

    def __str__(self) -> str:
        return self.text


def _flaws(code: str) -> Iterator[Flaw]:
    if len(code) != _LENGTH:
        yield wrong_length(code, str(_LENGTH))
        return
    strange = [flaw for part in _PARTS for flaw in strangers(code, part)]
    yield from strange
    if not strangers(code, _ORGANISATION):
        yield from wrong_organisation_check(code, _ORGANISATION)
    if not strange:
        yield from _wrong_check(code)


def _wrong_check(code: str) -> list[Flaw]:
    found, expected = code[-1], uscc_check_character(code[:-1])
    if found == expected:
        return []
    lawful = code in LAWFUL_EXCEPTIONS
    return [
        Flaw(
            code="check-character",
            severity="warning" if lawful else "error",
            message=Text(
                zh=f"第 {_LENGTH} 位校验码为 {found!r}，应为 {expected!r}",
                en=f"check character {_LENGTH} is {found!r}, expected {expected!r}",
            ),
            cure=Text(
                zh="早期试点发放的有效代码，照原样保留",
                en="an early code, valid as it is: keep it",
            )
            if lawful
            else Text(
                zh="逐位核对：其中至少一位有误", en="at least one character is wrong: compare all"
            ),
            found=found,
            expected=expected,
            position=_LENGTH,
        )
    ]
