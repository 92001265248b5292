"""The rows of a network's tables: frozen values, one class per table."""

from medconsortium.model.rows.base import DatedRow, KeyedRow, Row
from medconsortium.model.rows.consortium import (
    Assessment,
    Consortium,
    GoverningBody,
    HostedCentre,
    MemberGroup,
    Membership,
    StatedSize,
)
from medconsortium.model.rows.cooperation import (
    AdmittedDiseases,
    Instrument,
    Link,
    Platform,
    Recognition,
)
from medconsortium.model.rows.evidence import Observation, Party, Source
from medconsortium.model.rows.geography import Division
from medconsortium.model.rows.institution import (
    Department,
    Identifier,
    Institution,
    OtherName,
    Service,
    StaffCount,
)

__all__ = [
    "AdmittedDiseases",
    "Assessment",
    "Consortium",
    "DatedRow",
    "Department",
    "Division",
    "GoverningBody",
    "HostedCentre",
    "Identifier",
    "Institution",
    "Instrument",
    "KeyedRow",
    "Link",
    "MemberGroup",
    "Membership",
    "Observation",
    "OtherName",
    "Party",
    "Platform",
    "Recognition",
    "Row",
    "Service",
    "Source",
    "StaffCount",
    "StatedSize",
]
