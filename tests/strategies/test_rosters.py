from __future__ import annotations

import csv
import io
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from tests.strategies.drawing_out import drawn, plainest

import medconsortium as mc
from medconsortium.strategies import DirtyRoster, dirty_rosters
from medconsortium.text import fold
from medconsortium.vocabulary import Category, Grade, Tier

VOCABULARIES = {"category": Category, "tier": Tier, "grade": Grade}


def lines(roster: DirtyRoster) -> list[list[str]]:
    """Return the rows below the headings, blank ones left out."""
    text = roster.content.decode(roster.encoding)
    found = [line for line in csv.reader(io.StringIO(text)) if any(line)]
    start = next(n for n, line in enumerate(found) if set(line) == {*roster.headings.values()})
    return found[start + 1 :]


@given(dirty_rosters())
@settings(max_examples=40)
def test_a_row_says_what_its_institution_is(roster: DirtyRoster) -> None:
    fields = list(roster.headings)
    found = lines(roster)
    assert len(found) == len(roster.rows)
    for line, number in zip(found, roster.rows, strict=True):
        said = dict(zip(fields, line, strict=True))
        institution = roster.institutions[number]
        assert fold(said["name"]) == fold(str(institution.name))
        assert int(fold(said["beds"])) == institution.beds
        for name, vocabulary in VOCABULARIES.items():
            assert vocabulary.parse(said[name]) is getattr(institution, name)


@given(roster=dirty_rosters(repeats=False))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_library_reads_it(roster: DirtyRoster, tmp_path: Path) -> None:
    file = tmp_path / "机构.csv"
    file.write_bytes(roster.content)
    read = {fold(str(row.name)): row for row in mc.read(file).institutions.values()}
    assert len(read) == len(roster.institutions)
    for institution in roster.institutions:
        found = read[fold(str(institution.name))]
        for name in ("category", "tier", "grade", "beds"):
            assert getattr(found, name) == getattr(institution, name)


def test_rosters_are_dirty_in_many_ways() -> None:
    found = drawn(dirty_rosters(), 80)
    assert {roster.encoding for roster in found} == {"utf-8", "utf-8-sig", "gbk", "gb18030"}
    text = "".join(roster.content.decode(roster.encoding) for roster in found)
    assert "縣" in text
    assert "３" in text
    assert "名册" in text
    assert any(roster.repeated for roster in found)


def test_rosters_keep_to_their_bounds() -> None:
    asked = dirty_rosters(min_institutions=2, max_institutions=2, repeats=False, encodings=["gbk"])
    for roster in drawn(asked, 20):
        assert len(roster.institutions) == len(roster.rows) == 2
        assert roster.encoding == "gbk"
        assert roster.repeated == ()


def test_repeated_rows_are_told() -> None:
    (roster,) = drawn(dirty_rosters(), 1)
    again = mc.strategies.DirtyRoster(
        content=b"",
        encoding="utf-8",
        headings=roster.headings,
        institutions=roster.institutions,
        rows=(0, 1, 0),
    )
    assert again.repeated == (2,)


def test_the_plainest_is_neat() -> None:
    roster = plainest(dirty_rosters())
    assert roster.encoding == "utf-8"
    assert roster.content.decode().splitlines() == [
        "机构名称,机构类别,网络层级,医院等级,床位数",
        "长沙县人民医院,A100,county,2A,200",
    ]
