"""The JSON Schema of the document format."""

from __future__ import annotations

from typing import Any

from medconsortium.documents.format_1 import FORMAT, Document

__all__ = ["json_schema"]


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of format 1, for editors and other languages.

    References between rows and the parsing of dates are beyond it: a document that fits the
    schema may still be refused by `read`.

    >>> json_schema()["$defs"]["Datum"]["enum"][:3]
    ['wgs84', 'WGS-84 坐标系', 'WGS-84']
    """
    vocabularies: dict[str, Any] = {}
    schema = _with_references(Document.model_json_schema(by_alias=True), vocabularies)
    schema["$defs"] = dict(sorted({**schema["$defs"], **vocabularies}.items()))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": FORMAT,
    }


def _with_references(schema: Any, vocabularies: dict[str, Any]) -> Any:
    """Put a reference in place of each list of terms, and collect the lists by vocabulary."""
    if isinstance(schema, list):
        return [_with_references(part, vocabularies) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "enum" in schema:
        vocabularies[schema["title"]] = schema
        return {"$ref": f"#/$defs/{schema['title']}"}
    return {key: _with_references(part, vocabularies) for key, part in schema.items()}
