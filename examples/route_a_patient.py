"""Ask a real network where a patient goes: up with a suspected rare disease, and back home."""

from __future__ import annotations

from datetime import date

import medconsortium as mc
from medconsortium.vocabulary import Condition, Phase

DAY = date(2019, 9, 1)
HOME = "怀化市第一人民医院"
NATIONAL_LEAD = "中国医学科学院北京协和医院"


def main() -> None:
    """Print the way up, the way back, and what is left when only declared channels count."""
    network = mc.datasets.load("rare_disease_2019")
    suspected = mc.CareNeed(
        phase=Phase.DIAGNOSIS, condition=Condition.RARE_DISEASE, provider=NATIONAL_LEAD
    )
    diagnosed = mc.CareNeed(phase=Phase.FOLLOW_UP, condition=Condition.RARE_DISEASE, home=HOME)

    print(mc.find_path(network, HOME, suspected, on=DAY).to_text("en"))
    print(mc.find_path(network, NATIONAL_LEAD, diagnosed, on=DAY).to_text("en"))

    strict = mc.ReferralPolicy(declared_only=True)
    path = mc.find_path(network, HOME, suspected, on=DAY, policy=strict)
    print("declared channels only:", path.reason.en)


if __name__ == "__main__":
    main()
