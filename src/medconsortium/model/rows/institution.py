"""Medical institutions, their services and departments."""

from attrs import field, frozen

from medconsortium.model.dates import PartialDate, to_date
from medconsortium.model.references import CareId, DivisionId, InstitutionId
from medconsortium.model.rows.base import DatedRow, KeyedRow
from medconsortium.model.values import (
    GeoPoint,
    Listing,
    as_text,
    to_listing,
    to_text,
    to_tuple,
)
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Affiliation,
    Category,
    Completeness,
    Condition,
    Grade,
    IdentifierSystem,
    NameKind,
    Ownership,
    Phase,
    ServiceItem,
    ServiceStatus,
    StaffTitle,
    Subject,
    Tier,
)

__all__ = ["Department", "Identifier", "Institution", "OtherName", "Service", "StaffCount"]


@frozen(kw_only=True)
class OtherName:
    """A further name of an institution or consortium, with the period in which it was used."""

    name: Text = field(converter=as_text)
    kind: NameKind | None = None
    since: PartialDate | None = field(default=None, converter=to_date)
    until: PartialDate | None = field(default=None, converter=to_date)


@frozen(kw_only=True)
class Identifier:
    """An identifier as written; whether it follows its standard is for rules to say."""

    system: IdentifierSystem
    value: str


@frozen(kw_only=True)
class Institution(DatedRow):
    """A medical institution (医疗卫生机构).

    `tier` is its place in the five-tier network, `grade` its hospital grade: a 三级甲等 hospital
    may sit at several tiers. `beds`, `doctors` and `nurses` are counts.
    `services_completeness` says whether the rows in `services` are all that it offers.
    """

    name: Text = field(converter=as_text)
    other_names: tuple[OtherName, ...] = field(default=(), converter=to_tuple)
    category: Category | None = None
    tier: Tier | None = None
    grade: Grade | None = None
    ownership: Ownership | None = None
    affiliation: Affiliation | None = None
    division: DivisionId | None = None
    location: GeoPoint | None = None
    identifiers: tuple[Identifier, ...] = field(default=(), converter=to_tuple)
    beds: int | None = None
    doctors: int | None = None
    nurses: int | None = None
    designations: Listing[str] | None = field(default=None, converter=to_listing)
    part_of: InstitutionId | None = None
    services_completeness: Completeness = Completeness.UNKNOWN


@frozen(kw_only=True)
class Service(KeyedRow):
    """Something that an institution or department offers, plans or has suspended.

    It is named by a medical subject (诊疗科目), by a service item, by a condition it treats, or by
    several of these together; `phases` are the phases of care it takes.
    """

    provider: CareId
    subject: Subject | None = None
    item: ServiceItem | None = None
    condition: Condition | None = None
    phases: Listing[Phase] | None = field(default=None, converter=to_listing)
    status: ServiceStatus | None = None
    payment: Text | None = field(default=None, converter=to_text)


@frozen(kw_only=True)
class StaffCount:
    """How many staff of a title a department has. No person is named anywhere."""

    title: StaffTitle
    count: int


@frozen(kw_only=True)
class Department(DatedRow):
    """A department, a multidisciplinary team (MDT), or a team of several institutions."""

    institution: InstitutionId | None = None
    name: Text = field(converter=as_text)
    subjects: Listing[Subject] | None = field(default=None, converter=to_listing)
    institutions: Listing[InstitutionId] | None = field(default=None, converter=to_listing)
    staff: tuple[StaffCount, ...] = field(default=(), converter=to_tuple)
    schedule: Text | None = field(default=None, converter=to_text)
