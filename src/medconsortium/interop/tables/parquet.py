"""Networks as folders of Parquet files, one file a table, with a small manifest beside them.

The manifest tells title and mark of the network, and the SHA-256 of each file. As long as the
files are as they were written, references are taken from the row numbers beside the ids. In a
folder that somebody changed, ids and row numbers must agree; in one without manifest, the ids of
anybody's files are read.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from medconsortium.errors import DocumentError, Fault, Place
from medconsortium.interop.tables.engine import pl
from medconsortium.interop.tables.flat_tables import network_of
from medconsortium.interop.tables.frames import table_series
from medconsortium.interop.tables.series_faults import Position, SeriesFaults
from medconsortium.model import TABLES, Network
from medconsortium.storage import unreadable, write_folder
from medconsortium.text import Text

__all__ = ["FORMAT", "MANIFEST", "read_parquet", "write_parquet"]

FORMAT = "medconsortium-tables/1"
MANIFEST = "medconsortium.json"

_ENDING = ".parquet"
_LARGEST_MANIFEST = 2**20
_SLICES, _ROWS_OF_SLICE = 2, 128
_ROWS_OF_GROUP = 2**16
_SEED = 20_260_101

R = TypeVar("R")


def write_parquet(network: Network, folder: str | os.PathLike[str]) -> None:
    """Write a network as a folder of Parquet files, whole or not at all.

    Only what is stated is written: tables with rows, and columns in which a row says something.

    Raises:
        DocumentError: The folder cannot be written, or holds what this did not write.
    """
    target = Path(folder)
    if target.is_dir() and any(target.iterdir()) and not (target / MANIFEST).is_file():
        raise DocumentError([_not_ours(target)])

    def fill(empty: Path) -> None:
        tables = {}
        for name in TABLES:
            if len(network.table(name)):
                file = empty / f"{name}{_ENDING}"
                pl.DataFrame(list(table_series(network, name, native=True))).write_parquet(
                    file, row_group_size=_ROWS_OF_GROUP, statistics=False
                )
                tables[name] = {"rows": len(network.table(name)), "sha256": _sha256(file)}
        title = network.title
        manifest = {
            "format": FORMAT,
            "title": title and {"zh": title.zh, "en": title.en},
            "synthetic": network.synthetic,
            "tables": tables,
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        (empty / MANIFEST).write_text(text, encoding="utf-8")

    write_folder(target, fill, endings=frozenset({_ENDING, ".json"}))


def read_parquet(folder: str | os.PathLike[str]) -> Network:
    """Return the network in a folder of Parquet files, or in one such file.

    A file is known by its name (`institutions.parquet`), a column by that of the contract. Terms
    are told by key, label or alias, references by id.

    Raises:
        DocumentError: The files cannot be opened or hold no network; `faults` lists what is
            wrong.
    """
    target = Path(folder)
    try:
        files = [target] if target.is_file() else sorted(target.iterdir())
        manifest = _manifest(target)
    except DocumentError:
        raise
    except (OSError, ValueError) as error:
        raise unreadable(target, error) from None
    faults = SeriesFaults()
    tables: dict[str, Path] = {}
    for file in files:
        if file.suffix == _ENDING and file.stem in TABLES:
            tables[file.stem] = file
        elif file.suffix == _ENDING:
            faults.unknown(Position(file.stem, file=str(file)), file.stem, TABLES)
    if not tables and manifest is None:
        faults.unreadable(str(target), Text("没有 Parquet 表", "there is no Parquet table in it"))
    stated = (manifest or {}).get("tables", {})
    for name in stated:
        if name not in tables:
            faults.unreadable(
                str(target / f"{name}{_ENDING}"), Text("文件不在", "the file is not there")
            )
    faults.refuse()
    source = _ParquetFiles(tables)
    title = (manifest or {}).get("title")
    return network_of(
        source,
        title=None if title is None else Text(zh=title.get("zh"), en=title.get("en")),
        synthetic=bool((manifest or {}).get("synthetic")),
        has_rows=manifest is not None,
        is_intact=stated.keys() == tables.keys() and _are_as_written(tables, stated),
    )


class _ParquetFiles:
    """Parquet files as flat tables."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self._columns = {table: _polars(file, _names) for table, file in files.items()}
        self._counts = {table: _polars(file, _count) for table, file in files.items()}

    def columns(self, table: str) -> Sequence[str]:
        return self._columns.get(table, ())

    def count(self, table: str) -> int:
        return self._counts[table]

    def fetch(self, table: str, columns: Sequence[str]) -> pl.DataFrame:
        return _polars(self._files[table], lambda file: _scan(file).select(columns).collect())

    def sample(
        self, table: str, columns: Sequence[str]
    ) -> tuple[np.ndarray[Any, Any], pl.DataFrame]:
        file, count = self._files[table], self._counts[table]
        draws = np.random.default_rng(_SEED)
        begins = np.unique(draws.integers(0, max(1, count - _ROWS_OF_SLICE + 1), _SLICES)).tolist()

        def slices(file: Path) -> list[pl.DataFrame]:
            scan = _scan(file).select(columns)
            return [scan.slice(begin, _ROWS_OF_SLICE).collect() for begin in begins]

        frames = _polars(file, slices)
        rows = [np.arange(b, b + len(f)) for b, f in zip(begins, frames, strict=True)]
        return np.concatenate(rows), pl.concat(frames)

    def file(self, table: str) -> str | None:
        return str(self._files[table]) if table in self._files else None


def _scan(file: Path) -> pl.LazyFrame:
    return pl.scan_parquet(file, glob=False, hive_partitioning=False)


def _names(file: Path) -> list[str]:
    return _scan(file).collect_schema().names()


def _count(file: Path) -> int:
    return int(_scan(file).select(pl.len()).collect().item())


def _polars(file: Path, read: Callable[[Path], R]) -> R:
    """Return what `read` reads, or say that the file cannot be read."""
    faults = SeriesFaults()
    try:
        return read(file)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError, ValueError) as error:
        first_line = next(iter(str(error).splitlines()), type(error).__name__)
        faults.unreadable(str(file), first_line[:200])
    faults.refuse()
    raise AssertionError  # refused above


def _manifest(folder: Path) -> dict[str, Any] | None:
    """Return the manifest of a folder, `None` where there is none.

    Raises:
        DocumentError: It is none that this version reads.
    """
    file = folder / MANIFEST
    if not file.is_file():
        return None
    with file.open("rb") as stream:
        data = stream.read(_LARGEST_MANIFEST + 1)
    try:
        found = json.loads(data) if len(data) <= _LARGEST_MANIFEST else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or found.get("format") != FORMAT or not _is_sound(found):
        raise DocumentError([_not_a_manifest(file)])
    return found


def _is_sound(manifest: dict[str, Any]) -> bool:
    title, tables = manifest.get("title"), manifest.get("tables")
    texts = title.values() if isinstance(title, dict) else [title]
    return (
        (title is None or (isinstance(title, dict) and title.keys() == {"zh", "en"}))
        and all(text is None or isinstance(text, str) for text in texts)
        and isinstance(manifest.get("synthetic"), bool)
        and isinstance(tables, dict)
        and all(name in TABLES and isinstance(told, dict) for name, told in tables.items())
    )


def _are_as_written(files: Mapping[str, Path], stated: Mapping[str, Any]) -> bool:
    with ThreadPoolExecutor() as pool:
        found = pool.map(_sha256, (files[name] for name in stated))
        return all(
            one == told.get("sha256") for one, told in zip(found, stated.values(), strict=True)
        )


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _not_a_manifest(file: Path) -> Fault:
    return Fault(
        code="bad-manifest",
        place=Place(file=str(file)),
        message=Text(f"不是 {FORMAT} 的说明文件", f"it is no manifest of the format {FORMAT}"),
        cure=Text(
            "升级 medconsortium；或删去它，就只按标识读取",
            "upgrade medconsortium; or delete it, and ids alone are read",
        ),
    )


def _not_ours(folder: Path) -> Fault:
    return Fault(
        code="cannot-write",
        place=Place(file=str(folder)),
        message=Text(
            f"文件夹里的内容不是本库所写（没有 {MANIFEST}），不会替换它",
            f"the folder was not written by this library (no {MANIFEST}) and is not replaced",
        ),
        cure=Text("换一个路径", "choose another path"),
    )
