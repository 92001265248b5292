"""Rules over a nation and over many counties, beside polars and a networkx attribute graph.

The whole stable catalogue stands beside polars reading the same files; five structural rules stand
beside the same written by hand in polars and over networkx, and all three must find the violations
that were planted; a county is checked again and again, each time with five memberships changed.
Every measurement is a process of its own, and those to be compared take turns.
"""

import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import polars as pl
from attrs import evolve
from peers.by_polars import queries
from peers.numbers import DAY, STRUCTURAL, numbers_of
from peers.over_networkx import graph_of, over

from medconsortium.interop.tables.parquet import read_parquet, write_parquet
from medconsortium.model import with_rows
from medconsortium.planning.synthetic.regions import county, nation
from medconsortium.planning.synthetic.violations import NATIONAL_VIOLATIONS
from medconsortium.rules import CATALOGUE, Outcome, Report, check

RUNS = 3
COUNTY = "430923"
CHECKS, CHANGED = 200, 5
MOST_GIGABYTES = 3.0
FEWEST_CHECKS = 100

AIMS = {  # what, beside what: at most so many times as long, or at least
    ("catalogue", "polars reading"): ("<=", 8.0),
    ("five rules", "five by polars"): ("<=", 1.5),
    ("five by networkx", "five rules"): (">=", 40.0),
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
    held: dict[str, list[Any]] = {}
    for one in rounds:
        for figures in one.values():
            for what, figure in figures.items():
                held.setdefault(what, []).append(figure)
    violations = {what: held.pop(what) for what in list(held) if what.startswith("found ")}
    assert len({json.dumps(each) for found in violations.values() for each in found}) == 1
    found = {what: median(figures) for what, figures in held.items()}
    for what in sorted(found):
        print(f"{what:28}{found[what]:10.3f}")
    for (one, other), (relation, aim) in AIMS.items():
        print(f"{one} / {other}: {found[one] / found[other]:.2f} (aim {relation} {aim:g})")
    print(f"peak: {found['peak (GB)']:.2f} GB (aim <= {MOST_GIGABYTES:g})")
    print(f"county: {found['checks a second']:.0f} checks a second (aim >= {FEWEST_CHECKS})")
    planted = next(iter(violations.values()))[0]
    print(f"planted violations found by all three: {planted}; medians of {RUNS}")


def measured(name: str, scratch: str) -> dict[str, Any]:
    """Return the figures of a measurement made in a fresh process."""
    command = [sys.executable, __file__, name, scratch]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    """Return how long something takes, and what comes of it."""
    started = time.perf_counter()
    made = act()
    return time.perf_counter() - started, made


def prepare(scratch: Path) -> dict[str, Any]:
    """Write a nation that complies, one with violations, and a county to warm up with."""
    write_parquet(nation(seed=1), scratch / "nation")
    write_parquet(nation(seed=1, violations=NATIONAL_VIOLATIONS), scratch / "planted")
    write_parquet(county(seed=7, division=COUNTY), scratch / "county")
    return {}


def frames_of(folder: Path) -> dict[str, pl.DataFrame]:
    """Read all files of a folder with polars."""
    return {f.stem: pl.read_parquet(f) for f in sorted(folder.glob("*.parquet"))}


def reading(scratch: Path) -> dict[str, Any]:
    """Read the files of the nation with polars."""
    frames_of(scratch / "county")
    return {"polars reading": timed(lambda: frames_of(scratch / "nation"))[0]}


def whole_catalogue(scratch: Path) -> dict[str, Any]:
    """Check the nation by every stable rule, and count the outcomes."""
    warmed_up(scratch)
    network = read_parquet(scratch / "nation")
    seconds, counts = timed(lambda: dict(check(network, on=DAY).outcomes.counts()))
    assert counts[Outcome.FAIL] == 0  # the nation complies
    assert counts[Outcome.PASS] > 1_000_000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return {"catalogue": seconds, "peak (GB)": peak}


def warmed_up(scratch: Path) -> None:
    """Let imports and the law be read outside of the clock."""
    report = check(read_parquet(scratch / "county"), on=DAY)
    assert not report.crashes


def many_counties(_scratch: Path) -> dict[str, Any]:
    """Check a county by every stable rule, each time anew with some memberships changed."""
    network, draw = county(seed=7, division=COUNTY), np.random.default_rng(1)
    network = with_rows(network, list(network.memberships.values()))
    assert not check(network, on=DAY).crashes  # what is varied has been checked itself
    memberships = list(network.memberships.values())

    def counts() -> dict[Outcome, int]:
        chosen = draw.choice(len(memberships), CHANGED, replace=False).tolist()
        roles = draw.choice(len(memberships), CHANGED).tolist()
        changed = [
            evolve(memberships[row], role=memberships[other].role)
            for row, other in zip(chosen, roles, strict=True)
        ]
        return dict(check(with_rows(network, changed), on=DAY).outcomes.counts())

    first, _ = timed(counts)
    seconds, found = timed(lambda: [counts() for _ in range(CHECKS)])
    assert any(each[Outcome.FAIL] for each in found)  # a lead too many, or none, is found
    return {"first check": first, "checks a second": CHECKS / seconds}


# --- Five structural rules ----------------------------------------------------------------------


def five_rules(scratch: Path) -> dict[str, Any]:
    """Find the planted violations by the rules of the catalogue."""
    warmed_up(scratch)
    network = read_parquet(scratch / "planted")
    rules = [rule for rule in CATALOGUE if rule.code in STRUCTURAL]
    seconds, report = timed(lambda: check(network, on=DAY, rules=rules))
    return {"five rules": seconds, "found rules": told(failing(report))}


def failing(report: Report) -> dict[str, list[int]]:
    """Return the rows of the consortia, or links, that fail each rule."""
    return {
        one.rule.code: np.flatnonzero(one.outcomes == Outcome.FAIL.number).tolist()
        for one in report.judged
    }


def told(found: dict[str, list[int]]) -> dict[str, Any]:
    """Return how many fail each rule, and which, told shortly."""
    return {code: [len(rows), sum(rows)] for code, rows in sorted(found.items())}


def five_by_polars(scratch: Path) -> dict[str, Any]:
    """Find them by polars."""
    frames = numbers_of(read_parquet(scratch / "planted"))
    queries({name: frame.head(1000) for name, frame in frames.items()})  # warms up
    seconds, found = timed(lambda: queries(frames))
    return {"five by polars": seconds, "found polars": told(found)}


def five_by_networkx(scratch: Path) -> dict[str, Any]:
    """Find them over a graph of institutions and consortia with attributes."""
    frames = numbers_of(read_parquet(scratch / "planted"))
    gc.disable()  # it would only walk over the graph again and again
    graph, divisions = graph_of(frames), {d[0]: d[1:] for d in frames["divisions"].iter_rows()}
    seconds, found = timed(lambda: over(graph, divisions))
    return {"five by networkx": seconds, "found networkx": told(found)}


MEASUREMENTS: dict[str, Callable[[Path], dict[str, Any]]] = {
    "prepare": prepare,
    "polars reading": reading,
    "catalogue": whole_catalogue,
    "five rules": five_rules,
    "five by polars": five_by_polars,
    "five by networkx": five_by_networkx,
    "counties": many_counties,
}


if __name__ == "__main__":
    main()
