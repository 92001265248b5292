"""A synthetic nation: time, peak memory, counts beside the bulletin, the same digest twice.

The peer makes the ids and names of as many institutions the usual way, one f-string after another,
from arrays that are there; everything else of the nation comes on top of that. Each run is a
process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from statistics import median

import numpy as np

from medconsortium.geography import divisions_network
from medconsortium.planning.synthetic import NATIONAL_COUNTS, nation, profile
from medconsortium.vocabulary import ConsortiumKind, DivisionLevel

RUNS = 5
SEED = 1
MOST_GIGABYTES = 6.0
MOST_OFF = 0.02
WANTED = NATIONAL_COUNTS | {"consortia": 18_500, "memberships": 1_100_000, "links": 3_300_000}


def generate() -> dict[str, object]:
    """Make a nation; return how long it took, its peak memory and what is in it."""
    started = time.perf_counter()
    network = nation(seed=SEED)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    started = time.perf_counter()
    digest = network.digest
    hashing = time.perf_counter() - started
    figures = profile(network)
    levels = np.bincount(network.divisions.columns.level, minlength=len(DivisionLevel))
    communities = figures.consortia[ConsortiumKind.COUNTY_MEDICAL_COMMUNITY]
    return {
        "seconds": seconds,
        "gigabytes": peak,
        "hashing": hashing,
        "digest": digest,
        "counts": {**figures.counts, **figures.institutions, "county communities": communities},
        "levels": {level.key: int(levels[level.number]) for level in DivisionLevel},
        "km": figures.km_to_county_hospital.quantiles,
        "beds": figures.beds.quantiles,
    }


def by_f_strings() -> dict[str, object]:
    """Make ids and names of as many institutions one by one; return how long it took."""
    size = NATIONAL_COUNTS["institutions"]
    rng = np.random.default_rng(SEED)
    places = [str(one.name) for one in divisions_network().divisions.values()]
    words = ["人民医院", "中医医院", "卫生院", "社区卫生服务中心", "村卫生室", "诊所"]
    place, word = rng.integers(len(places), size=size), rng.integers(len(words), size=size)
    started = time.perf_counter()
    ids = [f"syn-{p:06d}-{w}-{n:07d}" for n, (p, w) in enumerate(zip(place, word, strict=True))]
    names = [
        f"{places[p]}第{n}{words[w]}" for n, (p, w) in enumerate(zip(place, word, strict=True))
    ]
    assert len(set(ids)) == len(names)
    return {"seconds": time.perf_counter() - started}


def in_a_process(what: str) -> dict[str, object]:
    """Return what a process of its own reports."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, __file__, what], capture_output=True, check=True, text=True
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def main() -> None:
    """Measure and print."""
    runs = [(in_a_process("nation"), in_a_process("f-strings")) for _ in range(RUNS)]
    ours, theirs = (
        median(run[side]["seconds"] for run in runs)  # type: ignore[type-var]
        for side in (0, 1)
    )
    first = runs[0][0]
    peak = max(float(str(run[0]["gigabytes"])) for run in runs)
    print(f"nation: {ours:.1f} s, digest {first['hashing']:.1f} s, peak {peak:.2f} GB", end=" ")
    print(f"(aim: at most {MOST_GIGABYTES:g} GB; median of {RUNS} runs)")
    print(f"ids and names of its institutions as f-strings: {theirs:.1f} s; ratio", end=" ")
    print(f"{ours / theirs:.1f}")  # type: ignore[operator]
    print(f"digests of {RUNS} runs are one: {len({str(run[0]['digest']) for run in runs}) == 1}")
    counts = first["counts"]
    assert isinstance(counts, dict)
    for name, wanted in WANTED.items():
        off = counts[name] / wanted - 1
        print(f"{name}: {counts[name]:,} of {wanted:,} ({off:+.2%}, aim: ±{MOST_OFF:.0%})")
    print(f"county communities: {counts['county communities']:,}; divisions: {first['levels']}")
    print("5, 25, 50, 75, 95 % of", end=" ")
    print(f"km from home to the county hospital: {first['km']}; beds of hospitals: {first['beds']}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(generate() if sys.argv[1] == "nation" else by_f_strings()))
    else:
        main()
