"""Every value, and every key, knows where it stands."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medconsortium.syntax import Parsed, parse_json, parse_yaml

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Cn"]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(0, 1e9) | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=20,
)
EVERY_PARSER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

ROSTER = """\
# 名册
医院:
  - 名称: 长沙市第一医院
    床位: &床 1500
    科室: [内科, 外科]
  - {名称: "湘雅", 床位: 2000}
说明: >
  一段
空:
"""


def rest(text: str, parsed: Parsed, path: tuple[str | int, ...], *, key: bool = False) -> str:
    """Return the text from a place on."""
    place = parsed.place(path, key=key)
    lines = text.split("\n")
    assert place.line is not None
    assert place.column is not None
    return "\n".join([lines[place.line - 1][place.column - 1 :], *lines[place.line :]])


def assert_placed(text: str, parsed: Parsed, path: tuple[str | int, ...], node: Any) -> None:
    """Check that every place below `path` points at the JSON of its value and key."""
    if isinstance(node, dict):
        assert rest(text, parsed, path).startswith("{")
        for key, value in node.items():
            spelled = json.dumps(key, ensure_ascii=False)
            assert rest(text, parsed, (*path, key), key=True).startswith(spelled + ":")
            assert_placed(text, parsed, (*path, key), value)
    elif isinstance(node, list):
        assert rest(text, parsed, path).startswith("[")
        for index, value in enumerate(node):
            assert_placed(text, parsed, (*path, index), value)
    else:
        assert rest(text, parsed, path).startswith(json.dumps(node, ensure_ascii=False))


@given(JSON, st.sampled_from([None, 1]))
def test_places_in_json_point_at_the_text_of_each_value(data: object, indent: int | None) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    assert_placed(text, parse_json(text.encode()), (), data)


@EVERY_PARSER
@given(JSON)
@pytest.mark.usefixtures("yaml_parser")
def test_places_in_yaml_point_at_the_text_of_each_value(data: object) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    assert_placed(text, parse_yaml(text.encode()), (), data)


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), "2:1", "2:1"),
        (("医院",), "3:3", "2:1"),
        (("医院", 0), "3:5", "3:5"),
        (("医院", 0, "名称"), "3:9", "3:5"),
        (("医院", 0, "床位"), "4:9", "4:5"),
        (("医院", 0, "科室"), "5:9", "5:5"),
        (("医院", 0, "科室", 1), "5:14", "5:14"),
        (("医院", 1), "6:5", "6:5"),
        (("医院", 1, "床位"), "6:20", "6:16"),
        (("说明",), "7:5", "7:1"),
        (("空",), "9:3", "9:1"),
        # These lead nowhere, or only part of the way.
        (("医院", 2), "3:3", "2:1"),
        (("医院", -1), "3:3", "2:1"),
        (("医院", "0"), "3:3", "2:1"),
        (("医院", 0, "等级", "级"), "3:5", "3:5"),
        (("医院", 0, "名称", 0), "3:9", "3:5"),
        (("诊所",), "2:1", "2:1"),
    ],
)
@pytest.mark.usefixtures("yaml_parser")
def test_places_in_yaml(path: tuple[str | int, ...], value: str, key: str) -> None:
    text = ROSTER.replace("&床 ", "&b ")
    parsed = parse_yaml(text.encode(), file="r.yaml")
    assert str(parsed.place(path)) == f"r.yaml:{value}"
    assert str(parsed.place(path, key=True)) == f"r.yaml:{key}"


@pytest.mark.usefixtures("yaml_parser")
def test_below_an_alias_places_are_those_of_what_it_stands_for() -> None:
    text = "a: &x\n  b: [1, 2]\nc: *x\nd: [*x, {e: *x}]\n*y : 3\n".replace("*y ", "y ")
    parsed = parse_yaml(text.encode(), file="")
    places = {
        ("c",): "3:4",
        ("c", "b"): "2:6",
        ("c", "b", 1): "2:10",
        ("d", 0): "4:5",
        ("d", 0, "b", 0): "2:7",
        ("d", 1, "e"): "4:13",
        ("d", 1, "e", "b"): "2:6",
        ("y",): "5:5",
    }
    for path, place in places.items():
        assert str(parsed.place(path)) == f"<input>:{place}", path


def test_a_parsed_document_is_shown_without_its_places() -> None:
    assert repr(parse_json(b'{"a": 1}')) == "Parsed(data={'a': 1})"


def test_places_are_of_the_file_that_was_named() -> None:
    assert parse_json(b"[1]", file="r.json").place((0,)).file == "r.json"
    assert parse_yaml(b"[1]").place((0,)).file is None
