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
from medconsortium.documents.faults import Whereabouts, nowhere
from medconsortium.documents.yaml_text import yaml_text
from medconsortium.errors import DocumentError, Fault, Place
from medconsortium.model import Network
from medconsortium.storage import unreadable, write_file
from medconsortium.syntax import Limits, Parsed, parse_json, parse_yaml
from medconsortium.text import Text

__all__ = ["Notation", "Readable", "dumps", "opened", "read", "write", "written"]

Notation: TypeAlias = Literal["yaml", "json"]

Readable: TypeAlias = str | os.PathLike[str] | bytes | IO[bytes] | Mapping[str, Any]
"""A path, the bytes of a document, a binary stream, or data already parsed."""

_ENDINGS: Mapping[str, Notation] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}
_LARGE = 2**20
"""Of a document with more bytes, the text alone is kept to tell places by."""

_JSON_START = re.compile(rb'\s*(\{\s*["}]|\[)')


def read(source: Readable, *, notation: Notation | None = None) -> Network:
    """Return the network in a document.

    `source` is a path, the bytes of a document, a binary stream, or data already parsed. The
    notation of a path is told by its ending, that of bytes and streams by their beginning, unless
    `notation` says it.

    Raises:
        DocumentError: The document cannot be opened or read; `faults` lists everything wrong
            with it, each with its place and cure.
    """
    data, whereabouts = opened(source, notation=notation)
    document = cast(Mapping[str, Any], data)  # what else it may be, `decode` refuses
    with collector_paused():
        network = decode(document, whereabouts=whereabouts)
    if isinstance(whereabouts, _Whereabouts):
        whereabouts.let_go()
    return network


def opened(source: Readable, *, notation: Notation | None = None) -> tuple[object, Whereabouts]:
    """Return the plain data of a document of any format, and what tells the places in it.

    Raises:
        DocumentError: The document cannot be opened, or is no YAML or JSON.
    """
    if isinstance(source, Mapping):
        return source, nowhere
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
    large = len(data) > _LARGE
    return parsed.data, _Whereabouts(parsed, lambda: parse(data, file=name), large=large)


class _Whereabouts:
    """Tells places in a document; a large one is parsed again for that once it was let go."""

    def __init__(self, parsed: Parsed, parse: Callable[[], Parsed], *, large: bool) -> None:
        self._parsed: Parsed | None = parsed
        self._parse = parse
        self._large = large

    def __call__(self, path: tuple[str | int, ...], *, key: bool = False) -> Place:
        if self._parsed is None:
            self._parsed = self._parse()
        return self._parsed.place(path, key=key)

    def let_go(self) -> None:
        if self._large:
            self._parsed = None


def dumps(network: Network, *, notation: Notation = "yaml") -> bytes:
    """Return the document of a network: the same network gives the same bytes."""
    return written(encode(network), notation=notation)


def written(document: Mapping[str, Any], *, notation: Notation) -> bytes:
    """Return plain data as the bytes of a document."""
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
