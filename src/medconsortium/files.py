"""Networks in files of every format, told by the ending of the path."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any, Literal, TypeAlias

from medconsortium.errors import DocumentError, Fault, Place
from medconsortium.storage import unreadable
from medconsortium.text import Language, Text

if TYPE_CHECKING:
    from medconsortium.interop.tables import Note, Reading
    from medconsortium.model import Network

__all__ = ["FORMATS", "Format", "read", "read_with_notes", "write"]

Format: TypeAlias = Literal["yaml", "json", "xlsx", "xls", "ods", "csv", "parquet"]

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        ".yaml": "yaml",
        ".yml": "yaml",
        ".json": "json",
        ".xlsx": "xlsx",
        ".xls": "xls",
        ".ods": "ods",
        ".csv": "csv",
        ".parquet": "parquet",
    }
)
"""The endings of paths, and what they stand for; `.csv` and `.parquet` are folders."""

_WRITTEN: tuple[Format, ...] = ("yaml", "json", "xlsx", "csv", "parquet")


def read(
    source: str | os.PathLike[str] | bytes | IO[bytes] | Mapping[str, Any],
    *,
    format: Format | None = None,  # noqa: A002 - what it is
) -> Network:
    """Return the network in a file or folder.

    `source` is a path: its ending tells the format, unless `format` says it. Documents may also
    be bytes, a binary stream, or data already parsed. A `.csv` may be a folder of tables or one
    table in a file.

    Raises:
        DocumentError: It cannot be opened or read; `faults` lists everything wrong with it, each
            with its place and cure.
        MissingExtraError: The format needs an extra that is not installed.

    >>> read({"format": "medconsortium/1", "institutions": [{"id": "xy", "name": "湘雅医院"}]})
    <Network: 1 institution>
    """
    if not isinstance(source, str | os.PathLike):
        return _read_document(source, format)
    path = Path(source)
    told = format or _format_of(path)
    if told in ("yaml", "json"):
        return _read_document(path, told)
    if told == "parquet":
        from medconsortium.interop.tables import read_parquet  # noqa: PLC0415 - polars is slow

        return read_parquet(path)
    return _read_sheets(path, told).network


def read_with_notes(
    source: str | os.PathLike[str],
    *,
    format: Format | None = None,  # noqa: A002
) -> Reading:
    """Return the network at a path, and what a person should know about the reading.

    The notes say which ids were made, which columns were passed over, which encoding was assumed.

    Raises:
        DocumentError: As `read` does.
        MissingExtraError: As `read` does.
    """
    from medconsortium.interop.tables import Reading  # noqa: PLC0415

    path = Path(source)
    told = format or _format_of(path)
    if told in ("yaml", "json", "parquet"):
        return Reading(read(path, format=told))
    return _read_sheets(path, told)


def write(
    network: Network, path: str | os.PathLike[str], *, language: Language = "zh"
) -> tuple[Note, ...]:
    """Write a network; the ending of the path tells the format.

    `.yaml`, `.json` and `.xlsx` are files, `.csv` and `.parquet` folders of one table each. They
    are written whole or not at all. `language` is that of headings and terms in Excel and CSV.

    Returns:
        What the format cannot carry, each value named; mostly nothing.

    Raises:
        DocumentError: The ending is unknown or only read, or the path cannot be written.
        MissingExtraError: The format needs an extra that is not installed.
    """
    target = Path(path)
    told = FORMATS.get(target.suffix.lower())
    if told not in _WRITTEN:
        endings = [ending for ending, known in FORMATS.items() if known in _WRITTEN]
        raise DocumentError([_unknown_ending(target, endings)])
    if told in ("yaml", "json"):
        from medconsortium import documents  # noqa: PLC0415 - pydantic is slow

        documents.write(network, target)
        return ()
    from medconsortium.interop import tables  # noqa: PLC0415

    if told == "parquet":
        tables.write_parquet(network, target)
        return ()
    put = tables.write_workbook if told == "xlsx" else tables.write_csv
    return put(network, target, language=language)


def _read_document(source: Any, told: Format | None) -> Network:
    if told not in (None, "yaml", "json"):
        raise TypeError(f"{told} is read from a path")
    from medconsortium import documents  # noqa: PLC0415 - pydantic is slow

    return documents.read(source, notation=told)


def _read_sheets(path: Path, told: Format) -> Reading:
    from medconsortium.interop import tables  # noqa: PLC0415

    return tables.read_csv(path) if told == "csv" else tables.read_workbook(path)


def _format_of(path: Path) -> Format:
    told = FORMATS.get(path.suffix.lower())
    if told is not None:
        return told
    try:
        path.stat()
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None
    raise DocumentError([_unknown_ending(path, [*FORMATS])])


def _unknown_ending(path: Path, endings: list[str]) -> Fault:
    listed = ", ".join(endings)
    return Fault(
        code="unknown-ending",
        place=Place(file=str(path)),
        message=Text(f"不认识的文件后缀 {path.suffix!r}", f"unknown ending {path.suffix!r}"),
        cure=Text(f"使用 {listed}", f"use one of {listed}"),
    )
