"""Flat tables from anywhere as a network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import polars as pl
import pytest

from medconsortium.errors import DocumentError
from medconsortium.interop.tables import flat_tables
from medconsortium.interop.tables.flat_tables import network_of
from medconsortium.model import Division, Network
from medconsortium.text import Text


class Frames:
    """Frames that remember which columns were asked for."""

    def __init__(self, **frames: pl.DataFrame) -> None:
        self._frames = frames
        self.fetched: list[tuple[str, list[str]]] = []

    def columns(self, table: str) -> Sequence[str]:
        return self._frames[table].columns if table in self._frames else ()

    def count(self, table: str) -> int:
        return len(self._frames[table])

    def fetch(self, table: str, columns: Sequence[str]) -> pl.DataFrame:
        self.fetched.append((table, list(columns)))
        return self._frames[table].select(columns)

    def sample(
        self, table: str, columns: Sequence[str]
    ) -> tuple[np.ndarray[Any, Any], pl.DataFrame]:
        return np.array([0]), self._frames[table].select(columns).head(1)

    def file(self, table: str) -> str | None:
        return f"{table}.x"


DIVISIONS = pl.DataFrame(
    {"id": ["省", "县"], "parent": [None, "省"], "parent_row": [-1, 0]},
    schema_overrides={"parent_row": pl.Int32},
)
NETWORK = Network(divisions=[Division(id="省"), Division(id="县", parent="省")])


def test_row_numbers_are_taken_without_reading_the_ids_beside_them() -> None:
    source = Frames(divisions=DIVISIONS)
    assert network_of(source, has_rows=True, is_intact=True) == NETWORK
    assert source.fetched == [("divisions", ["id", "parent_row"])]


@pytest.mark.parametrize("has_rows", [True, False])
def test_ids_are_read_where_tables_may_have_changed(*, has_rows: bool) -> None:
    source = Frames(divisions=DIVISIONS)
    network = network_of(source, title=Text(zh="国"), synthetic=True, has_rows=has_rows)
    assert network == Network(
        title="国", synthetic=True, divisions=list(NETWORK.divisions.values())
    )


def test_the_sample_is_compared() -> None:
    wrong = DIVISIONS.with_columns(parent_row=pl.Series([1, 0], dtype=pl.Int32))
    with pytest.raises(DocumentError, match=r"divisions\.x row 1 divisions\.parent: row number 1"):
        network_of(Frames(divisions=wrong), has_rows=True, is_intact=True)


def test_the_number_of_rows_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flat_tables, "MOST_ROWS", 1)
    with pytest.raises(DocumentError, match="the limit is 1"):
        network_of(Frames(divisions=DIVISIONS))


def test_empty_tables_are_none() -> None:
    assert network_of(Frames(divisions=DIVISIONS.clear(), links=pl.DataFrame())) == Network()
