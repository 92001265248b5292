"""Rules over a nation and over many counties, beside polars and a networkx attribute graph.

The whole stable catalogue stands beside polars reading the same files; five structural rules stand
beside the same written by hand in polars and over networkx, and all three must find the violations
that were planted; a county is checked again and again, each time with five memberships changed.
Every measurement is a process of its own, and those to be compared take turns.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import networkx as nx
import numpy as np
import polars as pl
from attrs import evolve

from medconsortium.interop.tables.parquet import read_parquet, write_parquet
from medconsortium.model import Network, with_rows
from medconsortium.model.levels import PRIMARY_CLASSES
from medconsortium.planning.synthetic.regions import county, nation
from medconsortium.planning.synthetic.violations import NATIONAL_VIOLATIONS
from medconsortium.rules import CATALOGUE, Outcome, Report, check
from medconsortium.vocabulary import (
    Category,
    ConsortiumKind,
    DivisionLevel,
    LinkKind,
    Ownership,
    Role,
    Subject,
)

RUNS = 3
DAY = date(2026, 1, 1)
COUNTY = "430923"
CHECKS, CHANGED = 200, 5
MOST_GIGABYTES = 3.0
FEWEST_CHECKS = 100

STRUCTURAL = ("GEN002", "GRD004", "GRD005", "REF005", "SPA003")
"""Between them they find every violation that is planted."""

AIMS = {  # what, beside what: at most so many times as long, or at least
    ("catalogue", "polars reading"): ("<=", 8.0),
    ("five rules", "five by polars"): ("<=", 1.5),
    ("five by networkx", "five rules"): (">=", 40.0),
}

GRID_FORMS = (ConsortiumKind.URBAN_MEDICAL_GROUP, ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)
PRIMARY = [c.number for c in Category if c.key.startswith(PRIMARY_CLASSES)]


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
    seconds, counts = timed(lambda: check(network, on=DAY).outcomes.counts())
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
    network, draw = county(seed=7, division=COUNTY), random.Random(1)
    roles = [membership.role for membership in network.memberships.values()]
    network = with_rows(network, list(network.memberships.values()))
    memberships = list(network.memberships.values())

    def changed() -> Network:
        chosen = draw.sample(memberships, CHANGED)
        return with_rows(network, [evolve(one, role=draw.choice(roles)) for one in chosen])

    def all_checks() -> Counter[Outcome]:
        found: Counter[Outcome] = Counter()
        for _ in range(CHECKS):
            found.update(check(changed(), on=DAY).outcomes.counts())
        return found

    first, _ = timed(lambda: check(changed(), on=DAY).outcomes.counts())
    seconds, counts = timed(all_checks)
    assert counts[Outcome.FAIL] > 0  # memberships with a wrong role are found
    return {"first check (s)": first, "checks a second": CHECKS / seconds}


# --- Five structural rules ----------------------------------------------------------------------


def five_rules(scratch: Path) -> dict[str, Any]:
    """Find the planted violations by the rules of the catalogue."""
    warmed_up(scratch)
    network = read_parquet(scratch / "planted")
    rules = [rule for rule in CATALOGUE if rule.code in STRUCTURAL]
    seconds, report = timed(lambda: check(network, on=DAY, rules=rules))
    return {"five rules": seconds, "found rules": told(failing(report))}


def failing(report: Report) -> dict[str, list[int]]:
    """Return the rows of the consortia that fail each rule."""
    return {
        one.rule.code: np.flatnonzero(one.outcomes == Outcome.FAIL.number).tolist()
        for one in report.judged
    }


def told(found: dict[str, list[int]]) -> dict[str, Any]:
    """Return how many consortia fail each rule, and which, told shortly."""
    return {code: [len(rows), sum(rows)] for code, rows in sorted(found.items())}


def numbers_of(network: Network) -> dict[str, pl.DataFrame]:
    """Return what the five rules look at as frames of numbers, which polars likes best."""
    tables = network
    i, c, m = tables.institutions.columns, tables.consortia.columns, tables.memberships.columns
    links, s, d = tables.links.columns, tables.services.columns, tables.divisions.columns
    lists = {"grid": c.grid, "specialty": c.specialties}
    of = {name: np.repeat(np.arange(len(one)), np.diff(one.offsets)) for name, one in lists.items()}
    frames: dict[str, dict[str, Any]] = {
        "institutions": {
            "i": np.arange(len(i.tier), dtype=np.int32),
            "category": i.category,
            "ownership": i.ownership,
            "division": i.division,
        },
        "consortia": {"c": np.arange(len(c.kind), dtype=np.int32), "kind": c.kind},
        "memberships": {
            "c": m.consortium,
            "i": m.institution,
            "role": m.role,
            "since": m.since.latest,
            "until": m.until.earliest,
        },
        "links": {
            "c": links.consortium,
            "origin": links.origin.row,
            "target": links.target.row,
            "kind": links.kind,
            "since": links.since.latest,
            "until": links.until.earliest,
        },
        "services": {"i": s.provider.row, "subject": s.subject},
        "divisions": {"division": np.arange(len(d.level), dtype=np.int32), "above": d.parent},
        **{name: {"c": of[name].astype(np.int32), name: one.values} for name, one in lists.items()},
    }
    return {name: pl.DataFrame(columns) for name, columns in frames.items()}


def five_by_polars(scratch: Path) -> dict[str, Any]:
    """Find them by polars."""
    frames = numbers_of(read_parquet(scratch / "planted"))
    queries(frames_of_few(frames))  # warms up
    seconds, found = timed(lambda: queries(frames))
    return {"five by polars": seconds, "found polars": told(found)}


def frames_of_few(frames: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Return the first rows of each frame."""
    return {name: frame.head(1000) for name, frame in frames.items()}


def queries(frames: dict[str, pl.DataFrame]) -> dict[str, list[int]]:
    """Return the rows of the consortia that fail each rule, by one query each."""
    day, col = (DAY - date(1970, 1, 1)).days, pl.col
    lazy = {name: frame.lazy() for name, frame in frames.items()}
    in_force = (col("since") <= day) & (col("until") >= day)
    members = lazy["memberships"].filter(in_force)
    kinds = [form.number for form in GRID_FORMS]
    grids = lazy["consortia"].filter(col("kind").is_in(kinds)).select("c")
    primary = lazy["institutions"].filter(col("category").is_in(PRIMARY))
    judged = lazy["consortia"].filter(col("kind") != ConsortiumKind.RARE_DISEASE_NETWORK.number)
    leads = members.filter(col("role").is_in([Role.LEAD.number, Role.CO_LEAD.number]))
    alone = (
        leads.filter(col("role") == Role.LEAD.number)
        .group_by("c")
        .agg(col("i").n_unique().alias("n"))
    )
    no_lead = judged.join(leads, on="c", how="anti").select("c")
    several = judged.join(alone.filter(col("n") > 1), on="c", how="semi").select("c")
    in_grids = members.join(grids, on="c", how="semi").select("c", "i")
    run_by_government = primary.filter(col("ownership") == Ownership.GOVERNMENT.number)
    shared = in_grids.group_by("i").agg(col("c").n_unique().alias("n")).filter(col("n") > 1)
    twice = in_grids.join(shared, on="i", how="semi").join(run_by_government, on="i", how="semi")
    places = in_grids.join(primary.select("i", "division"), on="i").select("c", "division").unique()
    chains = [lazy["divisions"].select("division", around="division")]
    for _ in DivisionLevel:
        parents = lazy["divisions"].select(around="division", next="above")
        higher = chains[-1].join(parents, on="around").select("division", around="next")
        chains.append(higher.filter(col("around") >= 0))
    grid = lazy["grid"].select("c", around="grid")
    inside = places.join(pl.concat(chains), on="division").join(
        grid, on=["c", "around"], how="semi"
    )
    outside = places.join(inside, on=["c", "division"], how="anti")
    within = pl.LazyFrame(
        [
            (one.number, part.number)
            for one in Subject
            for part in Subject
            if one in (part, part.parent)
        ],
        schema={"specialty": pl.Int8, "subject": pl.Int8},
        orient="row",
    )
    wanted = members.join(lazy["specialty"], on="c").select("c", "i", "specialty")
    held = lazy["services"].join(within, on="subject").select("i", "specialty")
    lacking = wanted.join(held, on=["i", "specialty"], how="anti")
    up = lazy["links"].filter(in_force & (col("kind") == LinkKind.REFERRAL_UP.number))
    back = up.select("c", origin="target", target="origin")
    rings = up.join(back, on=["c", "origin", "target"], how="semi")
    found = pl.collect_all(
        [
            pl.concat([no_lead, several]).unique(),
            *(one.select("c").unique() for one in (outside, twice, rings, lacking)),
        ]
    )
    return {code: sorted(one["c"]) for code, one in zip(STRUCTURAL, found, strict=True)}


def five_by_networkx(scratch: Path) -> dict[str, Any]:
    """Find them over a graph of institutions and consortia with attributes."""
    frames = numbers_of(read_parquet(scratch / "planted"))
    graph, parents = graph_of(frames), dict(frames["divisions"].iter_rows())
    del frames
    seconds, found = timed(lambda: over(graph, parents))
    return {"five by networkx": seconds, "found networkx": told(found)}


def graph_of(frames: dict[str, pl.DataFrame]) -> Any:
    """Return the graph: `c` and `i` numbers of consortia and institutions, as nodes of their own."""
    graph = nx.DiGraph()
    for i, category, ownership, division in frames["institutions"].iter_rows():
        graph.add_node(
            ("i", i), category=category, ownership=ownership, division=division, subjects=set()
        )
    for c, kind in frames["consortia"].iter_rows():
        graph.add_node(("c", c), kind=kind, grid=set(), specialties=set())
    for c, i, role, since, until in frames["memberships"].iter_rows():
        graph.add_edge(("i", i), ("c", c), type="member", role=role, since=since, until=until)
    for c, division in frames["grid"].iter_rows():
        graph.nodes["c", c]["grid"].add(division)
    for c, specialty in frames["specialty"].iter_rows():
        graph.nodes["c", c]["specialties"].add(specialty)
    for i, subject in frames["services"].iter_rows():
        graph.nodes["i", i]["subjects"].add(subject)
    up = frames["links"].filter(pl.col("kind") == LinkKind.REFERRAL_UP.number)
    for c, origin, target, _, since, until in up.iter_rows():
        ends = ("i", origin), ("i", target)
        if graph.has_edge(*ends):
            graph.edges[ends]["of"].add(c)
        else:
            graph.add_edge(*ends, type="referral up", of={c}, since=since, until=until)
    return graph


def over(graph: Any, parents: dict[int, int]) -> dict[str, list[int]]:
    """Return the rows of the consortia that fail each rule, node by node and edge by edge."""
    day = (DAY - date(1970, 1, 1)).days
    nodes, found = graph.nodes, {code: set[int]() for code in STRUCTURAL}
    kinds, primary = {form.number for form in GRID_FORMS}, set(PRIMARY)
    subjects = {s.number: {p.number for p in Subject if s in (p, p.parent)} for s in Subject}
    government = Ownership.GOVERNMENT.number

    def holds(edge: Any) -> bool:
        return edge["since"] <= day <= edge["until"]

    for node, about in nodes(data=True):
        if node[0] == "i":
            if about["category"] in primary and about["ownership"] == government:
                joined = [
                    to[1]
                    for to, edge in graph.adj[node].items()
                    if edge["type"] == "member" and nodes[to]["kind"] in kinds and holds(edge)
                ]
                if len(joined) > 1:
                    found["GRD005"].update(joined)
            continue
        members = [(who, edge) for who, edge in graph.pred[node].items() if holds(edge)]
        roles = Counter(edge["role"] for _, edge in members)
        if about["kind"] != ConsortiumKind.RARE_DISEASE_NETWORK.number:
            leads = roles[Role.LEAD.number], roles[Role.CO_LEAD.number]
            if leads[0] > 1 or not sum(leads):
                found["GEN002"].add(node[1])
        if about["kind"] in kinds:
            for who, _ in members:
                member = nodes[who]
                if member["category"] in primary and about["grid"].isdisjoint(
                    around(member["division"], parents)
                ):
                    found["GRD004"].add(node[1])
        for specialty in about["specialties"]:
            if any(subjects[specialty].isdisjoint(nodes[who]["subjects"]) for who, _ in members):
                found["SPA003"].add(node[1])
    for origin, target, edge in graph.edges(data=True):
        if edge["type"] == "referral up" and holds(edge) and graph.has_edge(target, origin):
            found["REF005"].update(edge["of"] & graph.edges[target, origin]["of"])
    return {code: sorted(rows) for code, rows in found.items()}


def around(division: int, parents: dict[int, int]) -> Iterator[int]:
    """Yield a division and what it lies in."""
    while division >= 0:
        yield division
        division = parents[division]


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
