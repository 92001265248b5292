"""From plain data to a network: every fault at once, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from medconsortium.documents.faults import (
    Whereabouts,
    faults_of_shape,
    format_fault,
    without_faults,
)
from medconsortium.documents.format_1 import Document
from medconsortium.documents.reader import Reader, text_of
from medconsortium.errors import DocumentError, Fault, ModelError
from medconsortium.model import Network
from medconsortium.model.checking import faults_of
from medconsortium.model.ids import with_natural_keys

__all__ = ["decode"]


def decode(data: Mapping[str, Any], *, whereabouts: Whereabouts | None = None) -> Network:
    """Return the network that plain data in format 1 describes.

    `whereabouts` tells the place of a path in the file that the data came from.

    Raises:
        DocumentError: The data are in another format or describe no network; `faults` lists
            everything wrong with them.

    >>> decode({"format": "medconsortium/1", "institutions": [{"id": "xy", "name": "湘雅医院"}]})
    <Network: 1 institution>
    """
    where = whereabouts or (lambda path: None)
    fault = format_fault(data)
    if fault is not None:
        raise DocumentError([fault.at(where(("format",)))])
    faults: list[Fault] = []
    try:
        Document.model_validate(data)
    except ValidationError as error:
        faults = faults_of_shape(error, data, where)
        data = without_faults(data, error)
    reader = Reader(data.get("defaults") or {}, where)
    reader.read(data)
    faults += reader.faults
    if faults:
        rows = {table: with_natural_keys(found) for table, found in reader.rows.items()}
        faults += faults_of(rows, reader.places, unread=reader.unread)
        raise DocumentError(faults)
    title = data.get("title")
    try:
        return Network(
            title=None if title is None else text_of(title),
            synthetic=bool(data.get("synthetic")),
            places=reader.places,
            **reader.rows,
        )
    except ModelError as error:
        raise DocumentError(error.faults) from None
