"""What the tests of the command line share."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import TypeAlias

import pytest

from medconsortium.cli import main

Run: TypeAlias = Callable[..., tuple[int, str, str]]

COUNTY = """\
format: medconsortium/1
title: {zh: 某县医共体, en: A county}
synthetic: true
defaults: {since: 2024-01-01, until: open}
sources:
  - {id: s1, document: 某县通知, place: 第一条, quote: 组建医共体, basis: stated}
institutions:
  - {id: town, name: {zh: 某镇卫生院, en: Town Health Centre}, tier: township, sources: [s1]}
  - id: county
    name: {zh: 某县人民医院, en: County Hospital}
    tier: county
    services: [{subject: "03", status: operating}]
  - {id: east, name: 同名医院}
  - {id: west, name: 同名医院}
consortia:
  - id: community
    name: {zh: 某县医共体, en: County Community}
    kind: county_medical_community
    status: operating
    stated_sizes: [{value: 9, qualifier: exact}]
    members_completeness: complete
    instruments_completeness: complete
    sources: [s1]
    members:
      - {institution: county, role: lead, sources: [s1]}
      - {institution: town, role: member, sources: [s1]}
"""


class Screen(StringIO):
    """A stream that takes itself for a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line; return its exit code, standard output and standard error."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def run_it(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_it


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Make a terminal of 100 columns; a test redirects standard output to it."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Screen()


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """Write a small synthetic network, which has two findings on 2026-01-01."""
    file = tmp_path / "county.yaml"
    file.write_text(COUNTY, encoding="utf-8")
    return file
