"""The JSON Schema of the document format."""

from __future__ import annotations

from typing import Any

from medconsortium.documents.format_1 import FORMAT, Document

__all__ = ["json_schema"]


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of format 1, for editors and other languages.

    References between rows and the parsing of dates are beyond it: a document that fits the
    schema may still be refused by `read`.
    """
    schema = Document.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": FORMAT,
    }
