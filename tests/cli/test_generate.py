from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medconsortium import read
from medconsortium.planning.synthetic import county

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("ending", [".yaml", ".parquet"])
def test_a_county_is_written_and_can_be_read_back(run: Run, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"县{ending}"
    command = ("generate", "county", "--seed", "7", "--division", "430923", "-o", str(target))
    code, out, err = run(*command)
    assert (code, err) == (0, "")
    written = read(target)
    assert written == county(seed=7, division="430923")
    assert written.synthetic
    assert out.startswith("安化县 (synthetic)\n")
    assert f"institutions {len(written.institutions)}" in out
    assert out.endswith(f"written: {target}\n")


def test_it_is_told_in_chinese(run: Run, tmp_path: Path) -> None:
    target = str(tmp_path / "county.yaml")
    _, out, _ = run("generate", "county", "--seed", "7", "-o", target, "--lang", "zh")
    assert "（合成数据）" in out.splitlines()[0]
    assert "县域医疗卫生共同体 2" in out
    assert "医院床位" in out


def test_violations_are_planted(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "county.yaml"
    planted = ("--violations", "inverted_referral=2", "--violations", "alliance_without_lead=1")
    arguments = ("county", "--seed", "7", "--division", "430923", "-o", str(target))
    assert run("generate", *arguments, *planted)[0] == 0
    code, out, _ = run("check", str(target), "--on", "2026-01-01", "--preview")
    assert code == 1
    assert out.count("REF004 ") == 1 + 2  # in the table, and each finding
    assert out.count("GEN002 ") == 1 + 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("planet", "--seed", "1"), "nothing is called 'planet'"),
        (("county", "--seed", "1", "--division", "4309"), "430981"),
        (("county", "--seed", "1", "--missing", "2"), "--missing"),
        (("county", "--seed", "-1"), "--seed"),
        (("county", "--seed", "1", "--violations", "alliance=1"), "alliance_without_lead"),
        (("county", "--seed", "1", "--violations", "inverted_referral=x"), "write kind=number"),
        (("county", "--seed", "1", "--violations", "inverted_referral=99999999"), "room"),
        (("county",), "Missing option"),
    ],
)
def test_what_cannot_be_made_is_said(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    target = tmp_path / "x.yaml"
    code, out, err = run("generate", *arguments, "-o", str(target))
    assert (code, out) == (2, "")
    assert said in err
    assert not target.exists()


def test_an_ending_that_is_not_known(run: Run, tmp_path: Path) -> None:
    code, _, err = run("generate", "county", "--seed", "7", "-o", str(tmp_path / "county.doc"))
    assert code == 2
    assert ".doc" in err
