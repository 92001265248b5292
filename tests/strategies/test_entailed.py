from __future__ import annotations

import pytest

from medconsortium.rules import CATALOGUE
from medconsortium.strategies import ENTAILED
from medconsortium.strategies.entailed import rules_broken_by
from medconsortium.text.bilingual import has_han

BREACHES = {(rule.code, way.name) for rule in CATALOGUE for way in rule.breaches}


def test_few_breaches_entail_another_rule() -> None:
    assert len(ENTAILED) <= len(CATALOGUE) / 10
    assert set(ENTAILED) <= BREACHES
    assert {one.rule for one in ENTAILED.values()} <= {rule.code for rule in CATALOGUE}


@pytest.mark.parametrize("pair", ENTAILED, ids=" ".join)
def test_the_reason_is_told_in_both_languages(pair: tuple[str, str]) -> None:
    reason = ENTAILED[pair].reason
    assert has_han(str(reason.zh))
    assert reason.en is not None
    assert not has_han(reason.en)


def test_what_is_broken_is_the_rule_and_what_it_entails() -> None:
    assert rules_broken_by("GRD001", "missing-grid") == {"GRD001"}
    assert rules_broken_by("RDN001", "no-national-lead") == {"RDN001", "RDN003"}
