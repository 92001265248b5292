from __future__ import annotations

from io import StringIO

import pytest

from medconsortium.cli.colour import console, paint, print_lines, print_table


def test_a_pipe_is_a_hundred_columns_wide_and_colourless(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert console().width == 100
    console().print(paint(["a", ("b", "bold red")]))
    assert capsys.readouterr().out == "ab\n"


def test_a_terminal_is_as_wide_as_it_is(screen: StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert console().width == 60
    assert not screen.getvalue()


def test_a_narrow_terminal_wraps_cells_but_not_lines(
    screen: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    print_table(["name", "more"], [["医" * 40, "x"]])
    assert all(len(line) < 60 for line in screen.getvalue().splitlines())
    assert screen.getvalue().count("医") == 40
    print_lines([["y" * 50]])
    assert "y" * 50 in screen.getvalue()
