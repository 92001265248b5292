"""What every row has: an id and sources; and what most rows have: a period."""

from attrs import field, frozen

from medconsortium.model.dates import PartialDate, to_date
from medconsortium.model.references import SourceId
from medconsortium.model.values import FieldSources, to_field_sources, to_tuple

__all__ = ["DatedRow", "KeyedRow", "Row"]


@frozen(kw_only=True)
class Row:
    """A row: its `id`, the sources that state it, and those of single fields that differ."""

    id: str
    sources: tuple[SourceId, ...] = field(default=(), converter=to_tuple)
    field_sources: FieldSources = field(factory=FieldSources, converter=to_field_sources)


@frozen(kw_only=True)
class DatedRow(Row):
    """A row that holds from `since` to `until`, both days included; `None` is not stated.

    `OPEN` as `until` states that no end is set.
    """

    since: PartialDate | None = field(default=None, converter=to_date)
    until: PartialDate | None = field(default=None, converter=to_date)


@frozen(kw_only=True)
class KeyedRow(DatedRow):
    """A dated row that may leave out its id: the network then derives one from what it says."""

    id: str = ""
