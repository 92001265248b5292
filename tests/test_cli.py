"""The command line as a process: encodings, pipes, bad input."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from medconsortium.cli import main
from medconsortium.text.bilingual import has_han

HEAD = "format: medconsortium/1\n"

BAD = {  # file name: content; `None` for no file, "" for an empty one
    "missing.yaml": None,
    "no-ending": b"x",
    "wrong.docx": b"x",
    "empty.yaml": b"",
    "gbk.yaml": f"{HEAD}title: 某县医共体\n".encode("gbk"),
    "truncated.json": b'{"format": "medconsortium/1", "institutions": [{"id": "a"',
    "unknown-key.yaml": f"{HEAD}hospitals: []\n".encode(),
    "duplicate-key.yaml": f"{HEAD}title: 甲\ntitle: 乙\n".encode(),
    "duplicate-id.yaml": (
        f"{HEAD}institutions: [{{id: a, name: 甲}}, {{id: a, name: 乙}}]\n".encode()
    ),
    "dangling.yaml": f"{HEAD}institutions: [{{id: a, name: 甲, division: b}}]\n".encode(),
    "newer.yaml": b"format: medconsortium/9\n",
    "nan.yaml": f"{HEAD}links: [{{from: a, to: b, kind: 上转, travel_minutes: .nan}}]\n".encode(),
    "deep.json": b"[" * 100_000,
    "binary.yaml": bytes(range(256)),
}


def started(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "medconsortium", *arguments],
        capture_output=True,
        check=False,
        cwd=cwd,
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
    )


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_by_faults_with_their_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    content = BAD[name]
    if content is not None:
        Path(name).write_bytes(content)
    for language in ("zh", "en"):
        code = main(["check", f"./{name}", "--lang", language])
        out, err = capsys.readouterr()
        assert (code, out) == (2, "")
        assert "Traceback" not in err
        lines = err.splitlines()
        assert lines
        assert all(line.startswith(name) for line in lines)
        assert any(has_han(line) for line in lines) or language == "en"


def test_a_directory_is_no_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "folder.yaml"
    folder.mkdir()
    assert main(["check", str(folder)]) == 2
    assert str(folder) in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii"])
def test_every_encoding_of_the_output_will_do(tmp_path: Path, encoding: str) -> None:
    said = started("demo", "--lang", "zh", cwd=tmp_path, PYTHONIOENCODING=encoding)
    assert (said.returncode, said.stderr) == (0, b"")
    assert b"\x1b" not in said.stdout
    text = said.stdout.decode(encoding)
    assert "paediatric_2016" in text
    assert ("医联体" in text) is (encoding in {"utf-8", "gbk"})


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_help_tables_and_data_survive_a_poor_encoding(tmp_path: Path, encoding: str) -> None:
    for command in (["route", "--help"], ["terms", "Subject"]):
        said = started(*command, "--lang", "zh", cwd=tmp_path, PYTHONIOENCODING=encoding)
        assert (said.returncode, said.stderr) == (0, b"")
    as_json = ["check", "panyu_2017", "--on", "2026-01-01", "--format", "json"]
    said = started(*as_json, cwd=tmp_path, PYTHONIOENCODING=encoding)
    title = json.loads(said.stdout.decode(encoding))["network"]["title"]["zh"]
    assert title == "广州市番禺区的医联体（2017年）"


def test_the_locale_tells_the_language(tmp_path: Path) -> None:
    for locale, said in (("zh_CN.UTF-8", "找不到"), ("en_GB.UTF-8", "nothing is called")):
        told = started("explain", "X", cwd=tmp_path, LC_ALL=locale, PYTHONIOENCODING="utf-8")
        assert said in told.stderr.decode()


def test_an_unknown_language_is_told_in_that_of_the_locale(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for locale, said in (("zh_CN.UTF-8", "而不是 'fr'"), ("C", "not 'fr'")):
        monkeypatch.setenv("LC_ALL", locale)
        assert main(["rules", "--lang", "fr"]) == 2
        assert said in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "medconsortium", "terms", "Category"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


def test_a_pipe_that_breaks_within_a_command_is_none_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> int:
        raise BrokenPipeError

    monkeypatch.setattr("medconsortium.cli.invoke", broken)
    with (tmp_path / "out").open("w") as stream, redirect_stdout(stream):
        assert main(["rules"]) == 1
        stream.write("nobody reads on")
    assert (tmp_path / "out").read_text() == ""


def test_checking_loads_no_more_than_it_needs(tmp_path: Path) -> None:
    script = (
        "import sys; from medconsortium.cli import main; main(['check', 'panyu_2017']); "
        "print(*sys.modules, file=sys.stderr)"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert not {"networkx", "rich", "scipy"} & set(said.stderr.split())


def test_the_collector_is_done_without_in_a_process_of_its_own_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done: list[object] = []
    monkeypatch.setattr(gc, "disable", lambda: done.append("disabled"))
    monkeypatch.setattr("atexit.register", done.append)
    assert main(["rules"]) == 0
    assert done == []
    monkeypatch.setattr("sys.argv", ["medconsortium", "rules"])
    assert main() == 0
    assert done == ["disabled", gc.freeze]
    assert "SPA001" in capsys.readouterr().out
