from __future__ import annotations

import re
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from medconsortium.documents.shapes import (
    MOST_ITEMS,
    MOST_KEYS,
    Count,
    Date,
    FieldSourcesShape,
    ListingOf,
    ListOf,
    Number,
    Shape,
    Tally,
    TextShape,
    term,
)
from medconsortium.errors import ModelError
from medconsortium.model import OPEN, PartialDate
from medconsortium.vocabulary import Role


class Point(Shape):
    x: Number
    name: TextShape = None
    count: Count | None = None


class Points(Shape):
    points: list[Point]
    tags: ListingOf[str] | None = None
    sources: FieldSourcesShape | None = None


def errors(data: Any, *, most: int = 100) -> list[tuple[str, tuple[str | int, ...]]]:
    try:
        Points.model_validate(data, context=Tally(most))
    except ValidationError as error:
        return [(detail["type"], detail["loc"]) for detail in error.errors()]
    return []


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"points": []}, []),
        ({"points": [{"x": 1}, {"x": 1.5}]}, []),
        ({"points": [{"x": 1, "name": "a", "count": None}]}, []),
        ({"points": [{"x": True}]}, [("float_type", ("points", 0, "x"))]),
        ({"points": [{"x": "1"}]}, [("float_type", ("points", 0, "x"))]),
        ({"points": [{"x": float("nan")}]}, [("finite_number", ("points", 0, "x"))]),
        ({"points": [{"x": 1, "count": -1}]}, [("greater_than_equal", ("points", 0, "count"))]),
        ({"points": [{"x": 1, "count": 1.0}]}, [("int_type", ("points", 0, "count"))]),
        ({"points": [{"x": 1, "y": 2}]}, [("extra_forbidden", ("points", 0, "y"))]),
        ({"points": [{}]}, [("missing", ("points", 0, "x"))]),
        ({"points": [], "tags": ["a"]}, []),
        ({"points": [], "tags": {"items": ["a"]}}, []),
        ({"points": [], "tags": {"items": ["a"], "completeness": "partial"}}, []),
        ({"points": [], "tags": {"items": ["a"], "of": 1}}, [("listing", ("tags",))]),
        ({"points": [], "tags": {}}, [("listing", ("tags",))]),
        ({"points": [], "tags": {"items": None}}, [("list_type", ("tags",))]),
        ({"points": [], "tags": [1]}, [("string_type", ("tags", 0))]),
        ({"points": [], "sources": {"x": ["a"]}}, []),
        ({"points": [], "sources": {"x": "a"}}, [("list_type", ("sources", "x"))]),
    ],
)
def test_shapes_are_strict(data: Any, expected: list[Any]) -> None:
    assert errors(data) == expected


@pytest.mark.parametrize("text", ["", "中", {"zh": "中"}, {"en": "a"}, {"zh": "中", "en": "a"}])
def test_a_text_is_one_or_two_strings(text: Any) -> None:
    assert not errors({"points": [{"x": 1, "name": text}]})


@pytest.mark.parametrize(
    "text", [None, 3, ["中"], {}, {"zh": 3}, {"zh": None}, {"zh": "中", "fr": "a"}, {3: "a"}]
)
def test_anything_else_is_no_text(text: Any) -> None:
    found = errors({"points": [{"x": 1, "name": text}]})
    assert found == [("bilingual_text", ("points", 0, "name"))]


# --- Bounds -------------------------------------------------------------------------------------


def test_checking_ends_when_enough_is_wrong() -> None:
    assert len(errors({"points": [{"x": "a"}] * 1000}, most=7)) == 7


def test_what_is_wrong_inside_counts_once() -> None:
    tally = Tally(100)
    with pytest.raises(ValidationError) as caught:
        Points.model_validate({"points": [{"x": "a", "z": 1}, {}], "tags": 3}, context=tally)
    assert tally.found == caught.value.error_count() == 4


def test_a_mapping_with_too_many_keys_is_one_error() -> None:
    many = {f"k{n}": 1 for n in range(MOST_KEYS + 1)}
    assert errors({"points": [many]}) == [("too_long", ("points", 0))]
    assert errors({"points": [], "sources": many}) == [("too_long", ("sources",))]


def test_a_list_with_too_many_items_is_one_error() -> None:
    many = [3] * (MOST_ITEMS + 1)
    assert errors({"points": [], "tags": many}) == [("too_long", ("tags",))]
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(ListOf[str]).validate_python(many)
    assert caught.value.error_count() == 1


# --- What the JSON Schema says ------------------------------------------------------------------


def test_a_term_is_described_by_its_key_and_labels() -> None:
    schema = TypeAdapter(Annotated[str, term(Role)]).json_schema()
    assert schema["enum"][:3] == ["lead", "牵头医院", "lead hospital"]
    assert len(schema["enum"]) == len(set(schema["enum"]))


DATE = re.compile(TypeAdapter(Date).json_schema()["pattern"])


@pytest.mark.parametrize(
    "text", ["open", "2013", "2013-05", "2013-05-20", "2013/2014-05", "../2014", "2013-05/.."]
)
def test_the_pattern_of_dates_fits_what_is_read_as_a_date(text: str) -> None:
    assert DATE.search(text)
    assert (PartialDate.parse(text) == OPEN) is (text == "open")


@pytest.mark.parametrize("text", ["", "13", "2013-5", "2013-05-20T00:00", "2013/", "now"])
def test_the_pattern_of_dates_fits_nothing_else(text: str) -> None:
    assert not DATE.search(text)
    with pytest.raises(ModelError):
        PartialDate.parse(text)
