"""Ask of a whole county who can have an operation, how far away, and what a closure would do.

The county is synthetic: its divisions are real, the rest is made up from a seed.
"""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from attrs import evolve

import medconsortium as mc
from medconsortium.interop.tables import write_catchment
from medconsortium.vocabulary import Phase, Subject

DAY = date(2026, 1, 1)
SURGERY = mc.CareNeed(phase=Phase.ACUTE, subjects=[Subject.SURGERY])


def county() -> mc.Network:
    """Return a county whose services are dated: else each of them would have to be asked for."""
    drawn = mc.planning.synthetic.county(seed=7)
    builder = mc.NetworkBuilder(drawn)
    for service in drawn.services.values():
        builder.replace(evolve(service, since="2020", until="open"))
    return builder.build()


def main() -> None:
    """Print coverage, catchments and a closure; write the catchment as a table."""
    network = county()
    print(network)
    print(mc.coverage(network, SURGERY, minutes=[30, 60], transfers=[1, 2], on=DAY).to_text("en"))

    caught = mc.catchment(network, SURGERY, on=DAY)
    print(caught.to_text("en"))
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "surgery.csv")
        write_catchment(caught, table, language="en")
        print(*table.read_text("utf-8-sig").splitlines()[:3], sep="\n")

    impact = mc.closure_impact(network, "永靖县第二人民医院", SURGERY, on=DAY)
    print({effect.en: count for effect, count in impact.counts.items()})


if __name__ == "__main__":
    main()
