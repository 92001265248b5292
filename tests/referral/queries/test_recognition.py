"""Whether results are recognised; `tests/golden` asks the tables."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from medconsortium.errors import AmbiguousError, NotFoundError
from medconsortium.model import (
    OPEN,
    Institution,
    Instrument,
    Network,
    PartialDate,
    Recognition,
    Source,
)
from medconsortium.referral import Certainty, RecognitionAnswer, recognition
from medconsortium.vocabulary import SourceBasis

DAY = date(2022, 6, 1)
Asked = Callable[..., RecognitionAnswer]


@pytest.fixture
def asked(network_of: Callable[[str], Network]) -> Asked:
    """Return the asker whether 乙 recognises the result of 甲."""

    def ask(rows: str, *, of: str = "甲", by: str = "乙", on: date = DAY) -> RecognitionAnswer:
        return recognition(network_of(f"甲; 乙; {rows}"), "血常规", of=of, by=by, on=on)

    return ask


def certainty(answer: RecognitionAnswer) -> str:
    return answer.certainty.key


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("=血常规 from=甲 to=乙", "confirmed"),
        ("=血常规 from=乙 to=甲", "none"),
        ("=血常规 from=甲 to=乙 since=2023", "none"),
        ("=血常规 from=甲 to=乙 by=约; %约 signed=2023", "none"),
        ("=血常规 from=甲 to=乙 by=约; %约 since=? until=?", "possible"),
        ("=血常规 from=甲 to=乙 since=? until=?", "possible"),
        ("=血常规", "possible"),
        ("@other id=盟 member=甲,乙; =血常规 in=盟", "confirmed"),
        ("@other id=盟 planned member=甲,乙; =血常规 in=盟", "none"),
        ("@other id=盟 since=? until=? member=甲,乙; =血常规 in=盟", "possible"),
        ("@other id=盟 member=甲; =血常规 in=盟", "none"),
        ("@other id=盟 member=甲; 盟 < 乙 member since=2022; =血常规 in=盟", "possible"),
        ("@other id=盟 member=甲; &科 of=乙; 盟 < 科 member; =血常规 in=盟", "confirmed"),
        ("@other id=盟 member=甲; 盟 < *若干家 member; =血常规 in=盟", "none"),
        ("@other id=盟 member=甲,乙; =血常规 in=盟 to=甲", "none"),
    ],
)
def test_it_is_sure_where_everything_is(asked: Asked, rows: str, expected: str) -> None:
    answer = asked(rows)
    assert certainty(answer) == expected
    assert bool(answer.grounds) == (expected != "none")
    doubts = [doubt for ground in answer.grounds for doubt in ground.doubts]
    assert bool(doubts) == (expected == "possible")


def test_grounds_come_surest_first_then_the_latest_end_and_expired_ones_last(asked: Asked) -> None:
    answer = asked(
        """
        =血常规 from=甲 to=乙 until=2023; =血常规 from=甲 to=乙 until=2024 since=2011
        =血常规 from=甲; =血常规 from=甲 to=乙 until=2020 since=2012
        """
    )
    assert [(str(g.until), bool(g.doubts), g.expired) for g in answer.grounds] == [
        ("2024", False, False),
        ("2023", False, False),
        ("open", True, False),
        ("2020", False, True),
    ]
    assert str(answer.until) == "2024"


@pytest.mark.parametrize(
    ("rows", "until"),
    [
        ("=血常规 from=甲 to=乙", OPEN),
        ("=血常规 from=甲 to=乙 until=2025 by=约; %约 until=2024", PartialDate.parse("2024")),
        ("=血常规 from=甲 to=乙 by=约; %约 until=2024", PartialDate.parse("2024")),
        ("=血常规 from=甲 to=乙 until=? by=约; %约", None),
        ("=血常规 from=甲 to=乙 until=?", None),
    ],
)
def test_it_ends_with_the_row_or_the_instrument(
    asked: Asked, rows: str, until: PartialDate | None
) -> None:
    assert asked(rows).until == until


def test_what_has_ended_is_listed_and_gives_nothing(asked: Asked) -> None:
    answer = asked("@other id=盟 until=2020 member=甲,乙; =血常规 in=盟")
    assert (certainty(answer), answer.until) == ("none", None)
    (ground,) = answer.grounds
    assert (ground.expired, ground.consortium) == (True, "盟")
    assert "已到期" in answer.to_text("zh")
    assert "expired" in answer.to_text("en")


def test_a_goal_is_no_recognition_yet(asked: Asked) -> None:
    rows = "@urban_medical_group tight lead=甲 member=乙"
    answer = asked(rows, on=date(2026, 1, 1))
    (ground,) = answer.grounds
    assert (certainty(answer), ground.recognition) == ("possible", None)
    assert ground.cites == ("guoweiyizhengfa-2024-37#tight-consortium",)
    assert "a national goal" in answer.to_text("en")
    assert certainty(asked(rows)) == "none"
    for other in ("loose lead=甲 member=乙", "tight planned lead=甲 member=乙", "tight lead=甲"):
        assert certainty(asked(f"@urban_medical_group {other}", on=date(2026, 1, 1))) == "none"


def test_the_law_is_cited_as_far_as_it_had_begun(asked: Asked) -> None:
    assert asked("=血常规 from=甲 to=乙").cites == ("guoweiyifa-2022-6#retest",)
    assert asked("=血常规 from=甲 to=乙", on=date(2020, 1, 1)).cites == ()


def test_ones_own_results_need_no_ground(asked: Asked) -> None:
    answer = asked("&科 of=甲", of="科", by="甲")
    assert (certainty(answer), answer.of, answer.by) == ("confirmed", "甲", "甲")
    assert (answer.grounds, answer.until) == ((), None)


def test_a_department_of_no_institution_stands_for_itself(asked: Asked) -> None:
    rows = "&队; =血常规 from=队 to=乙"
    assert certainty(asked(rows, of="队")) == "confirmed"
    assert certainty(asked(rows)) == "none"
    assert "队" in asked(rows, of="队").to_text("zh")
    assert certainty(asked("&队; @other id=盟 member=甲,乙; =血常规 in=盟", of="队")) == "none"


def test_items_are_compared_as_they_are_read(network_of: Callable[[str], Network]) -> None:
    network = network_of("甲; 乙; =血常规 from=甲 to=乙")
    for item, expected in (("血常規", "confirmed"), (" 血常规 ", "confirmed"), ("血", "none")):
        assert certainty(recognition(network, item, of="甲", by="乙", on=DAY)) == expected


def test_names_must_be_known_and_mean_one(network_of: Callable[[str], Network]) -> None:
    network = network_of("甲 name=县医院; 乙 name=县医院")
    with pytest.raises(NotFoundError):
        recognition(network, "血常规", of="丙", by="甲")
    with pytest.raises(AmbiguousError):
        recognition(network, "血常规", of="甲", by="县医院")


def test_it_says_everything_in_words(asked: Asked) -> None:
    answer = asked(
        "@other id=盟 member=甲,乙; %约 until=2024; =血常规 in=盟 by=约 mark=HR; =血常规 from=甲"
    )
    assert answer.to_text("zh").split("\n") == [
        "血常规：甲 的结果，乙：互认  [已确认]",
        f"  {answer.grounds[0].recognition} · 医联体“盟”内 · 依据 约 · 标识 HR · 至 2024",
        f"  {answer.grounds[1].recognition} · 未设期限",
        "    待确认：未说明由谁互认",
        "  是否采用互认结果、是否复检，由接诊医师决定",
        "  规定: 国卫医发〔2022〕6号《医疗机构检查检验结果互认管理办法》（接诊医师的决定权）",
    ]
    english = answer.to_text("en").split("\n")
    assert english[0] == "血常规: the result of 甲 at 乙: recognised  [confirmed]"
    assert english[1].endswith("within “盟” · by 约 · mark HR · until 2024")
    assert english[3] == "    to confirm: who recognises whose results is not stated"


def test_a_title_is_shown_and_what_is_made_up_is_said_to_be() -> None:
    network = Network(
        synthetic=True,
        sources=[Source(id="合成", document="合成", basis=SourceBasis.SYNTHETIC)],
        institutions=[Institution(id=name, name=name) for name in ("甲", "乙")],
        instruments=[Instrument(id="约", title="互认协议", since="2010", until="open")],
        recognitions=[
            Recognition(item="血常规", origin="甲", target="乙", instrument="约", since="2010")
        ],
    )
    answer = recognition(network, "血常规", of="甲", by="乙", on=DAY)
    assert answer.to_text("zh").startswith("合成数据，仅供演示\n")
    assert "依据 互认协议" in answer.to_text("zh")
    assert answer.certainty is Certainty.POSSIBLE
    assert answer.to_dict()["synthetic"] is True


def test_it_is_plain_data(asked: Asked) -> None:
    answer = asked("%约 until=2024; =血常规 from=甲 to=乙 by=约 mark=HR; =血常规 from=甲 until=?")
    plain = answer.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert (plain["certainty"], plain["until"], plain["item"]) == ("confirmed", "2024", "血常规")
    first, second = plain["grounds"]
    assert (first["mark"], first["instrument"], first["until"]) == ("HR", "约", "2024")
    assert (second["until"], len(second["doubts"])) == (None, 2)
    assert asked("").to_dict()["until"] is None
