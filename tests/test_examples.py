from __future__ import annotations

import runpy
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import medconsortium as mc
from medconsortium.cli import main
from medconsortium.model import Network
from medconsortium.vocabulary import SourceBasis

EXAMPLES = sorted((Path(__file__).resolve().parents[1] / "examples").glob("*.py"))

ILLUSTRATED = {
    "chest_pain_in_panyu": "panyu_2017",
    "child_in_a_qinghai_county": "paediatric_2016",
    "frozen_section_in_xinjiang": "xiangya_2023",
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_runs_and_prints_the_same_each_time(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = []
    for _ in range(2):
        runpy.run_path(str(example), run_name="__main__")
        printed.append(capsys.readouterr().out)
    assert printed[0].strip()
    assert printed[0] == printed[1]


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 3


@pytest.mark.parametrize(("example", "dataset"), ILLUSTRATED.items())
def test_what_is_made_up_in_an_example_says_so(example: str, dataset: str) -> None:
    path = next(one for one in EXAMPLES if one.stem == example)
    real = mc.datasets.load(dataset)
    network: Network = runpy.run_path(str(path))["illustrated"]()
    assert network.synthetic
    changes = mc.diff(real, network)
    assert not changes.removed
    assert not changes.renamed

    def is_made_up(sources: tuple[str, ...]) -> bool:
        bases = {network.sources[source].basis for source in sources}
        return bases == {SourceBasis.SYNTHETIC}

    added = [network.table(table)[row] for table, row in changes.added if table != "sources"]
    assert added
    assert all(is_made_up(row.sources) for row in added)
    for change in changes.changed:
        cited = network.table(change.table)[change.id].field_sources
        fields = {field.field for field in change.fields} - {"field_sources"}
        assert all(is_made_up(cited[field]) for field in fields)


# --- A package with rules of its own ------------------------------------------------------------

OWN_RULES = Path(__file__).resolve().parents[1] / "examples" / "own_rules"


@pytest.fixture
def river(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Install the package, as far as its entry points go."""
    project = tomllib.loads((OWN_RULES / "pyproject.toml").read_text("utf-8"))["project"]
    folder = tmp_path / "river_rules-0.1.0.dist-info"
    folder.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (folder / "METADATA").write_text(metadata)
    ((group, points),) = project["entry-points"].items()
    lines = [f"[{group}]", *(f"{name} = {target}" for name, target in points.items())]
    (folder / "entry_points.txt").write_text("\n".join(lines))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.syspath_prepend(OWN_RULES / "src")
    yield
    for name in [name for name in sys.modules if name.startswith("river_rules")]:
        del sys.modules[name]


@pytest.mark.usefixtures("river")
def test_the_rules_of_an_installed_package_are_known(capsys: pytest.CaptureFixture[str]) -> None:
    (rule,) = mc.rules.installed_rules()
    assert rule.code == "RIV001"
    assert list(rule.page.sections) == list(mc.rules.SECTIONS)
    assert all(said.zh and said.en for said in rule.page.sections.values())
    main(["rules", "--lang", "en"])
    assert "RIV001  lead-without-beds" in capsys.readouterr().out
    main(["explain", "RIV001", "--lang", "zh"])
    assert "牵头医院只有99张床位" in capsys.readouterr().out
    assert main(["check", "deqing_2020", "--on", "2026-01-01", "--rules", "RIV001"]) == 0
    assert "RIV001" in capsys.readouterr().out


@pytest.mark.usefixtures("river")
def test_the_tests_of_the_package_pass() -> None:
    (file,) = (OWN_RULES / "tests").glob("test_*.py")
    tests = [held for name, held in runpy.run_path(str(file)).items() if name.startswith("test_")]
    assert len(tests) >= 4
    for test in tests:
        test()
