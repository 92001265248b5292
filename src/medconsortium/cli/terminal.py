"""Where the commands write to: lines, tables and data, with colour only on a terminal."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from io import TextIOWrapper
from typing import Any, TextIO, TypeAlias
from unicodedata import east_asian_width

from attrs import frozen

from medconsortium.text import Language, Text

__all__ = ["Line", "Part", "Terminal", "forgiving", "pad", "plain", "table_lines", "visible"]

Part: TypeAlias = str | tuple[str, str]
"""A piece of a line: text, or text and its style in the words of rich."""

Line: TypeAlias = tuple[Part, ...]

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys rather than shows: control characters, and turns of direction."""

_NUMBER = re.compile(r"[\d.]+|·")  # the dot stands for nought


@frozen(kw_only=True)
class Terminal:
    """Standard output and standard error, spoken to in a language."""

    language: Language

    def pick(self, text: Text) -> str:
        """Return a text in the language spoken."""
        return text.in_language(self.language)

    def print(self, *lines: Line) -> None:
        """Print lines; in colour on a terminal, as bare text elsewhere."""
        shown = [tuple(map(_visible_part, line)) for line in lines]
        if sys.stdout.isatty():
            _colour().print_lines(shown)
        else:
            for line in shown:
                print(plain(line))

    def print_table(self, head: Sequence[Text], rows: Sequence[Sequence[str]]) -> None:
        """Print a table; fitted to the width of a terminal, in unbroken lines elsewhere."""
        names = [self.pick(name) for name in head]
        if sys.stdout.isatty():
            _colour().print_table(names, [list(map(visible, row)) for row in rows])
        else:
            self.print(*table_lines(names, rows))

    def print_data(self, data: Any) -> None:
        """Print data as JSON, with escapes where the output cannot hold every character."""
        holds_all = (sys.stdout.encoding or "").lower().startswith("utf")
        print(json.dumps(data, ensure_ascii=not holds_all, indent=2))

    @contextmanager
    def busy(self, with_what: Text) -> Iterator[None]:
        """Show on a terminal that something takes its time; print nothing elsewhere."""
        if sys.stderr.isatty():
            with _colour().progress(visible(self.pick(with_what))):
                yield
        else:
            yield

    def complain(self, text: str) -> None:
        """Print to standard error; the text may have several lines."""
        for line in text.split("\n"):
            print(visible(line), file=sys.stderr)


def visible(text: str) -> str:
    r"""Return text with `�` for each character that a terminal would obey instead of showing it.

    >>> visible("甲\x1b[2J医院")
    '甲�[2J医院'
    """
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def plain(line: Line) -> str:
    """Return a line without its styles.

    >>> plain(("  ", ("fail", "bold red"), " GEN002"))
    '  fail GEN002'
    """
    return "".join(part if isinstance(part, str) else part[0] for part in line).rstrip()


def pad(text: str, width: int) -> str:
    """Return text filled up to a width in columns; numbers stand to the right.

    >>> pad("通过", 6), pad("12", 4)
    ('通过  ', '  12')
    """
    space = " " * (width - _columns(text))
    return space + text if _NUMBER.fullmatch(text) else text + space


def table_lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Line]:
    """Return the lines of a table whose columns are as wide as their widest cells."""
    widths = [max(map(_columns, column)) for column in zip(head, *rows, strict=True)]
    lines = ["  ".join(map(pad, row, widths)) for row in (head, *rows)]
    return [((lines[0], "bold"),), *((line,) for line in lines[1:])]


@contextmanager
def forgiving(*streams: TextIO) -> Iterator[None]:
    """Let streams print `?` for what their encoding lacks, as long as the context lasts."""
    changed = [(s, s.errors) for s in streams if isinstance(s, TextIOWrapper)]
    for stream, _ in changed:
        stream.reconfigure(errors="replace")
    try:
        yield
    finally:
        for stream, errors in changed:
            stream.reconfigure(errors=errors)


def _visible_part(part: Part) -> Part:
    return visible(part) if isinstance(part, str) else (visible(part[0]), part[1])


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _colour() -> Any:
    """Fetch rich only where there is colour to be shown: it takes its time to load."""
    return import_module("medconsortium.cli.colour")
