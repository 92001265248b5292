"""What a plain YAML scalar means: the core schema of YAML 1.2, with codes kept as written.

One deviation: digits with a needless leading zero (`0731`, `03.10`) stay text, for they are area,
division or subject codes, which reading them as numbers would damage.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

__all__ = ["NUMBER_STARTS", "WORDS", "number_in"]

WORDS: Final[dict[str, bool | None]] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
NUMBER_STARTS: Final = frozenset("+-.0123456789")

_NUMBERS: Final[tuple[tuple[re.Pattern[str], Callable[[str], int | float]], ...]] = (
    (re.compile(r"[-+]?(?:0|[1-9][0-9]*+)"), int),
    (
        re.compile(r"[-+]?(?:\.[0-9]++|(?:0|[1-9][0-9]*+)(?:\.[0-9]*+)?)(?:[eE][-+]?[0-9]++)?"),
        float,
    ),
    (re.compile(r"0o[0-7]++|0x[0-9a-fA-F]++"), lambda text: int(text, 0)),
    (
        re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"),
        lambda text: float(text.replace(".", "")),
    ),
)


def number_in(text: str, *, max_chars: int) -> int | float | None:
    """Return the number that a plain scalar denotes, or `None` where it denotes none.

    Args:
        text: The scalar as written.
        max_chars: The longest number to read.

    Raises:
        ValueError: the number is longer than `max_chars`.

    Source: YAML 1.2.2, section 10.3.2.

    >>> [number_in(text, max_chars=9) for text in ("12", "-1.5e3", "0x1F", "0o17", "0731", "1-2")]
    [12, -1500.0, 31, 15, None, None]
    """
    for pattern, read in _NUMBERS:
        if pattern.fullmatch(text):
            if len(text) > max_chars:
                raise ValueError(text)
            return read(text)
    return None
