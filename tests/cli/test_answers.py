from __future__ import annotations

from datetime import date

import pytest

from medconsortium import datasets
from medconsortium.cli.answers import (
    path_lines,
    text_lines,
    told_path,
    told_paths,
    told_plan,
    warning_lines,
)
from medconsortium.cli.terminal import Line, plain
from medconsortium.model import Institution, Network
from medconsortium.referral import (
    CareNeed,
    ReferralPath,
    find_path,
    find_paths,
    plan_care,
    why_not,
)
from medconsortium.text import Language
from medconsortium.vocabulary import Phase, Subject

DAY = date(2017, 9, 1)
NEED = CareNeed(phase=Phase.ACUTE, subjects=[Subject.ONCOLOGY])
ELSEWHERE = CareNeed(phase=Phase.ACUTE, subjects=[Subject.PAEDIATRICS])


@pytest.fixture(scope="module")
def panyu() -> Network:
    return datasets.load("panyu_2017")


@pytest.fixture(scope="module")
def path(panyu: Network) -> ReferralPath:
    return find_path(panyu, "南村医院", NEED, on=DAY)


@pytest.mark.parametrize(
    ("language", "day", "heading"),
    [("zh", "  日期 2017-09-01", "  来源"), ("en", "  on 2017-09-01", "  sources")],
)
def test_a_path_comes_with_its_day_and_its_sources_in_full(
    path: ReferralPath, language: Language, day: str, heading: str
) -> None:
    lines = [plain(line) for line in path_lines(path, language)]
    shown = path.to_text(language).splitlines()
    assert lines[: len(shown)] == shown
    assert lines[len(shown) : len(shown) + 2] == [day, heading]
    quoted = lines[len(shown) + 2 :]
    assert [line.split()[0] for line in quoted] == ["oncology", "oncology-nine"]
    assert all("“" in line for line in quoted)


def test_no_path_has_no_sources(panyu: Network) -> None:
    lines = [*path_lines(find_path(panyu, "南村医院", ELSEWHERE, on=DAY), "zh")]
    assert len(lines) == 2
    assert "[无路径]" in plain(lines[0])


def test_the_head_is_bold_and_a_warning_goes_before_it() -> None:
    real, made_up = (
        Network(institutions=[Institution(id="a", name="A")], synthetic=synthetic)
        for synthetic in (False, True)
    )
    warning = "synthetic data, for illustration only"
    head: list[Line] = [(("head", "bold"),), ("rest",)]
    assert [*warning_lines(made_up, "en")] == [((warning, "yellow"),)]
    assert not [*warning_lines(real, "en")]
    text = f"{warning}\nhead\nrest"
    assert [*text_lines(made_up, text, "en")] == [((warning, "yellow"),), *head]
    assert [*text_lines(made_up, text, "en", is_warned=True)] == head
    assert [*text_lines(real, "head\nrest", "en")] == head


def test_what_is_told_of_a_path(path: ReferralPath, panyu: Network) -> None:
    told = told_path(path)
    assert (told.found, told.data) == (True, path.to_dict())
    nowhere = told_path(find_path(panyu, "南村医院", ELSEWHERE, on=DAY))
    assert not nowhere.found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_would_have_to_change_stands_below_the_path(
    panyu: Network, language: Language
) -> None:
    path = find_path(panyu, "南村医院", ELSEWHERE, on=DAY)
    why = why_not(panyu, "南村医院", ELSEWHERE, on=DAY)
    told = told_path(path, why)
    assert told.data == {**path.to_dict(), "why_not": why.to_dict()}
    assert not told.found
    lines = [plain(line) for line in told.lines(language)]
    above = [plain(line) for line in path_lines(path, language)]
    assert lines[: len(above)] == above
    assert lines[len(above)] == ""
    assert lines[len(above) + 2 :] == why.to_text(language).splitlines()


def test_several_paths_are_numbered(panyu: Network) -> None:
    paths = find_paths(panyu, "番禺区中心医院", CareNeed(phase=Phase.RECOVERY), k=2, on=DAY)
    told = told_paths(paths)
    assert told.found
    assert [found["target"] for found in told.data["paths"]] == [path.target for path in paths]
    lines = [plain(line) for line in told.lines("en")]
    second = lines.index("2/2")
    assert lines[0] == "1/2"
    assert lines[second - 1] == ""
    assert lines[second + 1] == paths[1].to_text("en").splitlines()[0]


def test_that_there_are_no_paths_is_told_with_the_reason(panyu: Network) -> None:
    paths = find_paths(panyu, "南村医院", ELSEWHERE, on=DAY)
    told = told_paths(paths)
    assert not told.found
    assert [plain(line) for line in told.lines("zh")] == [paths.reason.in_language("zh")]
    assert told.data["paths"] == []
    assert told.data["reason"]["en"] == paths.reason.en


def test_a_pathway_is_told_by_stages(panyu: Network) -> None:
    recovery = CareNeed(phase=Phase.RECOVERY, home="南村医院")
    plan = plan_care(panyu, "南村医院", [NEED, recovery], on=DAY)
    told = told_plan(plan)
    assert (told.found, told.data) == (True, plan.to_dict())
    lines = [plain(line) for line in told.lines("zh")]
    second = lines.index("第 2 阶段  恢复期")
    assert lines[0] == "第 1 阶段  急性期 · 肿瘤科"
    assert lines[second - 1] == ""
    assert lines[second + 1] == plan.stages[1].to_text("zh").splitlines()[0]


def test_a_pathway_that_breaks_off_says_where(panyu: Network) -> None:
    plan = plan_care(panyu, "南村医院", [NEED, ELSEWHERE], on=DAY)
    told = told_plan(plan)
    assert not told.found
    assert plain([*told.lines("en")][-1]) == plan.reason.in_language("en")
    assert plan.reason.in_language("en").startswith("stage 2: ")
