"""From plain data to a network: every fault at once, each with its place."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from medconsortium.documents.faults import (
    FaultList,
    Whereabouts,
    format_fault,
    note_shape,
    nowhere,
)
from medconsortium.documents.reader import Reader
from medconsortium.documents.sound_rows import text_of
from medconsortium.errors import DocumentError, ModelError
from medconsortium.model import Network
from medconsortium.model.checking import faults_of
from medconsortium.model.ids import with_natural_keys

__all__ = ["collector_paused", "decode"]


@contextmanager
def collector_paused() -> Iterator[None]:
    """Let no garbage be looked for while rows are made by the thousand, none of which is any."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def decode(data: Mapping[str, Any], *, whereabouts: Whereabouts = nowhere) -> Network:
    """Return the network that plain data in format 1 describes.

    `whereabouts` tells the place of a path in the file that the data came from.

    Raises:
        DocumentError: The data are in another format or describe no network; `faults` lists
            everything wrong with them.

    >>> decode({"format": "medconsortium/1", "institutions": [{"id": "xy", "name": "湘雅医院"}]})
    <Network: 1 institution>
    """
    fault = format_fault(data)
    if fault is not None:
        raise DocumentError([fault.at(whereabouts(("format",)))])
    with collector_paused():
        return _network_of(data, whereabouts)


def _network_of(data: Mapping[str, Any], whereabouts: Whereabouts) -> Network:
    faults = FaultList()
    reader = Reader(whereabouts, faults.note, note_shape(data, whereabouts, faults))
    reader.read(data)
    if faults.found:
        rows = {table: with_natural_keys(found) for table, found in reader.rows.items()}
        for fault in faults_of(rows, reader.places, unread=reader.unread):
            faults.note(fault)
        raise DocumentError(faults.found)
    title = data.get("title")
    try:
        return Network(
            title=None if title is None else text_of(title),
            synthetic=bool(data.get("synthetic")),
            places=reader.places,
            **reader.rows,
        )
    except ModelError as error:
        for fault in error.faults:
            faults.note(fault)
        raise DocumentError(faults.found) from None
