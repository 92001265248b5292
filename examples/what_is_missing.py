"""Ask why there is no way, and what would have to change: in a real network and in a made-up one.

In Panyu much is not known, so that the answer is whom to ask. The village, its agreement and its
hospital are made up: there an agreement on consultations has run out, and nobody takes patients.
"""

from __future__ import annotations

from datetime import date

from attrs import evolve

import medconsortium as mc
from medconsortium.vocabulary import (
    Completeness,
    InstrumentKind,
    LinkKind,
    Phase,
    ServiceStatus,
    Subject,
    Tier,
)

CHILD = mc.CareNeed(phase=Phase.ACUTE, subjects=[Subject.PAEDIATRICS])


def village() -> mc.Network:
    """Return a made-up village and a county hospital that once advised it from afar."""
    complete = Completeness.COMPLETE
    builder = mc.NetworkBuilder(
        title="示例：山村", synthetic=True, since="2020-01-01", until="open"
    )
    return builder.add(
        mc.Institution(
            id="山村卫生室", name="山村卫生室", tier=Tier.VILLAGE, services_completeness=complete
        ),
        mc.Institution(
            id="县医院", name="县医院", tier=Tier.COUNTY, services_completeness=complete
        ),
        mc.Service(provider="县医院", subject=Subject.PAEDIATRICS, status=ServiceStatus.OPERATING),
        mc.Instrument(id="会诊协议", kind=InstrumentKind.AGREEMENT, until="2025-12-31"),
        mc.Link(
            origin="山村卫生室",
            target="县医院",
            kind=LinkKind.TELECONSULTATION,
            instrument="会诊协议",
        ),
    ).build()


def main() -> None:
    """Print what is missing, in person and at a distance."""
    panyu, then = mc.datasets.load("panyu_2017"), date(2017, 9, 1)
    print(mc.find_path(panyu, "南村医院", CHILD, on=then).reason.en)
    print(mc.why_not(panyu, "南村医院", CHILD, on=then).to_text("en"))

    network, now = village(), date(2026, 1, 1)
    for need in (CHILD, evolve(CHILD, remote_acceptable=True)):
        answer = mc.why_not(network, "山村卫生室", need, on=now)
        print(answer.to_text("en"))
        print("weights:", [(change.relaxation.en, change.cost) for change in answer.changes])


if __name__ == "__main__":
    main()
