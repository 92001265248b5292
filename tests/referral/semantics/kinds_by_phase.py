"""Which kind of channel serves which phase, at which urgency: one target for each kind."""

from __future__ import annotations

__all__ = ["BLOCKS"]

_STAR = """
    甲 2A complete; 上 3A has=07; 平 2A has=07; 下 township has=07; 约 3A has=07; 急 2A has=07
    访 2A has=07; 会 3A has=07; 读 3A has=07; 监 2A has=07; 医 3A has=07; 药 3A has=07
    甲 -> 上 referral_up minutes=10; 甲 -> 平 referral_lateral minutes=10
    甲 -> 下 referral_down minutes=10; 甲 -> 访 follow_up minutes=10; 甲 -> 约 booking minutes=10
    甲 -> 急 critical_transfer minutes=10; 甲 -> 会 teleconsultation; 甲 -> 读 telediagnosis
    甲 -> 监 monitoring; 医 -> 甲 expert_visit; 药 -> 甲 drug_supply"""

BLOCKS = f"""
routine: up while acute, down afterwards; visits by appointment or by a doctor who comes (rulings 4){_STAR}
    reachable 甲: first_contact 07 => 甲: 0 no; 甲 > 医: 0 yes; 甲 > 上: 10 yes; 甲 > 平: 10 yes; 甲 > 约: 10 yes
    reachable 甲: diagnosis 07 => 甲: 0 no; 甲 > 医: 0 yes; 甲 > 上: 10 yes; 甲 > 平: 10 yes; 甲 > 约: 10 yes
    reachable 甲: acute 07 => 甲: 0 no; 甲 > 上: 10 yes; 甲 > 平: 10 yes
    reachable 甲: post_operative 07 => 甲: 0 no; 甲 > 下: 10 yes; 甲 > 平: 10 yes; 甲 > 访: 10 yes
    reachable 甲: recovery 07 => 甲: 0 no; 甲 > 下: 10 yes; 甲 > 平: 10 yes; 甲 > 访: 10 yes
    reachable 甲: rehabilitation 07 => 甲: 0 no; 甲 > 下: 10 yes; 甲 > 平: 10 yes; 甲 > 访: 10 yes
    reachable 甲: long_term 07 => 甲: 0 no; 甲 > 下: 10 yes; 甲 > 平: 10 yes; 甲 > 访: 10 yes
    reachable 甲: follow_up 07 => 甲: 0 no; 甲 > 医: 0 yes; 甲 > 下: 10 yes; 甲 > 平: 10 yes; 甲 > 约: 10 yes; 甲 > 访: 10 yes

urgent: critical transfers too (rulings 4.3; S002){_STAR}
    reachable 甲: diagnosis 07 urgent => 甲: 0 no; 甲 > 医: 0 yes; 甲 > 上: 10 yes; 甲 > 平: 10 yes; 甲 > 急: 10 yes; 甲 > 约: 10 yes
    reachable 甲: acute 07 urgent => 甲: 0 no; 甲 > 上: 10 yes; 甲 > 平: 10 yes; 甲 > 急: 10 yes
    reachable 甲: recovery 07 urgent => 甲: 0 no; 甲 > 下: 10 yes; 甲 > 平: 10 yes; 甲 > 急: 10 yes; 甲 > 访: 10 yes

emergency: everybody, by what is declared or straight (rulings 4.3){_STAR}
    reachable 甲: acute 07 emergency => 甲: 0 no; 甲 > 上: 10 yes; 甲 > 平: 10 yes; 甲 > 急: 10 yes; 甲 > 下: 10 yes; 甲 > 约: 10 yes; 甲 > 访: 10 yes; 甲 > 会: unknown yes; 甲 > 医: unknown yes; 甲 > 监: unknown yes; 甲 > 药: unknown yes; 甲 > 读: unknown yes
    reachable 甲: recovery 07 emergency => 甲: 0 no; 甲 > 上: 10 yes; 甲 > 平: 10 yes; 甲 > 急: 10 yes; 甲 > 下: 10 yes; 甲 > 约: 10 yes; 甲 > 访: 10 yes; 甲 > 会: unknown yes; 甲 > 医: unknown yes; 甲 > 监: unknown yes; 甲 > 药: unknown yes; 甲 > 读: unknown yes

from afar: consultations and diagnoses for every phase, monitoring once it is past (rulings 4.5){_STAR}
    reachable 甲: acute 07 remote => 甲: 0 no; 甲 > 会: 0 yes; 甲 > 读: 0 yes; 甲 > 上: 10 yes; 甲 > 平: 10 yes
    reachable 甲: long_term 07 remote => 甲: 0 no; 甲 > 会: 0 yes; 甲 > 监: 0 yes; 甲 > 读: 0 yes; 甲 > 下: 10 yes; 甲 > 平: 10 yes; 甲 > 访: 10 yes

who cannot travel: what comes, or is asked from afar, and nothing else (rulings 4.5){_STAR}
    reachable 甲: diagnosis 07 stays => 甲: 0 no; 甲 > 会: 0 yes; 甲 > 医: 0 yes; 甲 > 读: 0 yes
    reachable 甲: acute 07 urgent stays => 甲: 0 no; 甲 > 会: 0 yes; 甲 > 读: 0 yes
    reachable 甲: recovery 07 stays => 甲: 0 no; 甲 > 会: 0 yes; 甲 > 监: 0 yes; 甲 > 读: 0 yes

a drug: who supplies it (rulings 4.5; S000){_STAR}
    甲: long_term drug => 甲 <- 药 still
    甲: acute drug emergency => 甲 <- 药 still
"""  # noqa: E501 - tables
