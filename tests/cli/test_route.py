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
    assert out.splitlines()[:2] == [
        "synthetic data, for illustration only",
        "Town Health Centre → County Hospital  [confirmed]",
    ]


def test_no_path_is_said_with_its_reason(run: Callable[..., tuple[int, str, str]]) -> None:
    for language, said in (("zh", "[无路径]"), ("en", "[no path]")):
        code, out, _ = run(
            "route", *ONCOLOGY, "--phase", "acute", "--declared-only", "--lang", language
        )
        assert code == 1
        assert said in out


@pytest.mark.parametrize(
    "limits",
    [
        ("--declared-only",),
        ("--most-transfers", "0"),
        ("--within", "consortium", "--on", "2016-01-01"),
        ("--drug",),
    ],
)
def test_what_is_asked_for_and_ruled_out_is_passed_on(
    run: Callable[..., tuple[int, str, str]], limits: tuple[str, ...]
) -> None:
    assert run("route", *ONCOLOGY, "--phase", "acute")[0] == 0
    assert run("route", *ONCOLOGY, "--phase", "acute", *limits)[0] == 1


def test_the_best_paths_are_numbered(
    run: Callable[..., tuple[int, str, str]], county: Path
) -> None:
    asked = ("route", "panyu_2017", "番禺区中心医院", "--phase", "恢复期", "--on", "2017-09-01")
    code, out, err = run(*asked, "--home", "南村医院", "-k", "2")
    assert (code, err) == (0, "")
    assert [line for line in out.splitlines() if line in {"1/2", "2/2", "3/3"}] == ["1/2", "2/2"]
    data = json.loads(run(*asked, "-k", "3", "--format", "json")[1])
    assert len(data["paths"]) == 3
    none = ("route", str(county), "east", "--phase", "acute", "--subject", "07", "-k", "2")
    code, out, _ = run(*none, "--lang", "zh")
    assert (code, "没有通道" in out) == (1, True)


def test_a_chain_of_needs_is_told_stage_by_stage(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    asked = ("route", *ONCOLOGY, "--phase", "acute", "--home", "南村医院")
    code, out, err = run(*asked, "--plan", "恢复期", "--plan", "diagnosis:mdt@番禺区中心医院")
    assert (code, err) == (0, "")
    stages = [line for line in out.splitlines() if line.startswith("stage ")]
    assert stages == [
        "stage 1  acute · oncology",
        "stage 2  recovery",
        "stage 3  diagnosis · multidisciplinary team care",
    ]
    assert "番禺区中心医院 → 南村医院" in out
    data = json.loads(run(*asked, "--plan", "recovery", "--format", "json")[1])
    assert [stage["target"] for stage in data["stages"]] == ["番禺区中心医院", "南村医院"]
    code, out, _ = run(*asked, "--plan", "随访:儿科@何贤纪念医院", "--lang", "zh")
    assert (code, "第 2 阶段：" in out.splitlines()[-1]) == (1, True)


@pytest.mark.parametrize("more", [(), ("-k", "2"), ("--plan", "recovery"), ("--why-not",)])
def test_who_takes_patients_just_now_counts(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, more: tuple[str, ...]
) -> None:
    file = tmp_path / "beds.yaml"
    text = "format: medconsortium-availability/1\nplaces: [{id: 番禺区中心医院, free_beds: %s}]\n"
    asked = ("route", *ONCOLOGY, "--phase", "acute", "--availability", str(file), *more)
    file.write_text(text % 3, encoding="utf-8")
    assert run(*asked)[0] == 0
    file.write_text(text % 0, encoding="utf-8")
    assert run(*asked)[0] == 1


def test_a_point_will_do_for_an_origin(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    file = tmp_path / "located.yaml"
    file.write_text(
        "format: medconsortium/1\n"
        "institutions:\n"
        '  - {id: clinic, name: 诊所, tier: township, since: "2000", until: open,'
        " location: {latitude: 28.2, longitude: 112.9}}\n",
        encoding="utf-8",
    )
    asked = ("--phase", "first_contact", "--on", "2026-01-01", "--format", "json")
    code, out, err = run("route", str(file), "28.21,112.95", *asked)
    assert (code, err) == (0, "")
    assert json.loads(out)["origin"]["latitude"] == 28.21
    assert json.loads(out)["target"] == "clinic"
    assert run("route", str(file), "28.21,112.95,gcj02", *asked)[0] == 1


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
        (("--phase", "acute", "--diagnosis", "?"), "is no ICD-10 code"),
        (("--phase", "acute", "-k", "0"), "-k"),
        (("--phase", "acute", "--most-minutes", "inf"), "is no number of minutes"),
        (("--phase", "acute", "--within", "village"), "consortium"),
        (("--phase", "acute", "--plan", "later"), "nothing is called 'later'"),
        (("--phase", "acute", "--plan", "recovery@nobody"), "nothing is called 'nobody'"),
        (("--phase", "acute", "-k", "2", "--why-not"), "are three questions"),
        (("--phase", "acute", "--availability", "none.yaml"), "none.yaml"),
    ],
)
def test_an_option_that_cannot_be_used(
    run: Callable[..., tuple[int, str, str]], county: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = run("route", str(county), "town", *arguments)
    assert (code, out) == (2, "")
    assert said in err
