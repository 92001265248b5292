"""Tables of a nation: Parquet into a network, beside polars, attrs objects and pydantic models.

Every measurement is a process of its own, and those to be compared take turns, so that all meet
the same machine. The nation is synthetic: 1.07 million institutions, 6 million rows in all.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from enum import Enum
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import attrs
import polars as pl
import pydantic

from medconsortium.documents import dumps, read
from medconsortium.interop.tables.contract import flat_columns
from medconsortium.interop.tables.parquet import read_parquet, write_parquet
from medconsortium.model import GeoPoint, Institution, Network, PartialDate
from medconsortium.planning.synthetic.regions import nation
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Affiliation,
    Category,
    Completeness,
    Datum,
    Grade,
    Ownership,
    Term,
    Tier,
)

RUNS = 5
LOOKED_UP = 2_000
DOCUMENT_ROWS = 20_000
MOST_GIGABYTES = 1.5
SHARE = 10

AIMS = {  # what, beside what: at most so many times as long, or at least
    ("native", "polars"): ("<=", 2.0),
    ("index", "polars"): ("<=", 6.0),
    ("foreign", "polars"): ("<=", 8.0),
    ("attrs", "native"): (">=", 8.0),
    ("pydantic", "native"): (">=", 20.0),
    ("look-up", "dict and attrs"): ("<=", 8.0),
    ("document", "validate_json"): ("<=", 4.0),
}


def main() -> None:
    """Measure and print; with arguments, be one measurement."""
    if len(sys.argv) > 1:
        name, folder = sys.argv[1:]
        print(json.dumps(MEASUREMENTS[name](Path(folder))))
        return
    with tempfile.TemporaryDirectory() as scratch:
        measured("prepare", scratch)
        names = [name for name in MEASUREMENTS if name != "prepare"]
        rounds = [{name: measured(name, scratch) for name in names} for _ in range(RUNS)]
    found: dict[str, float] = {}
    for what in {name for one in rounds for held in one.values() for name in held}:
        found[what] = median(held[what] for one in rounds for held in one.values() if what in held)
    for what in sorted(found):
        unit = "GB" if what.startswith("peak") else "s" if found[what] > 1e-3 else "µs"
        print(f"{what:22}{found[what] * (1e6 if unit == 'µs' else 1):10.3f} {unit}")
    for (ours, theirs), (relation, aim) in AIMS.items():
        print(f"{ours} / {theirs}: {found[ours] / found[theirs]:.2f} (aim {relation} {aim:g})")
    for what in ("peak native", "peak foreign"):
        print(f"{what}: {found[what]:.2f} GB (aim <= {MOST_GIGABYTES:g}); medians of {RUNS}")


def measured(name: str, scratch: str) -> dict[str, float]:
    """Return the figures of a measurement made in a fresh process."""
    command = [sys.executable, __file__, name, scratch]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603
    return {what: float(figure) for what, figure in json.loads(done.stdout).items()}


def prepare(scratch: Path) -> dict[str, float]:
    """Write the nation in our own way, as others would, its institutions alone, and a document."""
    network = nation(seed=1)
    write_parquet(network, scratch / "native")
    (scratch / "foreign").mkdir()
    for file in (scratch / "native").glob("*.parquet"):
        portable = {column.name for column in flat_columns(file.stem)}
        frame = pl.read_parquet(file)
        frame.select(n for n in frame.columns if n in portable).write_parquet(
            scratch / "foreign" / file.name
        )
    places = {name: dict(network.table(name).given) for name in ("divisions", "institutions")}
    for columns in places.values():
        columns.pop("sources", None)
        columns.pop("field_sources", None)
    alone = Network.from_columns(tables=places)
    write_parquet(alone, scratch / "institutions")
    rows = list(islice(alone.institutions.values(), DOCUMENT_ROWS))
    some = [attrs.evolve(row, division=None, part_of=None) for row in rows]
    few = Network(institutions=some)
    write_parquet(few, scratch / "small")
    (scratch / "document.json").write_bytes(dumps(few, notation="json"))
    return {}


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    """Return how long something takes, and what comes of it."""
    started = time.perf_counter()
    made = act()
    return time.perf_counter() - started, made


def gigabytes() -> float:
    """Return the most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def frames_of(folder: Path) -> dict[str, pl.DataFrame]:
    """Read all files of a folder with polars."""
    return {f.stem: pl.read_parquet(f) for f in sorted(folder.glob("*.parquet"))}


def by_polars(scratch: Path) -> dict[str, float]:
    """Read the native files with polars alone."""
    frames_of(scratch / "small")
    return {"polars": timed(lambda: frames_of(scratch / "native"))[0]}


def native(scratch: Path) -> dict[str, float]:
    """Read the native folder, then look up the first id."""
    read_parquet(scratch / "small")  # imports stand outside of the clock
    seconds, network = timed(lambda: read_parquet(scratch / "native"))
    peak = gigabytes()
    first, _ = timed(lambda: network.institutions.row_number("?"))
    assert len(network.institutions) > 1_000_000
    return {"native": seconds, "peak native": peak, "index": first}


def foreign(scratch: Path) -> dict[str, float]:
    """Read the folder without row numbers."""
    read_parquet(scratch / "small")
    seconds, network = timed(lambda: read_parquet(scratch / "foreign"))
    assert len(network.links) > 2_000_000
    return {"foreign": seconds, "peak foreign": gigabytes()}


def attrs_objects(scratch: Path) -> dict[str, float]:
    """Make frozen attrs objects of rows of every table."""
    frames = frames_of(scratch / "native")
    classes = {n: attrs.make_class(n.title(), f.columns, frozen=True) for n, f in frames.items()}

    def make(name: str, frame: pl.DataFrame) -> list[Any]:
        return [classes[name](*row) for row in frame.iter_rows()]

    return {"attrs": seconds_for_every_row(scratch, make)}


def pydantic_models(scratch: Path) -> dict[str, float]:
    """Make pydantic models of rows of every table, which they take for what they are."""
    frames = frames_of(scratch / "native")
    models = {
        n: pydantic.create_model(n.title(), **dict.fromkeys(f.columns, (Any, None)))
        for n, f in frames.items()
    }

    def make(name: str, frame: pl.DataFrame) -> list[Any]:
        return [models[name](**row) for row in frame.iter_rows(named=True)]

    return {"pydantic": seconds_for_every_row(scratch, make)}


def seconds_for_every_row(scratch: Path, make: Callable[[str, pl.DataFrame], list[Any]]) -> float:
    """Return how long reading and making all rows takes, by one row in `SHARE`.

    The more objects there are, the more the garbage collector takes for each: this flatters.
    """
    reading, frames = timed(lambda: frames_of(scratch / "native"))
    some = {name: frame.gather_every(SHARE) for name, frame in frames.items()}
    making, _ = timed(lambda: [make(name, frame) for name, frame in some.items()])
    return reading + SHARE * making


def look_up(scratch: Path) -> dict[str, float]:
    """Look up institutions by id, beside a dict of ids and making the same rows."""
    table = read_parquet(scratch / "institutions").institutions
    ids = list(table)[:: len(table) // LOOKED_UP]
    rows = [table[row_id] for row_id in ids]  # warms up
    numbers = {row_id: number for number, row_id in enumerate(table)}
    stated = [{f: getattr(row, f) for f in table.given} for row in rows]
    ours = timed(lambda: [table[row_id] for row_id in ids])[0]
    theirs = timed(lambda: [(numbers[r], same(held)) for r, held in zip(ids, stated, strict=True)])[
        0
    ]
    return {"look-up": ours / len(ids), "dict and attrs": theirs / len(ids)}


def same(held: dict[str, Any]) -> Institution:
    """Make a row, and the values it is made of, anew."""
    return Institution(**{name: again(value) for name, value in held.items()})


def again(value: Any) -> Any:
    """Make a value of a row anew."""
    if isinstance(value, Text):
        return Text(value.zh, value.en)
    if isinstance(value, PartialDate):
        return PartialDate(value.earliest, value.latest)
    if isinstance(value, GeoPoint):
        return GeoPoint(latitude=value.latitude, longitude=value.longitude, datum=value.datum)
    return value


def peer_of(vocabulary: type[Term]) -> Any:
    """Return the keys of a vocabulary as an enumeration."""
    return Enum(vocabulary.__name__, {term.key: term.key for term in vocabulary}) | None  # type: ignore[operator]


class Point(pydantic.BaseModel):
    """A point, as the peer holds it."""

    latitude: float
    longitude: float
    datum: peer_of(Datum) = None


class Hospital(pydantic.BaseModel):
    """An institution, as the peer holds it: what the document states, with its types."""

    model_config = pydantic.ConfigDict(extra="forbid")
    id: str
    name: str | dict[str, str]
    category: peer_of(Category) = None
    tier: peer_of(Tier) = None
    grade: peer_of(Grade) = None
    ownership: peer_of(Ownership) = None
    affiliation: peer_of(Affiliation) = None
    location: Point | None = None
    beds: int | None = None
    doctors: int | None = None
    nurses: int | None = None
    since: str | None = None
    until: str | None = None
    services_completeness: peer_of(Completeness) = None
    other_names: list[dict[str, Any]] | None = None
    identifiers: list[dict[str, str]] | None = None
    designations: list[str] | None = None


class Roster(pydantic.BaseModel):
    """The document, as the peer holds it."""

    format: str
    institutions: list[Hospital]


def documents(scratch: Path) -> dict[str, float]:
    """Read the document, beside pydantic."""
    data = (scratch / "document.json").read_bytes()
    read(data), Roster.model_validate_json(data)  # warms up
    ours, network = timed(lambda: read(data))
    theirs, roster = timed(lambda: Roster.model_validate_json(data))
    assert len(network.institutions) == len(roster.institutions) == DOCUMENT_ROWS
    return {"document": ours, "validate_json": theirs}


MEASUREMENTS: dict[str, Callable[[Path], dict[str, float]]] = {
    "prepare": prepare,
    "polars": by_polars,
    "native": native,
    "foreign": foreign,
    "attrs": attrs_objects,
    "pydantic": pydantic_models,
    "look-up": look_up,
    "documents": documents,
}


if __name__ == "__main__":
    main()
