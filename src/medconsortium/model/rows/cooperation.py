"""How the parts of a network work together: links, instruments, platforms, recognition."""

from attrs import field, frozen

from medconsortium.model.dates import PartialDate, to_date
from medconsortium.model.references import ActorId, CareId, ConsortiumId, InstrumentId
from medconsortium.model.rows.base import DatedRow, KeyedRow
from medconsortium.model.values import Listing, as_listing, as_text, to_listing, to_text
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Condition,
    GreenChannel,
    InstrumentKind,
    LinkKind,
    PlatformKind,
    PlatformModule,
    Provision,
    Subject,
    Tier,
)

__all__ = ["AdmittedDiseases", "Instrument", "Link", "Platform", "Recognition"]


@frozen(kw_only=True)
class Link(KeyedRow):
    """A working relation from `origin` to `target`; written `from` and `to` in documents.

    A link without `subjects` and `conditions` is not limited to any. `travel_minutes` is the time
    a patient takes; where it is not stated it is unknown, not zero. `instrument` is the agreement
    that carries the link, `green_channel` the priority it gives.
    """

    origin: CareId
    target: CareId
    kind: LinkKind
    subjects: Listing[Subject] | None = field(default=None, converter=to_listing)
    conditions: Listing[Condition] | None = field(default=None, converter=to_listing)
    travel_minutes: float | None = None
    consortium: ConsortiumId | None = None
    instrument: InstrumentId | None = None
    green_channel: GreenChannel | None = None


@frozen(kw_only=True)
class AdmittedDiseases:
    """The diagnoses that institutions of a tier are to take, by a disease list (病种目录).

    They are ICD-10 codes as written; each stands for all codes that begin with it.
    """

    tier: Tier
    diagnoses: Listing[str] = field(converter=as_listing)


@frozen(kw_only=True)
class Instrument(DatedRow):
    """A document the network rests on: a charter, agreement, referral standard, formulary.

    `parties` have signed it; `covers_all_members` states that every member of its consortium has.
    `admitted` is what a disease list admits at each tier.
    """

    kind: InstrumentKind | None = None
    title: Text | None = field(default=None, converter=to_text)
    number: str | None = None
    consortium: ConsortiumId | None = None
    issuer: ActorId | None = None
    parties: Listing[ActorId] | None = field(default=None, converter=to_listing)
    covers_all_members: bool | None = None
    signed: PartialDate | None = field(default=None, converter=to_date)
    provisions: Listing[Provision] | None = field(default=None, converter=to_listing)
    content: Text | None = field(default=None, converter=to_text)
    admitted: Listing[AdmittedDiseases] | None = field(default=None, converter=to_listing)


@frozen(kw_only=True)
class Platform(DatedRow):
    """An information platform: a regional health record, an internet hospital, a chest-pain group.

    `security_grade` is the level of 网络安全等级保护, 1 to 5.
    """

    name: Text = field(converter=as_text)
    kind: PlatformKind | None = None
    operator: ActorId | None = None
    consortium: ConsortiumId | None = None
    participants: Listing[ActorId] | None = field(default=None, converter=to_listing)
    modules: Listing[PlatformModule] | None = field(default=None, converter=to_listing)
    security_grade: int | None = None
    supervision_connected: bool | None = None


@frozen(kw_only=True)
class Recognition(KeyedRow):
    """That results of `origin` for an item are recognised by `target` or within a consortium."""

    item: str
    origin: ActorId | None = None
    target: ActorId | None = None
    consortium: ConsortiumId | None = None
    mark: str | None = None
    instrument: InstrumentId | None = None
