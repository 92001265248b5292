"""Every query of referral on synthetic networks, from a county to the nation.

Of each, the first time is printed, which makes ready what it asks about, and the median of some
further ones, for other origins where it has one; then the same with interpreted kernels. To make
the channels of a network ready is a row of its own. `python benchmarks/bench_queries.py county
city` measures these only; without arguments, all are.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from statistics import median

import numpy as np

import medconsortium as mc
from medconsortium.compiled import Mode, fast_is_on, kernel_mode
from medconsortium.model import Network
from medconsortium.planning.synthetic.regions import city, county, nation, province
from medconsortium.referral import CareNeed
from medconsortium.referral.compiled_network import compile_network
from medconsortium.vocabulary import Phase, Subject, Urgency

DAY = date(2026, 6, 1)
AGAIN = 5
SIZES: Mapping[str, Callable[[], Network]] = {
    "county": lambda: county(seed=7, division="430923"),
    "city": lambda: city(seed=7, division="430900"),
    "province": lambda: province(seed=7, division="430000"),
    "nation": lambda: nation(seed=7),
}
NEED = CareNeed(phase=Phase.DIAGNOSIS, subjects=[Subject.ONCOLOGY])
EMERGENCY = CareNeed(
    phase=Phase.ACUTE, subjects=[Subject.EMERGENCY_MEDICINE], urgency=Urgency.EMERGENCY
)
SCARCE = CareNeed(phase=Phase.DIAGNOSIS, subjects=[Subject.ENDEMIC_DISEASES])
RECOVERY = CareNeed(phase=Phase.RECOVERY, subjects=[Subject.ONCOLOGY])


def main() -> None:
    """Measure and print."""
    print("fast is on" if fast_is_on() else "fast is off: kernels are interpreted")
    modes: tuple[Mode, ...] = ("compiled", "interpreted")
    for ask in queries(SIZES["county"]()).values():
        ask(0)  # so that kernels and modules are loaded
    for size in sys.argv[1:] or SIZES:
        rounds = {}
        for mode in modes:
            network = SIZES[size]()  # afresh: what is compiled is kept with it
            with kernel_mode(mode):
                rounds[mode] = {name: timed(ask) for name, ask in queries(network).items()}
        print(f"{size}: {len(network.institutions):,} institutions, {len(network.links):,} links")
        for name in rounds["compiled"]:
            cells = (f"{mode} {written(*found[name])}" for mode, found in rounds.items())
            print(f"  {name:<20} " + "   ".join(cells))


def queries(network: Network) -> Mapping[str, Callable[[int], object]]:
    """Return the queries by name; each takes the number of the time it is asked."""
    order = np.random.default_rng(1).permutation(len(network.institutions)).tolist()
    origins = [network.institutions.row(place).id for place in order[: AGAIN + 1]]

    beds = network.institutions.columns.beds
    largest = np.argsort(-np.where(beds.valid, beds.values, -1))
    hospitals = [network.institutions.row(place).id for place in largest[: AGAIN + 1].tolist()]

    return {
        "compile_network": lambda _: compile_network(network, on=DAY),
        "find_path": lambda i: mc.find_path(network, origins[i], NEED, on=DAY),
        "find_paths, 3": lambda i: mc.find_paths(network, origins[i], NEED, k=3, on=DAY),
        "plan_care, 2 stages": lambda i: mc.plan_care(
            network, origins[i], [NEED, RECOVERY], on=DAY
        ),
        "reachable": lambda i: mc.reachable(network, origins[i], NEED, on=DAY),
        "catchment": lambda _: mc.catchment(network, NEED, on=DAY),
        "coverage": lambda _: mc.coverage(network, NEED, minutes=[60], transfers=[1], on=DAY),
        "closure_impact": lambda i: mc.closure_impact(network, hospitals[i], NEED, on=DAY),
        "why_not": lambda i: mc.why_not(network, origins[i], SCARCE, on=DAY),
        "recognition": lambda i: mc.recognition(
            network, "CT", of=origins[i], by=origins[i - 1], on=DAY
        ),
        "emergency, one": lambda i: mc.find_path(network, origins[i], EMERGENCY, on=DAY),
        "emergency, everyone": lambda _: mc.catchment(network, EMERGENCY, on=DAY),
    }


def timed(ask: Callable[[int], object]) -> tuple[float, float]:
    """Return the seconds of the first time, and the median of the others."""
    seconds = []
    for number in range(AGAIN + 1):
        started = time.perf_counter()
        ask(number)
        seconds.append(time.perf_counter() - started)
    return seconds[0], median(seconds[1:])


def written(first: float, again: float) -> str:
    """Return two times in milliseconds."""
    return f"{first * 1000:>9,.4g} ms, then {again * 1000:>9,.4g} ms"


if __name__ == "__main__":
    main()
