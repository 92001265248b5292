"""Check an identifier by the system that it is said to belong to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from medconsortium.identifiers.flaw import Flaw
from medconsortium.identifiers.insurance import check_insurance_code
from medconsortium.identifiers.licence import check_licence
from medconsortium.identifiers.organisation import check_organisation_code
from medconsortium.identifiers.uscc import check_uscc
from medconsortium.identifiers.ws218 import check_ws218
from medconsortium.vocabulary import IdentifierSystem

__all__ = ["explain"]

_CHECKS: Mapping[IdentifierSystem, Callable[[str], tuple[Flaw, ...]]] = MappingProxyType(
    {
        IdentifierSystem.USCC: check_uscc,
        IdentifierSystem.ORGANISATION_CODE: check_organisation_code,
        IdentifierSystem.WS218: check_ws218,
        IdentifierSystem.LICENCE: check_licence,
        IdentifierSystem.INSURANCE: check_insurance_code,
    }
)


def explain(text: str, system: IdentifierSystem) -> tuple[Flaw, ...]:
    """Return everything that is wrong with `text` as an identifier of `system`.

    Each flaw names the wrong character: its position, what was found, what was expected. Of a
    system without known rules (`OTHER`) nothing is wrong.

    >>> [flaw.message.zh for flaw in explain("12430100400000018D", IdentifierSystem.USCC)]
    ["第 18 位校验码为 'D'，应为 'C'"]
    """
    check = _CHECKS.get(system)
    return check(text) if check else ()
