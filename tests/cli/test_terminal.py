from __future__ import annotations

import json
import sys
from contextlib import redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper

import pytest

from medconsortium.cli.terminal import Line, Terminal, forgiving, pad, plain, table_lines
from medconsortium.text import Text

LINE: Line = ("  ", ("错误", "bold red"), " MGT003 ")
HEAD = [Text("名称", "name"), Text("个数", "count")]
ROWS = [["甲[bold]", "7"], ["long name", "12"]]


def test_a_line_without_its_styles() -> None:
    assert plain(LINE) == "  错误 MGT003"


@pytest.mark.parametrize(
    ("text", "padded"), [("通过", "通过  "), ("pass", "pass  "), ("12", "    12"), ("·", "     ·")]
)
def test_text_is_padded_by_columns(text: str, padded: str) -> None:
    assert pad(text, 6) == padded


def test_columns_of_a_table_stand_under_each_other() -> None:
    lines = [plain(line) for line in table_lines(["名", "count"], [["通过", "1"], ["x", "23"]])]
    assert lines == ["名    count", "通过      1", "x        23"]


def test_a_table_without_rows_has_its_head() -> None:
    assert [plain(line) for line in table_lines(["name"], [])] == ["name"]


def test_a_pipe_gets_bare_lines(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal(language="zh")
    terminal.print(LINE, ())
    terminal.print_table(HEAD, ROWS)
    assert capsys.readouterr().out.splitlines() == [
        "  错误 MGT003",
        "",
        "名称       个数",
        "甲[bold]      7",
        "long name    12",
    ]


def test_a_terminal_gets_colour(screen: StringIO) -> None:
    terminal = Terminal(language="en")
    with redirect_stdout(screen):
        terminal.print(LINE, ("x" * 200,))
        terminal.print_table(HEAD, ROWS)
    shown = screen.getvalue()
    assert "\x1b[1;31m错误\x1b[0m" in shown
    assert "x" * 200 in shown  # left to the terminal to wrap
    assert "甲[bold]" in shown  # no markup is read out of data
    assert "count" in shown


def test_a_terminal_without_colour_is_obeyed(
    screen: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with redirect_stdout(screen):
        Terminal(language="en").print(LINE)
    assert "错误" in screen.getvalue()
    assert "31m" not in screen.getvalue()


HOSTILE = "甲\x1b[2J\x07\r\n\u202e院"
HARMLESS = "甲�[2J����院"


def test_no_datum_commands_a_terminal(capsys: pytest.CaptureFixture[str], screen: StringIO) -> None:
    terminal = Terminal(language="en")
    terminal.print((HOSTILE, (HOSTILE, "bold")))
    terminal.print_table(HEAD, [[HOSTILE, "1"]])
    terminal.complain(f"first\n{HOSTILE}".replace("\r\n", "\t\t"))
    out, err = capsys.readouterr()
    assert out.count(HARMLESS) == 3
    assert err == f"first\n{HARMLESS}\n"
    with redirect_stdout(screen):
        terminal.print((HOSTILE, (HOSTILE, "bold")))
        terminal.print_table(HEAD, [[HOSTILE, "1"]])
    assert screen.getvalue().count(HARMLESS) == 3


def test_complaints_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal(language="en").complain("no good")
    assert capsys.readouterr() == ("", "no good\n")


@pytest.mark.parametrize(
    ("encoding", "escaped"), [("utf-8", False), ("ascii", True), ("gbk", True)]
)
def test_data_survive_every_encoding(
    monkeypatch: pytest.MonkeyPatch, encoding: str, *, escaped: bool
) -> None:
    stream = TextIOWrapper(BytesIO(), encoding=encoding)
    monkeypatch.setattr("sys.stdout", stream)
    Terminal(language="en").print_data({"name": "湘雅𠀀"})
    stream.seek(0)
    written = stream.read()
    assert json.loads(written) == {"name": "湘雅𠀀"}
    assert ("\\u" in written) is escaped


def test_forgiving_streams_replace_what_they_lack_and_recover() -> None:
    stream = TextIOWrapper(BytesIO(), encoding="ascii", errors="strict")
    with forgiving(stream, sys.stdout, StringIO()):
        stream.write("医")
    stream.flush()
    assert stream.buffer.getvalue() == b"?"
    assert stream.errors == "strict"
