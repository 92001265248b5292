"""Networks as frames: polars out; polars, pandas, pyarrow and whatever speaks Arrow in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

import numpy as np

from medconsortium.interop.tables.columns_to_series import SeriesWriter, series_dtype
from medconsortium.interop.tables.contract import flat_columns
from medconsortium.interop.tables.engine import pl
from medconsortium.interop.tables.flat_tables import network_of
from medconsortium.interop.tables.series_faults import Position, SeriesFaults
from medconsortium.model import TABLES, Network
from medconsortium.model.columnar.digest import stated_columns
from medconsortium.model.values import to_text
from medconsortium.text import Text

__all__ = ["from_frames", "table_series", "to_frames"]


def to_frames(network: Network) -> dict[str, pl.DataFrame]:
    """Return the tables of a network as polars frames, by name, laid out as `contract` tells.

    Every column of the contract is there, whether anything is stated in it or not. Derived ids
    are left blank. `frame.to_pandas()` and `frame.to_arrow()` lead further.

    >>> from medconsortium.model import Institution
    >>> frames = to_frames(Network(institutions=[Institution(id="xy", name="湘雅医院", beds=9)]))
    >>> frames["institutions"].select("id", "name", "beds").rows()
    [('xy', '湘雅医院', 9)]
    """
    frames = {}
    for name in TABLES:
        series = {
            flat.name: pl.Series(flat.name, [None], series_dtype(flat)).new_from_index(
                0, len(network.table(name))
            )
            for flat in flat_columns(name)
        }
        series |= {held.name: held for held in table_series(network, name, native=False)}
        frames[name] = pl.DataFrame(series)
    return frames


def table_series(network: Network, table: str, *, native: bool) -> Iterator[pl.Series]:
    """Yield the series of the fields of a table in which any row states something, ids first."""

    def ids_of(name: str) -> Any:
        return network.table(name).columns.id  # type: ignore[attr-defined]

    writer = SeriesWriter(ids_of)
    for field, (_, column) in sorted(
        stated_columns(network.table(table)), key=lambda held: held[0] != "id"
    ):
        yield from writer.series(table, field, column, native=native)


def from_frames(
    frames: Mapping[str, Any], *, title: Text | str | None = None, synthetic: bool = False
) -> Network:
    """Return the network in frames, by name of the table, laid out as `contract` tells.

    A frame is one of polars or pandas, a table of pyarrow, or anything that hands itself out as an
    Arrow stream (`__arrow_c_stream__`). Columns may be left out; terms are told by key, label or
    alias. References are found by id.

    Raises:
        DocumentError: The frames hold no network; `faults` lists what is wrong.

    >>> frame = pl.DataFrame({"id": ["xy"], "name": ["湘雅医院"], "grade": ["三级甲等"]})
    >>> from_frames({"institutions": frame}).institutions["xy"].grade
    <Grade.TERTIARY_A: '3A'>
    """
    faults = SeriesFaults()
    held = {}
    for name, frame in frames.items():
        if name not in TABLES:
            faults.unknown(Position(str(name)), str(name), TABLES)
            continue
        made = _polars_frame(frame)
        if made is None:
            faults.wrong_type(Position(name), type(frame).__name__, "frame")
        else:
            held[name] = made
    faults.refuse()
    return network_of(_Frames(held), title=to_text(title), synthetic=synthetic)


def _polars_frame(frame: Any) -> pl.DataFrame | None:
    if isinstance(frame, pl.DataFrame):
        return frame
    if isinstance(frame, pl.LazyFrame):
        return frame.collect()
    if type(frame).__module__.partition(".")[0] == "pandas" and hasattr(frame, "columns"):
        return cast(pl.DataFrame, pl.from_pandas(frame))
    if hasattr(frame, "__arrow_c_stream__"):
        made = pl.from_arrow(frame)
        return made if isinstance(made, pl.DataFrame) else made.struct.unnest()
    return None


class _Frames:
    """Frames in memory as flat tables."""

    def __init__(self, frames: Mapping[str, pl.DataFrame]) -> None:
        self._frames = frames

    def columns(self, table: str) -> Sequence[str]:
        return self._frames[table].columns if table in self._frames else ()

    def count(self, table: str) -> int:
        return len(self._frames[table])

    def fetch(self, table: str, columns: Sequence[str]) -> pl.DataFrame:
        return self._frames[table].select(columns)

    def sample(
        self, table: str, columns: Sequence[str]
    ) -> tuple[np.ndarray[Any, Any], pl.DataFrame]:
        rows = np.arange(len(self._frames[table]))
        return rows, self._frames[table].select(columns)

    def file(self, table: str) -> str | None:
        return None
