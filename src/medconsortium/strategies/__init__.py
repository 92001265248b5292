"""Strategies of Hypothesis: networks, rows and documents for the tests of others.

They need the extra: `pip install "medconsortium[testing]"`. Importing this package also lets
`hypothesis.strategies.from_type` draw the types of the library, and failing tests print networks as
the Python that makes them.
"""

from medconsortium.errors import MissingExtraError

try:
    import hypothesis as _hypothesis  # noqa: F401 - only whether it is there
except ModuleNotFoundError:
    raise MissingExtraError("testing") from None

from medconsortium.strategies.arbitrary import arbitrary_networks
from medconsortium.strategies.broken import broken_networks, networks_missing
from medconsortium.strategies.cases import ReferralCase, referral_cases
from medconsortium.strategies.dates import days, partial_dates, periods
from medconsortium.strategies.drawing import Unknowns, points
from medconsortium.strategies.edits import Edit, EditHistory, edit_histories
from medconsortium.strategies.entailed import ENTAILED, Entailed
from medconsortium.strategies.expression import expression
from medconsortium.strategies.identifiers import (
    WrongCode,
    credit_codes,
    division_codes,
    identifiers,
    institution_codes,
    organisation_codes,
    wrong_credit_codes,
)
from medconsortium.strategies.malformed import (
    FAULTS,
    MalformedDocument,
    malformed_documents,
)
from medconsortium.strategies.needs import care_needs
from medconsortium.strategies.networks import networks
from medconsortium.strategies.policies import availabilities, policies
from medconsortium.strategies.registration import register
from medconsortium.strategies.rosters import DirtyRoster, dirty_rosters
from medconsortium.strategies.round_trip import check_round_trip
from medconsortium.strategies.rows import (
    consortia,
    departments,
    divisions,
    institutions,
    instruments,
    links,
    memberships,
    observations,
    parties,
    platforms,
    recognitions,
    services,
    sources,
)
from medconsortium.strategies.stateful import Registry, RegistryMachine
from medconsortium.strategies.wording import Wording, row_ids, several_ids, strings, texts
from medconsortium.strategies.written import WrittenDocument, documents

__all__ = [
    "ENTAILED",
    "FAULTS",
    "DirtyRoster",
    "Edit",
    "EditHistory",
    "Entailed",
    "MalformedDocument",
    "ReferralCase",
    "Registry",
    "RegistryMachine",
    "Unknowns",
    "Wording",
    "WrittenDocument",
    "WrongCode",
    "arbitrary_networks",
    "availabilities",
    "broken_networks",
    "care_needs",
    "check_round_trip",
    "consortia",
    "credit_codes",
    "days",
    "departments",
    "dirty_rosters",
    "division_codes",
    "divisions",
    "documents",
    "edit_histories",
    "expression",
    "identifiers",
    "institution_codes",
    "institutions",
    "instruments",
    "links",
    "malformed_documents",
    "memberships",
    "networks",
    "networks_missing",
    "observations",
    "organisation_codes",
    "partial_dates",
    "parties",
    "periods",
    "platforms",
    "points",
    "policies",
    "recognitions",
    "referral_cases",
    "register",
    "row_ids",
    "services",
    "several_ids",
    "sources",
    "strings",
    "texts",
    "wrong_credit_codes",
]

register()
