from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from medconsortium.rules import CATALOGUE, RuleStatus

ON = ("--on", "2026-01-01")
FEW = ("--rules", "GEN006,MGT003,SPA001")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("paediatric_2016", *FEW), 0),  # much is not assessed, nothing fails
        (("COUNTY", *FEW), 1),
        (("paediatric_2016", "COUNTY", *FEW), 1),
        (("none.yaml",), 2),
        (("none.yaml", "COUNTY"), 2),
        (("COUNTY", "--rules", "SPA"), 0),
        (("COUNTY", *FEW, "--ignore", "MGT003,member-count-mismatch"), 0),
        (("COUNTY", *FEW, "--ignore", "MGT003"), 1),
        (("COUNTY", *FEW, "--severity", "error", "--ignore", "MGT003"), 0),
        (("COUNTY", *FEW, "--kind", "专科联盟", "--ignore", "GEN"), 0),
    ],
)
def test_exit_code(
    run: Callable[..., tuple[int, str, str]], county: Path, arguments: tuple[str, ...], code: int
) -> None:
    given = [str(county) if a == "COUNTY" else a for a in arguments]
    assert run("check", *given, *ON)[0] == code


def test_a_crash_of_a_rule_is_no_clean_run(
    run: Callable[..., tuple[int, str, str]], county: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = CATALOGUE[0]
    monkeypatch.setitem(rule.__dict__, "check", None)
    monkeypatch.setattr("medconsortium.cli.rulebook.CATALOGUE", (rule,))
    code, out, _ = run("check", str(county), *ON)
    assert (code, "Crashes" in out) == (1, True)


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", ("核查日期", "不符合 2", "整改", "规定")), ("en", ("on 2026", "Findings 2", "cure"))],
)
def test_text_in_both_languages(
    run: Callable[..., tuple[int, str, str]], county: Path, language: str, words: tuple[str, ...]
) -> None:
    _, out, err = run("check", str(county), *ON, *FEW, "--lang", language)
    assert all(word in out for word in words)
    assert err == ""


def test_files_are_reported_one_after_the_other(
    run: Callable[..., tuple[int, str, str]], county: Path
) -> None:
    code, out, err = run("check", "none.yaml", str(county), "panyu_2017", *ON)
    assert code == 2
    assert out.startswith("A county")
    assert "\n\n\nThe consortia of Panyu" in out
    assert err.startswith("none.yaml: ")


def test_json_is_one_report_for_one_file_and_a_list_for_more(
    run: Callable[..., tuple[int, str, str]], county: Path
) -> None:
    _, out, _ = run("check", str(county), *ON, *FEW, "--format", "json")
    report = json.loads(out)
    assert report["format"] == "medconsortium-report/1"
    assert report["on"] == "2026-01-01"
    assert {f["rule"] for f in report["findings"]} == {"GEN006", "MGT003"}
    _, out, _ = run("check", str(county), "none.yaml", *ON, *FEW, "--format", "json")
    assert json.loads(out) == [report]
    _, out, _ = run("check", str(county), "panyu_2017", *ON, *FEW, "--format", "json")
    assert json.loads(out)[0] == report
    assert len(json.loads(out)) == 2


def test_the_day_decides_which_law_applies(run: Callable[..., tuple[int, str, str]]) -> None:
    def outcomes(day: str) -> set[str]:
        _, out, _ = run("check", "paediatric_2016", "--on", day, "--format", "json")
        return set(json.loads(out)["outcomes"]["SPA001"].values())

    assert outcomes("2016-09-01") == {"not_applicable"}
    assert outcomes("2026-01-01") == {"not_assessed", "not_applicable"}  # one is only planned


def test_drafts_take_part_when_asked_for(
    run: Callable[..., tuple[int, str, str]], county: Path
) -> None:
    draft = next(rule.code for rule in CATALOGUE if rule.status is RuleStatus.DRAFT)
    assert draft not in run("check", str(county), *ON)[1]
    assert draft in run("check", str(county), *ON, "--preview")[1]
    assert draft in run("check", str(county), *ON, "--rules", draft)[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--on", "yesterday"), "is no day"),
        (("--rules", "XYZ"), "nothing is called 'XYZ'"),
        (("--ignore", "SPA9"), "  SPA0"),
        (("--format", "xml"), "json"),
        (("--format", "xlsx"), "-o"),
        (("--grade", "MGT003"), "is no grade"),
        (("--kind", "county"), "nothing is called 'county'"),
        (("--severity", "grave"), "nothing is called 'grave'"),
        (("--waivers", "none.yaml"), "none.yaml: "),
        (("--overlay", "none.yaml"), "none.yaml: "),
        (("--since", "none.json"), "none.json: "),
        (("-o", "none/report.txt"), "cannot be written"),
        (("panyu_2017", "--format", "xlsx", "-o", "a.xlsx"), "one file at a time"),
        (("panyu_2017", "--since", "a.json"), "one file at a time"),
    ],
)
def test_an_option_that_cannot_be_used(
    run: Callable[..., tuple[int, str, str]], county: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = run("check", str(county), *arguments)
    assert (code, out) == (2, "")
    assert said in err


# --- Waivers, overlays and earlier checks -------------------------------------------------------

WAIVERS = """\
format: medconsortium-waivers/1
waivers:
  - {rule: MGT003, subject: community, reason: 正在会签, decided_by: 某局, until: 2026-06-30}
  - {rule: GEN006, subject: community, reason: 名单在核, decided_by: 某局, until: 2025-06-30}
"""
OVERLAY = """\
format: medconsortium-overlay/1
name: {zh: 某省实施办法, en: Measures of a province}
regulations:
  ours:
    title: {zh: 某省实施办法, en: Measures of a province}
    in_force: 2025-03-01
    basis: stated
    topics: {charter: {label: 章程, gist: 一年内制定章程。}}
changes:
  - {rule: MGT003, ignored: true, cite: ours#charter}
  - {rule: GEN006, severity: error, cite: ours#charter}
"""


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], str]:
    def write(name: str, text: str) -> str:
        (tmp_path / name).write_text(text, "utf-8")
        return str(tmp_path / name)

    return write


def test_waivers_let_breaches_stand_until_they_lapse(
    run: Callable[..., tuple[int, str, str]], county: Path, written: Callable[[str, str], str]
) -> None:
    waivers = ("--waivers", written("waivers.yaml", WAIVERS))
    code, out, _ = run("check", str(county), *ON, *FEW, *waivers)
    assert (code, "Waived 1" in out, "waiver  lapsed  2025-06-30" in out) == (1, True, True)
    assert run("check", str(county), "--on", "2025-06-30", *FEW, *waivers)[0] == 0
    _, out, _ = run("check", str(county), *ON, *FEW, *waivers, "--format", "json")
    report = json.loads(out)
    assert [found["rule"] for found in report["findings"]] == ["GEN006"]
    assert report["waived"][0]["waiver"]["decided_by"] == "某局"


def test_an_overlay_is_laid_over_the_rulebook_from_its_day(
    run: Callable[..., tuple[int, str, str]], county: Path, written: Callable[[str, str], str]
) -> None:
    overlay = ("--overlay", written("overlay.yaml", OVERLAY))

    def severities(day: str, *options: str) -> dict[str, str]:
        _, out, _ = run(
            "check", str(county), "--on", day, *FEW, *overlay, "--format", "json", *options
        )
        return {found["rule"]: found["severity"] for found in json.loads(out)["findings"]}

    assert severities("2025-02-28") == {"GEN006": "warning", "MGT003": "error"}
    assert severities("2025-03-01") == {"GEN006": "error"}
    assert severities("2025-03-01", "--grade", "GEN006=advice") == {"GEN006": "advice"}


def test_everything_wrong_with_the_files_is_told_at_once(
    run: Callable[..., tuple[int, str, str]], county: Path, written: Callable[[str, str], str]
) -> None:
    wrong = WAIVERS.replace("2026-06-30", "2026-06").replace("名单在核", "' '")
    code, out, err = run("check", str(county), "--waivers", written("w.yaml", wrong))
    assert (code, out) == (2, "")
    assert [line.split(" ")[0].rpartition("w.yaml")[2] for line in err.splitlines()] == [
        ":3:77",
        ":4:48",
    ]


def test_a_saved_report_is_compared_with(
    run: Callable[..., tuple[int, str, str]], county: Path, tmp_path: Path
) -> None:
    saved = str(tmp_path / "report.json")
    code, out, _ = run(
        "check", str(county), "--on", "2025-01-01", *FEW, "--format", "json", "-o", saved
    )
    assert (code, out) == (1, f"written: {saved} (breaches 2, not assessed 0)\n")
    _, out, _ = run("check", str(county), *ON, *FEW, "--since", saved)
    assert "Since 2025-01-01  new 0, remaining 2, cured 0" in out
    _, out, _ = run("check", str(county), *ON, *FEW, "--since", saved, "--format", "sarif")
    states = [result["baselineState"] for result in json.loads(out)["runs"][0]["results"]]
    assert states == ["unchanged", "unchanged"]


def test_a_workbook_is_written(
    run: Callable[..., tuple[int, str, str]], county: Path, tmp_path: Path
) -> None:
    file = tmp_path / "整改清单.xlsx"
    code, out, err = run(
        "check", str(county), *ON, *FEW, "--format", "xlsx", "-o", str(file), "--lang", "zh"
    )
    assert (code, err) == (1, "")
    assert out == f"已写入 {file}（不符合 2，无法评估 0）\n"
    assert file.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("language", "words"), [("zh", ("豁免文件", "地方规定文件")), ("en", ("A file of waivers",))]
)
def test_help_in_both_languages(
    run: Callable[..., tuple[int, str, str]], language: str, words: tuple[str, ...]
) -> None:
    _, out, _ = run("check", "--help", "--lang", language)
    assert all(word in out for word in words)
    for option in ("--kind", "--severity", "--grade", "--waivers", "--overlay", "--since", "-o"):
        assert option in out
