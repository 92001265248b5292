"""Administrative divisions."""

from attrs import field, frozen

from medconsortium.model.references import DivisionId
from medconsortium.model.rows.base import DatedRow
from medconsortium.model.values import GeoPoint, to_text
from medconsortium.text import Text
from medconsortium.vocabulary import DivisionLevel

__all__ = ["Division"]


@frozen(kw_only=True)
class Division(DatedRow):
    """An administrative division (行政区划).

    `code` is the GB/T 2260 code (6 digits; 9 or 12 below the county) valid in the row's period;
    `population` counts persons.
    """

    code: str | None = None
    name: Text | None = field(default=None, converter=to_text)
    parent: DivisionId | None = None
    level: DivisionLevel | None = None
    urban: bool | None = None
    remote: bool | None = None
    centroid: GeoPoint | None = None
    population: int | None = None
