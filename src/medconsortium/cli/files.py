"""Writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from medconsortium.cli.problems import UnusableError
from medconsortium.text import Text

__all__ = ["make_folder", "write_whole"]


def make_folder(folder: Path) -> None:
    """Make a folder, and those it lies in, where they are not there yet.

    Raises:
        UnusableError: It cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from None


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file, replacing one that is there; whoever looks sees the old or the new.

    Raises:
        UnusableError: It cannot be written.
    """
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content.encode() if isinstance(content, str) else content)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError) -> UnusableError:
    reason = error.strerror or str(error)
    return UnusableError(
        Text(
            f"{path}：无法写入（{reason}）→ 用 --output 指定别处",
            f"{path}: cannot be written ({reason}) -> name another place with --output",
        )
    )
