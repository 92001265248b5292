"""Reading and writing documents: paths, bytes, streams and mappings; YAML and JSON."""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Literal, TypeAlias, cast

from medconsortium.documents.decode import decode
from medconsortium.documents.encode import encode
from medconsortium.documents.faults import Whereabouts, nowhere
from medconsortium.documents.syntax import Limits, Parsed, parse_json, parse_yaml
from medconsortium.documents.yaml_text import yaml_text
from medconsortium.errors import DocumentError, Fault, Place
from medconsortium.model import Network
from medconsortium.text import Text

__all__ = ["Notation", "Readable", "dumps", "opened", "read", "write", "written"]

Notation: TypeAlias = Literal["yaml", "json"]

Readable: TypeAlias = str | os.PathLike[str] | bytes | IO[bytes] | Mapping[str, Any]
"""A path, the bytes of a document, a binary stream, or data already parsed."""

_ENDINGS: Mapping[str, Notation] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}
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
    return decode(document, whereabouts=whereabouts)


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
    parsed: Parsed = (parse_json if notation == "json" else parse_yaml)(data, file=name)
    return parsed.data, parsed.place


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
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
        temporary.replace(target)
    except (OSError, ValueError) as error:
        raise DocumentError([_file_fault(target, "cannot-write", error)]) from None
    finally:
        with contextlib.suppress(OSError, ValueError):
            temporary.unlink()


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(Limits().max_bytes + 1)
    except (OSError, ValueError) as error:
        raise DocumentError([_file_fault(path, "cannot-read", error)]) from None


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


def _file_fault(path: Path, code: str, error: Exception) -> Fault:
    reason = getattr(error, "strerror", None) or str(error)
    verb = Text(zh="写入", en="written") if code == "cannot-write" else Text(zh="读取", en="read")
    return Fault(
        code=code,
        place=Place(file=str(path)),
        message=Text(
            zh=f"文件无法{verb.zh}（{reason}）", en=f"the file cannot be {verb.en} ({reason})"
        ),
        cure=Text(
            zh="检查路径和权限，以及文件是否已在别处打开",
            en="check the path, the permissions, and whether it is open elsewhere",
        ),
    )
