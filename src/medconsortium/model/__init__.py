"""What a network is: rows, tables, and the network that holds them."""

from medconsortium.model.builder import NetworkBuilder
from medconsortium.model.changes.difference import (
    Difference,
    FieldChange,
    Renaming,
    RowChange,
    diff,
    rename,
)
from medconsortium.model.changes.editing import with_rows, without_rows
from medconsortium.model.changes.history import Episode, history
from medconsortium.model.changes.merging import Conflict, Merger, merge
from medconsortium.model.changes.subset import subset
from medconsortium.model.dates import OPEN, PartialDate, in_force
from medconsortium.model.network import Moment, Network
from medconsortium.model.rows import (
    AdmittedDiseases,
    Assessment,
    Consortium,
    Department,
    Division,
    GoverningBody,
    HostedCentre,
    Identifier,
    Institution,
    Instrument,
    Link,
    MemberGroup,
    Membership,
    Observation,
    OtherName,
    Party,
    Platform,
    Recognition,
    Row,
    Service,
    Source,
    StaffCount,
    StatedSize,
)
from medconsortium.model.table import Columns, Table
from medconsortium.model.tables import TABLES
from medconsortium.model.values import FieldSources, GeoPoint, Listing

__all__ = [
    "OPEN",
    "TABLES",
    "AdmittedDiseases",
    "Assessment",
    "Columns",
    "Conflict",
    "Consortium",
    "Department",
    "Difference",
    "Division",
    "Episode",
    "FieldChange",
    "FieldSources",
    "GeoPoint",
    "GoverningBody",
    "HostedCentre",
    "Identifier",
    "Institution",
    "Instrument",
    "Link",
    "Listing",
    "MemberGroup",
    "Membership",
    "Merger",
    "Moment",
    "Network",
    "NetworkBuilder",
    "Observation",
    "OtherName",
    "PartialDate",
    "Party",
    "Platform",
    "Recognition",
    "Renaming",
    "Row",
    "RowChange",
    "Service",
    "Source",
    "StaffCount",
    "StatedSize",
    "Table",
    "diff",
    "history",
    "in_force",
    "merge",
    "rename",
    "subset",
    "with_rows",
    "without_rows",
]
