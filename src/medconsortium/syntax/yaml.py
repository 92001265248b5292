"""YAML 1.2 with the core schema, composed from parser events without recursion.

The events come from libyaml where PyYAML is built with it, else from PyYAML's own parser. Tags,
merge keys, several documents and other versions of YAML are refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from math import isfinite
from typing import Any, Final, NoReturn, Protocol

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.reader import Reader

from medconsortium.errors import DocumentError
from medconsortium.syntax import yaml_wording as wording
from medconsortium.syntax.core_schema import NUMBER_STARTS, WORDS, number_in
from medconsortium.syntax.limits import DEFAULT_LIMITS, Limits
from medconsortium.syntax.source import Source, source_of
from medconsortium.syntax.tree import Anchored, Parsed, Tree
from medconsortium.syntax.wording import LONE_SURROGATE, NOT_FINITE, NUMBER_TOO_LONG

__all__ = ["parse_yaml"]


_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANK: Final = r"(?:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n?|\n)"
_TAG_DIRECTIVE = re.compile(_BLANK + r"|%(?!TAG[ \t])[^\r\n]*+(?:\r\n?|\n))*+%TAG")
_NEXT_DIRECTIVE = re.compile(_BLANK + r"|\.\.\.)*+%")
_TAG_OF_YAML: Final = "tag:yaml.org,2002:"


class _Parser(Protocol):
    """A source of YAML events."""

    def get_event(self) -> Any:
        """Return the next event."""


# libyaml's parser is some fifteen times as fast as PyYAML's own.
_PARSER: Callable[[str], _Parser] = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


def parse_yaml(data: bytes, *, file: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Parsed:
    r"""Read a YAML 1.2 document in UTF-8, with or without a byte order mark.

    Plain scalars mean what the core schema says, save that digits with a needless leading zero
    (`0731`) stay text; dates, `yes`, `no`, `on` and `off` are text. A key is the text as written,
    so `1` and `"1"` are the same key.

    Args:
        data: The bytes of the document.
        file: The file name that places carry.
        limits: The bounds on its size.

    Raises:
        DocumentError: the faults found, up to the first after which nothing can be read.

    >>> parsed = parse_yaml("医院:\n  - {床位: 500}\n".encode())
    >>> parsed.data, str(parsed.place(("医院", 0, "床位")))
    ({'医院': [{'床位': 500}]}, '<input>:2:10')
    """
    source = source_of(data, file=file, limits=limits)
    _refuse_characters(source, limits)
    tree = Tree(source, limits)
    if directive := _TAG_DIRECTIVE.match(source.text):
        tree.refuse(wording.DIRECTIVE, directive.end() - len("%TAG"))
    _compose(tree, _PARSER(source.text))
    return Parsed(tree.finish(), source, lambda: tree.slots)


def _refuse_characters(source: Source, limits: Limits) -> None:
    """Raise where characters stand that YAML forbids, or that its versions or parsers differ on."""
    faults = [
        wording.FORBIDDEN_CHARACTER.fault(
            source.place(match.start()), values={"number": f"{ord(match.group()):04X}"}
        )
        for match in islice(_FORBIDDEN.finditer(source.text), limits.max_faults)
    ]
    if faults:
        raise DocumentError(faults)


def _compose(tree: Tree, parser: _Parser) -> None:
    """Turn the events of one document into nodes of `tree`."""
    composer = _Composer(tree)
    take: dict[type, Callable[[Any], None]] = {
        ScalarEvent: composer.scalar,
        AliasEvent: composer.alias,
        MappingStartEvent: lambda event: composer.open({}, event),
        MappingEndEvent: composer.close,
        SequenceStartEvent: lambda event: composer.open([], event),
        SequenceEndEvent: composer.close,
        DocumentStartEvent: composer.begin,
        DocumentEndEvent: composer.end,
    }
    next_event = parser.get_event
    next_event()  # the start of the stream
    while True:
        try:
            event = next_event()
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            _refuse_syntax(tree, error, parser)
        kind = type(event)
        if kind is StreamEndEvent:
            break
        take[kind](event)
    if not composer.begun:
        tree.refuse(wording.EMPTY, 0)


class _Composer:
    """Tells a tree what the events of one document mean."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.begun = False
        self.anchors: dict[str, Anchored] = {}

    def begin(self, event: Any) -> None:
        """Take the start of a document."""
        offset = event.start_mark.index
        if self.begun:
            self.tree.refuse(wording.SEVERAL_DOCUMENTS, offset)
        if event.version not in {None, (1, 2)}:
            self.tree.fault(wording.VERSION, offset)
        self.begun = True

    def end(self, event: Any) -> None:
        """Take the end of a document, and refuse the directives of a second one.

        The parser must not come to them: libyaml compares each %TAG with all before it.
        """
        directive = _NEXT_DIRECTIVE.match(self.tree.source.text, event.end_mark.index)
        if directive:
            self.tree.refuse(wording.SEVERAL_DOCUMENTS, directive.end() - 1)

    def open(self, node: dict[str, object] | list[object], event: Any) -> None:
        """Take the start of a mapping or list."""
        offset = event.start_mark.index
        if event.tag is not None:
            self._refuse_tag(event.tag, offset)
        anchored = None
        if event.anchor is not None:
            anchored = Anchored(node, len(self.tree.slots.starts))
            self.anchors[event.anchor] = anchored
        self.tree.open(node, offset, anchored)

    def close(self, event: Any) -> None:
        """Take the end of a mapping or list."""
        self.tree.close(event.end_mark.index)

    def scalar(self, event: Any) -> None:
        """Take a scalar as a key or as a value."""
        tree = self.tree
        offset = event.start_mark.index
        text = value = event.value
        if event.tag is not None:
            self._refuse_tag(event.tag, offset)
        if not event.implicit[0]:
            if not text.isascii() and _SURROGATE.search(text):
                tree.fault(LONE_SURROGATE, offset)
        elif not tree.wants_key:
            value = _plain_value(tree, text, offset)
        elif text == "<<":
            tree.fault(wording.MERGE_KEY, offset)
        elif not text:
            tree.fault(wording.EMPTY_KEY, offset)
        if event.anchor is not None:
            slot = len(tree.slots.starts)
            anchored = Anchored(value, slot, text, nodes=1, characters=len(text))
            self.anchors[event.anchor] = anchored
        if tree.wants_key:
            tree.name(text, offset)
        else:
            tree.add(value, offset)

    def alias(self, event: Any) -> None:
        """Take an alias as a key or as a value."""
        offset = event.start_mark.index
        anchored = self.anchors.get(event.anchor)
        if anchored is None:
            self.tree.fault(wording.UNKNOWN_ALIAS, offset, {"name": event.anchor})
            anchored = Anchored(None, 0, f"*{event.anchor}", nodes=1)
        self.tree.alias(anchored, offset)

    def _refuse_tag(self, tag: str, offset: int) -> None:
        self.tree.fault(wording.TAG, offset, {"found": tag.replace(_TAG_OF_YAML, "!!")})


def _plain_value(tree: Tree, text: str, offset: int) -> object:
    """Return what a plain scalar means."""
    if text in WORDS:
        return WORDS[text]
    if text[0] not in NUMBER_STARTS:
        return text
    limit = tree.limits.max_number_chars
    try:
        number = number_in(text, max_chars=limit)
    except ValueError:
        tree.fault(NUMBER_TOO_LONG, offset, {"length": len(text), "limit": limit})
        return None
    if number is None:
        return text
    if isinstance(number, float) and not isfinite(number):
        tree.fault(NOT_FINITE, offset, {"found": text})
    return number


def _refuse_syntax(tree: Tree, error: Exception, parser: _Parser) -> NoReturn:
    """Say in our words what the parser said, where it said it."""
    begin = offset = parser.index if isinstance(parser, Reader) else 0
    problem = str(error)
    if isinstance(error, yaml.MarkedYAMLError):
        problem = ": ".join(filter(None, (error.context, error.problem)))
        offset = error.problem_mark.index if error.problem_mark else offset
        begin = error.context_mark.index if error.context_mark else offset
    said, at_start = wording.explanation(problem)
    values = {
        "problem": problem,
        "found": tree.source.text[offset : offset + 2].removeprefix("\\")[:1],
        "line": tree.source.place(begin).line,
    }
    tree.refuse(said, begin if at_start else offset, values)
