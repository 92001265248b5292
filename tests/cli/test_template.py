from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from medconsortium.files import read
from medconsortium.model import Network


@pytest.mark.parametrize(
    ("language", "sheet", "said"), [("zh", "机构", "已写入"), ("en", "institutions", "written")]
)
def test_a_template_is_written_in_the_language_spoken(
    run: Callable[..., tuple[int, str, str]],
    tmp_path: Path,
    language: str,
    sheet: str,
    said: str,
) -> None:
    path = tmp_path / "roster.xlsx"
    code, out, err = run("template", str(path), "--lang", language)
    assert (code, err) == (0, "")
    assert said in out
    assert sheet in openpyxl.load_workbook(path, read_only=True).sheetnames
    assert read(path) == Network()


def test_a_file_that_may_be_filled_in_is_kept(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    path = tmp_path / "roster.xlsx"
    path.write_text("mine")
    code, out, err = run("template", str(path))
    assert (code, out) == (2, "")
    assert "--force" in err
    assert path.read_text() == "mine"
    assert run("template", str(path), "--force")[0] == 0
    assert read(path) == Network()


def test_a_template_is_a_workbook(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    code, _, err = run("template", str(tmp_path / "roster.csv"))
    assert code == 2
    assert "a template is a file .xlsx" in err
    assert run("template", str(tmp_path / "no" / "roster.xlsx"))[0] == 2
