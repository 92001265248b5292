"""Codes that a spreadsheet took for numbers, and damaged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from medconsortium.identifiers import check_uscc
from medconsortium.text import Text

__all__ = ["LENGTHS", "code_in_number", "damage_of"]

LENGTHS: Mapping[str, int] = MappingProxyType(
    {"uscc": 18, "organisation_code": 9, "ws218": 22, "licence": 22, "insurance": 12}
)
"""How many characters the codes of a system have."""

_PRECISE = 15
"""So many digits of a number a spreadsheet keeps; those that follow become zeros."""

_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+\d{2,3}")
_FRACTION = re.compile(r"\d+\.0+")

_ROUNDED = Text(
    f"被当作数字，第 {_PRECISE} 位以后已丢失",
    f"was taken for a number and has lost what followed its {_PRECISE}th digit",
)
_SHORTENED = Text(
    "被当作数字，开头的 0 可能已丢失", "was taken for a number and may lack its leading zeros"
)


def code_in_number(number: float) -> str:
    """Return the digits that a spreadsheet shows for a number.

    >>> code_in_number(110108.0), code_in_number(1.2e17)
    ('110108', '1.2E+17')
    """
    if number == number // 1 and abs(number) < 10**_PRECISE:
        return str(int(number))
    return f"{number:.15G}"


def damage_of(code: str, *, system: str | None = None) -> Text | None:
    """Return what a spreadsheet has done to a code, or `None` where it seems whole.

    `system` is the key of the identifier's system: its codes have a known length.

    >>> str(damage_of("1.2E+17"))
    '被当作数字，第 15 位以后已丢失'
    >>> str(damage_of("400000001", system="uscc"))
    '被当作数字，开头的 0 可能已丢失'
    >>> damage_of("12100000400000624D", system="uscc")
    """
    if _SCIENTIFIC.fullmatch(code):
        return _ROUNDED
    if not (code.isascii() and code.isdigit()):
        return _SHORTENED if _FRACTION.fullmatch(code) and system else None
    if len(code) > _PRECISE and not code[_PRECISE:].strip("0"):
        return None if system == "uscc" and not check_uscc(code) else _ROUNDED
    return _SHORTENED if len(code) < LENGTHS.get(system or "", 0) else None
