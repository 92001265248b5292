"""The shape of an overlay, `medconsortium-overlay/1`, and of the regulations inside it."""

import math
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from medconsortium.documents.shapes import (
    MOST_ITEMS,
    Date,
    Day,
    ListOf,
    Shape,
    TextShape,
    not_too_long,
    term,
)
from medconsortium.law import Bound
from medconsortium.rules import Severity
from medconsortium.vocabulary import SourceBasis

__all__ = ["OverlayDocument"]

T = TypeVar("T")

Keyed: TypeAlias = Annotated[dict[str, T], BeforeValidator(not_too_long)]
Several: TypeAlias = Annotated[list[T], Field(max_length=MOST_ITEMS)]
BasisTerm: TypeAlias = Annotated[str, term(SourceBasis)]
BoundTerm: TypeAlias = Annotated[str, term(Bound)]


def _dated_act(value: Any) -> Any:
    """Take a date, or a mapping with `day` and `basis`."""
    parts = value if isinstance(value, dict) else {"day": value}
    known = {"day"} <= parts.keys() <= {"day", "basis"}
    if not (known and all(isinstance(part, str) for part in parts.values())):
        raise PydanticCustomError("dated_act", "a date, or a mapping with day and basis")
    return value


def _set_value(value: Any) -> Any:
    """Take a number, or a list of terms."""
    is_number = type(value) is int or (type(value) is float and math.isfinite(value))
    is_terms = isinstance(value, list) and all(isinstance(part, str) for part in value)
    if not (is_number or (is_terms and value)):
        raise PydanticCustomError("set_value", "a number, or a list of terms")
    return value


_TEXT = {"type": "string"}
DatedActShape: TypeAlias = Annotated[
    Any,
    PlainValidator(_dated_act),
    WithJsonSchema(
        {
            "anyOf": [
                _TEXT,
                {
                    "type": "object",
                    "properties": {"day": _TEXT, "basis": _TEXT},
                    "required": ["day"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
ValueShape: TypeAlias = Annotated[
    Any,
    PlainValidator(_set_value),
    WithJsonSchema(
        {"anyOf": [{"type": "number"}, {"type": "array", "items": _TEXT, "minItems": 1}]}
    ),
]


class BasesShape(Shape):
    """How number, title and issuer are known, where not as the rest is."""

    number: BasisTerm | None = None
    title: BasisTerm | None = None
    issuer: BasisTerm | None = None


class TopicShape(Shape):
    """A matter that a regulation deals with."""

    label: TextShape
    gist: TextShape
    basis: BasisTerm | None = None
    articles: ListOf[int] | None = None
    due: DatedActShape | None = None


class SetValueShape(Shape):
    """What a parameter is from a day on; `cite` where its topic does not say so."""

    since: Date
    value: ValueShape
    basis: BasisTerm | None = None
    cite: str | None = None


class ParameterShape(Shape):
    """Something that a regulation sets."""

    label: TextShape
    unit: TextShape | None = None
    bound: BoundTerm | None = None
    topic: str | None = None
    vocabulary: str | None = None
    values: Several[SetValueShape]


class RegulationShape(Shape):
    """A regulation, in the shape of those that are shipped."""

    number: str | None = None
    title: TextShape | None = None
    issuer: TextShape | None = None
    issued: DatedActShape | None = None
    published: DatedActShape | None = None
    in_force: DatedActShape | None = None
    basis: BasisTerm
    bases: BasesShape | None = None
    topics: Keyed[TopicShape] | None = None
    parameters: Keyed[ParameterShape] | None = None
    superseded_by: str | None = None
    address: str | None = None


class ChangeShape(Shape):
    """What becomes of a rule (a code, the beginning of codes or a name), and on whose ground."""

    rule: str
    cite: str
    severity: Annotated[str, term(Severity)] | None = None
    since: Day | None = None
    until: Day | None = None
    ignored: bool | None = None


class NewValueShape(Shape):
    """What a parameter of the law is from a day on; unit and bound are the law's unless stated."""

    since: Date
    value: ValueShape
    cite: str
    unit: TextShape | None = None
    bound: BoundTerm | None = None
    basis: BasisTerm | None = None


class NewValuesShape(Shape):
    """The values of a parameter of the law, `regulation#parameter`."""

    parameter: str
    values: Annotated[list[NewValueShape], Field(min_length=1, max_length=MOST_ITEMS)]


class OverlayDocument(Shape):
    """An overlay."""

    format: Literal["medconsortium-overlay/1"]
    name: TextShape
    regulations: Keyed[RegulationShape] | None = None
    add: ListOf[str] | None = None
    changes: Several[ChangeShape] | None = None
    parameters: Several[NewValuesShape] | None = None
