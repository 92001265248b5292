from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from medconsortium import read
from medconsortium.referral import CareNeed, catchment
from medconsortium.vocabulary import Phase, Subject

Run = Callable[..., tuple[int, str, str]]

NEED = ("--phase", "acute", "--subject", "内科", "--on", "2026-01-01")

VALLEY = """\
format: medconsortium/1
title: {zh: 某县, en: A county}
synthetic: true
defaults: {since: 2024-01-01, until: open}
divisions:
  - {id: town, name: 某镇, level: township, population: 3000}
institutions:
  - {id: clinic, name: {zh: 某镇卫生院, en: Town Clinic}, tier: township, division: town}
  - id: county
    name: {zh: 某县医院, en: County Hospital}
    tier: county
    services: [{subject: "03", status: operating}]
  - {id: far, name: {zh: 远乡卫生院, en: Far Clinic}, tier: township}
links:
  - {from: clinic, to: county, kind: referral_up, travel_minutes: 40}
"""


@pytest.fixture
def valley(tmp_path: Path) -> str:
    """Write a network of three: one leads to another, and one nowhere."""
    file = tmp_path / "valley.yaml"
    file.write_text(VALLEY, encoding="utf-8")
    return str(file)


def test_coverage_and_catchments_of_all(run: Run, valley: str) -> None:
    code, out, err = run("reach", valley, *NEED, "--minutes", "30,60", "--transfers", "1")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "synthetic data, for illustration only",
        "acute · internal medicine  on 2026-01-01",
        "",
        "range              whose         confirmed  possible  unknown  beyond  total",
        "within 30 minutes  institutions          1         ·        ·       2      3",
        "within 30 minutes  people                ·      3000        ·       ·   3000",
        "within 60 minutes  institutions          2         ·        ·       1      3",
        "within 60 minutes  people             3000         ·        ·       ·   3000",
        "within 1 transfer  institutions          2         ·        ·       1      3",
        "within 1 transfer  people             3000         ·        ·       ·   3000",
        "",
        "Who goes where",
        "confirmed: 2",
        "possible (unconfirmed): 0",
        "no path: 1",
        "  County Hospital: 2",
    ]


def test_it_is_told_in_chinese_with_bounds_of_its_own(run: Run, valley: str) -> None:
    code, out, err = run("reach", valley, *NEED, "--lang", "zh")
    assert (code, err) == (0, "")
    assert out.startswith("合成数据，仅供演示\n急性期 · 内科  日期 2026-01-01\n")
    assert [line.split()[:2] for line in out.splitlines()[4:9:2]] == [
        ["30", "分钟以内"],
        ["60", "分钟以内"],
        ["120", "分钟以内"],
    ]
    assert "2 次转送以内" in out
    assert "  某县医院: 2" in out


def test_what_a_closure_does(run: Run, valley: str) -> None:
    code, out, _ = run("reach", valley, *NEED, "--closing", "County Hospital")
    assert code == 0
    assert out.endswith("If they close\nunaffected: 1\ndiverted: 0\nlost: 1\n  Town Clinic\n")


def test_json_holds_all_of_it(run: Run, valley: str) -> None:
    code, out, err = run(
        "reach", valley, *NEED, "--minutes", "60", "--closing", "far", "--format", "json"
    )
    assert (code, err) == (0, "")
    data = json.loads(out)
    assert {*data} == {"coverage", "catchment", "closure"}
    assert data["coverage"]["rows"][0]["institutions"]["confirmed"] == 2
    assert data["catchment"]["origin"] == ["clinic", "county", "far"]
    assert data["catchment"]["target"] == [1, 1, -1]
    assert data["closure"]["counts"] == {"unaffected": 2, "diverted": 0, "lost": 0}
    assert "closure" not in json.loads(run("reach", valley, *NEED, "--format", "json")[1])


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.json"])
def test_the_catchment_is_written(run: Run, valley: str, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    code, out, err = run("reach", valley, *NEED, "-o", str(file))
    assert (code, err) == (0, "")
    assert out.endswith(f"written: {file}\n")
    if name == "a.json":
        need = CareNeed(phase=Phase.ACUTE, subjects=[Subject.INTERNAL_MEDICINE])
        written = json.loads(file.read_text("utf-8"))
        assert written == catchment(read(valley), need, on=date(2026, 1, 1)).to_dict()
    elif name == "a.csv":
        rows = [*csv.reader(file.read_text("utf-8-sig").splitlines())]
        assert [row[:2] for row in rows] == [
            ["origin", "target"],
            ["Town Clinic", "County Hospital"],
            ["County Hospital", "County Hospital"],
            ["Far Clinic", ""],
        ]
    else:
        assert openpyxl.load_workbook(file).sheetnames == ["catchment", "about"]


def test_data_stay_data_where_a_file_is_written_too(run: Run, valley: str, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    out = run("reach", valley, *NEED, "-o", str(file), "--format", "json")[1]
    assert json.loads(out)["catchment"]
    assert file.exists()


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "institution      can  certainty  minutes  transfers  by way of",
                "Town Clinic      ask  confirmed        0          0",
                "County Hospital  yes  confirmed       40          1",
            ],
        ),
        (
            "zh",
            [
                "机构        能否满足  确定程度  路程（分钟）  转送  经由",
                "某镇卫生院  待确认    已确认               0     0",
                "某县医院    能        已确认              40     1",
            ],
        ),
    ],
)
def test_from_one_origin_all_that_can_be_reached(
    run: Run, valley: str, language: str, lines: list[str]
) -> None:
    code, out, err = run("reach", valley, "clinic", *NEED, "--lang", language)
    assert (code, err) == (0, "")
    assert out.splitlines()[1:] == lines


def test_what_is_reached_as_data(run: Run, valley: str) -> None:
    data = json.loads(run("reach", valley, "clinic", *NEED, "--format", "json")[1])
    assert data["synthetic"] is True
    assert data["reached"][1] == {
        "institution": "county",
        "institutions": ["clinic", "county"],
        "travel_minutes": 40.0,
        "transfers": 1,
        "can": True,
        "certainty": "confirmed",
    }


def test_nothing_reached_is_said_by_the_exit_code(run: Run, valley: str) -> None:
    before = ("--phase", "acute", "--on", "2020-01-01")
    for language, said in (("en", "no institution can be reached"), ("zh", "到不了任何机构")):
        code, out, _ = run("reach", valley, "clinic", *before, "--lang", language)
        assert (code, out.splitlines()[1:]) == (1, [said])
    code, out, _ = run("reach", valley, *before)
    assert code == 1
    assert "no path: 3" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--minutes", "30,soon"), "'30, soon': write numbers, 0 or more"),
        (("--minutes=-1",), "write numbers, 0 or more"),
        (("--minutes", "nan"), "write numbers, 0 or more"),
        (("--minutes", "inf"), "write numbers, 0 or more"),
        (("--transfers", "1.5"), "write numbers, 0 or more"),
        (("--format", "pdf"), "json"),
        (("--closing", "nobody"), "nothing is called 'nobody'"),
        (("--to", "nobody"), "nothing is called 'nobody'"),
        (("clinic", "--minutes", "30"), "with an origin there is no --minutes"),
        (("clinic", "--closing", "far"), "with an origin there is no --minutes"),
        (("clinic", "-o", "a.csv"), "with an origin there is no --minutes"),
        (("nobody",), "nothing is called 'nobody'"),
        (("-o", "a.pdf"), "unknown ending '.pdf'"),
    ],
)
def test_what_cannot_be_used(run: Run, valley: str, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run("reach", valley, *arguments, *NEED)
    assert (code, out) == (2, "")
    assert said in err
