"""Try a sample of mutants and the named faults: `python -m tests.mutation`, or `make mutation`."""

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
RESULTS = KEPT / "survivors.json"
WORKERS = 2


def main() -> int:
    """Return 0 where every named fault is killed, and enough of the sample."""
    asked = _asked()
    os.nice(15)
    rooms = [cases_in(room) for room in ROOMS]
    named = named_faults()
    sample = sampled(rooms, size=asked.size, seed=asked.seed)
    if asked.again:
        survivors = set(json.loads(RESULTS.read_bytes()))
        named = [(name, case) for name, case in named if case.key in survivors]
        sample = [case for case in sample if case.key in survivors]
    names = [*(f"[{name}]" for name, _ in named), *("" for _ in sample)]
    cases = [*(case for _, case in named), *sample]
    print(f"{sum(map(len, rooms))} mutants, {len(sample)} in the sample, {len(named)} named faults")
    with TemporaryDirectory(prefix="mutation-") as folder:
        trees = [Tree.copied(Path(folder) / str(number)) for number in range(WORKERS)]
        recording = record(trees[0], KEPT / "recorded", anew=not asked.again)
        outcomes = list(_tried(cases, names, trees, recording))
    left = [case.key for case, outcome in zip(cases, outcomes, strict=True) if outcome == _LEFT]
    RESULTS.write_text(json.dumps(left), encoding="utf-8")
    return _report(outcomes[: len(named)], outcomes[len(named) :], least=asked.least)


_LEFT = "survived"


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--size", type=int, default=200, help="how many mutants (200)")
    parser.add_argument("--seed", default="1", help="which of them (1)")
    parser.add_argument("--least", type=float, default=85, help="per cent to be killed (85)")
    parser.add_argument(
        "--again", action="store_true", help="only those that survived the last time"
    )
    return parser.parse_args()


def _tried(
    cases: list[Case], names: list[str], trees: Iterable[Tree], recording: Recording
) -> Iterator[str]:
    """Yield what becomes of each mutant; print it at once, with what it changes."""
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
        for case, name, found in zip(cases, names, workers.map(outcome, cases), strict=True):
            print(f"{found:8} {case.file}:{case.mutant.line} {name}")
            if found != "killed":
                print("\n".join(f"         {line}" for line in case.shown.splitlines()))
            sys.stdout.flush()
            yield found


def _report(named: list[str], sample: list[str], *, least: float) -> int:
    print()
    for title, outcomes in (("named faults", named), ("sample", sample)):
        found = Counter(outcomes)
        dead = found.total() - found[_LEFT]
        share = 100 * dead / (found.total() or 1)
        parts = ", ".join(f"{count} {what}" for what, count in sorted(found.items()))
        print(f"{title}: {share:.1f} % of {found.total()} killed or timed out ({parts})")
    enough = len(sample) - sample.count(_LEFT) >= least / 100 * len(sample)
    return 0 if enough and _LEFT not in named else 1


if __name__ == "__main__":
    sys.exit(main())
