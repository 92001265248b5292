from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

BEFORE = """\
format: medconsortium/1
title: 某县
institutions:
  - {id: 县, name: 县医院, beds: 100}
  - {id: 旧, name: 乡卫生院, other_names: [{name: 甲乡卫生院}]}
  - {id: 撤, name: 已撤的院}
consortia:
  - id: 体
    name: 医共体
    members:
      - {institution: 县, role: lead}
      - {institution: 旧, role: member}
"""
AFTER = """\
format: medconsortium/1
title: 某县
institutions:
  - {id: 县, name: 县医院, beds: 120, tier: county}
  - {id: 新, name: 甲乡卫生院}
  - {id: 来, name: 新来的院}
consortia:
  - id: 体
    name: 医共体
    members:
      - {institution: 县, role: lead}
      - {institution: 新, role: member}
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    for name, text in (("前.yaml", BEFORE), ("后.yaml", AFTER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path / "前.yaml"), str(tmp_path / "后.yaml")


def test_rows_added_removed_changed_and_renamed(run: Run, files: tuple[str, str]) -> None:
    code, out, err = run("diff", *files)
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "added 1 · removed 1 · changed 2 · renamed 1",
        "+ institutions  来",
        "- institutions  撤",
        "> institutions  旧 -> 新  (甲乡卫生院)",
        "~ institutions  县",
        "    tier: not stated -> county",
        "    beds: 100 -> 120",
        "~ institutions  新",
        "    name: 乡卫生院 -> 甲乡卫生院",
        '    other_names: [{"name": "甲乡卫生院"}] -> []',
    ]


def test_the_same_as_data(run: Run, files: tuple[str, str]) -> None:
    code, out, _ = run("diff", *files, "--format", "json", "--lang", "zh")
    found = json.loads(out)
    assert code == 1
    assert found["added"] == [{"table": "institutions", "id": "来"}]
    assert found["removed"] == [{"table": "institutions", "id": "撤"}]
    assert found["renamed"] == [
        {"table": "institutions", "before": "旧", "after": "新", "shared": "甲乡卫生院"}
    ]
    assert found["changed"][0] == {
        "table": "institutions",
        "id": "县",
        "fields": {
            "tier": {"before": None, "after": "county"},
            "beds": {"before": 100, "after": 120},
        },
    }


@pytest.mark.parametrize(("language", "said"), [("zh", "没有差异"), ("en", "They do not differ.")])
def test_equal_networks(run: Run, files: tuple[str, str], language: str, said: str) -> None:
    assert run("diff", files[0], files[0], "--lang", language) == (0, f"{said}\n", "")
    assert run("diff", "panyu_2017", "panyu_2017", "--format", "json")[0] == 0


def test_another_title_is_a_difference(run: Run, files: tuple[str, str], tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(BEFORE.replace("某县", "另一县"), encoding="utf-8")
    code, out, _ = run("diff", files[0], str(other), "--lang", "zh")
    assert code == 1
    assert out.splitlines() == ["新增 0 · 删除 0 · 修改 0 · 改名 0", "标题或合成标记不同"]


def test_what_cannot_be_read_is_named(run: Run, files: tuple[str, str]) -> None:
    code, out, err = run("diff", files[0], "没有.yaml")
    assert (code, out) == (2, "")
    assert "没有.yaml" in err
