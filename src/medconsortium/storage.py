"""Files and folders, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO

from medconsortium.errors import DocumentError, Fault, Place
from medconsortium.text import Text

__all__ = ["unreadable", "write_file", "write_folder"]


def write_file(path: str | os.PathLike[str], fill: Callable[[IO[bytes]], object]) -> None:
    """Write what `fill` writes into a binary stream as the file `path`, replacing one there.

    Whoever looks sees the old file or the new one; where writing fails, all is as it was.

    Raises:
        DocumentError: The file cannot be written.

    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> write_file(f"{folder.name}/a.txt", lambda stream: stream.write(b"text"))
    >>> Path(folder.name, "a.txt").read_bytes()
    b'text'
    >>> folder.cleanup()
    """
    target = Path(path)
    temporary = _beside(target)
    try:
        with temporary.open("xb") as stream:
            fill(stream)
        temporary.replace(target)
    except OSError as error:
        raise _unwritable(target, error) from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def write_folder(
    path: str | os.PathLike[str], fill: Callable[[Path], object], *, endings: frozenset[str]
) -> None:
    """Write what `fill` puts into an empty folder as the folder `path`, replacing one there.

    A folder is replaced only where it holds nothing but files with one of the `endings`
    (`".csv"`): it may hold what was never ours.

    Raises:
        DocumentError: The folder cannot be written, or holds something else.
    """
    target = Path(path)
    temporary = _beside(target)
    try:
        _refuse_strangers(target, endings)
        temporary.mkdir()
        fill(temporary)
        _take_place(temporary, target)
    except OSError as error:
        raise _unwritable(target, error) from None
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(temporary)


def unreadable(path: str | os.PathLike[str], error: Exception) -> DocumentError:
    """Return the error that says that, and why, a file or folder cannot be read."""
    return DocumentError([_fault(Path(path), "cannot-read", Text("读取", "read"), error)])


def _beside(target: Path) -> Path:
    try:
        with contextlib.suppress(OSError):
            target.lstat()  # refuses what no file can be called
        return target.with_name(f".{secrets.token_hex(8)}.tmp")
    except ValueError as error:
        raise _unwritable(target, error) from None


def _refuse_strangers(target: Path, endings: frozenset[str]) -> None:
    if target.is_dir():
        found = sorted(e.name for e in target.iterdir() if e.is_dir() or e.suffix not in endings)
        if found:
            raise DocumentError([_holds_more(target, found[0])])


def _take_place(temporary: Path, target: Path) -> None:
    """Put a folder in the place of another, which goes back where that fails."""
    old = _beside(target)
    if target.is_dir():
        target.rename(old)
    elif target.exists():
        raise NotADirectoryError(str(target))
    try:
        temporary.rename(target)
    except OSError:
        if old.is_dir():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _holds_more(target: Path, stranger: str) -> Fault:
    return Fault(
        code="cannot-write",
        place=Place(file=str(target)),
        message=Text(
            f"文件夹里还有别的内容（{stranger!r} 等），不会替换它",
            f"the folder holds something else ({stranger!r}) and is not replaced",
        ),
        cure=Text("换一个路径，或先移走那些内容", "choose another path, or move that away first"),
    )


def _unwritable(path: Path, error: Exception) -> DocumentError:
    return DocumentError([_fault(path, "cannot-write", Text("写入", "written"), error)])


def _fault(path: Path, code: str, verb: Text, error: Exception) -> Fault:
    reason = getattr(error, "strerror", None) or str(error)
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
