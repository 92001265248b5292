from __future__ import annotations

from collections.abc import Callable

import pytest

from medconsortium.rules import CATALOGUE
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
