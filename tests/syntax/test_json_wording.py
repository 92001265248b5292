"""Each thing said of a JSON text is said of the right text, at the right place."""

from __future__ import annotations

import pytest

from medconsortium.errors import DocumentError, Fault
from medconsortium.syntax import json_wording, parse_json

# What is said; of which text; where.
SAID = [
    ("CUT_OFF", '{\n "a": [1,\n  2', "3:4"),
    ("CUT_OFF", '{"a"', "1:5"),
    ("CUT_OFF", '{"a":', "1:6"),
    ("CUT_OFF", '{"a": 1,', "1:9"),
    ("CUT_OFF", '{"a\\\\": 1', "1:10"),
    ("VALUE_EXPECTED", "[1,, 2]", "1:4"),
    ("VALUE_EXPECTED", '{"a": }', "1:7"),
    ("VALUE_EXPECTED", "['a']", "1:2"),
    ("VALUE_EXPECTED", "\x00", "1:1"),
    ("KEY_EXPECTED", "{'a': 1}", "1:2"),
    ("KEY_EXPECTED", "{a: 1}", "1:2"),
    ("KEY_EXPECTED", '{"a": 1,, "b": 2}', "1:9"),
    ("NO_COLON", '{"a" 1}', "1:6"),
    ("NO_COLON", '{"a\\u0062"\n= 1}', "2:1"),
    ("NOT_SEPARATED", '[1\n "a"]', "2:2"),
    ("NOT_SEPARATED", '{"a": 1]', "1:8"),
    ("NOT_SEPARATED", '["a"b"]', "1:5"),
    ("TRAILING_COMMA", "[1, 2, ]", "1:6"),
    ("TRAILING_COMMA", '{"a": 1,\n}', "1:8"),
    ("EXTRA", '{"a": 1} {"b": 2}', "1:10"),
    ("EXTRA", "1]", "1:2"),
    ("COMMENT", "// 名册\n{}", "1:1"),
    ("COMMENT", '{"a": 1 /* 床位 */}', "1:9"),
    ("COMMENT", '{"a": 1} # 完', "1:10"),
    ("FULL_WIDTH", "{“名称”: 1}", "1:2"),
    ("FULL_WIDTH", '{"名称"：1}', "1:6"),
    ("FULL_WIDTH", '{"名称": 1，"b": 2}', "1:9"),
    ("FULL_WIDTH", '{"名称":　1}', "1:7"),
    ("WORD", '{"a": True}', "1:7"),
    ("WORD", '{"a": 医院}', "1:7"),
    ("WORD", "nul", "1:1"),
    ("BAD_NUMBER", '{"区号": 0731}', "1:8"),
    ("BAD_NUMBER", "[+1]", "1:2"),
    ("BAD_NUMBER", "[.5]", "1:2"),
    ("BAD_NUMBER", "[1.]", "1:2"),
    ("BAD_NUMBER", "[2024-01-01]", "1:2"),
    ("OPEN_TEXT", '["a, 1]', "1:2"),
    ("OPEN_TEXT", '{"a\\"', "1:2"),
    ("RAW_CONTROL", '{"a": "b\n"}', "1:9"),
    ("RAW_CONTROL", '["\t"]', "1:3"),
    ("BAD_ESCAPE", '["C:\\医院"]', "1:5"),
    ("BAD_ESCAPE", '["\\u12"]', "1:3"),
    ("BAD_ESCAPE", '["\\x41"]', "1:3"),
]


def fault_of(text: str) -> Fault:
    with pytest.raises(DocumentError) as caught:
        parse_json(text.encode(), file="")
    (fault,) = caught.value.faults
    return fault


@pytest.mark.parametrize(("name", "text", "place"), SAID)
def test_what_is_said_and_where(name: str, text: str, place: str) -> None:
    fault = fault_of(text)
    wording = getattr(json_wording, name)
    assert fault.place is not None
    assert (fault.code, f"{fault.place.line}:{fault.place.column}") == (wording.code, place)
    for said, template in (
        (fault.message.zh, wording.zh),
        (fault.message.en, wording.en),
        (fault.cure.zh, wording.cure_zh),
        (fault.cure.en, wording.cure_en),
    ):
        assert str(said).startswith(template.partition("{")[0])
        assert str(said).endswith(template.rpartition("}")[2])


def test_everything_is_said_of_some_text() -> None:
    assert {name for name, _, _ in SAID} == set(json_wording.__all__)


def test_messages_quote_what_stands_there() -> None:
    assert (
        fault_of("{“名称”: 1}")
        .in_language("zh")
        .endswith("1:2 $：此处是全角符号““” → 改用英文（半角）的引号、冒号、逗号和括号")
    )
    assert fault_of('{"a": [1, True]}').message.en == "'True' is not a JSON value"
    assert fault_of('{"a": [1, True]}').path == "$.a[1]"
    assert fault_of("{\n\n[").message.en == "a key in double quotes is expected here, not '['"
    assert fault_of('\n{"a": [').cure.en == (
        "add the missing ']', or check whether the file was cut off"
    )
