"""The institution code of WS 218-2002 (卫生机构（组织）代码): parse it, or say what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import Attribute, field, frozen

from medconsortium.identifiers.division import unlisted_division
from medconsortium.identifiers.flaw import Flaw, plain, refuse_errors, wrong_length
from medconsortium.identifiers.organisation import wrong_organisation_check
from medconsortium.identifiers.parts import (
    DIGIT,
    DIGIT_OR_LETTER,
    LETTER,
    Part,
    strangers,
    unlisted,
)
from medconsortium.text import Text
from medconsortium.vocabulary import Category, EconomicType, ManagementClass

__all__ = [
    "InstitutionCode",
    "check_ws218",
    "parse_ws218",
]

_LENGTH = 22
_ORGANISATION = Part(
    name=Text(zh="组织机构代码", en="organisation code"), first=1, form=(DIGIT_OR_LETTER,) * 9
)
_DIVISION = Part(name=Text(zh="行政区划码", en="division code"), first=10, form=(DIGIT,) * 6)
_ECONOMIC_TYPE = Part(name=Text(zh="经济类型", en="economic type"), first=16, form=(DIGIT,) * 2)
_CATEGORY = Part(
    name=Text(zh="机构类别", en="category"), first=18, form=(LETTER, DIGIT, DIGIT, DIGIT)
)
_MANAGEMENT = Part(name=Text(zh="机构分类管理类别", en="management class"), first=22, form=(DIGIT,))
_CATEGORIES = Category.__members__
_ECONOMIC_TYPES = {term.key: term for term in EconomicType}
_MANAGEMENT_CLASSES = {term.key: term for term in ManagementClass}


def check_ws218(text: str) -> tuple[Flaw, ...]:
    """Return everything that is wrong with `text` as a WS 218 institution code, part by part.

    Case, width, spaces, hyphens and quotation marks do not matter, so the form of 23 characters
    with a hyphen is read too. A wrong length is reported alone. A failing check of the organisation
    code is a warning (early codes need not follow it), and so are an economic type and a category
    that are not in the lists of 2000 and 2002; a management class other than 1, 2 and 9 is an
    error.

    Source: WS 218-2002; GB 11714; GB/T 2260; GB/T 12402-2000.

    >>> [flaw.message.en for flaw in check_ws218("74085017434152212C2301")]
    ["character 20 is '3', expected 1 2 (there is no category 'C230')"]
    """
    return tuple(_flaws(plain(text)))


def parse_ws218(text: str) -> InstitutionCode:
    """Read `text` as a WS 218 institution code.

    Case, width, spaces, hyphens and quotation marks do not matter.

    Raises:
        IdentifierError: The code has an error; the message says which character, what was found
            there and what was expected. Warnings are not raised (see `check_ws218`).

    >>> parse_ws218("74085017-434152212c2101").category
    <Category.C210: 'C210'>
    """
    return InstitutionCode(text=plain(text))


def _refuse_errors(_: object, __: Attribute[str], text: str) -> None:
    refuse_errors(text, _flaws(text))


@frozen(kw_only=True)
class InstitutionCode:
    """A WS 218 institution code, by its parts; `text` is the 22 characters.

    Raises:
        IdentifierError: As `parse_ws218`, which also takes other spellings.

    Source: WS 218-2002 《卫生机构（组织）分类与代码》.
    """

    text: str = field(validator=_refuse_errors)

    @property
    def organisation(self) -> str:
        """The organisation code with its check character, characters 1 to 9."""
        return _ORGANISATION.of(self.text)

    @property
    def division(self) -> str:
        """The GB/T 2260 code of the division, characters 10 to 15."""
        return _DIVISION.of(self.text)

    @property
    def economic_type(self) -> EconomicType | None:
        """The economic type, characters 16 and 17; `None` where the vocabulary has no such code."""
        return _ECONOMIC_TYPES.get(_ECONOMIC_TYPE.of(self.text))

    @property
    def category(self) -> Category | None:
        """The category, characters 18 to 21; `None` where the vocabulary has no such code."""
        return _CATEGORIES.get(_CATEGORY.of(self.text))

    @property
    def management_class(self) -> ManagementClass:
        """The management class, character 22."""
        return _MANAGEMENT_CLASSES[_MANAGEMENT.of(self.text)]

    def __str__(self) -> str:
        return self.text


def _flaws(code: str) -> Iterator[Flaw]:
    if len(code) != _LENGTH:
        yield wrong_length(code, str(_LENGTH))
        return
    yield from strangers(code, _ORGANISATION) or wrong_organisation_check(code, _ORGANISATION)
    yield from strangers(code, _DIVISION) or unlisted_division(code, _DIVISION)
    yield from strangers(code, _ECONOMIC_TYPE) or unlisted(
        code, _ECONOMIC_TYPE, _ECONOMIC_TYPES, flaw="economic-type"
    )
    yield from strangers(code, _CATEGORY) or unlisted(code, _CATEGORY, _CATEGORIES, flaw="category")
    yield from strangers(code, _MANAGEMENT) or unlisted(
        code, _MANAGEMENT, _MANAGEMENT_CLASSES, flaw="management-class", severity="error"
    )
