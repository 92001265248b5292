"""Strict JSON (RFC 8259): read by C where nothing is amiss, scanned by ourselves to say what is.

The scanner keeps its own stack and finds every fault with its place. The places of a document
without faults are found when they are first asked for.
"""

from __future__ import annotations

import json
import re
from functools import partial
from math import isinf
from typing import Final, NoReturn

from medconsortium.syntax import json_wording as wording
from medconsortium.syntax.limits import DEFAULT_LIMITS, Limits
from medconsortium.syntax.source import Source, source_of
from medconsortium.syntax.tree import Parsed, Slots, Tree
from medconsortium.syntax.wording import (
    LONE_SURROGATE,
    NOT_FINITE,
    NUMBER_TOO_LONG,
    Wording,
)

__all__ = ["parse_json"]

# Above this depth the nesting is not left to C, whose stack may be small.
_DEEPEST_IN_C: Final = 200
# A number with fewer digits in a row than this, and an exponent below 100, is finite.
_DIGITS_BEYOND_DOUBT: Final = 200

_NO_MARKS: Final = bytes(set(range(256)) - set(b'[]{}"'))
_BRACES_TO_BRACKETS: Final = bytes.maketrans(b"{}", b"[]")
_DIGITS_TO_ZEROS: Final = bytes.maketrans(b"123456789", b"0" * 9)
_GREAT_EXPONENTS: Final = (b"0e000", b"0E000", b"0e+000", b"0E+000")
_SURROGATE_ESCAPE = re.compile(rb"\\u[dD][89a-fA-F]")
_SURROGATE_PAIR = re.compile(rb"\\u[dD][89abAB]..\\u[dD][c-fC-F]..")

_GAP = re.compile(r"[ \t\r\n]*+")
_COMMA = re.compile(r",[ \t\r\n]*+")
_SIMPLE_TEXT = re.compile(r'"([^"\\\x00-\x1f]*+)"[ \t\r\n]*+')
_SIMPLE_KEY = re.compile(_SIMPLE_TEXT.pattern + r":[ \t\r\n]*+")
_TEXT_TO_FAULT = re.compile(
    r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+'
)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?")
_WORD = re.compile(r"([-+.\w]++)[ \t\r\n]*+")
_WORDS: Final = {"true": True, "false": False, "null": None}
_INFINITE_WORDS: Final = frozenset({"NaN", "Infinity", "-Infinity"})
_NODE_OR_END = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[-+.\w]++|[][{}]')
_NUMBER_STARTS: Final = frozenset("-+.0123456789")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FULL_WIDTH: Final = frozenset("“”‘’＂＇：，；［］｛｝【】、　")
_COMMENTS: Final = ("//", "/*", "#", "<!--")


def parse_json(data: bytes, *, file: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Parsed:
    """Read a JSON text (RFC 8259) in UTF-8, with or without a byte order mark.

    Beyond the standard, no key may be given twice, numbers must be finite, and text must be
    writable as UTF-8 (no lone surrogate).

    Args:
        data: The bytes of the document.
        file: The file name that places carry.
        limits: The bounds on its size.

    Raises:
        DocumentError: the faults found, up to the first after which nothing can be read.

    >>> parsed = parse_json('{"医院": [1, 2.5]}'.encode())
    >>> parsed.data, parsed.place(("医院", 1)).column
    ({'医院': [1, 2.5]}, 12)
    """
    source = source_of(data, file=file, limits=limits)
    return Parsed(_read(data, source, limits), source, lambda: _slots(source.text))


def _read(data: bytes, source: Source, limits: Limits) -> object:
    """Read with C, or scan where C might overflow its stack or overlook a fault."""
    if _is_shallow(data, limits) and not _may_hold_lone_surrogate(data):
        number = partial(_number, limits=limits) if _has_odd_number(data, limits) else None
        try:
            return json.loads(
                source.text,
                object_pairs_hook=_distinct,
                parse_constant=_doubt,
                parse_float=number,
                parse_int=number,
            )
        except (_DoubtError, json.JSONDecodeError):
            pass
    tree = Tree(source, limits)
    _scan(tree)
    return tree.finish()


class _DoubtError(Exception):
    """C met something that the scanner shall look at."""


def _doubt(_: str) -> NoReturn:
    raise _DoubtError


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise _DoubtError
    return mapping


def _number(text: str, limits: Limits) -> int | float:
    if len(text) > limits.max_number_chars:
        raise _DoubtError
    value = _number_value(text)
    if isinstance(value, float) and isinf(value):
        raise _DoubtError
    return value


def _number_value(text: str) -> int | float:
    return int(text) if text.removeprefix("-").isdigit() else float(text)


def _is_shallow(data: bytes, limits: Limits) -> bool:
    """Say whether depth and nodes are surely within bounds, in a few passes of C.

    Up to the first syntax error, behind which nothing is read, what is left of the text are
    the brackets outside of strings; each round takes away the innermost pairs.
    """
    if len(data) > limits.max_nodes:
        nodes = 1 + sum(map(data.count, (b",", b":", b"[", b"{")))
        if nodes > limits.max_nodes:
            return False
    if b"\\" in data:
        data = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    marks = data.translate(_BRACES_TO_BRACKETS, _NO_MARKS).replace(b'""', b"")
    marks = b"".join(marks.split(b'"')[::2])
    for _ in range(min(limits.max_depth, _DEEPEST_IN_C)):
        if not marks:
            break
        marks = marks.replace(b"[]", b"")
    return not marks


def _has_odd_number(data: bytes, limits: Limits) -> bool:
    """Say whether a number may be too long or too great; digits inside strings count too."""
    digits = data.translate(_DIGITS_TO_ZEROS)
    # The longest run of digits is at least a third of a number, less point, signs and exponent.
    run = min(_DIGITS_BEYOND_DOUBT, limits.max_number_chars // 3 - 2)
    return b"0" * run in digits or any(exponent in digits for exponent in _GREAT_EXPONENTS)


def _may_hold_lone_surrogate(data: bytes) -> bool:
    if _SURROGATE_ESCAPE.search(data) is None:
        return False
    rest = _SURROGATE_PAIR.sub(b"", data.replace(b"\\\\", b""))
    return _SURROGATE_ESCAPE.search(rest) is not None


def _slots(text: str) -> Slots:
    """Return where the nodes of a text without faults start."""
    slots = Slots()
    opened: list[int] = []
    for node in _NODE_OR_END.finditer(text):
        offset = node.start()
        mark = text[offset]
        if mark in "]}":
            slots.ends[opened.pop()] = len(slots.starts)
            continue
        if mark in "[{":
            opened.append(len(slots.opens))
            slots.opens.append(len(slots.starts))
            slots.ends.append(0)
        slots.starts.append(offset)
    return slots


def _scan(tree: Tree) -> None:
    """Read the text of `tree.source` into `tree`, node by node."""
    text = tree.source.text
    at = _gap(text, 0)
    while True:
        if tree.wants_key:
            at = _key(tree, at)
        opener = text[at : at + 1]
        if opener in {"{", "["}:
            tree.open({} if opener == "{" else [], at)
            at = _gap(text, at + 1)
            if text[at : at + 1] != tree.closer:
                continue
        else:
            at = _scalar(tree, at)
        at = _after_value(tree, at)
        if not tree.closer:
            break
    if at < len(text):
        _refuse(tree, wording.EXTRA, at)


def _gap(text: str, at: int) -> int:
    """Return the offset of the first character from `at` on that is not blank."""
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def _key(tree: Tree, at: int) -> int:
    """Read a key and its colon; return where the value starts."""
    text = tree.source.text
    if simple := _SIMPLE_KEY.match(text, at):
        tree.name(simple[1], at)
        return simple.end()
    if text[at : at + 1] != '"':
        _refuse(tree, wording.KEY_EXPECTED, at)
    key, end = _text(tree, at)
    tree.name(key, at)
    if text[end : end + 1] != ":":
        _refuse(tree, wording.NO_COLON, end)
    return _gap(text, end + 1)


def _scalar(tree: Tree, at: int) -> int:
    """Read a text, number or word; return where the next mark is."""
    text = tree.source.text
    if text[at : at + 1] == '"':
        value, end = _text(tree, at)
        tree.add(value, at)
        return end
    word = _WORD.match(text, at)
    if word is None:
        _refuse(tree, wording.VALUE_EXPECTED, at)
    found = word[1]
    if found in _WORDS:
        tree.add(_WORDS[found], at)
    elif found in _INFINITE_WORDS:
        tree.fault(NOT_FINITE, at, {"found": found})
        tree.add(None, at)
    elif _NUMBER.fullmatch(found):
        tree.add(_checked_number(tree, found, at), at)
    else:
        starts_number = found[0] in _NUMBER_STARTS
        _refuse(tree, wording.BAD_NUMBER if starts_number else wording.WORD, at, found)
    return word.end()


def _after_value(tree: Tree, at: int) -> int:
    """Close what is closed behind a value; return where the next key or value, or the end, is."""
    text = tree.source.text
    while closer := tree.closer:
        if comma := _COMMA.match(text, at):
            if text.startswith(closer, comma.end()):
                _refuse(tree, wording.TRAILING_COMMA, at)
            return comma.end()
        if not text.startswith(closer, at):
            _refuse(tree, wording.NOT_SEPARATED, at)
        tree.close(at + 1)
        at = _gap(text, at + 1)
    return at


def _checked_number(tree: Tree, found: str, at: int) -> int | float | None:
    limit = tree.limits.max_number_chars
    if len(found) > limit:
        tree.fault(NUMBER_TOO_LONG, at, {"length": len(found), "limit": limit})
        return None
    value = _number_value(found)
    if isinstance(value, float) and isinf(value):
        tree.fault(NOT_FINITE, at, {"found": found})
        return None
    return value


def _text(tree: Tree, at: int) -> tuple[str, int]:
    """Read the string that opens at `at`; return it and where the next mark is."""
    text = tree.source.text
    if simple := _SIMPLE_TEXT.match(text, at):
        return simple[1], simple.end()
    good = _TEXT_TO_FAULT.match(text, at)
    end = good.end() if good else at
    stop = text[end : end + 1]
    if stop == "\\":
        _refuse(tree, wording.BAD_ESCAPE, end, text[end : end + 2])
    if not stop:
        tree.refuse(wording.OPEN_TEXT, at)
    if stop != '"':
        tree.refuse(wording.RAW_CONTROL, end, {"number": f"{ord(stop):04X}"})
    value = str(json.loads(text[at : end + 1]))
    if _SURROGATE.search(value):
        tree.fault(LONE_SURROGATE, at)
    return value, _gap(text, end + 1)


def _refuse(tree: Tree, expected: Wording, at: int, found: str = "") -> NoReturn:
    """Stop at something unexpected, with the best explanation for what stands there."""
    text = tree.source.text
    found = found or text[at : at + 1]
    closer = tree.closer
    if not found:
        line = tree.source.place(tree.opened).line
        opener = "{" if closer == "}" else "["
        tree.refuse(wording.CUT_OFF, at, {"line": line, "opener": opener, "closer": closer})
    if found in _FULL_WIDTH:
        expected = wording.FULL_WIDTH
    elif text.startswith(_COMMENTS, at):
        expected = wording.COMMENT
    tree.refuse(expected, at, {"found": found, "closer": closer})
