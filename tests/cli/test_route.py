from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

ONCOLOGY = ("panyu_2017", "南村医院", "--subject", "肿瘤科", "--on", "2017-09-01")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("南村医院 → 番禺区中心医院  [已确认]", "日期 2017-09-01", "来源", "[明确记载]")),
        ("en", ("[confirmed]", "on 2017-09-01", "sources", "[stated]", "Oncology")),
    ],
)
def test_a_path_with_its_reasons_and_sources(
    run: Callable[..., tuple[int, str, str]], language: str, words: tuple[str, ...]
) -> None:
    code, out, err = run("route", *ONCOLOGY, "--phase", "急性期", "--lang", language)
    assert (code, err) == (0, "")
    assert all(word in out for word in words)


@pytest.mark.parametrize("origin", ["南村医院", "南村醫院", " 南村医院"])
@pytest.mark.parametrize("phase", ["acute", "急性期", "急性期治疗"])
def test_names_and_terms_go_by_any_spelling(
    run: Callable[..., tuple[int, str, str]], origin: str, phase: str
) -> None:
    _, out, _ = run("route", ONCOLOGY[0], origin, *ONCOLOGY[2:], "--phase", phase)
    assert out.startswith("南村医院 → 番禺区中心医院")


def test_json_is_the_answer_as_data(run: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _ = run("route", *ONCOLOGY, "--phase", "acute", "--format", "json")
    answer = json.loads(out)
    assert code == 0
    assert answer["institutions"] == ["南村医院", "番禺区中心医院"]
    assert answer["on"] == "2017-09-01"


def test_every_part_of_the_need_is_passed_on(
    run: Callable[..., tuple[int, str, str]], county: Path
) -> None:
    code, out, _ = run(
        *("route", str(county), "town", "--phase", "acute", "--on", "2026-01-01"),
        *("--subject", "内科", "--service", "", "--urgency", "紧急", "--to", "某县人民医院"),
        *("--home", "town", "--signed-with", "某镇卫生院"),
    )
    assert code == 0
    assert out.startswith("Town Health Centre → County Hospital  [confirmed]")


def test_no_path_is_said_with_its_reason(run: Callable[..., tuple[int, str, str]]) -> None:
    for language, said in (("zh", "[无路径]"), ("en", "[no path]")):
        code, out, _ = run(
            "route", *ONCOLOGY, "--phase", "acute", "--declared-only", "--lang", language
        )
        assert code == 1
        assert said in out


@pytest.mark.parametrize("place", ["ORIGIN", "--to", "--home", "--signed-with"])
def test_an_ambiguous_name_is_met_with_candidates(
    run: Callable[..., tuple[int, str, str]], county: Path, place: str
) -> None:
    origin = "同名医院" if place == "ORIGIN" else "town"
    more = () if place == "ORIGIN" else (place, "同名医院")
    code, out, err = run("route", str(county), origin, "--phase", "acute", *more)
    assert (code, out) == (2, "")
    assert (
        err == "'同名医院' may be any of these; use the id:\n  east  同名医院\n  west  同名医院\n"
    )


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "找不到 '某镇'"), ("en", "nothing is called '某镇'")]
)
def test_an_unknown_name_is_met_with_suggestions(
    run: Callable[..., tuple[int, str, str]], county: Path, language: str, said: str
) -> None:
    code, out, err = run("route", str(county), "某镇", "--phase", "acute", "--lang", language)
    assert (code, out) == (2, "")
    assert said in err
    assert "  town  某镇卫生院" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--phase"),
        (("--phase", "akut"), "acute  急性期  acute"),
        (("--phase", "acute", "--subject", "肿瘤,占星"), "nothing is called '占星'"),
        (("--phase", "acute", "--condition", "moonsickness"), "rare_disease"),
        (("--phase", "acute", "--urgency", "soon"), "emergency"),
        (("--phase", "acute", "--on", "2026-02-30"), "is no day"),
        (("--phase", "acute", "--format", "pdf"), "json"),
    ],
)
def test_an_option_that_cannot_be_used(
    run: Callable[..., tuple[int, str, str]], county: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = run("route", str(county), "town", *arguments)
    assert (code, out) == (2, "")
    assert said in err
