from __future__ import annotations

import runpy
from pathlib import Path

import pytest

import medconsortium as mc
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
