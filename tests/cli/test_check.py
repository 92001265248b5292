from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from medconsortium.rules import CATALOGUE, RuleStatus

ON = ("--on", "2026-01-01")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("paediatric_2016",), 0),  # much is not assessed, nothing fails
        (("COUNTY",), 1),
        (("paediatric_2016", "COUNTY"), 1),
        (("none.yaml",), 2),
        (("none.yaml", "COUNTY"), 2),
        (("COUNTY", "--rules", "SPA"), 0),
        (("COUNTY", "--ignore", "MGT003,member-count-mismatch"), 0),
        (("COUNTY", "--ignore", "MGT003"), 1),
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
    monkeypatch.setattr("medconsortium.cli.check.CATALOGUE", (rule,))
    code, out, _ = run("check", str(county), *ON)
    assert (code, "Crashes" in out) == (1, True)


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", ("核查日期", "不符合 2", "整改", "规定")), ("en", ("on 2026", "Findings 2", "cure"))],
)
def test_text_in_both_languages(
    run: Callable[..., tuple[int, str, str]], county: Path, language: str, words: tuple[str, ...]
) -> None:
    _, out, err = run("check", str(county), *ON, "--lang", language)
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
    _, out, _ = run("check", str(county), *ON, "--format", "json")
    report = json.loads(out)
    assert report["format"] == "medconsortium-report/1"
    assert report["on"] == "2026-01-01"
    assert {f["rule"] for f in report["findings"]} == {"GEN006", "MGT003"}
    _, out, _ = run("check", str(county), "none.yaml", *ON, "--format", "json")
    assert json.loads(out) == [report]
    _, out, _ = run("check", str(county), "panyu_2017", *ON, "--format", "json")
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
        (("--ignore", "SPA9"), "SPA001"),
        (("--format", "xml"), "json"),
    ],
)
def test_an_option_that_cannot_be_used(
    run: Callable[..., tuple[int, str, str]], county: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = run("check", str(county), *arguments)
    assert (code, out) == (2, "")
    assert said in err
