"""Reading and writing documents: paths, bytes, streams and mappings; YAML and JSON."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any, Literal, TypeAlias, cast

from medconsortium.documents.decode import collector_paused, decode
from medconsortium.documents.encode import encode
from medconsortium.documents.yaml_text import yaml_text
from medconsortium.errors import DocumentError, Fault, Place
from medconsortium.model import Network
from medconsortium.storage import unreadable, write_file
from medconsortium.syntax import Limits, Parsed, parse_json, parse_yaml
from medconsortium.text import Text

__all__ = ["Notation", "dumps", "read", "write"]

Notation: TypeAlias = Literal["yaml", "json"]

_ENDINGS: Mapping[str, Notation] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}
_LARGE = 2**20
"""Of a document with more bytes, the text alone is kept to tell places by."""

_JSON_START = re.compile(rb'\s*(\{\s*["}]|\[)')


def read(
    source: str | os.PathLike[str] | bytes | IO[bytes] | Mapping[str, Any],
    *,
    notation: Notation | None = None,
) -> Network:
    """Return the network in a document.

    `source` is a path, the bytes of a document, a binary stream, or data already parsed. The
    notation of a path is told by its ending, that of bytes and streams by their beginning, unless
    `notation` says it.

    Raises:
        DocumentError: The document cannot be opened or read; `faults` lists everything wrong
            with it, each with its place and cure.
    """
    if isinstance(source, Mapping):
        return decode(source)
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        data, name = _bytes_of(path), str(path)
        notation = notation or _notation_of(path)
    else:
        data = source if isinstance(source, bytes) else source.read(Limits().max_bytes + 1)
        name = str(getattr(source, "name", "<input>"))
    if notation is None:
        notation = "json" if _JSON_START.match(data.removeprefix(b"\xef\xbb\xbf")) else "yaml"
    parse = parse_json if notation == "json" else parse_yaml
    with collector_paused():
        parsed = parse(data, file=name)
        document = cast(Mapping[str, Any], parsed.data)  # what else it may be, `decode` refuses
        whereabouts = _Whereabouts(parsed, lambda: parse(data, file=name))
        network = decode(document, whereabouts=whereabouts)
    if len(data) > _LARGE:
        whereabouts.parsed = None
    return network


class _Whereabouts:
    """Tells places in a document, which is parsed again for that once it was let go."""

    def __init__(self, parsed: Parsed, parse: Callable[[], Parsed]) -> None:
        self.parsed: Parsed | None = parsed
        self._parse = parse

    def __call__(self, path: tuple[str | int, ...], *, key: bool = False) -> Place:
        if self.parsed is None:
            self.parsed = self._parse()
        return self.parsed.place(path, key=key)


def dumps(network: Network, *, notation: Notation = "yaml") -> bytes:
    """Return the document of a network: the same network gives the same bytes."""
    document = encode(network)
    if notation == "json":
        return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
    return yaml_text(document).encode()


def write(network: Network, path: str | os.PathLike[str]) -> None:
    """Write the document of a network; the ending of the path tells the notation.

    The file is written whole or not at all.

    Raises:
        DocumentError: The ending is unknown, or the file cannot be written.
    """
    target = Path(path)
    data = dumps(network, notation=_notation_of(target))
    write_file(target, lambda stream: stream.write(data))


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(Limits().max_bytes + 1)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None


def _notation_of(path: Path) -> Notation:
    notation = _ENDINGS.get(path.suffix.lower())
    if notation is None:
        endings = ", ".join(_ENDINGS)
        raise DocumentError(
            [
                Fault(
                    code="unknown-ending",
                    place=Place(file=str(path)),
                    message=Text(
                        zh=f"不认识的文件后缀 {path.suffix!r}",
                        en=f"unknown ending {path.suffix!r}",
                    ),
                    cure=Text(zh=f"使用 {endings}", en=f"use one of {endings}"),
                )
            ]
        )
    return notation
