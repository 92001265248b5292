from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import pytest

from medconsortium.cli.demo_cases import CHECKS, QUESTIONS, WHY_NOT, demo_network
from medconsortium.cli.demo_view import (
    show_answers,
    show_checks,
    show_end,
    show_missing,
    show_title,
)
from medconsortium.referral import find_path, why_not
from medconsortium.rules import Report, check
from medconsortium.text import Language


@pytest.fixture(scope="module")
def reports() -> list[tuple[str, Report]]:
    return [(n, check(demo_network(n), on=day)) for n, days in CHECKS.items() for day in days]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_checks_are_a_table_a_list_of_gaps_and_a_finding(
    capsys: pytest.CaptureFixture[str], reports: list[tuple[str, Report]], language: Language
) -> None:
    show_checks(reports, language)
    out = capsys.readouterr().out
    assert all(len(line) <= 100 for line in out.splitlines())
    for name, report in reports:
        assert f"{name}" in out
        assert str(report.on) in out
    assert "MGT003" in out
    assert "REF001" in out


@pytest.mark.parametrize("language", ["zh", "en"])
def test_answers_say_way_certainty_and_ground(
    capsys: pytest.CaptureFixture[str], language: Language
) -> None:
    answers = [
        (q, find_path(demo_network(q.network), q.origin, q.need, on=q.on)) for q in QUESTIONS
    ]
    show_answers(answers, language)
    out = "".join(capsys.readouterr().out.replace("│", "").split())
    for question, path in answers:
        assert question.title.in_language(language).replace(" ", "") in out
        assert path.certainty.label(language).replace(" ", "") in out
        assert path.found
    assert "35分钟" in out or "35min" in out
    assert ("合成数据" if language == "zh" else "synthetic:madeup") in out


def test_no_way_is_shown_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    question = QUESTIONS[2]
    too_early = find_path(
        demo_network(question.network), question.origin, question.need, on=date(2000, 1, 1)
    )
    show_answers([(question, too_early)], "en")
    assert "no path" in capsys.readouterr().out


def test_a_direct_transfer_belongs_to_no_consortium(capsys: pytest.CaptureFixture[str]) -> None:
    question = QUESTIONS[-1]
    need = attrs.evolve(question.need, provider="乙县医院")
    path = find_path(demo_network(question.network), "丙市中心医院", need, on=question.on)
    show_answers([(question, path)], "zh")
    assert path.hops[0].channel.consortium is None
    assert "急救不受协议" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_missing_is_shown_with_the_way_there_is_then(
    capsys: pytest.CaptureFixture[str], language: Language
) -> None:
    asked = WHY_NOT
    answer = why_not(demo_network(asked.network), asked.origin, asked.need, on=asked.on)
    show_missing(asked, answer, language)
    out = "".join(capsys.readouterr().out.replace("│", "").split())
    shown = (asked.title, answer.reason, *(change.text for change in answer.changes))
    assert answer.changes
    assert all(text.in_language(language).replace(" ", "") in out for text in shown)
    assert answer.path.certainty.label(language) in out


@pytest.mark.parametrize("language", ["zh", "en"])
def test_beginning_and_end(capsys: pytest.CaptureFixture[str], language: Language) -> None:
    show_title(language)
    show_end(Path("there"), 30, language)
    out = capsys.readouterr().out
    assert "medconsortium 医联体" in out
    assert "there" in out
    assert "30" in out
    assert "medconsortium explain SPA001" in out
