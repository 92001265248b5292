from __future__ import annotations

import os
from pathlib import Path

import pytest

from medconsortium.cli.files import make_folder, write_whole
from medconsortium.cli.problems import UnusableError


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    for text in ("一\n", "二\n"):
        write_whole(file, text)
        assert file.read_bytes() == text.encode()
    write_whole(file, b"\x00\r\n")
    assert file.read_bytes() == b"\x00\r\n"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_folders_are_made_and_kept(tmp_path: Path) -> None:
    for _ in range(2):
        make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(UnusableError, match="cannot be written"):
        make_folder(tmp_path / "a")
    with pytest.raises(UnusableError, match="--output"):
        write_whole(tmp_path / "a" / "b.txt", "")


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UnusableError, match="No space left"):
        write_whole(file, "new")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("a.txt", "old")]
