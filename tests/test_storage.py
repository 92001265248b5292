from __future__ import annotations

import errno
from pathlib import Path

import pytest

from medconsortium.errors import DocumentError
from medconsortium.storage import unreadable, write_file, write_folder

CSV = frozenset({".csv"})


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    for text in (b"1", b"2"):
        write_file(tmp_path / "a", lambda stream, text=text: stream.write(text))  # type: ignore[misc]
        assert (tmp_path / "a").read_bytes() == text
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


def test_a_file_that_fails_is_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def fail(_: object) -> None:
        raise OSError(errno.ENOSPC, "disk full")

    with pytest.raises(DocumentError, match="disk full"):
        write_file(tmp_path / "a", fail)
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [b"old"]


@pytest.mark.parametrize("name", ["", ".", "/", "\0", "\ud800", "a\0b", "长" * 1000, "no/a"])
def test_a_path_that_cannot_be_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DocumentError) as caught:
        write_file(name, lambda stream: stream.write(b""))
    assert [fault.code for fault in caught.value.faults] == ["cannot-write"]
    with pytest.raises(DocumentError) as caught:
        write_folder(name, lambda _: None, endings=CSV)
    assert [fault.code for fault in caught.value.faults] == ["cannot-write"]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_written_and_replaced(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        write_folder(
            tmp_path / "f",
            lambda folder, name=name: folder.joinpath(name).write_text("1"),  # type: ignore[misc]
            endings=CSV,
        )
        assert [entry.name for entry in (tmp_path / "f").iterdir()] == [name]
    assert [entry.name for entry in tmp_path.iterdir()] == ["f"]


@pytest.mark.parametrize("stranger", ["a.txt", "sub", "a"])
def test_a_folder_with_something_else_stays(tmp_path: Path, stranger: str) -> None:
    folder = tmp_path / "f"
    folder.mkdir()
    (folder / "mine.csv").write_text("")
    (folder / stranger).mkdir()
    with pytest.raises(DocumentError, match="holds something else"):
        write_folder(folder, lambda _: None, endings=CSV)
    assert {entry.name for entry in folder.iterdir()} == {"mine.csv", stranger}


def test_a_file_in_the_place_of_a_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("mine")
    with pytest.raises(DocumentError):
        write_folder(tmp_path / "f", lambda _: None, endings=CSV)
    assert (tmp_path / "f").read_text() == "mine"
    assert [entry.name for entry in tmp_path.iterdir()] == ["f"]


@pytest.mark.parametrize("moment", ["fill", "rename"])
def test_a_folder_that_fails_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    folder = tmp_path / "f"
    write_folder(folder, lambda new: new.joinpath("a.csv").write_text("old"), endings=CSV)
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if target == folder and not (self / "a.csv").exists():
            raise OSError(errno.EACCES, "locked")
        return rename(self, target)

    def fill(new: Path) -> None:
        new.joinpath("b.csv").write_text("new")
        if moment == "fill":
            raise OSError(errno.EACCES, "locked")

    if moment == "rename":
        monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(DocumentError, match="locked"):
        write_folder(folder, fill, endings=CSV)
    assert [entry.name for entry in folder.iterdir()] == ["a.csv"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["f"]


def test_what_a_filler_raises_passes_through(tmp_path: Path) -> None:
    def fill(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path / "f", fill, endings=CSV)
    assert list(tmp_path.iterdir()) == []


def test_why_something_cannot_be_read_is_told() -> None:
    error = unreadable("a.csv", OSError(errno.ENOENT, "No such file"))
    assert str(error).startswith("a.csv: the file cannot be read (No such file) -> check the path")
    assert "无法读取（bad）" in unreadable("a", ValueError("bad")).in_language("zh")
