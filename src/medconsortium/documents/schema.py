"""The JSON Schemas of the formats."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from medconsortium.documents.availability import AvailabilityDocument
from medconsortium.documents.catalogue_format import CatalogueDocument
from medconsortium.documents.format_1 import Document
from medconsortium.documents.notes import format_of
from medconsortium.documents.overlay_format import OverlayDocument
from medconsortium.documents.report_format import ReportDocument
from medconsortium.documents.shapes import Shape
from medconsortium.documents.waivers import WaiversDocument

__all__ = ["FORMATS", "FormatName", "json_schema"]

FormatName: TypeAlias = Literal["network", "waivers", "overlay", "report", "rules", "availability"]

_SHAPES: Mapping[FormatName, type[Shape]] = MappingProxyType(
    {
        "network": Document,
        "waivers": WaiversDocument,
        "overlay": OverlayDocument,
        "report": ReportDocument,
        "rules": CatalogueDocument,
        "availability": AvailabilityDocument,
    }
)

FORMATS: Mapping[FormatName, str] = MappingProxyType(
    {name: format_of(shape) for name, shape in _SHAPES.items()}
)
"""The formats that have a schema, by the name to ask for it."""


def json_schema(of: FormatName = "network") -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a format, for editors and other languages.

    References between rows and the parsing of dates are beyond it: a document that fits the
    schema may still be refused when it is read.

    >>> json_schema()["$defs"]["Datum"]["enum"][:3]
    ['wgs84', 'WGS-84 坐标系', 'WGS-84']
    >>> json_schema("waivers")["title"]
    'medconsortium-waivers/1'
    """
    vocabularies: dict[str, Any] = {}
    schema = _SHAPES[of].model_json_schema(by_alias=True)
    schema = _with_references(schema, vocabularies)
    schema["$defs"] = dict(sorted({**schema["$defs"], **vocabularies}.items()))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": FORMATS[of],
    }


def _with_references(schema: Any, vocabularies: dict[str, Any]) -> Any:
    """Put a reference in place of each list of terms, and collect the lists by vocabulary."""
    if isinstance(schema, list):
        return [_with_references(part, vocabularies) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "enum" in schema and "title" in schema:
        vocabularies[schema["title"]] = schema
        return {"$ref": f"#/$defs/{schema['title']}"}
    return {key: _with_references(part, vocabularies) for key, part in schema.items()}
