"""`route` and `reach` of networks and numbers that make no sense: an answer, or a named fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
File = Callable[[str], str]

ASKED = ("--phase", "acute", "--subject", "07", "--on", "2026-01-01")

ODD = """\
format: medconsortium/1
defaults: {since: 2024-01-01, until: open}
institutions:
  - {id: clinic, name: 某镇卫生院, tier: township, services_completeness: complete}
  - id: county
    name: 某县医院
    tier: county
    services_completeness: complete
    services: [{subject: "07", status: operating}]
  - {id: far, name: 远乡卫生院, tier: township, services_completeness: complete}
links:
  - {from: clinic, to: clinic, kind: referral_up, travel_minutes: 1}
  - {from: clinic, to: far, kind: referral_lateral, travel_minutes: 1.0e+300}
  - {from: far, to: clinic, kind: referral_lateral, travel_minutes: -9}
  - {from: clinic, to: county, kind: referral_up, travel_minutes: MINUTES}
"""


@pytest.fixture
def odd(tmp_path: Path) -> File:
    """Write a network of a link to oneself, a cycle, and minutes that cannot be."""

    def written(minutes: str) -> str:
        file = tmp_path / "odd.yaml"
        file.write_text(ODD.replace("MINUTES", minutes), encoding="utf-8")
        return str(file)

    return written


@pytest.mark.parametrize("more", [(), ("-k", "9"), ("--why-not",), ("--plan", "acute:07")])
def test_cycles_and_odd_minutes_do_no_harm(run: Run, odd: File, more: tuple[str, ...]) -> None:
    code, out, err = run("route", odd("-5"), "far", *ASKED, *more)
    assert (code, err) == (0, "")
    assert "远乡卫生院 → 某镇卫生院 → 某县医院  [confirmed]" in out
    assert "0 minutes of travel" in out


@pytest.mark.parametrize("more", [(), ("clinic",), ("--closing", "county")])
def test_nor_to_what_is_reached(run: Run, odd: File, more: tuple[str, ...]) -> None:
    code, out, err = run("reach", odd("-5"), *more, *ASKED)
    assert (code, err) == (0, "")
    assert out


@pytest.mark.parametrize("command", [("route", "clinic"), ("reach",)])
@pytest.mark.parametrize("minutes", [".nan", ".inf", "1.0e+999", "soon", "true"])
def test_minutes_that_are_no_number_are_told_with_their_line(
    run: Run, odd: File, command: tuple[str, ...], minutes: str
) -> None:
    name, *origin = command
    code, out, err = run(name, odd(minutes), *origin, *ASKED)
    assert (code, out) == (2, "")
    assert "odd.yaml:15:" in err
    assert "travel_minutes" in err


def test_a_need_nobody_meets_is_said_so(run: Run, odd: File) -> None:
    asked = ("--phase", "acute", "--subject", "19", "--on", "2026-01-01")
    code, out, err = run("route", odd("20"), "clinic", *asked)
    assert (code, err) == (1, "")
    assert "3 institutions were reached, none of which can meet the need  [no path]" in out
    code, out, err = run("reach", odd("20"), *asked)
    assert (code, err) == (1, "")
    assert "no path: 3" in out


@pytest.mark.parametrize(
    "limit",
    [
        ("--most-transfers", "0"),
        ("--most-minutes", "0"),
        ("--to", "far"),
        ("--drug",),
    ],
)
def test_wishes_that_contradict_each_other_leave_nothing(
    run: Run, odd: File, limit: tuple[str, ...]
) -> None:
    code, out, err = run("route", odd("20"), "clinic", *ASKED, *limit)
    assert (code, err) == (1, "")
    assert "[no path]" in out


@pytest.mark.parametrize(
    "huge", [("-k", "9" * 30), ("--most-transfers", "9" * 30), ("--most-minutes", "1e300")]
)
def test_numbers_may_be_huge(run: Run, odd: File, huge: tuple[str, ...]) -> None:
    code, out, err = run("route", odd("20"), "clinic", *ASKED, *huge)
    assert (code, err) == (0, "")
    assert "某镇卫生院 → 某县医院  [confirmed]" in out


@pytest.mark.parametrize(
    ("option", "number", "said"),
    [
        ("--most-minutes", "-1", "--most-minutes"),
        ("--most-minutes", "nan", "--most-minutes"),
        ("--most-minutes", "1e999", "inf is no number of minutes"),
        ("--most-minutes", "soon", "--most-minutes"),
        ("--most-transfers", "-1", "--most-transfers"),
        ("--most-transfers", "1.5", "--most-transfers"),
    ],
)
@pytest.mark.parametrize("command", [("route", "clinic"), ("reach",)])
def test_numbers_that_are_none_are_refused(
    run: Run, odd: File, command: tuple[str, ...], option: str, number: str, said: str
) -> None:
    name, *origin = command
    code, out, err = run(name, odd("20"), *origin, *ASKED, option, number)
    assert (code, out) == (2, "")
    assert said in err
