"""Try the named faults and a sample of mutants: `python -m tests.mutation`, or `make mutation`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from tests.mutation.running import ROOT, Recording, Tree, record
from tests.mutation.sampling import ROOMS, Case, cases_in, named_faults, sampled

KEPT = ROOT / "build" / "mutation"
SURVIVORS = KEPT / "survivors.json"
WORKERS = 2


def main() -> int:
    """Return 0 where every named fault is killed, and enough of the sample."""
    asked = _asked()
    os.nice(15)
    rooms = [cases_in(room) for room in ROOMS]
    tries = {
        "named faults": named_faults(),
        "sample": sampled(rooms, size=asked.size, seed=asked.seed),
    }
    if asked.again:
        left = set(json.loads(SURVIVORS.read_bytes()))
        tries = {name: [case for case in tries[name] if case.key in left] for name in tries}
    counted = ", ".join(f"{len(cases)} in the {name}" for name, cases in tries.items())
    print(f"{sum(map(len, rooms))} mutants in {' and '.join(ROOMS)}: {counted}", flush=True)
    with TemporaryDirectory(prefix="mutation-") as folder:
        trees = [Tree.copied(Path(folder) / str(number)) for number in range(WORKERS)]
        recording = record(trees[0], KEPT / "recorded", anew=not asked.again)
        found = {name: [*_tried(cases, trees, recording)] for name, cases in tries.items()}
    pairs = [pair for name in tries for pair in zip(tries[name], found[name], strict=True)]
    survivors = [case for case, outcome in pairs if outcome == "survived"]
    SURVIVORS.write_text(json.dumps([case.key for case in survivors]), encoding="utf-8")
    return _report(found, survivors, least=asked.least)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--size", type=int, default=200, help="how many mutants (200)")
    parser.add_argument("--seed", default="1", help="which of them (1)")
    parser.add_argument("--least", type=float, default=85, help="per cent to be killed (85)")
    parser.add_argument(
        "--again",
        action="store_true",
        help="only those that survived the last time; which tests run what is not asked anew",
    )
    return parser.parse_args()


def _tried(cases: list[Case], trees: Iterable[Tree], recording: Recording) -> Iterator[str]:
    """Yield what becomes of each mutant, and print it at once."""
    free: SimpleQueue[Tree] = SimpleQueue()
    for tree in trees:
        free.put(tree)

    def outcome(case: Case) -> str:
        tree = free.get()
        try:
            return tree.outcome(case, recording)
        finally:
            free.put(tree)

    with ThreadPoolExecutor(WORKERS) as workers:
        for case, found in zip(cases, workers.map(outcome, cases), strict=True):
            print(f"{found:8} {case.file}:{case.mutant.line} {case.name}", flush=True)
            yield found


def _report(found: dict[str, list[str]], survivors: list[Case], *, least: float) -> int:
    """Print who survived, and how many were killed: by a test that failed, or ran out of time."""
    print("\nsurvivors:" if survivors else "\nno survivors")
    for case in survivors:
        print(f"{case.file}:{case.mutant.line} {case.name}")
        print("\n".join(f"    {line}" for line in case.shown.splitlines()))
    shares: dict[str, float] = {}
    for name, outcomes in found.items():
        counts = Counter(outcomes)
        shares[name] = 100 - 100 * counts["survived"] / (len(outcomes) or 1)
        parts = ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))
        print(f"{name}: {shares[name]:.1f} % of {len(outcomes)} killed ({parts})")
    return 0 if shares["named faults"] == 100 and shares["sample"] >= least else 1


if __name__ == "__main__":
    sys.exit(main())
