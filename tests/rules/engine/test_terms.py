from __future__ import annotations

import pytest

from medconsortium.rules import Basis, Outcome, RuleStatus, Severity
from medconsortium.text.bilingual import has_han
from medconsortium.vocabulary import Term


def test_the_heaviest_comes_first() -> None:
    assert sorted([Severity.ADVICE, Severity.ERROR, Severity.WARNING]) == [
        Severity.ERROR,
        Severity.WARNING,
        Severity.ADVICE,
    ]


def test_outcomes_keep_their_numbers() -> None:
    assert {outcome.key: outcome.number for outcome in Outcome} == {
        "pass": 0,
        "fail": 1,
        "not_assessed": 2,
        "not_applicable": 3,
    }


@pytest.mark.parametrize("vocabulary", [Basis, Outcome, RuleStatus, Severity])
def test_terms_are_said_in_both_languages(vocabulary: type[Term]) -> None:
    for term in vocabulary:
        assert has_han(term.zh)
        assert not has_han(term.en)
        assert vocabulary.parse(term.zh) is vocabulary.parse(term.en) is term
