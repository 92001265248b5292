"""What the demonstration checks and asks: real networks, and one that is made up and says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from types import MappingProxyType

from attrs import evolve, frozen

from medconsortium.datasets import load
from medconsortium.documents import read
from medconsortium.model import Network
from medconsortium.referral import CareNeed
from medconsortium.text import Text
from medconsortium.vocabulary import Condition, Phase, ServiceItem, Subject, Urgency

__all__ = ["CHECKS", "QUESTIONS", "SYNTHETIC", "WHY_NOT", "Question", "demo_network"]

SYNTHETIC = "synthetic_emergency"

_BEFORE = date(2016, 9, 1)  # before the measures of 2020
_FOUNDED = date(2019, 9, 1)
_NOW = date(2026, 1, 1)

CHECKS: Mapping[str, tuple[date, ...]] = MappingProxyType(
    {
        "deqing_2020": (_NOW,),
        "luohu_2015": (_NOW,),
        "paediatric_2016": (_BEFORE, _NOW),
        "panyu_2017": (_BEFORE, _NOW),
        "rare_disease_2019": (_BEFORE, _FOUNDED, _NOW),
        "xiangya_2023": (_NOW,),
        SYNTHETIC: (_NOW,),
    }
)
"""On which days each network is checked."""


@frozen(kw_only=True)
class Question:
    """A question for a way, or for what is missing: `name` for files, `title` for people."""

    name: str
    title: Text
    network: str
    origin: str
    need: CareNeed
    on: date


_HUAIHUA = "怀化市第一人民医院"
_PEKING_UNION = "中国医学科学院北京协和医院"
_PANYU = "番禺区中心医院"
_NANCUN = "南村医院"
_VILLAGE = "柳村卫生室"
_COUNTY = "甲县医院"

_CHEST_PAIN = CareNeed(
    phase=Phase.ACUTE,
    items=[ServiceItem.PCI],
    condition=Condition.CHEST_PAIN,
    urgency=Urgency.EMERGENCY,
)

QUESTIONS = (
    Question(
        name="rare-disease-up",
        title=Text(
            "疑似罕见病患者：怀化 → 协和", "A suspected rare disease: Huaihua to Peking Union"
        ),
        network="rare_disease_2019",
        origin=_HUAIHUA,
        need=CareNeed(
            phase=Phase.DIAGNOSIS, condition=Condition.RARE_DISEASE, provider=_PEKING_UNION
        ),
        on=_FOUNDED,
    ),
    Question(
        name="rare-disease-back",
        title=Text("确诊后回到家乡随访", "Diagnosed, and back home for follow-up"),
        network="rare_disease_2019",
        origin=_PEKING_UNION,
        need=CareNeed(phase=Phase.FOLLOW_UP, condition=Condition.RARE_DISEASE, home=_HUAIHUA),
        on=_FOUNDED,
    ),
    Question(
        name="oncology-up",
        title=Text("肿瘤患者：番禺区内上转", "A cancer patient of Panyu: up for treatment"),
        network="panyu_2017",
        origin=_NANCUN,
        need=CareNeed(phase=Phase.ACUTE, subjects=[Subject.ONCOLOGY]),
        on=date(2017, 9, 1),
    ),
    Question(
        name="oncology-down",
        title=Text("恢复期下转，离家近", "Recovering: down, towards home"),
        network="panyu_2017",
        origin=_PANYU,
        need=CareNeed(phase=Phase.RECOVERY, home=_NANCUN),
        on=date(2017, 9, 1),
    ),
    Question(
        name="chest-pain-emergency",
        title=Text(
            "合成示例·村里突发胸痛：就近直达，不逐级",
            "Synthetic: chest pain in a village, straight to the nearest that can",
        ),
        network=SYNTHETIC,
        origin=_VILLAGE,
        need=_CHEST_PAIN,
        on=_NOW,
    ),
)
"""What is asked of the networks, in the order it is shown."""

WHY_NOT = Question(
    name="chest-pain-in-the-county",
    title=Text(
        "合成示例·为什么不送本县医院：缺什么",
        "Synthetic: why not to the hospital of the county, and what is missing",
    ),
    network=SYNTHETIC,
    origin=_VILLAGE,
    need=evolve(_CHEST_PAIN, provider=_COUNTY),
    on=_NOW,
)
"""Of which it is asked what would have to change."""


def demo_network(name: str) -> Network:
    """Return a packaged dataset, or the synthetic network of the demonstration."""
    if name != SYNTHETIC:
        return load(name)
    return read(files("medconsortium.cli").joinpath(f"{SYNTHETIC}.yaml").read_bytes())
