"""Bring a patient with chest pain to the nearest hospital that can open the vessel.

The chest pain platform of Panyu and Nansha, and its figures, are real; which hospitals take part
is not told. Here some are named: that they do, what they offer and how far they are is made up.
"""

from __future__ import annotations

from datetime import date

import medconsortium as mc
from medconsortium.vocabulary import (
    Condition,
    LinkKind,
    Phase,
    ServiceItem,
    ServiceStatus,
    SourceBasis,
    Tier,
    Urgency,
)

DAY = date(2017, 9, 1)
NETWORK = "区域胸痛中心管理平台"
TOWN = "示例南沙镇卫生院"
NEAR = "示例南沙医院"
MADE_UP = ["made-up"]

MINUTES = {NEAR: 15, "南村医院": 25, "番禺区中心医院": 40}
"""From the town."""

INTERVENTION = {NEAR: ServiceStatus.SUSPENDED, "番禺区中心医院": ServiceStatus.OPERATING}


def illustrated() -> mc.Network:
    """Return the real network with made-up members, services and roads."""
    real = mc.datasets.load("panyu_2017")
    builder = mc.NetworkBuilder(
        real, title="示例：番禺、南沙的胸痛救治", synthetic=True, since="2016-01-01", until="open"
    )
    builder.add(
        mc.Source(id="made-up", document="为演示虚构", basis=SourceBasis.SYNTHETIC),
        mc.Institution(id=TOWN, name=TOWN, tier=Tier.TOWNSHIP, division="440115", sources=MADE_UP),
        mc.Institution(id=NEAR, name=NEAR, tier=Tier.COUNTY, division="440115", sources=MADE_UP),
        mc.Membership(consortium=NETWORK, institution=TOWN, sources=MADE_UP),
    )
    for hospital, minutes in MINUTES.items():
        builder.add(
            mc.Membership(consortium=NETWORK, institution=hospital, sources=MADE_UP),
            mc.Link(
                origin=TOWN,
                target=hospital,
                kind=LinkKind.CRITICAL_TRANSFER,
                conditions=[Condition.CHEST_PAIN],
                travel_minutes=minutes,
                consortium=NETWORK,
                sources=MADE_UP,
            ),
        )
    for hospital, status in INTERVENTION.items():
        builder.add(
            mc.Service(
                provider=hospital,
                item=ServiceItem.PCI,
                condition=Condition.CHEST_PAIN,
                status=status,
                sources=MADE_UP,
            )
        )
    return builder.build()


def main() -> None:
    """Print the real figures, check the network, and ask where the patient goes."""
    network = illustrated()
    print(network)
    (platform,) = (p.id for p in network.platforms.values() if p.consortium == NETWORK)
    for figure in network.observations.values():
        if figure.subject == platform:
            words = (figure.measure, figure.qualifier, figure.unit)
            measure, qualifier, unit = (word.en if word else "?" for word in words)
            print(f"  {measure}: {qualifier} {figure.value:g} {unit}")

    report = mc.check(network, on=DAY)
    print(f"{len(report.findings)} breaches; of the chest pain network it cannot be said:")
    for gap in report.gaps:
        if gap.subject == NETWORK:
            print(f"  {gap.rule.code} {gap.message.en}")

    for hospital, minutes in MINUTES.items():
        status = INTERVENTION.get(hospital)
        print(f"{minutes} minutes to {hospital}, PCI {status.en if status else 'not stated'}")
    need = mc.CareNeed(
        phase=Phase.ACUTE,
        items=[ServiceItem.PCI],
        condition=Condition.CHEST_PAIN,
        urgency=Urgency.EMERGENCY,
    )
    print(mc.find_path(network, TOWN, need, on=DAY).to_text("en"))


if __name__ == "__main__":
    main()
