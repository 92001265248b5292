from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medconsortium import datasets
from medconsortium.files import read, write
from medconsortium.model import Institution, Network

ROSTER = Path(__file__).resolve().parents[1] / "interop" / "fixtures" / "roster.xls"
MAPPING = """format: medconsortium-mapping/1
tables:
  - {table: institutions, columns: {id: 编号, name: 名称, beds: 床位}}
"""


@pytest.mark.parametrize("ending", ["yaml", "json", "xlsx", "csv", "parquet"])
def test_a_dataset_goes_from_format_to_format(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, ending: str
) -> None:
    middle, last = tmp_path / f"a.{ending}", tmp_path / "b.yaml"
    code, out, err = run("convert", "luohu_2015", str(middle))
    assert (code, err) == (0, "")
    assert out.startswith(f"{middle}: Network")
    assert out.count("\n") == 1
    assert run("convert", str(middle), str(last))[0] == 0
    assert read(last) == datasets.load("luohu_2015")


def test_notes_are_told_the_first_of_each_kind(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    file = tmp_path / "机构.csv"
    rows = "".join(f"第{n}医院\n" for n in range(9))
    file.write_bytes(("机构名称\n" + rows).encode("gbk"))
    code, out, _ = run("convert", str(file), str(tmp_path / "b.json"), "--lang", "zh")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == f"{file} 不是 UTF-8 编码，按 GB18030（GBK）读取"
    assert lines[1] == f"{file} 第 2 行 没有编号，定为 第0医院"
    assert lines[6:] == ["… 共 9 条", f"已写入 {tmp_path / 'b.json'}：Network: 9 institutions"]


def test_a_roster_of_old_is_read(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    code, out, _ = run("convert", str(ROSTER), str(tmp_path / "b.json"))
    assert code == 0
    assert "division 430121 has no row and was added by its code" in out


def test_what_cannot_be_carried_is_told(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    write(Network(institutions=[Institution(id="a", name="长" * 40_000)]), tmp_path / "a.yaml")
    code, out, _ = run("convert", str(tmp_path / "a.yaml"), str(tmp_path / "b.xlsx"))
    assert code == 1
    assert "institutions[a]: 'other (JSON)' is longer than the 32767 characters" in out


@pytest.mark.parametrize(("rows", "code"), [("a,甲,3\n", 0), ("a,甲,三\n", 0), ("a,,3\n", 1)])
def test_a_mapping_tells_what_became_of_rows(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, rows: str, code: int
) -> None:
    (tmp_path / "a.csv").write_text("编号,名称,床位\nz,子,1\n" + rows, encoding="utf-8")
    (tmp_path / "m.yaml").write_text(MAPPING, encoding="utf-8")
    arguments = [str(tmp_path / "a.csv"), str(tmp_path / "b.yaml")]
    found, out, err = run("convert", *arguments, "--mapping", str(tmp_path / "m.yaml"))
    assert (found, err) == (code, "")
    first = {
        "a,甲,3\n": "institutions  kept 2",
        "a,甲,三\n": "institutions  kept 1 · changed 1",
        "a,,3\n": "institutions  kept 1 · refused 1",
    }[rows]
    assert out.splitlines()[0] == first
    if "changed" in first:
        assert out.splitlines()[1] == "  1 × beds: '三' is not a whole number"


def test_only_the_commonest_reasons_are_listed(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    rows = "".join(f"i{n},甲,第{n}\n" for n in range(8))
    (tmp_path / "a.csv").write_text("编号,名称,床位\n" + rows, encoding="utf-8")
    (tmp_path / "m.yaml").write_text(MAPPING, encoding="utf-8")
    arguments = [str(tmp_path / "a.csv"), str(tmp_path / "b.yaml")]
    _, out, _ = run("convert", *arguments, "--mapping", str(tmp_path / "m.yaml"))
    assert out.splitlines()[6] == "  ... 8 of these"


@pytest.mark.parametrize(
    "arguments",
    [
        ("没有.xlsx", "b.yaml"),
        ("没有这个数据集", "b.yaml"),
        ("luohu_2015", "b.doc"),
        ("luohu_2015", "b.ods"),
        ("luohu_2015",),
        ("a.csv", "b.yaml", "--mapping", "没有.yaml"),
    ],
)
def test_what_cannot_be_used_is_said(
    run: Callable[..., tuple[int, str, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run("convert", *arguments)
    assert (code, out) == (2, "")
    assert err
    assert list(tmp_path.iterdir()) == []
