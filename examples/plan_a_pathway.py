"""Plan a chain of needs in real networks: up for treatment, and back home to recover.

The cancer patient of Panyu is treated at the lead of the oncology consortium and recovers at home;
the rare disease is diagnosed in Beijing and followed up in Huaihua, where the drug is brought, too.
"""

from __future__ import annotations

from datetime import date

import medconsortium as mc
from medconsortium.vocabulary import Condition, Phase, Subject

NANCUN = "南村医院"
HUAIHUA = "怀化市第一人民医院"
NATIONAL_LEAD = "中国医学科学院北京协和医院"

CANCER = (
    mc.CareNeed(phase=Phase.ACUTE, subjects=[Subject.ONCOLOGY]),
    mc.CareNeed(phase=Phase.RECOVERY, home=NANCUN),
)
RARE = Condition.RARE_DISEASE
RARE_DISEASE = (
    mc.CareNeed(phase=Phase.DIAGNOSIS, condition=RARE, provider=NATIONAL_LEAD),
    mc.CareNeed(phase=Phase.FOLLOW_UP, condition=RARE, home=HUAIHUA),
    mc.CareNeed(phase=Phase.LONG_TERM, condition=RARE, drug=True),
)


def main() -> None:
    """Print the stages of both pathways, and what is to be asked first."""
    pathways = (
        ("panyu_2017", NANCUN, CANCER, date(2017, 9, 1)),
        ("rare_disease_2019", HUAIHUA, RARE_DISEASE, date(2019, 9, 1)),
    )
    for dataset, origin, needs, day in pathways:
        plan = mc.plan_care(mc.datasets.load(dataset), origin, needs, on=day)
        print(f"{dataset} on {day}: {plan.certainty.en}")
        for stage in plan.stages:
            print(f"  {stage.need.phase.en}")
            for hop in stage.hops:
                print(f"    {hop.sender} → {hop.receiver} ({hop.carrier.en})")
            for doubt in stage.doubts:
                print("    to confirm:", doubt.in_language("en"))

    real, day = mc.datasets.load("panyu_2017"), date(2017, 9, 1)
    children = [Subject.PAEDIATRICS]
    next_need = mc.CareNeed(phase=Phase.FOLLOW_UP, subjects=children, provider="何贤纪念医院")
    broken = mc.plan_care(real, NANCUN, [CANCER[0], next_need], on=day)
    print(f"and where a stage is nowhere to be had: {broken.reason.en}")


if __name__ == "__main__":
    main()
