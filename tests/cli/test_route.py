from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
File = Callable[[str], str]

ONCOLOGY = ("panyu_2017", "南村医院", "--subject", "肿瘤科", "--on", "2017-09-01")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("南村医院 → 番禺区中心医院  [已确认]", "日期 2017-09-01", "来源", "[明确记载]")),
        ("en", ("[confirmed]", "on 2017-09-01", "sources", "[stated]", "Oncology")),
    ],
)
def test_a_path_with_its_reasons_and_sources(
    run: Run, language: str, words: tuple[str, ...]
) -> None:
    code, out, err = run("route", *ONCOLOGY, "--phase", "急性期", "--lang", language)
    assert (code, err) == (0, "")
    assert all(word in out for word in words)


@pytest.mark.parametrize("origin", ["南村医院", "南村醫院", " 南村医院"])
@pytest.mark.parametrize("phase", ["acute", "急性期", "急性期治疗"])
def test_names_and_terms_go_by_any_spelling(run: Run, origin: str, phase: str) -> None:
    _, out, _ = run("route", ONCOLOGY[0], origin, *ONCOLOGY[2:], "--phase", phase)
    assert out.startswith("南村医院 → 番禺区中心医院")


def test_json_is_the_answer_as_data(run: Run) -> None:
    code, out, _ = run("route", *ONCOLOGY, "--phase", "acute", "--format", "json")
    answer = json.loads(out)
    assert code == 0
    assert answer["institutions"] == ["南村医院", "番禺区中心医院"]
    assert answer["on"] == "2017-09-01"


def test_every_part_of_the_need_is_passed_on(run: Run, county: Path) -> None:
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


def test_no_path_is_said_with_its_reason(run: Run) -> None:
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
def test_what_is_asked_for_and_ruled_out_is_passed_on(run: Run, limits: tuple[str, ...]) -> None:
    assert run("route", *ONCOLOGY, "--phase", "acute")[0] == 0
    assert run("route", *ONCOLOGY, "--phase", "acute", *limits)[0] == 1


def test_the_best_paths_are_numbered(run: Run, county: Path) -> None:
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
    run: Run,
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
    run: Run, tmp_path: Path, more: tuple[str, ...]
) -> None:
    file = tmp_path / "beds.yaml"
    text = "format: medconsortium-availability/1\nplaces: [{id: 番禺区中心医院, free_beds: %s}]\n"
    asked = ("route", *ONCOLOGY, "--phase", "acute", "--availability", str(file), *more)
    file.write_text(text % 3, encoding="utf-8")
    assert run(*asked)[0] == 0
    file.write_text(text % 0, encoding="utf-8")
    assert run(*asked)[0] == 1


def test_a_point_will_do_for_an_origin(run: Run, tmp_path: Path) -> None:
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
def test_an_ambiguous_name_is_met_with_candidates(run: Run, county: Path, place: str) -> None:
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
    run: Run, county: Path, language: str, said: str
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
    run: Run, county: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = run("route", str(county), "town", *arguments)
    assert (code, out) == (2, "")
    assert said in err


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
