from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from medconsortium import datasets, read
from medconsortium.cli import main
from medconsortium.cli.demo_cases import CHECKS, QUESTIONS, WHY_NOT


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_is_written_and_can_be_read_back(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, language: str
) -> None:
    folder = tmp_path / "a" / "b"
    code, out, err = run("demo", "--output", str(folder), "--lang", language)
    assert (code, err) == (0, "")
    assert "\x1b" not in out
    checks = [f"check-{name}-{day}" for name, days in CHECKS.items() for day in days]
    answers = [f"route-{question.name}" for question in QUESTIONS]
    missing = f"why-not-{WHY_NOT.name}"
    names = (*checks, *answers, missing)
    both = {f"{name}{ending}" for name in names for ending in (".txt", ".json")}
    assert {file.name for file in folder.iterdir()} == both | {f"{name}.yaml" for name in CHECKS}
    for name in datasets.names():
        assert read(folder / f"{name}.yaml") == datasets.load(name)
    for name in checks:
        assert json.loads((folder / f"{name}.json").read_text("utf-8"))["on"] == name[-10:]
    for name in answers:
        assert json.loads((folder / f"{name}.json").read_text("utf-8"))["hops"]
    (change,) = json.loads((folder / f"{missing}.json").read_text("utf-8"))["changes"]
    assert change["relaxation"] == "start_service"


def test_running_again_writes_the_same(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = run("demo")
    written = {file.name: file.read_bytes() for file in Path("demo-output").iterdir()}
    (tmp_path / "demo-output" / "notes.txt").write_text("mine")
    assert run("demo") == first
    again = {file.name: file.read_bytes() for file in Path("demo-output").iterdir()}
    assert again == {**written, "notes.txt": b"mine"}


def test_the_patients_go_where_they_should(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    run("demo", "--output", str(tmp_path))
    ways = {
        question.name: json.loads((tmp_path / f"route-{question.name}.json").read_text("utf-8"))
        for question in QUESTIONS
    }
    huaihua, xiangya = "怀化市第一人民医院", "中南大学湘雅医院"
    union = "中国医学科学院北京协和医院"
    assert ways["rare-disease-up"]["institutions"] == [huaihua, xiangya, union]
    assert ways["rare-disease-back"]["institutions"] == [union, xiangya, huaihua]
    assert ways["oncology-up"]["institutions"] == ["南村医院", "番禺区中心医院"]
    assert ways["oncology-down"]["institutions"] == ["番禺区中心医院", "南村医院"]
    # 35 minutes to the next county, though a better hospital lies 80 minutes away, and though
    # township and county of its own stand in between.
    assert ways["chest-pain-emergency"]["institutions"] == ["柳村卫生室", "乙县医院"]
    assert ways["chest-pain-emergency"]["travel_minutes"] == 35


def test_a_folder_that_cannot_be_made(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    code, out, err = run("demo", "--output", str(tmp_path / "file"))
    assert (code, out) == (2, "")
    assert "cannot be written" in err


def test_a_terminal_gets_frames_in_colour(screen: StringIO, tmp_path: Path) -> None:
    with redirect_stdout(screen):
        assert main(["demo", "--output", str(tmp_path), "--lang", "zh"]) == 0
    assert "╭" in screen.getvalue()
    assert "\x1b[1;32m已确认" in screen.getvalue()
