"""Answers as HTML."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from medconsortium.model import Institution, Network
from medconsortium.referral import CareNeed, find_path
from medconsortium.referral.explanations.html import table


def test_whatever_it_holds_is_shown_as_it_is() -> None:
    shown = table(["<i>"], ["&"], [["<script>", None, "甲\n乙"]])
    assert "<script>" not in shown
    assert shown.count("<td></td>") == 1
    assert "甲<br>乙" in shown


def test_names_are_shown_as_they_are(need_of: Callable[[str], CareNeed]) -> None:
    network = Network(institutions=[Institution(id="甲", name="<b>甲</b>")])
    path = find_path(network, "甲", need_of("acute 07"), on=date(2020, 6, 1))
    assert "&lt;b&gt;甲&lt;/b&gt;" in path._repr_html_()


def test_what_it_costs_and_what_is_next_best(
    network_of: Callable[[str], Network], need_of: Callable[[str], CareNeed]
) -> None:
    network = network_of(
        "甲 complete; 乙 has=07; 丙 has=07; 甲 -> 乙 referral_up minutes=5;"
        "甲 -> 丙 referral_up minutes=25"
    )
    shown = find_path(network, "甲", need_of("acute 07"), on=date(2020, 6, 1))._repr_html_()
    assert "<p>甲 → 乙 [已确认]</p><p>1 次交接 · 路程 5 分钟</p>" in shown
    assert "<p>否则 丙，多 20 分钟</p>" in shown
