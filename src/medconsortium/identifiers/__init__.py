"""The codes by which institutions and places go: read them, or say what is wrong with them.

`parse_…` reads a code and gives its parts, `check_…` names every wrong character, and `explain`
checks by identifier system. Case, width, spaces, hyphens and quotation marks never matter.
"""

from medconsortium.identifiers.division import (
    PROVINCES,
    DivisionCode,
    check_division,
    parse_division,
)
from medconsortium.identifiers.division_change import (
    DIVISION_CHANGES,
    DivisionChange,
    successors,
    valid_on,
)
from medconsortium.identifiers.flaw import Flaw
from medconsortium.identifiers.insurance import check_insurance_code
from medconsortium.identifiers.licence import check_licence
from medconsortium.identifiers.organisation import (
    check_organisation_code,
    organisation_check_character,
)
from medconsortium.identifiers.systems import explain
from medconsortium.identifiers.uscc import (
    LAWFUL_EXCEPTIONS,
    USCC_ALPHABET,
    UnifiedSocialCreditCode,
    check_uscc,
    parse_uscc,
    uscc_check_character,
)
from medconsortium.identifiers.ws218 import (
    InstitutionCode,
    check_ws218,
    parse_ws218,
)

__all__ = [
    "DIVISION_CHANGES",
    "LAWFUL_EXCEPTIONS",
    "PROVINCES",
    "USCC_ALPHABET",
    "DivisionChange",
    "DivisionCode",
    "Flaw",
    "InstitutionCode",
    "UnifiedSocialCreditCode",
    "check_division",
    "check_insurance_code",
    "check_licence",
    "check_organisation_code",
    "check_uscc",
    "check_ws218",
    "explain",
    "organisation_check_character",
    "parse_division",
    "parse_uscc",
    "parse_ws218",
    "successors",
    "uscc_check_character",
    "valid_on",
]
