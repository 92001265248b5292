"""One page that says where things stand, without a rate."""

from __future__ import annotations

from datetime import date

import attrs
import numpy as np
import pytest
from numpy.typing import NDArray
from tests.interop.workbooks import cells, workbook_of
from tests.rules.made import checked, made, named
from tests.rules.rulebook import test_overlay as overlaid

from medconsortium.interop import rectification_rows
from medconsortium.model import Network
from medconsortium.rules import Change, Facts, Report, Severity, Verdicts, apply_overlay, check


def said(report: Report) -> list[list[object]]:
    rows = cells(workbook_of(report), "汇总")
    return [[value for value in row if value is not None] for row in rows]


def crash(_facts: Facts, _consortia: NDArray[np.int32]) -> Verdicts:
    raise ZeroDivisionError


def test_it_says_what_was_checked_when_and_counts() -> None:
    told = {"甲": "ABC001=fail", "乙": "ABC001=not_assessed"}
    report = checked(told, made(), made("ABC002"))
    assert said(report) == [
        ["整改清单 · 汇总"],
        [],
        ["网络", "示例"],
        ["核查日期", "2021-06-15"],
        ["内容摘要", report.network.digest[:12]],
        [],
        ["级别", "不符合", "已豁免"],
        ["错误", 1, 0],
        ["警告", 0, 0],
        ["建议", 0, 0],
        [],
        ["代码", "规则", "级别", "不符合", "已豁免", "无法评估"],
        ["ABC001", "某事", "错误", 1, 0, 1],
        [],
        ["无法评估不等于符合：所缺的数据见“待补充数据”。"],
    ]


def test_it_names_the_overlays_crashes_and_made_up_networks() -> None:
    change = Change(rule="ABC001", cite=overlaid.CITE, severity=Severity.ADVICE)
    rules = apply_overlay([made()], overlaid.overlay(change))
    crashing = attrs.evolve(made("ABC002"), check=crash)
    network = Network(consortia=named({"甲": "ABC001=pass"}).consortia.values(), synthetic=True)
    report = check(network, on=date(2026, 1, 1), rules=[*rules, crashing])
    rows = said(report)
    assert ["网络", "（无标题） [合成数据，非真实机构]"] in rows
    assert ["地方规定", "某省实施办法"] in rows
    assert ["规则出错，未作评估：ABC002"] in rows


def test_what_does_not_fit_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rectification_rows, "MOST_LISTED", 1)
    rules = [made(f"ABC{n:03}") for n in range(50)]
    told = " ".join(f"ABC{n:03}=fail" for n in range(50))
    rows = said(checked({"甲": told}, *rules))
    assert ["另有 10 条规则未列在本页。"] in rows
    assert ["另有 49 项未列入清单。"] in rows
    assert len(rows) < 60
