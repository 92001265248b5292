"""Follow a child from a county of Qinghai to the children's hospital of the province, and home.

The Qinghai Paediatric Consortium, its lead and its six green channels are real; of its members,
"institutions of prefectures, cities, counties and communities", none is named. The county here,
its hospital and the way are made up.
"""

from __future__ import annotations

from datetime import date

import medconsortium as mc
from medconsortium.model import Division
from medconsortium.vocabulary import (
    DivisionLevel,
    GreenChannel,
    LinkKind,
    Phase,
    Role,
    ServiceStatus,
    SourceBasis,
    Subject,
    Tier,
    Urgency,
)

DAY = date(2016, 9, 1)
ALLIANCE = "青海省儿科医疗联合体"
LEAD = "青海省妇女儿童医院"
BEIJING = "首都医科大学附属北京儿童医院"
HOME = "示例县"
COUNTY = "示例县人民医院"
MADE_UP = ["made-up"]


def illustrated() -> mc.Network:
    """Return the real network with a made-up county, its hospital and a way to the lead."""
    builder = mc.NetworkBuilder(
        mc.datasets.load("paediatric_2016"),
        title="示例：青海某县的患儿",
        synthetic=True,
        since="2016-06-01",
        until="open",
    )
    return builder.add(
        mc.Source(id="made-up", document="为演示虚构", basis=SourceBasis.SYNTHETIC),
        Division(id=HOME, name=HOME, parent="630000", level=DivisionLevel.COUNTY, sources=MADE_UP),
        mc.Institution(id=COUNTY, name=COUNTY, tier=Tier.COUNTY, division=HOME, sources=MADE_UP),
        mc.Membership(consortium=ALLIANCE, institution=COUNTY, role=Role.MEMBER, sources=MADE_UP),
        mc.Service(
            provider=COUNTY,
            subject=Subject.PAEDIATRICS,
            phases=[Phase.RECOVERY, Phase.FOLLOW_UP],
            status=ServiceStatus.OPERATING,
            sources=MADE_UP,
        ),
        mc.Link(
            origin=COUNTY,
            target=LEAD,
            kind=LinkKind.CRITICAL_TRANSFER,
            subjects=[Subject.PAEDIATRICS],
            consortium=ALLIANCE,
            green_channel=GreenChannel.CRITICAL_TRANSFER,
            travel_minutes=150,
            sources=MADE_UP,
        ),
    ).build()


def main() -> None:
    """Check the alliance; then ask: up in haste, home to recover, and on to Beijing."""
    network = illustrated()
    print(network)
    for channel in network.consortia[ALLIANCE].green_channels or ():
        print("  green channel:", channel.en)

    today = date(2026, 1, 1)  # the law of 2020 is in force
    report = mc.check(network, on=today)
    print(f"{len(report.findings)} breaches on {today}; of the alliance it cannot be said:")
    for gap in report.gaps:
        if gap.subject == ALLIANCE:
            print(f"  {gap.rule.code} {gap.message.en}")

    paediatrics = [Subject.PAEDIATRICS]
    needs = {
        COUNTY: mc.CareNeed(phase=Phase.ACUTE, subjects=paediatrics, urgency=Urgency.EMERGENCY),
        LEAD: mc.CareNeed(phase=Phase.RECOVERY, subjects=paediatrics, home=HOME),
    }
    for origin, need in needs.items():
        print(mc.find_path(network, origin, need, on=DAY).to_text("en"))
    further = mc.CareNeed(phase=Phase.DIAGNOSIS, subjects=paediatrics, provider=BEIJING)
    print("on to Beijing:", mc.find_path(network, LEAD, further, on=DAY).reason.en)


if __name__ == "__main__":
    main()
