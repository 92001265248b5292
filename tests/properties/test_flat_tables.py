"""A network comes back from frames and Parquet as it was."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from tests.strategies.networks import networks, share_of_examples

from medconsortium.interop.tables.contract import flat_columns
from medconsortium.interop.tables.frames import from_frames, to_frames
from medconsortium.interop.tables.parquet import MANIFEST, read_parquet, write_parquet
from medconsortium.model import Network


@given(networks() | networks(full=True))
@share_of_examples(0.2)
def test_frames_give_back_the_network(network: Network) -> None:
    frames = to_frames(network)
    for name, frame in frames.items():
        assert frame.columns == [column.name for column in flat_columns(name)]
    other = from_frames(frames, title=network.title, synthetic=network.synthetic)
    assert other == network
    assert other.digest == network.digest


@pytest.mark.parametrize("kind", ["to_pandas", "to_arrow"])
@given(networks(full=True))
@share_of_examples(0.1)
def test_frames_of_others_give_back_the_network(kind: str, network: Network) -> None:
    frames = {name: getattr(frame, kind)() for name, frame in to_frames(network).items()}
    other = from_frames(frames, title=network.title, synthetic=network.synthetic)
    assert other == network


@given(networks() | networks(full=True))
@share_of_examples(0.2)
def test_parquet_gives_back_the_network(network: Network) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "network.parquet"
        write_parquet(network, folder)
        other = read_parquet(folder)
        assert other == network
        assert all(list(other.table(name)) == list(network.table(name)) for name in network._tables)
        again = Path(scratch) / "again.parquet"
        write_parquet(other, again)
        assert {f.name: f.read_bytes() for f in again.iterdir()} == {
            f.name: f.read_bytes() for f in folder.iterdir()
        }


@given(networks(full=True))
@share_of_examples(0.1)
def test_parquet_of_others_is_read_by_its_ids(network: Network) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "network.parquet"
        write_parquet(network, folder)
        for file in folder.glob("*.parquet"):  # rows in another order, and no row numbers
            known = [column.name for column in flat_columns(file.stem)]
            frame = pl.read_parquet(file)
            frame.select(n for n in known if n in frame.columns).reverse().write_parquet(file)
        (folder / MANIFEST).unlink()
        other = read_parquet(folder)
        untitled = Network(**{n: network.table(n).values() for n in network._tables})  # type: ignore[arg-type]
        assert other == untitled
        shutil.rmtree(folder)
