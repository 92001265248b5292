"""The answer in words and as plain data."""

from __future__ import annotations

import json
from collections.abc import Callable

from medconsortium.referral import WhyNot

WHY = Callable[..., WhyNot]

ROWS = """
村 village complete; 乡 township complete; 县 2A has=03.04+pci complete; 村 -> 县 teleconsultation
乡 -> 县 referral_up
"""


def test_it_tells_what_changes_the_way_there_is_then_and_what_there_is_afar(why: WHY) -> None:
    answer = why(ROWS, "村", "acute 03.04 pci")
    zh, en = answer.to_text("zh"), answer.to_text("en")
    assert zh.split("\n")[:4] == [
        "至少须改变 1 处",
        "  1. 开通通道: 开通 村 至 乡 的通道",
        "改变之后:",
        "  村 → 乡 → 县  [已确认]",
    ]
    assert en.split("\n")[:4] == [
        "it takes at least 1 change",
        "  1. open a channel: open a channel from 村 to 乡",
        "then:",
        "  村 → 乡 → 县  [confirmed]",
    ]
    assert "若接受远程医疗，现在即可:\n  村 → 县  [已确认]" in zh
    assert "at a distance there is already:\n  村 → 县  [confirmed]" in en


def test_where_nothing_has_to_change_it_tells_the_way_there_is(why: WHY) -> None:
    answer = why(ROWS, "村", "acute 03.04 pci remote")
    assert answer.to_text("zh").startswith("无须改变，现有路径已确认\n现有路径:\n  村 → 县")
    assert "the way there is:" in answer.to_text("en")


def test_where_nothing_helps_it_tells_why(why: WHY) -> None:
    answer = why("旧 2A until=2019", "旧", "acute 07")
    assert (answer.changes, answer.cost, answer.exact) == ((), 0, True)
    assert answer.to_text("zh") == "旧 当日不开业"


def test_it_is_plain_data(why: WHY) -> None:
    answer = why(ROWS, "村", "acute 03.04 pci")
    plain = answer.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["changes"] == [
        {
            "relaxation": "open_channel",
            "about": ["村", "乡"],
            "cost": 89,
            "text": {"zh": "开通 村 至 乡 的通道", "en": "open a channel from 村 to 乡"},
        }
    ]
    assert (plain["cost"], plain["exact"], plain["synthetic"]) == (89, True, False)
    assert plain["at_a_distance"]["institutions"] == ["村", "县"]
    assert why(ROWS, "村", "acute 03.04 pci remote").to_dict()["at_a_distance"] is None


def test_in_a_notebook_it_is_shown_as_it_is(why: WHY) -> None:
    rows = "乡 township name=<b>乡</b> complete"
    shown = why(rows, "乡", "acute 07")._repr_html_()
    assert "&lt;b&gt;乡&lt;/b&gt;" in shown
    assert "<b>" not in shown
