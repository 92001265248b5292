"""Lines and tables in colour, by rich, which takes its time to load."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text as Painted

__all__ = ["console", "counting_bar", "paint", "print_lines", "print_table", "progress"]

_WIDTH_IN_PIPE = 100


def console() -> Console:
    """Return a console on standard output; outside a terminal 100 columns wide, and colourless."""
    width = None if sys.stdout.isatty() else _WIDTH_IN_PIPE
    return Console(highlight=False, emoji=False, markup=False, width=width)


def counting_bar() -> Progress:
    """Return a bar on standard error that counts steps, and is gone when it stops."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True)


def paint(parts: Iterable[str | tuple[str, str]]) -> Painted:
    """Return a line, of which some parts come with a style, as rich holds it."""
    return Painted.assemble(*parts)


def print_lines(lines: Iterable[Iterable[str | tuple[str, str]]]) -> None:
    """Print lines; those too long for the terminal it wraps itself."""
    output = console()
    for line in lines:
        output.print(paint(line), soft_wrap=True)


def print_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table, its cells wrapped where the terminal is narrow."""
    table = Table(box=SIMPLE_HEAD)
    for name in head:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*map(Painted, row))
    console().print(table)


@contextmanager
def progress(told: str) -> Iterator[None]:
    """Show a moving bar and the time on standard error, gone when the context ends.

    How much is left is not known, so the bar says only that work goes on.
    """
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        bar.add_task(told, total=None)
        yield
