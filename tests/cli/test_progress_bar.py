"""A bar on a terminal, for runs that take their time."""

from __future__ import annotations

import sys

import pytest

from medconsortium.cli.progress_bar import progress_bar


def run(*, after_seconds: float) -> None:
    with progress_bar("checking", 3, after_seconds=after_seconds) as step:
        for name in ("ABC001", "[bold]ABC002", "ABC003"):
            step(name)


def test_nothing_is_shown_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    run(after_seconds=0)
    assert capsys.readouterr() == ("", "")


def test_a_short_run_shows_nothing(screen: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen)
    run(after_seconds=1e9)
    assert str(getattr(screen, "getvalue")()) == ""  # noqa: B009


def test_a_long_run_shows_how_far_it_is(screen: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen)
    run(after_seconds=0)
    shown = str(getattr(screen, "getvalue")())  # noqa: B009
    assert "checking ABC003" in shown
    assert "2/3" in shown
