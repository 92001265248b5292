"""Whether what was written is read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from hypothesis import given
from hypothesis.strategies import SearchStrategy

from medconsortium.model import Network, diff
from medconsortium.strategies.arbitrary import arbitrary_networks
from medconsortium.strategies.expression import expression
from medconsortium.strategies.networks import networks as compliant_networks

__all__ = ["check_round_trip"]

T = TypeVar("T")

_MOST_LINES = 20


def check_round_trip(
    write: Callable[[Network], T],
    read: Callable[[T], Network],
    *,
    networks: SearchStrategy[Network] | None = None,
) -> None:
    """Check that what is written is read back, for networks of every sort.

    To be called from a test. How many networks are drawn, and for how long, is what the settings of
    Hypothesis say that hold there.

    Args:
        write: Writes a network to whatever `read` takes: bytes, a path, rows of a database.
        read: Reads it back.
        networks: What draws the networks; those that make sense and those that only can be held if
            left out. Give narrower ones where a format cannot carry everything.

    Raises:
        AssertionError: A network was read back as another one; the message tells the smallest, and
            what differs.

    >>> import medconsortium as mc
    >>> check_round_trip(mc.documents.encode, mc.documents.decode)
    """
    drawn = compliant_networks() | arbitrary_networks() if networks is None else networks

    @given(drawn)
    def is_read_back(network: Network) -> None:
        again = read(write(network))
        if again != network:
            raise AssertionError("\n".join(_said(network, again)))

    is_read_back()


def _said(network: Network, again: Network) -> Iterator[str]:
    """Yield what differs, a line for each field."""
    yield f"{network} was read back as {again}"
    lines = list(_differences(network, again))
    yield from lines[:_MOST_LINES]
    if len(lines) > _MOST_LINES:
        yield f"  and {len(lines) - _MOST_LINES} more"


def _differences(network: Network, again: Network) -> Iterator[str]:
    if (network.title, network.synthetic) != (again.title, again.synthetic):
        heads = [(one.title, one.synthetic) for one in (network, again)]
        yield f"  title and mark: {heads[0]} -> {heads[1]}"
    found = diff(network, again)
    yield from (f"  lost: {table} {row_id}" for table, row_id in found.removed)
    yield from (f"  new: {table} {row_id}" for table, row_id in found.added)
    yield from (f"  renamed: {one.table} {one.before} -> {one.after}" for one in found.renamed)
    for change in found.changed:
        for field in change.fields:
            before, after = expression(field.before), expression(field.after)
            yield f"  {change.table} {change.id} {field.field}: {before} -> {after}"
