from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from medconsortium import datasets
from medconsortium.cli.arguments import chosen, split, to_day, to_network, to_term
from medconsortium.cli.problems import UnusableError
from medconsortium.errors import DocumentError
from medconsortium.vocabulary import Phase, Subject


def test_a_network_is_a_file_or_a_dataset(county: Path) -> None:
    assert to_network(str(county)).synthetic
    assert to_network("panyu_2017") == datasets.load("panyu_2017")


def test_a_file_goes_before_a_dataset_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "panyu_2017").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DocumentError):
        to_network("panyu_2017")


def test_what_looks_like_a_path_is_one(tmp_path: Path) -> None:
    for name in ("none.yaml", str(tmp_path / "panyu_2017")):
        with pytest.raises(DocumentError, match=r"cannot be read|unknown ending"):
            to_network(name)


@pytest.mark.parametrize(
    ("name", "suggested"),
    [("panyu", "panyu_2017"), ("rare_disease", "rare_disease_2019"), ("？", "paediatric_2016")],
)
def test_an_unknown_dataset_is_met_with_suggestions(name: str, suggested: str) -> None:
    with pytest.raises(UnusableError, match=suggested):
        to_network(name)


def test_a_day_is_read_or_left_out() -> None:
    assert to_day("2026-01-01") == date(2026, 1, 1)
    assert to_day(None) is None


@pytest.mark.parametrize("text", ["2026", "2026-13-01", "today", "", "1" * 1000])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(UnusableError, match="is no day") as caught:
        to_day(text)
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize("text", ["急性期", "acute", "ACUTE"])
def test_a_term_goes_by_any_of_its_spellings(text: str) -> None:
    assert to_term(Phase, text) is Phase.ACUTE


def test_an_unknown_term_is_met_with_the_nearest_or_with_all() -> None:
    with pytest.raises(UnusableError, match=r"recovery\s+恢复期"):
        to_term(Phase, "recovered")
    with pytest.raises(UnusableError, match=r"(?s)first_contact.*follow_up"):
        to_term(Phase, "？？")


@pytest.mark.parametrize(
    ("values", "parts"),
    [
        (None, ()),
        (["internal medicine"], ("internal medicine",)),
        (["内科，外科", "肿瘤科、儿科"], ("内科", "外科", "肿瘤科", "儿科")),
        ([" , "], ()),
    ],
)
def test_lists_are_split_at_commas(values: list[str] | None, parts: tuple[str, ...]) -> None:
    assert split(values) == parts


def test_every_subject_can_be_asked_for_by_its_labels() -> None:
    for subject in Subject:
        assert split([f"{subject.zh},{subject.en}"]) == (subject.zh, subject.en)


def test_a_choice_is_one_of_those_offered() -> None:
    assert chosen("json", ("text", "json")) == "json"
    with pytest.raises(UnusableError, match=r"(?s)text.*json"):
        chosen("xml", ("text", "json"))
