"""Documents: networks as files that people write and programs exchange, in YAML or JSON."""

from medconsortium.documents.decode import decode
from medconsortium.documents.encode import encode
from medconsortium.documents.files import dumps, read, write
from medconsortium.documents.schema import json_schema

__all__ = ["decode", "dumps", "encode", "json_schema", "read", "write"]
