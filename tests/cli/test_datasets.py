from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from medconsortium import datasets

BARE = """\
format: medconsortium/1
sources: [{id: s, basis: recalled}]
institutions: [{id: a, name: 甲}]
consortia:
  - id: c
    name: 丙
    kind: other
    stated_sizes: [{value: 500, qualifier: at_least}, {value: 40, qualifier: about, role: member}]
    sources: [s]
    members:
      - {group: {description: 其余成员}, role: member}
      - {group: {description: 周边医院, count: 41, qualifier: exact}, role: guided}
"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_dataset_has_its_line(
    run: Callable[..., tuple[int, str, str]], language: str
) -> None:
    code, out, _ = run("datasets", "--lang", language)
    lines = out.splitlines()[1:]
    assert code == 0
    assert [line.split()[0] for line in lines] == list(datasets.names())
    for line in lines:
        title = datasets.load(line.split()[0]).title
        assert title is not None
        assert getattr(title, language) in line


def test_one_dataset_with_its_ambiguities(run: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _ = run("datasets", "paediatric_2016", "--lang", "zh")
    assert code == 0
    assert "医联体 12" in out
    assert "所述数目 56" in out
    assert "  ? 未列名 41：" in out
    assert "部分" in out  # the list of the Beijing group
    assert "\n  推断\n    parties  division 1\n    institutions  category 6, " in out
    assert "    consortia  kind 12, " in out
    assert "其他医联体" not in out


@pytest.mark.parametrize("name", datasets.names())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_left_open_is_told_of_every_consortium(
    run: Callable[..., tuple[int, str, str]], name: str, language: Literal["zh", "en"]
) -> None:
    _, out, _ = run("datasets", name, "--lang", language)
    told = iter(out.splitlines())
    network = datasets.load(name)
    for consortium in network.consortia.values():
        assert any(line.startswith(consortium.name.in_language(language)) for line in told)
        for point in datasets.ambiguities(network, consortium.id):
            assert f"  ? {point.in_language(language)}" in told


def test_a_kind_of_its_own_goes_by_its_label(run: Callable[..., tuple[int, str, str]]) -> None:
    assert "松散型医联体  松散型医联体" in run("datasets", "panyu_2017", "--lang", "zh")[1]


def test_sizes_groups_and_bases_are_told_as_stated(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    file = tmp_path / "bare.yaml"
    file.write_text(BARE, encoding="utf-8")
    _, out, _ = run("datasets", str(file))
    assert out.splitlines() == [
        "",
        "institutions 1 · consortia 1 · memberships 2 · links 0 · instruments 0 · sources 1",
        "",
        "丙  other consortium",
        "  stated ≥500; ≈40 member hospital · listed 0 · list: unknown",
        "  ? since when it exists is not stated",
        "  ? whether a term is set is not stated",
        "  ? who leads is not stated",
        "  ? whether there are other members is not stated",
        "  ? not named ?: 其余成员",
        "  ? not named 41: 周边医院",
        "  ? the number stated, ≥500, is not exact",
        "  ? whether the ≥500 count the lead is not stated",
        "  ? the number stated, ≈40, is not exact",
        "  ? Recalled: s",
        "",
        "Values that no document states as such",
        "  recalled",
        "    consortia  (rows) 1",
    ]


def test_what_is_not_stated_is_called_so(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    file = tmp_path / "bare.yaml"
    file.write_text("format: medconsortium/1\nconsortia: [{id: c, name: 丙}]\n", encoding="utf-8")
    _, out, _ = run("datasets", str(file), "--lang", "zh")
    assert "丙  未写明" in out
    assert "所述数目 未写明" in out
    assert out.endswith("不是原文记载的值\n  没有\n")


def test_an_unknown_dataset(run: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = run("datasets", "panyu")
    assert (code, out) == (2, "")
    assert "panyu_2017" in err
