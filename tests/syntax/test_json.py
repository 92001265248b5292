"""JSON is read as RFC 8259 has it, within bounds, with every fault named and placed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from medconsortium.errors import DocumentError
from medconsortium.syntax import Limits, parse_json
from medconsortium.syntax import json as json_syntax
from medconsortium.syntax.source import Source
from medconsortium.syntax.tree import Tree

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "bad_input"
SUITE = CORPUS / "json_test_suite"
STRINGS = CORPUS / "naughty_strings" / "blns_even_index.json"

# Files that must be refused get "syntax" where nothing else stands here.
REFUSED = {
    "n_array_a_invalid_utf8": "not-utf-8",
    "n_array_comma_after_close": "trailing",
    "n_array_extra_close": "trailing",
    "n_multidigit_number_then_00": "trailing",
    "n_number_NaN": "not-finite",
    "n_number_invalid-utf-8-in-bigger-int": "not-utf-8",
    "n_number_invalid-utf-8-in-int": "not-utf-8",
    "n_number_real_with_invalid_utf8_after_e": "not-utf-8",
    "n_object_trailing_comment_slash_open_incomplete": "trailing",
    "n_single_space": "empty-document",
    "n_string_invalid_utf8_after_escape": "not-utf-8",
    "n_structure_100000_opening_arrays": "too-deep",
    "n_structure_UTF8_BOM_no_data": "empty-document",
    "n_structure_array_with_extra_array_close": "trailing",
    "n_structure_close_unopened_array": "trailing",
    "n_structure_double_array": "trailing",
    "n_structure_incomplete_UTF8_BOM": "not-utf-8",
    "n_structure_object_followed_by_closing_object": "trailing",
    "n_structure_open_array_object": "too-deep",
}
# Files that the standard leaves open: what they mean to us, or the code of their fault.
LEFT_OPEN: dict[str, Any] = {
    "i_number_double_huge_neg_exp": [0.0],
    "i_number_neg_int_huge_exp": "not-finite",
    "i_number_real_neg_overflow": "not-finite",
    "i_number_real_underflow": [0.0],
    "i_number_too_big_pos_int": [100000000000000000000],
    "i_object_key_lone_2nd_surrogate": "lone-surrogate",
    "i_string_1st_valid_surrogate_2nd_invalid": "lone-surrogate",
    "i_string_UTF-8_invalid_sequence": "not-utf-8",
    "i_string_incomplete_surrogate_and_escape_valid": "lone-surrogate",
    "i_string_incomplete_surrogates_escape_valid": "lone-surrogate",
    "i_string_invalid_surrogate": "lone-surrogate",
    "i_string_inverted_surrogates_U+1D11E": "lone-surrogate",
    "i_string_lone_second_surrogate": "lone-surrogate",
    "i_string_not_in_unicode_range": "not-utf-8",
    "i_string_overlong_sequence_6_bytes": "not-utf-8",
    "i_string_truncated-utf-8": "not-utf-8",
    "i_string_utf16LE_no_BOM": "not-utf-8",
    "i_structure_UTF-8_BOM_empty_object": {},
}

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def outcome(data: bytes, limits: Limits | None = None) -> Any:
    """Return the data, or the codes of the faults as a tuple."""
    try:
        return parse_json(data, limits=limits or Limits()).data
    except DocumentError as error:
        return tuple(fault.code for fault in error.faults)


def files(prefix: str) -> list[Path]:
    if not SUITE.is_dir():
        pytest.skip("the JSON test suite is not beside the repository")
    found = sorted(SUITE.glob(f"{prefix}_*.json"))
    assert found
    return found


def test_suite_files_that_are_json_are_read() -> None:
    for file in files("y"):
        if file.stem.startswith("y_object_duplicated_key"):
            assert outcome(file.read_bytes()) == ("duplicate-key",), file.name
        else:
            assert outcome(file.read_bytes()) == json.loads(file.read_bytes()), file.name


def test_suite_files_that_are_not_json_are_refused_at_a_place() -> None:
    stems = {file.stem for file in files("n")}
    assert set(REFUSED) <= stems
    for file in files("n"):
        with pytest.raises(DocumentError) as caught:
            parse_json(file.read_bytes(), file=file.name)
        (fault,) = caught.value.faults
        assert fault.code == REFUSED.get(file.stem, "syntax"), file.name
        assert fault.place is not None
        assert fault.place.file == file.name
        assert (fault.place.line or 0) >= 1
        assert (fault.place.column or 0) >= 1


def test_suite_files_that_are_left_open() -> None:
    assert set(LEFT_OPEN) == {file.stem for file in files("i")}
    for file in files("i"):
        expected = LEFT_OPEN[file.stem]
        expected = (expected,) if isinstance(expected, str) else expected
        assert outcome(file.read_bytes()) == expected, file.name


def test_naughty_strings_survive() -> None:
    if not STRINGS.is_file():
        pytest.skip("the naughty strings are not beside the repository")
    strings = json.loads(STRINGS.read_bytes())
    assert len(strings) > 200
    for ascii_only in (True, False):
        data = json.dumps(strings, ensure_ascii=ascii_only).encode()
        assert parse_json(data).data == strings


@given(JSON, st.booleans(), st.sampled_from([None, 1]))
def test_what_python_writes_is_read_back(
    data: object, ascii_only: object, indent: int | None
) -> None:
    text = json.dumps(data, ensure_ascii=bool(ascii_only), indent=indent)
    assert json.dumps(parse_json(text.encode()).data) == json.dumps(data)


@pytest.mark.parametrize(
    "text",
    [
        '{"名称": ["长沙", 1, 2.5, -1e-9, true, null, {}, []]}',
        r'["\u533b\ud83d\ude00", "C:\\", "\"]}", "[{", "\\u4e2d"]',
        '{"id": "12e34567-0000", "long": "' + "7" * 500 + '"}',
        "[" * 64 + "]" * 64,
        '\ufeff {"a": 1}\r\n',
    ],
)
def test_good_documents_are_left_to_c(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(json_syntax, "_scan")
    assert outcome(text.encode()) == json.loads(text.removeprefix("\ufeff"))


def test_all_faults_are_found_in_one_pass() -> None:
    text = (
        '{"a": 1, "b": [NaN, 1e999, -Infinity],\r\n'
        ' "a": {"c": 1, "c": 2, "c": 3},\r\n'
        ' "医院": "\\ud800", "\\udc00": ' + "9" * 401 + "}"
    )
    with pytest.raises(DocumentError) as caught:
        parse_json(text.encode(), file="a.json")
    assert [(f.code, str(f.place), f.path) for f in caught.value.faults] == [
        ("not-finite", "a.json:1:16", "$.b[0]"),
        ("not-finite", "a.json:1:21", "$.b[1]"),
        ("not-finite", "a.json:1:28", "$.b[2]"),
        ("duplicate-key", "a.json:2:2", "$.a"),
        ("duplicate-key", "a.json:2:16", "$.a.c"),
        ("duplicate-key", "a.json:2:24", "$.a.c"),
        ("lone-surrogate", "a.json:3:8", "$.医院"),
        ("lone-surrogate", "a.json:3:18", "$"),
        ("number-too-long", "a.json:3:28", '$["\\udc00"]'),
    ]
    assert caught.value.faults[3].message.en == "the key 'a' is given twice, first in line 1"
    assert "第1行已有" in caught.value.in_language("zh")


def test_faults_before_a_syntax_error_are_kept() -> None:
    assert outcome(b'{"a": 1, "a": 2, "b": [1,, 2], "a": 3}') == ("duplicate-key", "syntax")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9" * 400, int("9" * 400)),
        ("-" + "9" * 399, -int("9" * 399)),
        ("9" * 401, ("number-too-long",)),
        ("0." + "1" * 399, ("number-too-long",)),
        ("1." + "0" * 398, 1.0),
        ("1e308", 1e308),
        ("1e309", ("not-finite",)),
        ("1e+309", ("not-finite",)),
        ("-1E+00400", ("not-finite",)),
        ("1E00000", 1.0),
        ("9" * 300 + "e9", ("not-finite",)),
        ("9" * 300 + ".5", float("9" * 300)),
        ("1e-999", 0.0),
        ('"' + "9" * 500 + ' 1e999"', "9" * 500 + " 1e999"),
        ("Infinity", ("not-finite",)),
        ("-0", 0),
    ],
)
def test_numbers_are_finite_and_bounded(text: str, expected: object) -> None:
    assert outcome(text.encode()) == expected
    wrapped = expected if isinstance(expected, tuple) else [expected, 0.5]
    assert outcome(f"[{text}, 0.5]".encode()) == wrapped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r'"\ud83d\ude00"', "😀"),
        (r'"\uD83D\uDE00\ud83d\ude00"', "😀😀"),
        (r'"\\ud800"', r"\ud800"),
        (r'"\\\\ud800"', r"\\ud800"),
        (r'"\\\ud800"', ("lone-surrogate",)),
        (r'"\\ud83d\ude00"', ("lone-surrogate",)),
        (r'"\ud83d"', ("lone-surrogate",)),
        (r'"\ude00\ud83d"', ("lone-surrogate",)),
        (r'"\ud83d\ud83d\ude00"', ("lone-surrogate",)),
        (r'{"\ud83d": 1}', ("lone-surrogate",)),
        (r'"\ud7ff\ue000"', "\ud7ff\ue000"),
    ],
)
def test_surrogates_come_in_pairs(text: str, expected: object) -> None:
    assert outcome(text.encode()) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        "[" * 100_000 + "]" * 100_000,
        '["]",' * 100_000,
        '["\\"]",' * 100_000,
        '[{"a":"}"},' * 100_000,
        '["[]",' * 64 + "[",
    ],
)
def test_deep_nesting_is_refused(
    text: str, on_small_stack: Callable[[Callable[[], None]], None]
) -> None:
    def refuse() -> None:
        assert outcome(text.encode()) == ("too-deep",)

    on_small_stack(refuse)


@pytest.mark.parametrize("depth", [199, 200, 201, 5000])
def test_a_depth_that_is_allowed_is_read(
    depth: int, on_small_stack: Callable[[Callable[[], None]], None]
) -> None:
    def read() -> None:
        text = '[{"]": "}"}, ' * (depth - 1) + "{}" + "]" * (depth - 1)
        node: Any = parse_json(text.encode(), limits=Limits(max_depth=depth)).data
        for _ in range(depth - 1):
            first, node = node
            assert first == {"]": "}"}
        assert node == {}
        assert outcome(text.encode(), Limits(max_depth=depth - 1)) == ("too-deep",)

    on_small_stack(read)


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("1", 1),
        ("[]", 1),
        ("[[], {}, 1]", 4),
        ('{"a": 1, "b": [1]}', 6),
        ('["a,b:c[d{e"]', 2),
        (" " * 20 + "[1]", 2),
    ],
)
def test_nodes_are_counted(text: str, nodes: int) -> None:
    assert outcome(text.encode(), Limits(max_nodes=nodes)) == json.loads(text)
    if nodes > 1:
        assert outcome(text.encode(), Limits(max_nodes=nodes - 1)) == ("too-large",)


def test_faults_are_bounded() -> None:
    text = "[" + "NaN," * 1000 + "0]"
    assert outcome(text.encode()) == ("not-finite",) * 100 + ("too-many-faults",)
    assert outcome(text.encode(), Limits(max_faults=1)) == ("not-finite", "too-many-faults")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", " \t"])
def test_blank_space_between_tokens(end: str) -> None:
    text = '\ufeff_{_"a"_:_[_1_,_{_"b"_:_null_}_]_,_"c"_:_true_}_'.replace("_", end)
    assert outcome(text.encode()) == {"a": [1, {"b": None}], "c": True}


def test_a_file_cut_off_anywhere_is_refused() -> None:
    text = '{"医院": [1.5, true, {"a": "\\u4e2d"}], "b": 10}'
    assert isinstance(outcome(text.encode()), dict)
    for cut in range(1, len(text)):
        assert outcome(text[:cut].encode()) == ("syntax",), text[:cut]


def doubt(_: str) -> NoReturn:
    raise ValueError


def distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError
    return dict(pairs)


TOKENS = [
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    '"',
    '"a"',
    '"b":',
    "\\",
    '\\"',
    "\\u0041",
    "\\ud83d",
    "\\uDE00",
    "\\\\",
    "0",
    "12",
    "-",
    ".5",
    "e9",
    "true",
    "null",
    "NaN",
    " ",
    "\n",
    "'",
    "医",
    "\x00",
    "[1,",
    '{"a":',
    "1]",
]


@given(st.lists(st.sampled_from(TOKENS), max_size=12).map("".join).filter(str.strip))
@example('{"a":1,"a":2}')
def test_the_scanner_agrees_with_python(text: str) -> None:
    try:
        expected = json.loads(text, object_pairs_hook=distinct, parse_constant=doubt)
        json.dumps(expected, ensure_ascii=False).encode()
    except ValueError:
        expected = DocumentError
    tree = Tree(Source(text), Limits())
    try:
        json_syntax._scan(tree)
        found = tree.finish()
    except DocumentError:
        found = DocumentError
    assert repr(found) == repr(expected)
    read = outcome(text.encode())
    assert repr(DocumentError if isinstance(read, tuple) else read) == repr(expected)


@given(JSON, st.sampled_from([None, 2]))
def test_the_places_of_a_good_text_are_those_of_the_scanner(
    data: object, indent: int | None
) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    tree = Tree(Source(text), Limits())
    json_syntax._scan(tree)
    slots = json_syntax._slots(text)
    assert (slots.starts, slots.opens, slots.ends) == (
        tree.slots.starts,
        tree.slots.opens,
        tree.slots.ends,
    )
