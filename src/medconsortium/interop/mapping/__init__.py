"""Tables that somebody else made, turned into networks by a small declaration."""

from medconsortium.interop.mapping.declaration import (
    CellRule,
    ColumnMapping,
    PointRule,
    SkipRule,
    TableRule,
)
from medconsortium.interop.mapping.mapped import Mapped, Outcome, RowOutcome, read_mapped
from medconsortium.interop.mapping.reader import read_mapping

__all__ = [
    "CellRule",
    "ColumnMapping",
    "Mapped",
    "Outcome",
    "PointRule",
    "RowOutcome",
    "SkipRule",
    "TableRule",
    "read_mapped",
    "read_mapping",
]
