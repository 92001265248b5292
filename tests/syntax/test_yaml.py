"""YAML 1.2 is read within bounds, by either parser, with every fault named and placed."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medconsortium.errors import DocumentError
from medconsortium.syntax import Limits, parse_yaml
from medconsortium.syntax import yaml as yaml_syntax
from medconsortium.syntax.source import Source
from medconsortium.syntax.tree import Tree

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "bad_input"
CASES = CORPUS / "yaml_test_suite" / "cases.json"
STRINGS = CORPUS / "naughty_strings" / "blns_even_index.json"
DEVIATIONS = Path(__file__).with_name("yaml_test_suite.toml")

pytestmark = pytest.mark.usefixtures("yaml_parser")

# What YAML forbids, or reads otherwise, outside of escapes.
CONTROLS = [*range(0x20), *range(0x7F, 0xA0)]
FORBIDDEN = "".join(map(chr, [*CONTROLS, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF]))
TEXT = st.text(st.characters(codec="utf-8", exclude_characters=FORBIDDEN))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT | st.floats(-1e9, 1e9).map(abs),
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=20,
)
EVERY_PARSER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def outcome(text: str, limits: Limits | None = None) -> Any:
    """Return the data, or the codes of the faults as a tuple."""
    try:
        return parse_yaml(text.encode(), limits=limits or Limits()).data
    except DocumentError as error:
        return tuple(fault.code for fault in error.faults)


def deviation_of(case: dict[str, Any]) -> str | None:
    """Return how we read a case otherwise than marked, in the words of the table."""
    try:
        data = parse_yaml(case["yaml"].encode()).data
    except DocumentError as error:
        unplaced = [fault for fault in error.faults if not (fault.place and fault.place.column)]
        code = "unplaced" if unplaced else error.faults[0].code
        return None if case["fail"] and not unplaced else code
    if case["fail"]:
        return "accepted"
    meant = data if case["json"] is None else json.loads(case["json"])
    return None if json.dumps(data) == json.dumps(meant) else "differs"


def test_the_test_suite_is_read_as_marked_or_as_listed(yaml_parser: str) -> None:
    if not CASES.is_file():
        pytest.skip("the YAML test suite is not beside the repository")
    seen: Counter[str] = Counter()
    found: dict[str, str] = {}
    for case in json.loads(CASES.read_bytes()):
        number, name = seen[case["id"]], case["id"]
        seen[name] += 1
        if deviation := deviation_of(case):
            found[f"{name}-{number}" if number else name] = deviation
    assert sum(seen.values()) == 201
    table = tomllib.loads(DEVIATIONS.read_text(encoding="utf-8"))["deviation"]
    listed = {
        name: group["outcome"]
        for group in table
        if group.get("parser", yaml_parser) == yaml_parser
        for name in group["cases"]
    }
    assert found == listed


def quoted(text: str) -> str:
    """Write text in double quotes, escaping all but plain ASCII and Chinese."""
    return (
        '"'
        + "".join(
            c if "一" <= c <= "鿿" or (" " <= c <= "~" and c not in '"\\') else f"\\U{ord(c):08x}"
            for c in text
        )
        + '"'
    )


def test_naughty_strings_survive() -> None:
    if not STRINGS.is_file():
        pytest.skip("the naughty strings are not beside the repository")
    strings = json.loads(STRINGS.read_bytes())
    assert len(strings) > 200
    assert outcome("".join(f"- {quoted(text)}\n" for text in strings)) == strings
    assert outcome("".join(f"? {quoted(text)}\n: 1\n" for text in dict.fromkeys(strings))) == (
        dict.fromkeys(strings, 1)
    )


@EVERY_PARSER
@given(JSON)
def test_json_is_yaml(data: object) -> None:
    assert outcome(json.dumps(data, ensure_ascii=False, indent=1)) == data


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("nULL", "nULL"),
        ("true", True),
        ("FALSE", False),
        ("yes", "yes"),
        ("no", "no"),
        ("On", "On"),
        ("off", "off"),
        ("y", "y"),
        ("2024-01-01", "2024-01-01"),
        ("12:30", "12:30"),
        ("190:20:30", "190:20:30"),
        ("1500", 1500),
        ("-1.5e3", -1500.0),
        ("0x1F", 31),
        ("0o17", 15),
        ("0731", "0731"),
        ("03.10", "03.10"),
        ("1_000", "1_000"),
        ("三级甲等", "三级甲等"),
        ("=", "="),
        ("<<", "<<"),
        ("'1'", "1"),
        ('"true"', "true"),
        ("|\n  1", "1\n"),
        ("12345678901234567890", 12345678901234567890),
        ("9" * 400, int("9" * 400)),
        ("9" * 401, ("number-too-long",)),
        ("'" + "9" * 401 + "'", "9" * 401),
        (".inf", ("not-finite",)),
        ("-.INF", ("not-finite",)),
        (".NaN", ("not-finite",)),
        ("1e999", ("not-finite",)),
        ("inf", "inf"),
    ],
)
def test_scalars_mean_what_the_core_schema_says(plain: str, expected: object) -> None:
    found = outcome(f"a: {plain}\n")
    meant = expected if isinstance(expected, tuple) else {"a": expected}
    assert (found, repr(found)) == (meant, repr(meant))


def test_keys_are_text_as_written() -> None:
    text = "1: a\n0x1F: b\nnull: c\n~: d\ntrue: e\n.inf: f\n2024-01-01: g\n'': h\n1.50: i\n"
    assert outcome(text) == {
        "1": "a",
        "0x1F": "b",
        "null": "c",
        "~": "d",
        "true": "e",
        ".inf": "f",
        "2024-01-01": "g",
        "": "h",
        "1.50": "i",
    }
    assert outcome("1: a\n'1': b\n") == ("duplicate-key",)


def test_all_faults_are_found_in_one_pass() -> None:
    text = (
        "a: !!int 1\r\nb: {x: 1, x: 2}\r\n医院:\r\n- <<: *无\n".replace("无", "n")
        + "- [.inf, 1e999]\r\n"
        "- ? [1, 2]\r\n"
        "  : c\r\n"
        "  d: 4\n"
        "a: 2\n"
        "𠮷: &r [*r]\n"
    )
    with pytest.raises(DocumentError) as caught:
        parse_yaml(text.encode(), file="a.yaml")
    assert [(f.code, str(f.place), f.path) for f in caught.value.faults] == [
        ("yaml-tag", "a.yaml:1:4", "$.a"),
        ("duplicate-key", "a.yaml:2:11", "$.b.x"),
        ("yaml-merge-key", "a.yaml:4:3", "$.医院[0]"),
        ("unknown-alias", "a.yaml:4:7", '$.医院[0]["<<"]'),
        ("not-finite", "a.yaml:5:4", "$.医院[1][0]"),
        ("not-finite", "a.yaml:5:10", "$.医院[1][1]"),
        ("key-not-text", "a.yaml:6:5", "$.医院[2]"),
        ("duplicate-key", "a.yaml:9:1", "$.a"),
        ("recursive-alias", "a.yaml:10:8", "$.𠮷[0]"),
    ]
    assert caught.value.faults[7].message.zh == "键“a”重复，第1行已有"


def test_faults_before_a_syntax_error_are_kept() -> None:
    assert outcome("a: 1\na: 2\nb: ]\na: 3") == ("duplicate-key", "syntax")


def test_aliases_stand_for_what_they_name() -> None:
    data: Any = outcome(
        "a: &x {b: [1]}\nc: *x\n&k d: &x 0731\ne: [*x, *k]\n*k : 5\n".replace("*k :", "f:")
    )
    assert data == {"a": {"b": [1]}, "c": {"b": [1]}, "d": "0731", "e": ["0731", "d"], "f": 5}
    assert data["a"] is data["c"]
    assert outcome("&k d: 1\n*k : 2") == ("duplicate-key",)
    assert outcome("a: &n 1\n*n : 2") == {"a": 1, "1": 2}
    assert outcome("a: &n [1]\n*n : 2") == ("key-not-text",)
    assert outcome("*n : 2") == ("unknown-alias",)


def test_billion_laughs_are_refused() -> None:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert outcome("\n".join(lines)) == ("alias-bomb",)
    assert outcome("- &a " + "x" * 1000 + "\n" + "- *a\n" * 70_000) == ("alias-bomb",)


def test_aliases_count_as_what_they_stand_for() -> None:
    text = "[&a [[1, 2]], *a, *a]"
    assert outcome(text, Limits(max_nodes=13)) == [[[1, 2]]] * 3
    assert outcome(text, Limits(max_nodes=12)) == ("alias-bomb",)
    assert outcome(text, Limits(max_depth=3)) == [[[1, 2]]] * 3
    assert outcome("[&a [[1, 2]], [*a]]", Limits(max_depth=3)) == ("too-deep",)
    nested = "- &a0 []\n" + "".join(f"- &a{n} [*a{n - 1}]\n" for n in range(1, 100))
    assert outcome(nested) == ("too-deep",)
    assert outcome("- &a {b: x}\n- *a\n- *a", Limits(max_nodes=10)) == [{"b": "x"}] * 3
    assert outcome("- &a {b: x}\n- *a\n- *a", Limits(max_nodes=9)) == ("alias-bomb",)
    assert outcome("- &a {b: xxxx, c: yyyy}\n- *a\n- *a", Limits(max_bytes=34)) == ("alias-bomb",)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 100_000,
        "[" * 100_000 + "]" * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "".join(" " * n + "a:\n" for n in range(1000)),
        "a:\n  - " + "[\n" * 100_000,
    ],
)
def test_deep_nesting_is_refused(
    text: str, on_small_stack: Callable[[Callable[[], None]], None]
) -> None:
    def refuse() -> None:
        assert outcome(text)[-1] == "too-deep"

    on_small_stack(refuse)


def test_a_depth_that_is_allowed_is_read(
    on_small_stack: Callable[[Callable[[], None]], None],
) -> None:
    def read() -> None:
        node: Any = parse_yaml(("[" * 900 + "]" * 900).encode(), limits=Limits(max_depth=900)).data
        for _ in range(899):
            (node,) = node
        assert node == []

    on_small_stack(read)


def test_size_is_bounded() -> None:
    assert outcome("a: [1, 2]", Limits(max_nodes=5)) == {"a": [1, 2]}
    assert outcome("a: [1, 2]", Limits(max_nodes=4)) == ("too-large",)
    assert outcome("- !x\n" * 1000) == ("yaml-tag",) * 100 + ("too-many-faults",)
    assert outcome("\x07" * 1000, Limits(max_faults=7)) == ("forbidden-character",) * 7


def test_directives_are_not_left_to_the_parser_in_number() -> None:
    tags = "".join(f"%TAG !a{n}! b\n" for n in range(100_000))
    assert outcome(tags + "--- a") == ("yaml-tag",)
    assert outcome("\ufeff# x\r\r\n  # y\n%YAML 1.2\n\n" + tags + "--- a") == ("yaml-tag",)
    assert outcome("a\n...\n# x\n...\n" + tags + "--- a") == ("yaml-several-documents",)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark(end: str, mark: str) -> None:
    text = mark + "---\na:\n- 甲  # 院长\n\n- |\n  乙\n  丙\n- 'x\n   y'\n...\n# 完\n"
    assert outcome(text.replace("\n", end)) == {"a": ["甲", "乙\n丙\n", "x y"]}


def test_a_file_cut_off_inside_quotes_or_brackets_is_refused() -> None:
    text = 'a: ["名称", {"b": "c: d"}, \'x\']\n'
    for cut in range(4, len(text) - 1):
        assert outcome(text[:cut]) == ("syntax",), text[:cut]


def test_other_bytes_are_refused_before_the_parser_sees_them() -> None:
    for data, code in (
        (b"", "empty-document"),
        (b" \n", "empty-document"),
        ("名称: 医院".encode("gbk"), "not-utf-8"),
        ("名称: 医院".encode("utf-16"), "not-utf-8"),
    ):
        with pytest.raises(DocumentError) as caught:
            parse_yaml(data)
        assert [fault.code for fault in caught.value.faults] == [code]


TOKENS = [
    *("a", "b: ", "- ", "? ", ": ", "[", "]", "{", "}", ", ", "#", " ", "'", '"', "0731", "~"),
    *("\n", "\n  ", "\r\n", "\t", "&a ", "*a ", "|\n", "> \n", "---\n", "...\n", "<<: ", "!x "),
    *("医", "😀", "\\u0041", "\\ud800", "\\U00110000", "1e999", "@", "%TAG ! b\n", "\xa0"),
]


def read_by(parser: Callable[[str], Any], text: str) -> tuple[Any, ...] | None:
    """Return the data and where its nodes start; nothing where there are faults with places."""
    tree = Tree(Source(text), Limits())
    try:
        yaml_syntax._compose(tree, parser(text))
        return repr(tree.finish()), tree.slots.starts, tree.slots.ends
    except DocumentError as error:
        places = [fault.place for fault in error.faults if fault.place]
        return None if all((place.line or 0) and (place.column or 0) for place in places) else ()


@settings(EVERY_PARSER, max_examples=500)
@given(st.lists(st.sampled_from(TOKENS), max_size=14).map("".join))
def test_where_both_parsers_read_a_text_they_read_the_same(text: str) -> None:
    if not yaml.__with_libyaml__:
        pytest.skip("PyYAML was built without libyaml")
    by_libyaml, by_python = read_by(yaml.CBaseLoader, text), read_by(yaml.BaseLoader, text)
    assert by_libyaml is None or by_python is None or by_libyaml == by_python
    assert () not in (by_libyaml, by_python)
