"""A bar that shows how far a long run is; on a terminal only, and only if it takes its time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from time import monotonic
from typing import Any

from attrs import define, field

__all__ = ["progress_bar"]

_PATIENCE_SECONDS = 1.0


@contextmanager
def progress_bar(
    title: str, total: int, *, after_seconds: float = _PATIENCE_SECONDS
) -> Iterator[Callable[[str], None]]:
    """Give a function to call before each of `total` steps, with the name of the step.

    The bar stands on standard error, appears after some seconds, and is gone when all is done.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    bar = _Bar(title, total, monotonic() + after_seconds)
    try:
        yield bar.step
    finally:
        bar.close()


@define
class _Bar:
    """A bar of rich, which takes its time to load, and is fetched when the bar appears."""

    title: str
    total: int
    appears: float
    done: int = 0
    _shown: Any = field(default=None, init=False)
    _task: Any = field(default=None, init=False)

    def step(self, name: str) -> None:
        if self._shown is None and monotonic() >= self.appears:
            rich = import_module("medconsortium.cli.colour")
            self._shown = rich.counting_bar()
            self._shown.start()
            self._task = self._shown.add_task(self.title, total=self.total)
        if self._shown is not None:
            said = f"{self.title} {name}"
            self._shown.update(self._task, completed=self.done, description=said)
        self.done += 1

    def close(self) -> None:
        if self._shown is not None:
            self._shown.stop()
