"""Codes by which institutions and places go: well formed, or wrong in a known way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.identifiers import (
    PROVINCES,
    USCC_ALPHABET,
    organisation_check_character,
    uscc_check_character,
)
from medconsortium.model import Identifier
from medconsortium.strategies.wording import Wording, strings
from medconsortium.vocabulary import Category, EconomicType, IdentifierSystem, ManagementClass

__all__ = [
    "CodeFault",
    "WrongCode",
    "credit_codes",
    "division_codes",
    "identifiers",
    "institution_codes",
    "organisation_codes",
    "wrong_credit_codes",
]

CodeFault: TypeAlias = Literal["check-character", "length", "alphabet"]
"""What is wrong with a code, by the name of the flaw that `identifiers` reports."""

_DIGITS = "0123456789"
_LEVELS = (2, 4, 6, 9, 12)
_digits = {count: st.text(_DIGITS, min_size=count, max_size=count) for count in (2, 3, 4, 6, 8)}
_provinces = st.sampled_from(sorted(PROVINCES))
_NOT_USED = "IOSVZ"


@frozen(kw_only=True)
class WrongCode:
    """A code that does not follow its standard, and the flaw that is to be reported."""

    value: str
    fault: CodeFault


def organisation_codes() -> SearchStrategy[str]:
    """Draw organisation codes of GB 11714: 8 digits and their check character.

    Shrinks to 000000000.
    """
    return _digits[8].map(_with_organisation_check)


@st.composite
def credit_codes(draw: DrawFn, *, divisions: Sequence[str] = ()) -> str:
    """Draw unified social credit codes with right check characters (GB 32100-2015; GB 11714).

    Args:
        divisions: Six-digit codes of the registering authority's division. Any six digits if left
            out, mostly of no division: what is made up should not be the code of somebody.

    Shrinks to the code of 12, zeros and what checks them.
    """
    authority = draw(st.sampled_from(("12", "52", "91", "93")))
    division = draw(st.sampled_from(divisions) if divisions else _digits[6])
    first17 = f"{authority}{division}{draw(organisation_codes())}"
    if not set(first17) <= set(USCC_ALPHABET):
        raise ValueError("divisions are six digits each")
    return first17 + uscc_check_character(first17)


@st.composite
def wrong_credit_codes(draw: DrawFn, *, faults: Sequence[CodeFault] = ()) -> WrongCode:
    """Draw unified social credit codes that are wrong, each with the flaw to be reported.

    Args:
        faults: Those to choose from; all if left out.

    Shrinks to a wrong check character.
    """
    code = draw(credit_codes())
    fault = draw(st.sampled_from(faults or ("check-character", "length", "alphabet")))
    if fault == "check-character":
        others = [c for c in USCC_ALPHABET if c != code[-1]]
        return WrongCode(value=code[:-1] + draw(st.sampled_from(others)), fault=fault)
    place = draw(st.integers(8, 15))
    put = draw(st.sampled_from(_NOT_USED)) if fault == "alphabet" else ""
    return WrongCode(value=code[:place] + put + code[place + 1 :], fault=fault)


@st.composite
def division_codes(draw: DrawFn, *, digits: Sequence[int] = (6,)) -> str:
    """Draw codes that have the form of division codes (GB/T 2260; GB/T 10114 below the county).

    Args:
        digits: How many digits they may have: 6, 9 or 12.

    The province exists; whether the rest does is for `identifiers.check_division` to say. Shrinks
    to a county of 北京.
    """
    count = draw(st.sampled_from(digits))
    stem = draw(_provinces) + draw(st.sampled_from(("01", "02", "03")))
    below = [
        draw(st.integers(1, 99)),
        *(draw(st.integers(1, 999)) for _ in range((count - 6) // 3)),
    ]
    return stem + f"{below[0]:02d}" + "".join(f"{number:03d}" for number in below[1:])


@st.composite
def institution_codes(draw: DrawFn, *, categories: Sequence[Category] = ()) -> str:
    """Draw institution codes of WS 218-2002: 22 characters.

    Args:
        categories: Those to choose from; all if left out.

    Shrinks to the code of a general hospital.
    """
    category = draw(st.sampled_from(categories or list(Category)))
    economic = draw(st.sampled_from(EconomicType))
    management = draw(st.sampled_from(ManagementClass))
    place = draw(division_codes())
    return f"{draw(organisation_codes())}{place}{economic.key}{category.key}{management.key}"


@st.composite
def identifiers(
    draw: DrawFn,
    *,
    systems: Sequence[IdentifierSystem] = (),
    wording: Wording = "realistic",
) -> Identifier:
    """Draw identifiers as rosters have them.

    Args:
        systems: Those to choose from; all if left out.
        wording: Adversarial ones hold any text, since a roster is held as written.

    Shrinks to a unified social credit code.
    """
    system = draw(st.sampled_from(systems or list(IdentifierSystem)))
    value = strings(wording=wording) if wording == "adversarial" else _WRITTEN[system]
    return Identifier(system=system, value=draw(value))


def _with_organisation_check(first8: str) -> str:
    return first8 + organisation_check_character(first8)


_WRITTEN = {
    IdentifierSystem.USCC: credit_codes(),
    IdentifierSystem.ORGANISATION_CODE: organisation_codes(),
    IdentifierSystem.WS218: institution_codes(),
    IdentifierSystem.LICENCE: institution_codes(),
    IdentifierSystem.INSURANCE: st.builds("H{}{}".format, division_codes(), _digits[4]),
    IdentifierSystem.OTHER: st.builds("旧编号{}".format, _digits[3]),
}
