"""Plain data as YAML that people read easily and every YAML reader takes alike.

It is written here and not by a YAML library so that the bytes are the same wherever it runs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["yaml_text"]

_WIDEST = 100
"""Bytes of a list or mapping that stands in one line; a Han character counts three."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w（）()《》〔〕“”、，。；：·./+–—-]| (?! |$))*")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def yaml_text(data: Mapping[str, Any]) -> str:
    r"""Return a mapping of strings, numbers, booleans, lists and mappings as a YAML document.

    Strings stand plain where both YAML 1.1 and 1.2 take them as strings, else in double quotes.

    >>> print(yaml_text({"id": "xy", "since": "2013-05", "parts": [{"beds": 3, "on": True}]}))
    id: xy
    since: "2013-05"
    parts:
      - {beds: 3, "on": true}
    <BLANKLINE>
    """
    return "".join(f"{line}\n" for line in _lines(data))


def _lines(value: Any) -> Iterator[str]:
    """Yield the lines of a list or mapping in block style."""
    if isinstance(value, dict):
        for key, held in value.items():
            inline = _inline(held)
            if inline is not None:
                yield f"{_scalar(key)}: {inline}"
                continue
            yield f"{_scalar(key)}:"
            for line in _lines(held):
                yield "  " + line
        return
    for item in value:
        inline = _inline(item)
        mark = "- "
        for line in _lines(item) if inline is None else [inline]:
            yield mark + line
            mark = "  "


def _inline(value: Any) -> str | None:
    """Return a value in one line, or `None` where that would be too long or hard to read."""
    if isinstance(value, dict):
        parts = [(key, _inline(held)) for key, held in value.items()]
        if any(part is None for _, part in parts):
            return None
        line = "{" + ", ".join(f"{_scalar(key)}: {part}" for key, part in parts) + "}"
    elif isinstance(value, list):
        if any(isinstance(item, dict | list) for item in value):
            return None
        line = "[" + ", ".join(map(_scalar, value)) + "]"
    else:
        return _scalar(value)
    return line if len(line.encode()) <= _WIDEST else None


def _scalar(value: Any) -> str:
    if isinstance(value, float):
        # YAML 1.1 asks for a point in front of an exponent.
        return re.sub(r"^(-?\d+)e", r"\1.0e", repr(value))
    if not isinstance(value, str):
        return json.dumps(value)
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
