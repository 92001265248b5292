from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from medconsortium import datasets
from medconsortium.cli.report_text import finding_lines, gap_lines, report_lines
from medconsortium.cli.terminal import plain
from medconsortium.documents import read
from medconsortium.law import resolve
from medconsortium.model import OPEN, Consortium, Network, PartialDate
from medconsortium.rules import (
    CATALOGUE,
    Basis,
    Evidence,
    Facts,
    Outcome,
    Report,
    Rule,
    Severity,
    Verdict,
    Verdicts,
    check,
    judge_each,
    rule,
)
from medconsortium.text import Language, Text

DAY = date(2026, 1, 1)


@rule(
    code="TST001",
    title=Text("坏规则", "bad rule"),
    severity=Severity.ADVICE,
    basis=Basis.INTEGRITY,
    needs=(),
)
def bad_rule(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """Crash."""
    raise RuntimeError(f"on {facts.on} of {len(consortia)}")


@rule(
    code="TST002",
    title=Text("数目", "a number"),
    severity=Severity.ADVICE,
    basis=Basis.INTEGRITY,
    needs=(),
)
def number(facts: Facts, consortia: NDArray[np.int32]) -> Verdicts:
    """Fail on a number with a unit, without a cure."""
    assert facts.on == DAY
    evidence = Evidence(label=Text("床位", "beds"), found=3, unit=Text("张", "pieces"))
    verdict = Verdict(outcome=Outcome.FAIL, message=Text("少", "few"), evidence=(evidence,))
    return judge_each(consortia, lambda _: verdict)


def text_of(report: Report, language: Language) -> str:
    return "\n".join(plain(line) for line in report_lines(report, language))


def report_on(network: Network, *rules: Rule) -> Report:
    return check(network, on=DAY, rules=rules) if rules else check(network, on=DAY)


def test_a_report_begins_with_what_was_judged_and_when(county: Path) -> None:
    report = report_on(read(county))
    digest = report.network.digest[:12]
    zh, en = text_of(report, "zh").splitlines(), text_of(report, "en").splitlines()
    assert zh[:2] == [
        "某县医共体［合成数据，非真实机构］",
        f"核查日期 2026-01-01 · 内容摘要 {digest}",
    ]
    assert en[:2] == ["A county [synthetic: made up]", f"on 2026-01-01 · digest {digest}"]


def test_counts_are_a_table_by_rule_and_no_rate(county: Path) -> None:
    text = text_of(report_on(read(county)), "en")
    rows = [line.split() for line in text.splitlines() if line.startswith(("GEN", "MGT", "SPA"))]
    assert {row[0]: row[-4:] for row in rows}["MGT003"] == ["·", "1", "·", "·"]
    assert {row[0]: row[-4:] for row in rows}["GEN004"] == ["1", "·", "·", "·"]
    assert {row[0]: row[-4:] for row in rows}["SPA001"] == ["·", "·", "·", "1"]
    assert "%" not in text


def test_a_finding_says_what_why_cure_law_source_and_place(county: Path) -> None:
    lines = [plain(line) for line in finding_lines(report_on(read(county)), "en")]
    law = resolve("guoweiyifa-2020-13#internal-management").in_language("en")
    assert lines == [
        "Findings 2",
        "  warning  GEN006 member-count-mismatch  County Community",
        "    the members listed are not as many as stated",
        "      found  members (with the lead, with departments): 2, wanted 9",
        "      cure  complete the list, or correct the number",
        "      law  no regulation; it guards the data [integrity]",
        "      source  某县通知, 第一条: “组建医共体” [stated]",
        f"      place  {county}:16:5",
        "  error  MGT003 missing-charter  County Community",
        "    there is no charter",
        "      found  charters: –, wanted ≥ 1",
        "      cure  make a charter, and record it",
        f"      law  {law} [text · stated]",
        "      source  某县通知, 第一条: “组建医共体” [stated]",
        f"      place  {county}:16:5",
    ]


def test_a_finding_reads_in_chinese(county: Path) -> None:
    text = "\n".join(plain(line) for line in finding_lines(report_on(read(county)), "zh"))
    assert "  错误  MGT003 missing-charter  某县医共体" in text
    assert "实际  章程：–，应为 ≥ 1" in text
    assert "[条文 · 明确记载]" in text


def test_gaps_are_grouped_by_what_to_record() -> None:
    lines = [plain(line) for line in gap_lines(report_on(datasets.load("paediatric_2016")), "zh")]
    assert lines[1].startswith("无法评估：请补充记录 (")
    assert lines[1].endswith(")  无法评估不等于符合。")
    charter = lines.index("  □ 请记录 instruments (charter), consortia.instruments_completeness")
    assert lines[charter + 1] == "      SPA001  没有记录足以判断的章程"
    names = lines[charter + 2].strip().split("、")
    assert {"北京儿童医院集团", "天津市儿科医疗联合体", "湖南儿科医疗联合体"} <= set(names)
    assert "上海中部儿科联合体" not in names  # it is only planned


def test_nothing_assessed_is_not_called_clean() -> None:
    network = datasets.load("rare_disease_2019")
    early = check(network, on=date(2016, 9, 1))
    assert "Nothing could be assessed on that day." in text_of(early, "en")
    listed = [rule for rule in CATALOGUE if rule.code in {"RDN001", "RDN002"}]
    then = check(network, on=date(2019, 9, 1), rules=listed)
    assert "没有发现不符合。" in text_of(then, "zh")
    assert "无法评估：" not in text_of(then, "zh")


def test_a_crash_is_told_apart_from_findings(county: Path) -> None:
    text = text_of(report_on(read(county), bad_rule), "en")
    assert "Crashes (of a rule, not of the data)" in text
    assert "TST001 bad-rule: RuntimeError: on 2026-01-01 of 1" in text


def test_a_finding_without_cure_sources_and_place_says_the_rest() -> None:
    since = PartialDate.parse("2020-01-01")
    network = Network(consortia=[Consortium(id="c", name="丙", since=since, until=OPEN)])
    assert [plain(line) for line in finding_lines(report_on(network, number), "zh")] == [
        "不符合 1",
        "  建议  TST002 number  丙",
        "    少",
        "      实际  床位：3 张",
        "      规定  不出自法规，为数据本身而设 [数据完整性]",
    ]


def test_a_network_without_title_is_called_so() -> None:
    assert text_of(report_on(Network()), "en").startswith("(untitled)\n")
    assert text_of(report_on(Network()), "zh").startswith("（无标题）\n")
