"""What a hop says of itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.model import Network
from medconsortium.referral import CareNeed, find_path
from medconsortium.referral.explanations.hop import cites_on

DAY = date(2020, 6, 1)


@pytest.mark.parametrize(
    ("kind", "need", "zh", "en", "liable"),
    [
        ("booking", "follow_up 07", "预约就诊，患者自行前往", "a booked visit", None),
        ("follow_up", "follow_up 07", "回转随访", "return for follow-up", None),
        ("critical_transfer", "acute 07 urgent", "危重症转运", "critical transfer", None),
        ("referral_lateral", "acute 07", "平转", "lateral referral", None),
        ("teleconsultation", "acute 07 stays", "远程会诊", "remote consultation", "邀请方"),
        ("telediagnosis", "acute 07 stays", "远程诊断", "remote diagnosis", "双方"),
        ("monitoring", "long_term 07 stays", "远程监护", "monitoring", None),
        ("expert_visit", "diagnosis 07", "专家坐诊", "an expert's visit", "接受坐诊的机构"),
        ("multi_site_practice", "diagnosis 07", "多地点执业", "multi-site", "接受坐诊的机构"),
        ("drug_supply", "long_term 07 drug", "药品供应", "drug supply", None),
        ("resource_service for=30", "acute 30 stays", "标本送到共享中心", "specimens", "双方"),
    ],
)
def test_each_says_what_act_it_is_and_who_is_liable(
    kind: str,
    need: str,
    zh: str,
    en: str,
    liable: str | None,
    network_of: Callable[[str], Network],
    need_of: Callable[[str], CareNeed],
) -> None:
    turned = kind.split(maxsplit=1)[0] in {
        *("expert_visit", "multi_site_practice", "drug_supply", "resource_service")
    }
    link = f"乙 -> 甲 {kind}" if turned else f"甲 -> 乙 {kind} minutes=5"
    path = find_path(network_of(f"甲; 乙 has=07,30; {link}"), "甲", need_of(need), on=DAY)
    (hop,) = path.hops
    assert zh in path.to_text("zh")
    assert en in path.to_text("en")
    assert zh in (hop.nature.zh or "")
    assert (hop.liability is None) == (liable is None)
    assert liable is None or liable in path.to_text("zh")
    brought = hop.carrier.key in {"doctor", "drug"}
    assert (hop.sender, hop.receiver) == (("乙", "甲") if brought else ("甲", "乙"))
    travels = hop.carrier.key in {"patient", "appointment"}
    assert ("路程: 5 分钟" in path.to_text("zh")) == travels
    assert path.travel_minutes == (5 if travels else 0)
    remote = kind in {"teleconsultation", "telediagnosis"}
    assert [r.zh for r in hop.requirements] == (
        ["患者书面知情同意（凭记忆，待核）", "受邀方签名的会诊意见（凭记忆，待核）"]
        if remote
        else []
    )
    assert len(hop.cites) == 3 * remote


def test_law_that_was_yet_to_come_is_not_cited(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    network = network_of("甲; 乙 has=07; 甲 -> 乙 teleconsultation")
    path = find_path(network, "甲", need_of("acute 07 stays"), on=date(2017, 6, 1))
    assert path.hops[0].cites == ()
    assert len(cites_on(path.hops[0].channel, DAY)) == 3
