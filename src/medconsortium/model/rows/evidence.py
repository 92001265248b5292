"""Parties that are no medical institutions, observations, and sources."""

from attrs import field, frozen

from medconsortium.model.dates import PartialDate, to_date
from medconsortium.model.references import DivisionId, PartyId, SubjectId
from medconsortium.model.rows.base import DatedRow, KeyedRow, Row
from medconsortium.model.values import as_text, to_text
from medconsortium.text import Text
from medconsortium.vocabulary import Measure, PartyKind, Qualifier, SourceBasis, Unit

__all__ = ["Observation", "Party", "Source"]


@frozen(kw_only=True)
class Party(DatedRow):
    """Somebody who is no medical institution: an authority, association, company, welfare body."""

    name: Text = field(converter=as_text)
    kind: PartyKind | None = None
    division: DivisionId | None = None
    part_of: PartyId | None = None


@frozen(kw_only=True)
class Observation(KeyedRow):
    """A figure observed of something over the row's period ("500 多" is `AT_LEAST` 500)."""

    subject: SubjectId
    measure: Measure
    value: float | None = None
    qualifier: Qualifier | None = None
    unit: Unit | None = None


@frozen(kw_only=True)
class Source(Row):
    """Where a value comes from: a document, the place in it, and a short quote.

    `basis` tells what a document states from what was inferred, found elsewhere, recalled from
    memory, or made up for illustration.
    """

    document: Text | None = field(default=None, converter=to_text)
    place: str | None = None
    quote: str | None = None
    basis: SourceBasis | None = None
    address: str | None = None
    published: PartialDate | None = field(default=None, converter=to_date)
