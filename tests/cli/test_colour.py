from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO

import pytest
from rich.cells import cell_len

from medconsortium.cli.colour import console, paint, print_lines, print_table


def test_a_pipe_is_a_hundred_columns_wide_and_colourless(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert console().width == 100
    console().print(paint(["a", ("b", "bold red")]))
    assert capsys.readouterr().out == "ab\n"


def test_a_terminal_is_as_wide_as_it_is(screen: StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    with redirect_stdout(screen):
        assert console().width == 60


def test_a_narrow_terminal_wraps_cells_but_not_lines(
    screen: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    with redirect_stdout(screen):
        print_table(["name", "more"], [["医" * 40, "x"]])
    lines = re.sub(r"\x1b\[[\d;]*m", "", screen.getvalue()).splitlines()
    assert all(cell_len(line) <= 30 for line in lines)
    assert screen.getvalue().count("医") == 40
    with redirect_stdout(screen):
        print_lines([["y" * 50]])
    assert "y" * 50 in screen.getvalue()
