from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.rules.made import checked, made
from tests.rules.rulebook import test_overlay as overlaid

from medconsortium import datasets
from medconsortium.cli.report_text import (
    finding_lines,
    progress_lines,
    report_lines,
    to_do_lines,
    waiver_lines,
)
from medconsortium.cli.terminal import plain
from medconsortium.documents import read
from medconsortium.law import resolve
from medconsortium.model import OPEN, Consortium, Network, PartialDate
from medconsortium.rules import (
    CATALOGUE,
    Baseline,
    Basis,
    Change,
    Evidence,
    Facts,
    Outcome,
    Report,
    Rule,
    Severity,
    Verdict,
    Verdicts,
    Waiver,
    apply_overlay,
    check,
    judge_each,
    rule,
    select_rules,
)
from medconsortium.text import Language, Text

DAY = date(2026, 1, 1)
FEW = select_rules(CATALOGUE, only=["GEN004", "GEN006", "MGT003", "SPA001"])


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
    report = report_on(read(county), *FEW)
    digest = report.network.digest[:12]
    zh, en = text_of(report, "zh").splitlines(), text_of(report, "en").splitlines()
    assert zh[:2] == [
        "某县医共体［合成数据，非真实机构］",
        f"核查日期 2026-01-01 · 内容摘要 {digest}",
    ]
    assert en[:2] == ["A county [synthetic: made up]", f"on 2026-01-01 · digest {digest}"]


def test_counts_are_a_table_by_rule_and_no_rate(county: Path) -> None:
    text = text_of(report_on(read(county), *FEW), "en")
    rows = [line.split() for line in text.splitlines() if line.startswith(("GEN", "MGT", "SPA"))]
    assert {row[0]: row[-4:] for row in rows}["MGT003"] == ["·", "1", "·", "·"]
    assert {row[0]: row[-4:] for row in rows}["GEN004"] == ["1", "·", "·", "·"]
    assert {row[0]: row[-4:] for row in rows}["SPA001"] == ["·", "·", "·", "1"]
    assert "%" not in text


def test_a_finding_says_what_why_cure_law_source_and_place(county: Path) -> None:
    lines = [plain(line) for line in finding_lines(report_on(read(county), *FEW), "en")]
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
        "      found  charter: –, wanted ≥ 1",
        "      cure  make a charter, and record it",
        f"      law  {law} [text · stated]",
        "      source  某县通知, 第一条: “组建医共体” [stated]",
        f"      place  {county}:16:5",
    ]


def test_a_finding_reads_in_chinese(county: Path) -> None:
    text = "\n".join(plain(line) for line in finding_lines(report_on(read(county), *FEW), "zh"))
    assert "  错误  MGT003 missing-charter  某县医共体" in text
    assert "实际  章程：–，应为 ≥ 1" in text
    assert "[条文 · 明确记载]" in text


# --- What to record -----------------------------------------------------------------------------


def test_gaps_are_told_by_what_to_record() -> None:
    alliances = datasets.load("paediatric_2016")
    report = report_on(alliances, *select_rules(CATALOGUE, only=["SPA001", "SPA003"]))
    lines = [plain(line) for line in to_do_lines(report, "zh")]
    assert lines[1] == "2 条规则有无法评估之处：请补充记录  无法评估不等于符合。"
    data = "instruments (charter), consortia.instruments_completeness"
    charter = lines.index(f"  □ 文件（章程）；医联体：文件完整性  {data}")
    assert lines[charter + 1] == "      SPA001"
    names = lines[charter + 2].strip().split("、")
    assert {"北京儿童医院集团", "天津市儿科医疗联合体", "湖南儿科医疗联合体"} <= set(names)
    assert "上海中部儿科联合体" not in names  # it is only planned


def test_not_all_of_many_names_are_told() -> None:
    report = checked({f"{n:02}": "ABC001=not_assessed" for n in range(20)})
    *_, names = [plain(line) for line in to_do_lines(report, "en")]
    assert names == "      " + ", ".join(["ABC001=not_assessed"] * 12) + ", and others, 20 in all"


def test_where_nothing_is_missing_nothing_is_to_be_recorded() -> None:
    assert list(to_do_lines(checked({"甲": "ABC001=pass"}), "zh")) == []


# --- Waivers, overlays and earlier checks -------------------------------------------------------


def waiver(subject: str = "甲", *, since: date | None = None, until: date = DAY) -> Waiver:
    return Waiver(
        rule="ABC001",
        subject=subject,
        reason=Text("正在会签", "being signed"),
        decided_by="某局",
        since=since,
        until=until,
    )


def told(*waivers: Waiver) -> list[str]:
    report = checked({"甲": "ABC001=fail", "乙": "ABC001=pass"}, waivers=waivers)
    return [plain(line) for line in waiver_lines(report, "en")]


def test_waived_breaches_are_told_apart() -> None:
    assert told(waiver()) == [
        "",
        "Waived 1",
        "  ABC001 some-fault  ABC001=fail",
        "    2026-01-01  being signed (某局)",
    ]
    report = checked({"甲": "ABC001=fail"}, waivers=(waiver(),))
    assert "没有发现不符合。" in text_of(report, "zh")


def test_waivers_of_no_breach_are_idle() -> None:
    assert told(waiver("乙", since=date(2021, 1, 1))) == [
        "",
        "Idle waivers 1  There is no such breach.",
        "  ABC001  乙  2021-01-01 – 2026-01-01  being signed (某局)",
    ]
    many = told(*(waiver(f"{n:02}") for n in range(20)))
    assert many[1].startswith("Idle waivers 20")
    assert many[-1] == "  and others, 20 in all"


@pytest.mark.parametrize(
    ("granted", "said"),
    [
        (
            waiver(until=date(2021, 6, 14)),
            "      waiver  lapsed  2021-06-14  being signed (某局)",
        ),
        (
            waiver(since=date(2021, 6, 16)),
            "      waiver  not yet begun  2021-06-16 – 2026-01-01  being signed (某局)",
        ),
    ],
)
def test_a_waiver_that_does_not_hold_stands_in_the_finding(granted: Waiver, said: str) -> None:
    report = checked({"甲": "ABC001=fail"}, waivers=(granted,))
    assert said in [plain(line) for line in finding_lines(report, "en")]
    assert list(waiver_lines(report, "en")) == []


def test_overlays_are_named_with_their_own_grounds() -> None:
    change = Change(rule="ABC001", cite=overlaid.CITE, severity=Severity.ADVICE)
    rules = apply_overlay([made(), made("ABC002")], overlaid.overlay(change))
    lines = text_of(checked({"甲": "ABC001=fail"}, *rules), "zh").splitlines()
    assert lines[2] == "地方规定 某省实施办法  涉及规则 1 条"
    ground = "某省实施办法：《某省医联体管理实施办法》（章程） [明确记载]"
    assert f"      地方规定  {ground}" in lines


EARLIER = Baseline(
    on=date(2020, 1, 1),
    outcomes={("ABC001", name): Outcome.FAIL for name in "留改疑撤"},
)
NOW = {
    "留": "ABC001=fail",
    "新": "ABC001=fail",
    "改": "ABC001=pass",
    "疑": "ABC001=not_assessed",
}


def test_it_tells_what_became_of_an_earlier_check() -> None:
    report = checked(NOW)
    assert [plain(line) for line in progress_lines(report.since(EARLIER), "en")] == [
        "Since 2020-01-01  new 1, remaining 1, cured 1, no longer assessed 1, no longer judged 1",
        "  cured  ABC001  改",
        "  no longer assessed  ABC001  疑",
        "  no longer judged  ABC001  撤",
    ]
    lines = [plain(line) for line in report_lines(report, "en", since=EARLIER)]
    assert any(line.startswith("Since 2020-01-01") for line in lines)
    marked = [line for line in lines if line.startswith("  error  ABC001")]
    assert [line.endswith("  [new]") for line in marked] == [True, False]
    assert not any("[new]" in line for line in text_of(report, "en").splitlines())


def test_of_many_that_were_cured_some_are_named() -> None:
    names = [f"{n:02}" for n in range(20)]
    earlier = Baseline(on=DAY, outcomes={("ABC001", name): Outcome.FAIL for name in names})
    report = checked(dict.fromkeys(names, "ABC001=pass"))
    lines = [plain(line) for line in progress_lines(report.since(earlier), "zh")]
    assert len(lines) == 1 + 12 + 1
    assert lines[-1] == "  等 20 项"


# --- The rest -----------------------------------------------------------------------------------


def test_nothing_assessed_is_not_called_clean() -> None:
    network = datasets.load("rare_disease_2019")
    early = check(network, on=date(2016, 9, 1))
    assert "Nothing could be assessed on that day." in text_of(early, "en")
    listed = [rule for rule in CATALOGUE if rule.code in {"RDN001", "RDN002"}]
    then = check(network, on=date(2019, 9, 1), rules=listed)
    assert "没有发现不符合。" in text_of(then, "zh")
    assert "请补充记录" not in text_of(then, "zh")


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
