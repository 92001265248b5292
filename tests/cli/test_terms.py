from __future__ import annotations

from collections.abc import Callable

import pytest

from medconsortium.vocabulary import VOCABULARIES, Phase


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_vocabulary_has_its_line(
    run: Callable[..., tuple[int, str, str]], language: str
) -> None:
    code, out, _ = run("terms", "--lang", language)
    rows = [line.split() for line in out.splitlines()[1:]]
    assert code == 0
    assert [row[0] for row in rows] == list(VOCABULARIES)
    assert [row[1] for row in rows] == [str(len(v)) for v in VOCABULARIES.values()]


@pytest.mark.parametrize("name", ["Phase", "phase", "PHASE"])
def test_the_terms_of_one_with_all_their_spellings(
    run: Callable[..., tuple[int, str, str]], name: str
) -> None:
    _, out, _ = run("terms", name)
    lines = out.splitlines()[1:]
    assert len(lines) == len(Phase)
    for term, line in zip(Phase, lines, strict=True):
        assert all(spelling in line for spelling in term.spellings)


def test_an_unknown_vocabulary(run: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = run("terms", "Phases", "--lang", "zh")
    assert (code, out) == (2, "")
    assert "找不到 'Phases'" in err
    assert "  Phase\n" in err
