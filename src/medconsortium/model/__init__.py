"""What a network is: rows, tables, and the network that holds them."""

from medconsortium.model.builder import NetworkBuilder
from medconsortium.model.dates import OPEN, PartialDate, in_force
from medconsortium.model.difference import (
    Difference,
    FieldChange,
    Renaming,
    RowChange,
    diff,
    rename,
)
from medconsortium.model.history import Episode, history
from medconsortium.model.merging import Conflict, Merger, merge
from medconsortium.model.moment import Moment
from medconsortium.model.network import Network
from medconsortium.model.rows import (
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
from medconsortium.model.subset import subset
from medconsortium.model.table import Columns, Table
from medconsortium.model.tables import TABLES
from medconsortium.model.values import FieldSources, GeoPoint, Listing

__all__ = [
    "OPEN",
    "TABLES",
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
]
