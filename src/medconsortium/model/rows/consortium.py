"""Consortia and who belongs to them."""

from attrs import field, frozen

from medconsortium.model.dates import PartialDate, to_date
from medconsortium.model.references import (
    ActorId,
    ConsortiumId,
    DepartmentId,
    DivisionId,
    InstitutionId,
)
from medconsortium.model.rows.base import DatedRow, KeyedRow
from medconsortium.model.rows.institution import OtherName
from medconsortium.model.values import (
    Listing,
    as_text,
    to_listing,
    to_text,
    to_tuple,
    to_tuple_or_none,
)
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Centre,
    Completeness,
    ConsortiumKind,
    ConsortiumStatus,
    Counted,
    GreenChannel,
    Integration,
    MembershipStatus,
    PaymentSource,
    Practice,
    Qualifier,
    Remit,
    Role,
    Scope,
    SharedAspect,
    Subject,
)

__all__ = [
    "Assessment",
    "Consortium",
    "GoverningBody",
    "HostedCentre",
    "MemberGroup",
    "Membership",
    "StatedSize",
]


@frozen(kw_only=True)
class StatedSize:
    """A number of members as a source states it, and how it is to be counted.

    `role` narrows it to members of one role. Where the source does not say whether the lead, or
    departments, are counted, either reading is left open.
    """

    value: int
    qualifier: Qualifier | None = None
    role: Role | None = None
    lead_counted: Counted = Counted.UNKNOWN
    departments_counted: Counted = Counted.UNKNOWN


@frozen(kw_only=True)
class GoverningBody:
    """A body that governs a consortium, and the matters it deals with."""

    name: Text = field(converter=as_text)
    remit: Listing[Remit] | None = field(default=None, converter=to_listing)


@frozen(kw_only=True)
class HostedCentre:
    """A management or resource centre of a consortium, and who hosts it."""

    centre: Centre
    host: ActorId | None = None


@frozen(kw_only=True)
class Assessment:
    """The result of an assessment of a consortium, as written."""

    day: PartialDate | None = field(default=None, converter=to_date)
    result: Text = field(converter=as_text)


@frozen(kw_only=True)
class Consortium(DatedRow):
    """A medical consortium (医联体) of any kind.

    `kind_label` names the kind where it is `OTHER`. `organiser` is who set it up (often an
    authority or a society), as against the lead, which is a role of a member. The four
    completenesses speak of the rows that belong to the consortium: `COMPLETE` for
    `members_completeness` means that memberships, groups included, cover all its members;
    `leads_completeness` says that of the leads alone.
    """

    name: Text = field(converter=as_text)
    other_names: tuple[OtherName, ...] = field(default=(), converter=to_tuple)
    kind: ConsortiumKind | None = None
    kind_label: Text | None = field(default=None, converter=to_text)
    integration: Integration | None = None
    status: ConsortiumStatus | None = None
    scope: Scope | None = None
    specialties: Listing[Subject] | None = field(default=None, converter=to_listing)
    organiser: ActorId | None = None
    legal_person: ActorId | None = None
    part_of: ConsortiumId | None = None
    grid: Listing[DivisionId] | None = field(default=None, converter=to_listing)
    stated_sizes: tuple[StatedSize, ...] | None = field(default=None, converter=to_tuple_or_none)
    bodies: Listing[GoverningBody] | None = field(default=None, converter=to_listing)
    centres: Listing[HostedCentre] | None = field(default=None, converter=to_listing)
    green_channels: Listing[GreenChannel] | None = field(default=None, converter=to_listing)
    shared_aspects: Listing[SharedAspect] | None = field(default=None, converter=to_listing)
    practices: Listing[Practice] | None = field(default=None, converter=to_listing)
    payment_sources: Listing[PaymentSource] | None = field(default=None, converter=to_listing)
    assessments: Listing[Assessment] | None = field(default=None, converter=to_listing)
    members_completeness: Completeness = Completeness.UNKNOWN
    leads_completeness: Completeness = Completeness.UNKNOWN
    links_completeness: Completeness = Completeness.UNKNOWN
    instruments_completeness: Completeness = Completeness.UNKNOWN


@frozen(kw_only=True)
class MemberGroup:
    """Members described but not named: "41 guided hospitals", "all public institutions of …".

    `departments` says whether the group is made of departments rather than institutions.
    """

    description: Text = field(converter=as_text)
    count: int | None = None
    qualifier: Qualifier | None = None
    departments: bool | None = None
    division: DivisionId | None = None


@frozen(kw_only=True)
class Membership(KeyedRow):
    """That an institution, a department or a described group belongs to a consortium.

    Exactly one of `institution`, `department` and `group` is given. `unit` is the unit a network
    is organised by, as it names it: 新疆生产建设兵团 is one in the rare-disease network.
    """

    consortium: ConsortiumId
    institution: InstitutionId | None = None
    department: DepartmentId | None = None
    group: MemberGroup | None = None
    role: Role | None = None
    unit: str | None = None
    status: MembershipStatus = MembershipStatus.MEMBER
