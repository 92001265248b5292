"""What an answer says of itself; and real answers, kept word for word in `tests/golden/paths`.

Where the words are meant to change, write the files anew with `PYTHONPATH=src:. python
tests/referral/explanations/test_path.py`, and read what changed against the sources.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from medconsortium import datasets
from medconsortium.model import (
    Consortium,
    Institution,
    Instrument,
    Link,
    Membership,
    Network,
    Service,
    Source,
)
from medconsortium.referral import CareNeed, PathCost, ReferralPath, find_path
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Condition,
    ConsortiumKind,
    LinkKind,
    Phase,
    Role,
    ServiceStatus,
    Subject,
)

DAY = date(2020, 9, 1)
LAW = (
    "Measures for the Administration of Medical Consortia (Trial) (国卫医发〔2020〕13号), "
    "topic: leading the grass roots"
)
PATHS = Path(__file__).parents[2] / "golden" / "paths"


@pytest.fixture
def path() -> ReferralPath:
    """Return an answer of two hops: a declared one, and an assumed one."""
    always: dict[str, Any] = {"since": "2010", "until": "open"}
    network = Network(
        sources=[Source(id="公告"), Source(id="名单")],
        institutions=[
            Institution(id="站", name=Text("某街站", "Street Station")),
            Institution(id="区", name=Text("某区医院", "District Hospital")),
            Institution(id="市", name="某市医院"),
        ],
        services=[Service(provider="市", subject=Subject.ONCOLOGY, status=ServiceStatus.OPERATING)],
        instruments=[Instrument(id="协议", title=Text("转诊协议", "Referral Agreement"), **always)],
        consortia=[
            Consortium(
                id="集团",
                name=Text("某市医疗集团", "City Group"),
                kind=ConsortiumKind.URBAN_MEDICAL_GROUP,
                sources=["公告"],
                **always,
            )
        ],
        memberships=[
            Membership(
                consortium="集团", institution="市", role=Role.LEAD, sources=["名单"], **always
            ),
            Membership(consortium="集团", institution="区", role=Role.MEMBER, since="2020"),
        ],
        links=[
            Link(
                id="上转",
                origin="站",
                target="区",
                kind=LinkKind.REFERRAL_UP,
                travel_minutes=12.5,
                instrument="协议",
                consortium="集团",
                sources=["名单"],
                **always,
            )
        ],
    )
    return find_path(
        network,
        "站",
        CareNeed(phase=Phase.ACUTE, subjects=[Subject.ONCOLOGY], provider="市"),
        on=DAY,
    )


def test_text_in_chinese(path: ReferralPath) -> None:
    assert path.to_text("zh").splitlines() == [
        "某街站 → 某区医院 → 某市医院  [可能（待确认）]",
        "  1. 某街站 → 某区医院: 上转 (患者, 已声明)",
        "     依据: 已声明的合作关系",
        "     医联体: 某市医疗集团",
        "     文件: 转诊协议",
        "     期限: 2010 起",
        "     路程: 12.5 分钟",
        "     来源: 名单",
        "  2. 某区医院 → 某市医院: 上转 (患者, 推定)",
        "     依据: 牵头医院与成员单位间应建立双向转诊通道",
        "     医联体: 某市医疗集团",
        "     规定: 国卫医发〔2020〕13号《医疗联合体管理办法（试行）》（带动基层）",
        "     期限: 2020 起",
        "     路程: 未知",
        "     来源: 公告, 名单",
        "  代价: 2 次交接 · 路程未知 · 1 段推定 · 2 项待确认",
        "  待确认：不知 某区医院 当日是否仍是成员",
        "  待确认：请向 某市医院 确认能否提供：肿瘤科",
    ]


def test_text_in_english(path: ReferralPath) -> None:
    assert path.to_text("en").splitlines() == [
        "Street Station → District Hospital → 某市医院  [possible (unconfirmed)]",
        "  1. Street Station → District Hospital: referral up (patient, declared)",
        "     because: a declared link",
        "     consortium: City Group",
        "     instrument: Referral Agreement",
        "     period: from 2010",
        "     travel time: 12.5 minutes",
        "     sources: 名单",
        "  2. District Hospital → 某市医院: referral up (patient, assumed)",
        "     because: lead and members shall have two-way referral channels",
        "     consortium: City Group",
        f"     law: {LAW}",
        "     period: from 2020",
        "     travel time: not stated",
        "     sources: 公告, 名单",
        "  cost: 2 hand-overs · travel time not known · 1 assumed · 2 to confirm",
        "  to confirm: whether District Hospital is a member on the day is not known",
        "  to confirm: ask 某市医院 whether it offers: oncology",
    ]


def test_what_it_is_made_of(path: ReferralPath) -> None:
    assert (path.found, path.transfers, path.moves_patient) == (True, 2, True)
    assert path.cost == PathCost(
        unconfirmed=2,
        weighed_minutes=132.5,
        assumed=1,
        without_priority=2,
        travel_minutes=None,
        transfers=2,
    )
    assert path.reason.en == "no other way costs less"


def test_as_html(path: ReferralPath) -> None:
    shown = path._repr_html_()
    assert "<td>某街站</td><td>某区医院</td><td>上转（患者）</td>" in shown
    assert "待确认：请向 某市医院 确认能否提供：肿瘤科" in shown


def test_travel_minutes(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    network = network_of(
        "甲 complete; 乙 complete; 丙 has=07; 丁 has=19; 甲 -> 乙 referral_up minutes=5;"
        "乙 -> 丙 referral_up minutes=7.5; 乙 -> 丁 referral_up; 站 in=街 has=07; #街"
    )
    ways = [
        ("甲", "acute 07", "甲 乙 丙", 12.5),
        ("甲", "acute 19", "甲 乙 丁", None),
        ("丙", "acute 07", "丙", 0),
        ("丁", "acute 07", "", None),
        ("街", "acute 07", "站", None),
    ]
    for origin, need, institutions, minutes in ways:
        path = find_path(network, origin, need_of(need), on=DAY)
        assert " ".join(path.institutions) == institutions
        assert path.travel_minutes == minutes


def test_no_path_says_why(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    path = find_path(network_of("甲 name=某院"), "甲", need_of("acute 07"), on=DAY)
    assert path.to_text("zh") == "没有通道从 某院 通向能满足需求的机构  [无路径]"
    assert not path.moves_patient
    assert path.to_text("en").endswith("leads from 某院  [no path]")
    assert path.to_dict()["certainty"] == "none"
    assert path.to_dict()["target"] is None


def test_instruments_without_a_title_go_by_their_id(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    network = network_of("甲; 乙 has=07; %协议; 甲 -> 乙 referral_up by=协议")
    assert "文件: 协议" in find_path(network, "甲", need_of("acute 07"), on=DAY).to_text()


REAL: dict[str, tuple[str, str, str, CareNeed, str]] = {
    "suspected_rare_disease": (
        "rare_disease_2019",
        "2019-09-01",
        "怀化市第一人民医院",
        CareNeed(
            phase=Phase.DIAGNOSIS,
            condition=Condition.RARE_DISEASE,
            provider="中国医学科学院北京协和医院",
        ),
        "怀化市第一人民医院 ~> 中南大学湘雅医院 ~> 中国医学科学院北京协和医院",
    ),
    "rare_disease_follow_up": (
        "rare_disease_2019",
        "2019-09-01",
        "中国医学科学院北京协和医院",
        CareNeed(
            phase=Phase.FOLLOW_UP, condition=Condition.RARE_DISEASE, home="怀化市第一人民医院"
        ),
        "中国医学科学院北京协和医院 ~> 中南大学湘雅医院 ~> 怀化市第一人民医院",
    ),
    "tianjin_booking": (
        "paediatric_2016",
        "2016-09-01",
        "河西区桃园街社区卫生服务中心",
        CareNeed(phase=Phase.DIAGNOSIS, subjects=[Subject.PAEDIATRICS]),
        "河西区桃园街社区卫生服务中心 -> 天津市儿童医院 ?",
    ),
    "panyu_oncology_up": (
        "panyu_2017",
        "2017-09-01",
        "南村医院",
        CareNeed(phase=Phase.ACUTE, subjects=[Subject.ONCOLOGY]),
        "南村医院 ~> 番禺区中心医院",
    ),
    "panyu_oncology_down": (
        "panyu_2017",
        "2017-09-01",
        "番禺区中心医院",
        CareNeed(phase=Phase.RECOVERY, subjects=[Subject.ONCOLOGY], provider="南村医院"),
        "番禺区中心医院 ~> 南村医院 ?",
    ),
}
"""Dataset, day, origin and need; and the answer, written by hand from the sources."""


def real(name: str) -> ReferralPath:
    dataset, day, origin, need, _ = REAL[name]
    return find_path(datasets.load(dataset), origin, need, on=date.fromisoformat(day))


def explained(path: ReferralPath) -> str:
    return f"{path.to_text('zh')}\n\n{path.to_text('en')}\n"


def kept(name: str) -> Path:
    return PATHS / f"{name}.txt"


@pytest.mark.parametrize("name", REAL)
def test_real_answers(name: str) -> None:
    path, expected = real(name), REAL[name][-1]
    arrows = ["->" if hop.channel.declared else "~>" for hop in path.hops]
    drawn = "".join(path.institutions[:1])
    for arrow, institution in zip(arrows, path.institutions[1:], strict=True):
        drawn += f" {arrow} {institution}"
    sign = {"confirmed": "", "possible": " ?", "none": ""}
    assert drawn + sign[path.certainty.key] == expected


@pytest.mark.parametrize("name", REAL)
def test_real_answers_read_as_they_did(name: str) -> None:
    assert explained(real(name)) == kept(name).read_text(encoding="utf-8")


def test_no_text_is_left_over() -> None:
    assert set(PATHS.iterdir()) == {kept(name) for name in REAL}


if __name__ == "__main__":
    for name in REAL:
        kept(name).write_text(explained(real(name)), encoding="utf-8")
