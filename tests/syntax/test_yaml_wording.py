"""Each thing said of a YAML text is said of the right text, at the right place."""

from __future__ import annotations

import pytest

from medconsortium.errors import DocumentError, Fault
from medconsortium.syntax import parse_yaml, yaml_wording
from medconsortium.syntax.wording import Wording

# What is said; of which text; where. Both parsers agree, save where a test below says otherwise.
SAID = [
    ("EMPTY", "# 名册\n", "1:1"),
    ("FORBIDDEN_CHARACTER", "a: 1\nb: x\u2028y", "2:5"),
    ("FORBIDDEN_CHARACTER", "a: 'x\x85y'", "1:6"),
    ("FORBIDDEN_CHARACTER", "a: \x00", "1:4"),
    ("FORBIDDEN_CHARACTER", "a: \x7f", "1:4"),
    ("FORBIDDEN_CHARACTER", "# \uffff\na: 1", "1:3"),
    ("FORBIDDEN_CHARACTER", "\ufeff\ufeffa: 1", "1:1"),
    ("FORBIDDEN_CHARACTER", "a: 1\n\ufeffb: 2", "2:1"),
    ("TAG", "a: !!int 3", "1:4"),
    ("TAG", "a: ! 3", "1:4"),
    ("TAG", "a: !重 3", "1:4"),
    ("TAG", "!医院 {}", "1:1"),
    ("TAG", "- !e!x 3", "1:3"),
    ("TAG", "- !<x 3", "1:3"),
    ("TAG", "!!map\na: 1", "1:1"),
    ("TAG", "a: !!seq\n- 1", "1:4"),
    ("DIRECTIVE", "# x\n\n%TAG ! x\n--- a", "3:1"),
    ("MERGE_KEY", "a: &x {b: 1}\nc:\n  <<: *x", "3:3"),
    ("SEVERAL_DOCUMENTS", "a: 1\n---\nb: 2\n", "2:1"),
    ("SEVERAL_DOCUMENTS", "a: 1\n...\n# x\n%YAML 1.2\n---\nb: 2\n", "4:1"),
    ("VERSION", "%YAML 1.1\n---\na: 1", "1:1"),
    ("VERSION", "%YAML 1.3\n---\na: 1", "1:1"),
    ("VERSION", "%YAML 2.0\n---\na: 1", "1:1"),
    ("VERSION", "%YAML 1.2\n%YAML 1.2\n---\na: 1", "2:1"),
    ("VERSION", "%YAML x\n---\na: 1", "1:7"),
    ("EMPTY_KEY", "a: 1\n? \n: 2", "2:2"),
    ("UNKNOWN_ALIAS", "a: *b", "1:4"),
    ("UNKNOWN_ALIAS", "*b : 1", "1:1"),
    ("_COLON", "a: b: c", "1:5"),
    ("_COLON", "a: 1\n  b: 2", "2:4"),
    ("_NO_COLON", "a: 1\n名称：长沙\nb: 2", "2:1"),
    ("_NO_COLON", "a: 1\nb", "2:1"),
    ("_MISFIT", "a:\n  b: 1\n c: 2", "3:2"),
    ("_MISFIT", "- 1\nb: 2", "2:1"),
    ("_MISFIT", 'a: "x" y', "1:8"),
    ("_NOT_SEPARATED", "a: [1, 2\nb: 3", "2:2"),
    ("_NOT_SEPARATED", 'a: ["x" "y"]', "1:9"),
    ("_NO_VALUE", "a: ]", "1:4"),
    ("_NO_VALUE", "...", "1:1"),
    ("_NO_VALUE", "{a: 1, : 2}", "1:8"),
    ("_TRAILING", "[a]\n[b]", "2:1"),
    ("_TRAILING", "  a: 1\n b: 2", "2:2"),
    ("_TRAILING", '"a"\nb', "2:1"),
    ("_NO_BEGINNING", "a: @b", "1:4"),
    ("_NO_BEGINNING", "a: `b`", "1:4"),
    ("_NO_BEGINNING", "a:\n\tb: 1", "2:1"),
    ("_OPEN_QUOTES", 'a: 1\nb: "x\nc: 3', "2:4"),
    ("_OPEN_QUOTES", "a: 'x\n---\n'", "1:4"),
    ("_BAD_ESCAPE", 'a: "\\x4"', "1:7"),
    ("_DASH", "a: - b", "1:4"),
    ("_BAD_ANCHOR", "a: &医院 b", "1:5"),
    ("_BAD_ANCHOR", "a: *重点*", "1:5"),
    ("_UNKNOWN", "a: |0\n  b", "1:5"),
    ("_UNKNOWN", "a: |x\n  b", "1:5"),
]


def fault_of(text: str) -> Fault:
    with pytest.raises(DocumentError) as caught:
        parse_yaml(text.encode(), file="")
    return caught.value.faults[0]


@pytest.mark.parametrize(("name", "text", "place"), SAID)
@pytest.mark.usefixtures("yaml_parser")
def test_what_is_said_and_where(name: str, text: str, place: str) -> None:
    fault = fault_of(text)
    wording = getattr(yaml_wording, name)
    for said, template in (
        (fault.message.zh, wording.zh),
        (fault.message.en, wording.en),
        (fault.cure.zh, wording.cure_zh),
        (fault.cure.en, wording.cure_en),
    ):
        assert str(said).startswith(template.partition("{")[0])
        assert str(said).endswith(template.rpartition("}")[2])
    assert fault.place is not None
    assert (fault.code, f"{fault.place.line}:{fault.place.column}") == (wording.code, place)


def test_everything_is_said_of_some_text() -> None:
    said = {name for name, _, _ in SAID} | {"_BAD_ESCAPE", "_NO_CHARACTER"}
    assert said == {name for name, value in vars(yaml_wording).items() if type(value) is Wording}


def test_an_unknown_escape_is_quoted(yaml_parser: str) -> None:
    fault = fault_of('路径: "C:\\医院"')
    assert fault.message.en == "a backslash in double quotes cannot be followed by '医'"
    assert str(fault.place) == {"libyaml": "<input>:1:8", "python": "<input>:1:9"}[yaml_parser]


@pytest.mark.parametrize("escape", ["\\ud83d\\ude00", "\\udc00", "\\U0000d800"])
@pytest.mark.usefixtures("yaml_parser")
def test_a_surrogate_is_no_character(escape: str) -> None:
    fault = fault_of(f'a: "{escape}"')
    assert (fault.code, fault.path) == ("lone-surrogate", "$.a")


@pytest.mark.parametrize("escape", ["\\U00110000", "\\Uffffffff"])
@pytest.mark.usefixtures("yaml_parser")
def test_beyond_unicode_there_are_no_characters(escape: str) -> None:
    fault = fault_of(f'a: "{escape}"')
    assert (fault.code, fault.path) == ("lone-surrogate", "$.a")
    assert fault.message.en == "the escape is no character: it is a surrogate, or beyond Unicode"


@pytest.mark.usefixtures("yaml_parser")
def test_a_version_of_any_length_is_refused() -> None:
    assert fault_of("%YAML 1." + "9" * 5000 + "\n--- a").code == "yaml-version"


@pytest.mark.usefixtures("yaml_parser")
def test_what_the_parser_alone_knows_is_passed_on() -> None:
    message = str(fault_of("a: |0\n  b").message.en)
    assert message.startswith("this is not YAML: while scanning a block scalar: ")


@pytest.mark.usefixtures("yaml_parser")
def test_messages_quote_what_stands_there() -> None:
    assert fault_of("a: !!set {}").in_language("zh") == (
        "<input>:1:4 $.a：不支持标签“!!set”"
        " → 删除标签；要表示文字，请给值加引号；以“!”开头的文字也请加引号"
    )
    assert fault_of("- 1\n- *重点").path == "$[1]"
    assert fault_of("a: 1\n\nb: [1\nc: 2").message.en == (
        "inside the brackets of line 3, a comma or the closing one is expected here"
    )
    assert fault_of("a:\n  - b: [1, *x]").message.en == (
        "the alias *x refers to nothing: no &x stands before it"
    )
