"""The building blocks of document models: terms, dates, texts and listings as files write them."""

from __future__ import annotations

from typing import Annotated, Any, Self, TypeAlias, TypeVar, cast

from attrs import define
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from medconsortium.vocabulary import Completeness, Term

__all__ = [
    "Count",
    "Date",
    "Day",
    "FieldSourcesShape",
    "ListOf",
    "ListingOf",
    "Number",
    "Shape",
    "Tally",
    "TextShape",
    "not_too_long",
    "term",
]

T = TypeVar("T")

MOST_KEYS = 1_000
"""A mapping with more keys is refused as a whole."""

MOST_ITEMS = 100_000
"""A list of plain values with more items is refused as a whole."""


@define
class Tally:
    """Counts the faults that a check of shapes finds; from `most` on, nothing more is checked."""

    most: int
    found: int = 0


def not_too_long(value: Any) -> Any:
    """Refuse a mapping with too many keys before each of them is looked at."""
    if isinstance(value, dict) and len(value) > MOST_KEYS:
        raise PydanticCustomError("too_long", "too many keys")
    return value


class Shape(BaseModel):
    """A mapping of a document: strict types, unknown keys forbidden, no NaN or infinity.

    The context of a validation is a `Tally`: without one, a small document could hold millions
    of faults, each a thousand times its size in memory.
    """

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False, defer_build=True)

    @model_validator(mode="wrap")
    @classmethod
    def _until_too_many(
        cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        tally = cast(Tally, info.context)
        before = tally.found
        if before >= tally.most:
            return cast(Self, value)
        try:
            return handler(not_too_long(value))
        except ValidationError as error:
            tally.found = before + error.error_count()
            raise


def term(vocabulary: type[Term]) -> WithJsonSchema:
    """Describe a term in the JSON Schema: its keys and labels. The codec parses it."""
    accepted = dict.fromkeys(text for t in vocabulary for text in (t.key, t.zh, t.en))
    return WithJsonSchema({"title": vocabulary.__name__, "type": "string", "enum": list(accepted)})


_DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
Date: TypeAlias = Annotated[
    str,
    WithJsonSchema({"type": "string", "pattern": rf"^(open|{_DAY}|({_DAY}|\.\.)/({_DAY}|\.\.))$"}),
]
Day: TypeAlias = Annotated[
    str, WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
]
Count: TypeAlias = Annotated[int, Field(ge=0, le=2**53)]
Number: TypeAlias = float
ListOf: TypeAlias = Annotated[list[T], Field(max_length=MOST_ITEMS)]
FieldSourcesShape: TypeAlias = Annotated[dict[str, ListOf[str]], BeforeValidator(not_too_long)]


class _BilingualText:
    """A string, or a mapping with `zh`, `en` or both."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
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
        bilingual = isinstance(value, dict) and value and value.keys() <= {"zh", "en"}
        texts = value.values() if bilingual else [value]
        if not all(isinstance(text, str) for text in texts):
            raise PydanticCustomError("bilingual_text", "a text, or a mapping with zh and en")
        return value


TextShape: TypeAlias = Annotated[Any, _BilingualText()]


class _Listing:
    """A list, or a mapping with `items` and their `completeness`."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
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


ListingOf: TypeAlias = Annotated[list[T], Field(max_length=MOST_ITEMS), _Listing()]
