from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from medconsortium.rules import CATALOGUE
from medconsortium.rules.reporting.plain import plain_catalogue
from medconsortium.text import Language


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rule_has_its_line(
    run: Callable[..., tuple[int, str, str]], language: Language
) -> None:
    code, out, _ = run("rules", "--lang", language)
    lines = {line.split()[0]: line for line in out.splitlines()[1:]}
    assert code == 0
    assert list(lines) == [rule.code for rule in CATALOGUE]
    for rule in CATALOGUE:
        for shown in (rule.name, rule.title, rule.severity, rule.basis, rule.status):
            said = shown if isinstance(shown, str) else getattr(shown, language)
            assert said in lines[rule.code]


def test_the_catalogue_is_printed_as_data(run: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = run("rules", "--format", "json")
    assert (code, err) == (0, "")
    assert json.loads(out) == plain_catalogue(CATALOGUE)


def test_another_format_is_refused(run: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = run("rules", "--format", "xml")
    assert (code, out) == (2, "")
    assert "json" in err
