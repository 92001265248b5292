"""Reports in every format, on the screen and in files written whole."""

from __future__ import annotations

import json
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.rules.made import checked

from medconsortium.cli.check_output import FORMATS, Told, deliver
from medconsortium.cli.problems import UnusableError
from medconsortium.cli.terminal import Terminal
from medconsortium.errors import MissingExtraError
from medconsortium.interop.rectification import dump_rectification
from medconsortium.interop.sarif import dump_sarif, sarif
from medconsortium.rules import Baseline, Outcome

REPORT = checked({"甲": "ABC001=fail", "乙": "ABC001=not_assessed"})
EARLIER = Baseline(on=date(2020, 1, 1), outcomes={("ABC001", "甲"): Outcome.FAIL})
ONE = Told(reports=(REPORT,), since=None, is_list=False)
SINCE = Told(reports=(REPORT,), since=EARLIER, is_list=False)
TWO = Told(reports=(REPORT, REPORT), since=None, is_list=True)
ENGLISH = Terminal(language="en")


def printed(told: Told, format_name: str, capsys: pytest.CaptureFixture[str]) -> str:
    deliver(told, format_name, None, ENGLISH)
    return capsys.readouterr().out


def test_json_is_one_report_or_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(printed(ONE, "json", capsys)) == REPORT.to_dict()
    assert json.loads(printed(TWO, "json", capsys)) == [REPORT.to_dict()] * 2


def test_json_tells_what_became_of_an_earlier_check(capsys: pytest.CaptureFixture[str]) -> None:
    progress = json.loads(printed(SINCE, "json", capsys))["progress"]
    assert progress == {
        "before": "2020-01-01",
        "now": "2021-06-15",
        "new": [],
        "remaining": [["ABC001", "甲"]],
        "cured": [],
        "undecided": [],
        "gone": [],
    }


def test_sarif_is_one_log_of_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(printed(TWO, "sarif", capsys)) == sarif([REPORT, REPORT])
    assert json.loads(printed(SINCE, "sarif", capsys)) == sarif([REPORT], since=EARLIER)


def test_text_has_a_gap_between_reports(capsys: pytest.CaptureFixture[str]) -> None:
    one, two = printed(ONE, "text", capsys), printed(TWO, "text", capsys)
    assert two == f"{one}\n\n{one}"


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_file_holds_what_was_asked_for(
    format_name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out"
    deliver(ONE, format_name, str(file), ENGLISH)
    said = capsys.readouterr().out
    assert said == f"written: {file} (breaches 1, not assessed 1)\n"
    content = file.read_bytes()
    expected = {
        "text": printed(ONE, "text", capsys).encode(),
        "json": (json.dumps(REPORT.to_dict(), ensure_ascii=False, indent=2) + "\n").encode(),
        "sarif": dump_sarif([REPORT]),
        "xlsx": dump_rectification(REPORT, language="en"),
    }
    assert content == expected[format_name]


def test_a_workbook_is_in_the_language_spoken(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    deliver(SINCE, "xlsx", str(file), Terminal(language="zh"))
    book = load_workbook(BytesIO(file.read_bytes()))
    assert book.sheetnames[:3] == ["汇总", "整改清单", "待补充数据"]
    assert book["整改清单"].cell(2, 10).value == "上次已发现"


def test_where_nothing_was_checked_nothing_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing = Told(reports=(), since=None, is_list=True)
    for format_name in FORMATS:
        deliver(nothing, format_name, str(tmp_path / "out"), ENGLISH)
    assert capsys.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="cannot be written"):
        deliver(ONE, "json", str(tmp_path / "none" / "a.json"), ENGLISH)


def test_without_the_extra_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"old")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError):
        deliver(ONE, "xlsx", str(file), ENGLISH)
    assert file.read_bytes() == b"old"
