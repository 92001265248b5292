"""The building blocks of document models: terms, dates, texts and listings as a file writes them."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from medconsortium.vocabulary import Completeness, Term

__all__ = ["Count", "Date", "ListingOf", "Number", "Shape", "TextShape", "term"]

T = TypeVar("T")


class Shape(BaseModel):
    """A mapping of a document: strict types, unknown keys forbidden, no NaN or infinity."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False, defer_build=True)


def term(vocabulary: type[Term]) -> WithJsonSchema:
    """Describe a term in the JSON Schema: its keys and labels. The codec parses it."""
    accepted = [text for t in vocabulary for text in (t.key, t.zh, t.en)]
    return WithJsonSchema({"type": "string", "enum": list(dict.fromkeys(accepted))})


_DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
Date: TypeAlias = Annotated[
    str,
    WithJsonSchema({"type": "string", "pattern": rf"^(open|{_DAY}|({_DAY}|\.\.)/({_DAY}|\.\.))$"}),
]
Count: TypeAlias = Annotated[int, Field(ge=0, le=2**53)]
Number: TypeAlias = float


class _BilingualText:
    """A string, or a mapping with `zh`, `en` or both."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._check)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        text = {"type": "string"}
        both = {
            "type": "object",
            "properties": {"zh": text, "en": text},
            "additionalProperties": False,
            "minProperties": 1,
        }
        return {"anyOf": [text, both]}

    @staticmethod
    def _check(value: Any) -> Any:
        if isinstance(value, dict):
            if value and value.keys() <= {"zh", "en"}:
                value = "".join(v if isinstance(v, str) else "\ud800" for v in value.values())
            else:
                value = None
        if not isinstance(value, str) or "\ud800" in value:
            raise PydanticCustomError("bilingual_text", "a text, or a mapping with zh and en")
        return value


TextShape: TypeAlias = Annotated[Any, _BilingualText()]


class _Listing:
    """A list, or a mapping with `items` and their `completeness`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._items, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        items = handler(schema)
        completed = {
            "type": "object",
            "properties": {"items": items, "completeness": term(Completeness).json_schema},
            "required": ["items"],
            "additionalProperties": False,
        }
        return {"anyOf": [items, completed]}

    @staticmethod
    def _items(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        if "items" not in value or not value.keys() <= {"items", "completeness"}:
            raise PydanticCustomError("listing", "a list, or a mapping with items and completeness")
        return value["items"]


ListingOf: TypeAlias = Annotated[list[T], _Listing()]
