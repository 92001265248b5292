"""Controlled terms: each vocabulary is an enumeration of terms with a key and two labels."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from medconsortium.vocabulary.care import (
    Condition,
    PatientGroup,
    Phase,
    ReferralReason,
    ServiceItem,
    ServiceStatus,
    Urgency,
)
from medconsortium.vocabulary.category import Category
from medconsortium.vocabulary.consortium import (
    ConsortiumKind,
    ConsortiumStatus,
    Integration,
    MembershipStatus,
    Role,
    Scope,
)
from medconsortium.vocabulary.cooperation import (
    MANAGEMENT_CENTRES,
    SHARED_CENTRES,
    Centre,
    GreenChannel,
    PaymentSource,
    Practice,
    Remit,
    SharedAspect,
)
from medconsortium.vocabulary.diagnosis import DiagnosisGroup
from medconsortium.vocabulary.evidence import Completeness, Counted, Qualifier, SourceBasis
from medconsortium.vocabulary.geography import Datum, DivisionLevel
from medconsortium.vocabulary.institution import Affiliation, Grade, Ownership, StaffTitle, Tier
from medconsortium.vocabulary.instrument import InstrumentKind, Provision
from medconsortium.vocabulary.link import Carrier, LinkKind
from medconsortium.vocabulary.measure import Measure, Unit
from medconsortium.vocabulary.naming import IdentifierSystem, NameKind, PartyKind
from medconsortium.vocabulary.platform import PlatformKind, PlatformModule
from medconsortium.vocabulary.registration import (
    EconomicType,
    ManagementClass,
    OrganisationType,
    Sponsor,
)
from medconsortium.vocabulary.subject import Subject
from medconsortium.vocabulary.term import Term

__all__ = [
    "MANAGEMENT_CENTRES",
    "SHARED_CENTRES",
    "VOCABULARIES",
    "Affiliation",
    "Carrier",
    "Category",
    "Centre",
    "Completeness",
    "Condition",
    "ConsortiumKind",
    "ConsortiumStatus",
    "Counted",
    "Datum",
    "DiagnosisGroup",
    "DivisionLevel",
    "EconomicType",
    "Grade",
    "GreenChannel",
    "IdentifierSystem",
    "InstrumentKind",
    "Integration",
    "LinkKind",
    "ManagementClass",
    "Measure",
    "MembershipStatus",
    "NameKind",
    "OrganisationType",
    "Ownership",
    "PartyKind",
    "PatientGroup",
    "PaymentSource",
    "Phase",
    "PlatformKind",
    "PlatformModule",
    "Practice",
    "Provision",
    "Qualifier",
    "ReferralReason",
    "Remit",
    "Role",
    "Scope",
    "ServiceItem",
    "ServiceStatus",
    "SharedAspect",
    "SourceBasis",
    "Sponsor",
    "StaffTitle",
    "Subject",
    "Term",
    "Tier",
    "Unit",
    "Urgency",
]

VOCABULARIES: Mapping[str, type[Term]] = MappingProxyType(
    {
        vocabulary.__name__: vocabulary
        for vocabulary in (
            Affiliation,
            Carrier,
            Category,
            Centre,
            Completeness,
            Condition,
            ConsortiumKind,
            ConsortiumStatus,
            Counted,
            Datum,
            DiagnosisGroup,
            DivisionLevel,
            EconomicType,
            Grade,
            GreenChannel,
            IdentifierSystem,
            InstrumentKind,
            Integration,
            LinkKind,
            ManagementClass,
            Measure,
            MembershipStatus,
            NameKind,
            OrganisationType,
            Ownership,
            PartyKind,
            PatientGroup,
            PaymentSource,
            Phase,
            PlatformKind,
            PlatformModule,
            Practice,
            Provision,
            Qualifier,
            ReferralReason,
            Remit,
            Role,
            Scope,
            ServiceItem,
            ServiceStatus,
            SharedAspect,
            SourceBasis,
            Sponsor,
            StaffTitle,
            Subject,
            Tier,
            Unit,
            Urgency,
        )
    }
)
"""All vocabularies by name, sorted."""
