"""The plugin, run by pytest itself on test files made here."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from medconsortium import datasets
from medconsortium.documents import read
from medconsortium.model import Network
from medconsortium.pytest_plugin import PROFILES, assert_compliant
from medconsortium.rules import Evidence, Rule, Verdicts, Waiver, failed, judge_each
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.strategies.kernel import broken_kernel, compliant_kernel, rule_of
from medconsortium.text import Text

pytest_plugins = ["pytester"]

GRID = rule_of("GRD001")
WITHOUT_GRID = broken_kernel(GRID, GRID.breaches[0]).network


@pytest.fixture(name="run")
def _run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Run with this plugin alone, whether medconsortium is installed or not."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makeini("[pytest]\naddopts = -p medconsortium.pytest_plugin")
    return pytester


def said(network: Network, **asked: object) -> str:
    with pytest.raises(AssertionError) as raised:
        assert_compliant(network, on=EXAMPLE_DAY, **asked)  # type: ignore[arg-type]
    return str(raised.value)


def test_what_complies_is_let_pass() -> None:
    assert_compliant(compliant_kernel(GRID).network, on=EXAMPLE_DAY)
    assert_compliant(datasets.load("rare_disease_2019"), on=date(2019, 9, 1))


def test_a_finding_tells_what_is_wanted_and_what_was_found() -> None:
    text = said(broken_kernel(rule_of("GEN002"), rule_of("GEN002").breaches[0]).network)
    head, *lines = text.splitlines()
    assert head.endswith("does not comply on 2026-01-01: 1 fail 不合规")
    assert lines == [
        "  GEN002 no-clear-lead 没有明确的牵头单位 (error) · example",
        "    there is no lead",
        "    没有牵头单位",
        "    - leads 牵头单位: wanted 应为 ≥ 1",
        "    + leads 牵头单位: found 实为 0",
        "    - leads not declared co-leads 独立牵头单位: wanted 应为 ≤ 1",
        "    + leads not declared co-leads 独立牵头单位: found 实为 0",
        "    to comply 整改:",
        "    record which institution leads",
        "    写明牵头单位",
    ]


def test_a_finding_tells_where_it_stands() -> None:
    document = b"format: medconsortium/1\nconsortia:\n  - {id: a, name: b, kind: other}\n"
    network = read(document)
    dated = evolve(network.consortia["a"], since="2019", until="open")
    assert "at <input>:3:5" not in said(Network(consortia=[dated]))
    text = document.replace(b"kind: other", b'kind: other, since: "2019", until: open')
    assert "at <input>:3:5" in said(read(text))


def test_only_the_rules_that_are_asked_for_are_judged_by() -> None:
    assert_compliant(WITHOUT_GRID, on=EXAMPLE_DAY, rules=[rule_of("GEN002")])
    assert "GRD001" in said(WITHOUT_GRID, rules=[GRID])


def test_a_waiver_lets_a_breach_stand() -> None:
    waiver = Waiver(
        rule="GRD001",
        subject="example",
        reason=Text("试点"),
        decided_by="县卫健局",
        until=date(2027, 1, 1),
    )
    assert_compliant(WITHOUT_GRID, on=EXAMPLE_DAY, rules=[GRID], waivers=[waiver])


def test_what_is_not_assessed_counts_where_that_is_asked_for() -> None:
    network = compliant_kernel(GRID).network
    text = said(network, assessed=True)
    assert "not assessed" in text.splitlines()[0]
    assert "    ? " in text
    assert_compliant(network, on=EXAMPLE_DAY, rules=[GRID], assessed=True)


def crash(*_: object) -> Verdicts:
    raise RuntimeError("the rule is at fault")


def test_a_crash_is_told() -> None:
    text = said(WITHOUT_GRID, rules=[evolve(GRID, check=crash)])
    assert "GRD001 missing-grid 没有划定网格 crashed 崩溃" in text
    assert "RuntimeError: the rule is at fault" in text


def every_rule_fails(_: object, rows: object) -> Verdicts:
    verdict = failed(
        Text("错", "wrong"),
        Evidence(label=Text("床位", "beds"), found=3, unit=Text("张", "beds")),
        cure=Text("改", "cure it"),
    )
    return judge_each(rows, lambda _: verdict)  # type: ignore[arg-type]


def test_a_long_list_is_cut() -> None:
    rules: list[Rule] = [
        evolve(GRID, code=f"OWN{n:03d}", check=every_rule_fails) for n in range(12)
    ]
    text = said(WITHOUT_GRID, rules=rules)
    assert text.count("+ beds 床位: found 实为 3 beds 张") == 10
    assert "and 2 more" in text


def test_fixtures_are_there(run: pytest.Pytester) -> None:
    run.makepyfile(
        """
        from datetime import date

        def test_one(assert_compliant, medconsortium_dataset):
            network = medconsortium_dataset("rare_disease_2019")
            assert_compliant(network, on=date(2019, 9, 1))

        def test_each(medconsortium_network):
            assert len(medconsortium_network.consortia) > 0
        """
    )
    run.runpytest_inprocess().assert_outcomes(passed=1 + len(datasets.names()))


def test_types_can_be_drawn_where_the_tests_use_both_libraries(run: pytest.Pytester) -> None:
    run.makepyfile(
        """
        from hypothesis import given, settings, strategies as st
        from medconsortium.model import Institution

        @settings(max_examples=3, database=None, deadline=None)
        @given(st.from_type(Institution))
        def test_it(row):
            assert row.id
        """
    )
    run.runpytest_inprocess().assert_outcomes(passed=1)


def test_a_profile_is_loaded_where_it_is_asked_for(run: pytest.Pytester) -> None:
    run.makepyfile(
        """
        from hypothesis import settings

        def test_it():
            assert settings().max_examples == 20
            assert settings().deadline is None
        """
    )
    result = run.runpytest_subprocess("--medconsortium-profile=quick")
    result.assert_outcomes(passed=1)
    assert set(PROFILES) == {"quick", "steady", "thorough"}


def test_it_imports_nothing_until_it_is_used(run: pytest.Pytester) -> None:
    run.makepyfile(
        """
        import sys

        def test_it():
            assert "medconsortium.pytest_plugin" in sys.modules
            heavy = {"attrs", "hypothesis", "networkx", "numpy", "pydantic"}
            assert not heavy & {*sys.modules}
            ours = {name for name in sys.modules if name.startswith("medconsortium")}
            assert ours == {"medconsortium", "medconsortium.pytest_plugin"}
        """
    )
    run.runpytest_subprocess().assert_outcomes(passed=1)


def test_pytest_finds_it_once_medconsortium_is_installed(run: pytest.Pytester) -> None:
    pyproject = Path(__file__).resolve().parents[1] / "pyproject.toml"
    points = tomllib.loads(pyproject.read_text("utf-8"))["project"]["entry-points"]
    assert points["pytest11"] == {"medconsortium": "medconsortium.pytest_plugin"}
    run.runpytest_subprocess("--help").stdout.fnmatch_lines(["*--medconsortium-profile=*"])
