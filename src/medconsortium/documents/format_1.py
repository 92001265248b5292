"""Format 1: the shape of a document, `medconsortium/1`.

These models say which keys a document has and of which type their values are. They change only
when the format does; the codec turns what they accept into rows.
"""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from medconsortium.documents.shapes import (
    Count,
    Date,
    FieldSourcesShape,
    ListingOf,
    ListOf,
    Number,
    Shape,
    TextShape,
    term,
)
from medconsortium.vocabulary import (
    Affiliation,
    Category,
    Centre,
    Completeness,
    Condition,
    ConsortiumKind,
    ConsortiumStatus,
    Counted,
    Datum,
    DivisionLevel,
    Grade,
    GreenChannel,
    IdentifierSystem,
    InstrumentKind,
    Integration,
    LinkKind,
    Measure,
    MembershipStatus,
    NameKind,
    Ownership,
    PartyKind,
    PaymentSource,
    Phase,
    PlatformKind,
    PlatformModule,
    Practice,
    Provision,
    Qualifier,
    Remit,
    Role,
    Scope,
    ServiceItem,
    ServiceStatus,
    SharedAspect,
    SourceBasis,
    StaffTitle,
    Subject,
    Tier,
    Unit,
)

__all__ = ["FORMAT", "Document"]

FORMAT = "medconsortium/1"

CompletenessTerm: TypeAlias = Annotated[str, term(Completeness)]
PhaseTerm: TypeAlias = Annotated[str, term(Phase)]
QualifierTerm: TypeAlias = Annotated[str, term(Qualifier)]
RoleTerm: TypeAlias = Annotated[str, term(Role)]
SubjectTerm: TypeAlias = Annotated[str, term(Subject)]
ConditionTerm: TypeAlias = Annotated[str, term(Condition)]


class RowShape(Shape):
    """What every row may have."""

    sources: ListOf[str] | None = None
    field_sources: FieldSourcesShape | None = None


class DatedShape(RowShape):
    """A row with a period."""

    since: Date | None = None
    until: Date | None = None


class PointShape(Shape):
    """A point in decimal degrees."""

    latitude: Annotated[Number, Field(ge=-90, le=90)]
    longitude: Annotated[Number, Field(ge=-180, le=180)]
    datum: Annotated[str, term(Datum)] | None = None


class SourceShape(RowShape):
    """A source."""

    id: str
    document: TextShape | None = None
    place: str | None = None
    quote: str | None = None
    basis: Annotated[str, term(SourceBasis)] | None = None
    address: str | None = None
    published: Date | None = None


class DivisionShape(DatedShape):
    """An administrative division."""

    id: str
    code: str | None = None
    name: TextShape | None = None
    parent: str | None = None
    level: Annotated[str, term(DivisionLevel)] | None = None
    urban: bool | None = None
    remote: bool | None = None
    centroid: PointShape | None = None
    population: Count | None = None


class PartyShape(DatedShape):
    """A party."""

    id: str
    name: TextShape
    kind: Annotated[str, term(PartyKind)] | None = None
    division: str | None = None
    part_of: str | None = None


class OtherNameShape(Shape):
    """A further name."""

    name: TextShape
    kind: Annotated[str, term(NameKind)] | None = None
    since: Date | None = None
    until: Date | None = None


class IdentifierShape(Shape):
    """An identifier as written."""

    system: Annotated[str, term(IdentifierSystem)]
    value: str


class ServiceShape(DatedShape):
    """A service; `provider` is left out inside an institution."""

    id: str | None = None
    provider: str | None = None
    subject: SubjectTerm | None = None
    item: Annotated[str, term(ServiceItem)] | None = None
    condition: ConditionTerm | None = None
    phases: ListingOf[PhaseTerm] | None = None
    status: Annotated[str, term(ServiceStatus)] | None = None
    payment: TextShape | None = None


class StaffShape(Shape):
    """Staff of one title."""

    title: Annotated[str, term(StaffTitle)]
    count: Count


class DepartmentShape(DatedShape):
    """A department or team; `institution` is left out inside an institution."""

    id: str
    name: TextShape
    institution: str | None = None
    subjects: ListingOf[SubjectTerm] | None = None
    institutions: ListingOf[str] | None = None
    staff: list[StaffShape] | None = None
    schedule: TextShape | None = None


class InstitutionShape(DatedShape):
    """A medical institution, with its services and departments."""

    id: str
    name: TextShape
    other_names: list[OtherNameShape] | None = None
    category: Annotated[str, term(Category)] | None = None
    tier: Annotated[str, term(Tier)] | None = None
    grade: Annotated[str, term(Grade)] | None = None
    ownership: Annotated[str, term(Ownership)] | None = None
    affiliation: Annotated[str, term(Affiliation)] | None = None
    division: str | None = None
    location: PointShape | None = None
    identifiers: list[IdentifierShape] | None = None
    beds: Count | None = None
    doctors: Count | None = None
    nurses: Count | None = None
    designations: ListingOf[str] | None = None
    part_of: str | None = None
    services_completeness: CompletenessTerm | None = None
    services: list[ServiceShape] | None = None
    departments: list[DepartmentShape] | None = None


class StatedSizeShape(Shape):
    """A stated number of members."""

    value: Count
    qualifier: QualifierTerm | None = None
    role: RoleTerm | None = None
    lead_counted: Annotated[str, term(Counted)] | None = None
    departments_counted: Annotated[str, term(Counted)] | None = None


class BodyShape(Shape):
    """A governing body."""

    name: TextShape
    remit: ListingOf[Annotated[str, term(Remit)]] | None = None


class CentreShape(Shape):
    """A centre and its host."""

    centre: Annotated[str, term(Centre)]
    host: str | None = None


class AssessmentShape(Shape):
    """An assessment."""

    day: Date | None = None
    result: TextShape


class GroupShape(Shape):
    """Members described but not named."""

    description: TextShape
    count: Count | None = None
    qualifier: QualifierTerm | None = None
    departments: bool | None = None
    division: str | None = None


class MemberShape(DatedShape):
    """A member of the consortium it stands in."""

    id: str | None = None
    institution: str | None = None
    department: str | None = None
    group: GroupShape | None = None
    role: RoleTerm | None = None
    unit: str | None = None
    status: Annotated[str, term(MembershipStatus)] | None = None


class LinkShape(DatedShape):
    """A link; `consortium` is left out inside a consortium."""

    id: str | None = None
    from_: str = Field(alias="from")
    to: str
    kind: Annotated[str, term(LinkKind)]
    subjects: ListingOf[SubjectTerm] | None = None
    conditions: ListingOf[ConditionTerm] | None = None
    travel_minutes: Number | None = None
    consortium: str | None = None
    instrument: str | None = None
    green_channel: Annotated[str, term(GreenChannel)] | None = None


class AdmittedShape(Shape):
    """The diagnoses that institutions of a tier are to take, as ICD-10 codes."""

    tier: Annotated[str, term(Tier)]
    diagnoses: ListingOf[str]


class InstrumentShape(DatedShape):
    """An instrument; `consortium` is left out inside a consortium."""

    id: str
    kind: Annotated[str, term(InstrumentKind)] | None = None
    title: TextShape | None = None
    number: str | None = None
    consortium: str | None = None
    issuer: str | None = None
    parties: ListingOf[str] | None = None
    covers_all_members: bool | None = None
    signed: Date | None = None
    provisions: ListingOf[Annotated[str, term(Provision)]] | None = None
    content: TextShape | None = None
    admitted: ListingOf[AdmittedShape] | None = None


class ConsortiumShape(DatedShape):
    """A consortium, with its members, instruments and links."""

    id: str
    name: TextShape
    other_names: list[OtherNameShape] | None = None
    kind: Annotated[str, term(ConsortiumKind)] | None = None
    kind_label: TextShape | None = None
    integration: Annotated[str, term(Integration)] | None = None
    status: Annotated[str, term(ConsortiumStatus)] | None = None
    scope: Annotated[str, term(Scope)] | None = None
    specialties: ListingOf[SubjectTerm] | None = None
    organiser: str | None = None
    legal_person: str | None = None
    part_of: str | None = None
    grid: ListingOf[str] | None = None
    stated_sizes: list[StatedSizeShape] | None = None
    bodies: ListingOf[BodyShape] | None = None
    centres: ListingOf[CentreShape] | None = None
    green_channels: ListingOf[Annotated[str, term(GreenChannel)]] | None = None
    shared_aspects: ListingOf[Annotated[str, term(SharedAspect)]] | None = None
    practices: ListingOf[Annotated[str, term(Practice)]] | None = None
    payment_sources: ListingOf[Annotated[str, term(PaymentSource)]] | None = None
    assessments: ListingOf[AssessmentShape] | None = None
    members_completeness: CompletenessTerm | None = None
    leads_completeness: CompletenessTerm | None = None
    links_completeness: CompletenessTerm | None = None
    instruments_completeness: CompletenessTerm | None = None
    members: list[MemberShape] | None = None
    instruments: list[InstrumentShape] | None = None
    links: list[LinkShape] | None = None


class PlatformShape(DatedShape):
    """A platform."""

    id: str
    name: TextShape
    kind: Annotated[str, term(PlatformKind)] | None = None
    operator: str | None = None
    consortium: str | None = None
    participants: ListingOf[str] | None = None
    modules: ListingOf[Annotated[str, term(PlatformModule)]] | None = None
    security_grade: Count | None = None
    supervision_connected: bool | None = None


class RecognitionShape(DatedShape):
    """A recognition of results."""

    id: str | None = None
    item: str
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    consortium: str | None = None
    mark: str | None = None
    instrument: str | None = None


class ObservationShape(DatedShape):
    """An observed figure."""

    id: str | None = None
    subject: str
    measure: Annotated[str, term(Measure)]
    value: Number | None = None
    qualifier: QualifierTerm | None = None
    unit: Annotated[str, term(Unit)] | None = None


class DefaultsShape(Shape):
    """What holds for rows that say nothing of it: each end of the period by itself."""

    since: Date | None = None
    until: Date | None = None


class Document(Shape):
    """A network."""

    format: Literal["medconsortium/1"]
    title: TextShape | None = None
    synthetic: bool | None = None
    defaults: DefaultsShape | None = None
    sources: list[SourceShape] | None = None
    divisions: list[DivisionShape] | None = None
    parties: list[PartyShape] | None = None
    institutions: list[InstitutionShape] | None = None
    departments: list[DepartmentShape] | None = None
    services: list[ServiceShape] | None = None
    consortia: list[ConsortiumShape] | None = None
    instruments: list[InstrumentShape] | None = None
    links: list[LinkShape] | None = None
    platforms: list[PlatformShape] | None = None
    recognitions: list[RecognitionShape] | None = None
    observations: list[ObservationShape] | None = None
