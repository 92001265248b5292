from __future__ import annotations

from collections.abc import Callable

import pytest

from medconsortium.rules import CATALOGUE
from medconsortium.text import Language


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", [rule.code for rule in CATALOGUE])
def test_a_rule_is_told_in_full(
    run: Callable[..., tuple[int, str, str]], code: str, language: Language
) -> None:
    (rule,) = (r for r in CATALOGUE if r.code == code)
    exit_code, out, _ = run("explain", code, "--lang", language)
    assert exit_code == 0
    for term in (rule.severity, rule.basis, rule.status, *(rule.kinds or ())):
        assert term.label(language) in out
    for citation in rule.citations:
        assert citation.in_language(language) in out
        assert f"[{citation.topic.basis.label(language)}]" in out
    for said in (rule.page.summary, *rule.page.sections.values()):
        for line in said.in_language(language).splitlines():
            assert line in out
    for way in rule.breaches:
        assert way.title.in_language(language) in out


def test_a_rule_goes_by_its_name_too(run: Callable[..., tuple[int, str, str]]) -> None:
    assert run("explain", "missing-charter") == run("explain", "MGT003")


def test_a_rule_of_integrity_cites_nothing(run: Callable[..., tuple[int, str, str]]) -> None:
    _, out, _ = run("explain", "GEN006")
    assert "in force from" not in out
    assert "every kind of consortium" in out


def test_a_family_is_told_rule_by_rule(run: Callable[..., tuple[int, str, str]]) -> None:
    _, out, _ = run("explain", "SPA")
    assert "\n\n\nSPA002 missing-cooperation-agreement" in out


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "找不到 'SPA9'"), ("en", "nothing is called 'SPA9'")]
)
def test_an_unknown_rule(
    run: Callable[..., tuple[int, str, str]], language: str, said: str
) -> None:
    code, out, err = run("explain", "SPA9", "--lang", language)
    assert (code, out) == (2, "")
    assert said in err
    assert "  SPA0" in err
