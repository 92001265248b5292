"""Documents: networks, waivers, overlays and availability as files, in YAML or JSON."""

from medconsortium.documents.availability import dump_availability, read_availability
from medconsortium.documents.baseline import read_baseline
from medconsortium.documents.decode import decode
from medconsortium.documents.encode import encode
from medconsortium.documents.files import dumps, read, write
from medconsortium.documents.overlays import dump_overlay, read_overlay
from medconsortium.documents.schema import json_schema
from medconsortium.documents.waivers import dump_waivers, read_waivers

__all__ = [
    "decode",
    "dump_availability",
    "dump_overlay",
    "dump_waivers",
    "dumps",
    "encode",
    "json_schema",
    "read",
    "read_availability",
    "read_baseline",
    "read_overlay",
    "read_waivers",
    "write",
]
