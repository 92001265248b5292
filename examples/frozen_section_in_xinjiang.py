"""Ask for a frozen section while the patient lies on the table: data travel, the patient stays.

That Xiangya Hospital runs four remote pathology centres in Xinjiang is real; at which hospitals
they are, no source says. Here the southern one gets a made-up host, and a made-up county asks it.
"""

from __future__ import annotations

from datetime import date

from attrs import evolve

import medconsortium as mc
from medconsortium.vocabulary import (
    Completeness,
    LinkKind,
    Phase,
    ServiceItem,
    SourceBasis,
    Subject,
    Tier,
    Urgency,
)

DAY = date(2023, 8, 1)
NETWORK = "湘雅医院远程病理区域中心"
CENTRE = "湘雅医院远程病理南疆区域中心"
HOST = "示例地区医院"
COUNTY = "示例县人民医院"
MADE_UP = ["made-up"]


def illustrated() -> mc.Network:
    """Return the real network with a made-up host for one centre, and a made-up county."""
    real = mc.datasets.load("xiangya_2023")
    builder = mc.NetworkBuilder(
        real, title="示例：南疆某县的术中冰冻切片", synthetic=True, since="2022-07-14", until="open"
    )
    centre = real.departments[CENTRE]
    sources = {**centre.field_sources, "institution": MADE_UP}
    return (
        builder.replace(evolve(centre, institution=HOST, field_sources=sources))
        .add(
            mc.Source(id="made-up", document="为演示虚构", basis=SourceBasis.SYNTHETIC),
            mc.Institution(id=HOST, name=HOST, tier=Tier.CITY, sources=MADE_UP),
            mc.Institution(
                id=COUNTY,
                name=COUNTY,
                tier=Tier.COUNTY,
                services_completeness=Completeness.COMPLETE,  # it has no pathology
                sources=MADE_UP,
            ),
            mc.Link(
                origin=COUNTY,
                target=CENTRE,
                kind=LinkKind.TELEDIAGNOSIS,
                subjects=[Subject.PATHOLOGY],
                consortium=NETWORK,
                sources=MADE_UP,
            ),
        )
        .build()
    )


def main() -> None:
    """Check the network; then ask for the frozen section, from afar and in person."""
    network = illustrated()
    print(network)
    report = mc.check(network, on=DAY)
    print(f"{len(report.findings)} breaches; of the pathology network it cannot be said:")
    for gap in report.gaps:
        if gap.subject == NETWORK:
            print(f"  {gap.rule.code} {gap.message.en}")

    on_the_table = mc.CareNeed(
        phase=Phase.ACUTE,
        subjects=[Subject.PATHOLOGY],
        items=[ServiceItem.INTRAOPERATIVE_FROZEN_SECTION],
        urgency=Urgency.URGENT,
        remote_acceptable=True,
    )
    print(mc.find_path(network, COUNTY, on_the_table, on=DAY).to_text("en"))

    in_person = evolve(on_the_table, remote_acceptable=False)
    print("in person:", mc.find_path(network, COUNTY, in_person, on=DAY).reason.en)


if __name__ == "__main__":
    main()
