"""Every vocabulary keeps the promises of `Term`: keys are stable, labels bilingual, names clear."""

from __future__ import annotations

import copy
import pickle
import re
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medconsortium import vocabulary as rooms
from medconsortium.errors import TermError
from medconsortium.text import fold, simplify
from medconsortium.text.bilingual import has_han
from medconsortium.vocabulary import (
    VOCABULARIES,
    Category,
    EconomicType,
    Grade,
    ManagementClass,
    OrganisationType,
    Sponsor,
    Subject,
    Term,
)

SNAKE = r"[a-z][a-z0-9]*(_[a-z0-9]+)*"
STANDARD_CODES: dict[type[Term], str] = {
    Category: r"[A-HJ-Q][0-9]{3}",
    Grade: r"[123][SABCN]|UN",
    EconomicType: r"[0-9]{2}",
    ManagementClass: r"[129]",
    OrganisationType: r"[12][0-9]{0,2}",
    Sponsor: r"[1-7]",
    Subject: r"[0-9]{2}(\.[0-9]{2})?",
}

each_vocabulary = pytest.mark.parametrize(
    "vocabulary", [pytest.param(v, id=name) for name, v in VOCABULARIES.items()]
)


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def test_all_are_listed_by_name() -> None:
    assert list(VOCABULARIES) == sorted(VOCABULARIES)
    assert {vocabulary.__name__ for vocabulary in VOCABULARIES.values()} == set(VOCABULARIES)
    exported = [getattr(rooms, name) for name in rooms.__all__]
    classes = {thing for thing in exported if isinstance(thing, type)}
    assert classes - {Term} == set(VOCABULARIES.values())


@each_vocabulary
def test_docstring_states_the_source(vocabulary: type[Term]) -> None:
    assert "Source: " in (vocabulary.__doc__ or "")


@each_vocabulary
def test_keys_are_stable_names(vocabulary: type[Term]) -> None:
    keys = [term.key for term in vocabulary]
    assert len(set(keys)) == len(vocabulary.__members__)
    pattern = re.compile(STANDARD_CODES.get(vocabulary, SNAKE))
    assert [key for key in keys if not pattern.fullmatch(key)] == []


@each_vocabulary
def test_numbers_count_from_zero(vocabulary: type[Term]) -> None:
    assert [term.number for term in vocabulary] == list(range(len(vocabulary)))
    assert [vocabulary.at(term.number) for term in vocabulary] == list(vocabulary)
    assert sorted(set(vocabulary)) == list(vocabulary)
    for beyond in (-1, len(vocabulary)):
        with pytest.raises(TermError, match=rf"{vocabulary.__name__} has no term number {beyond}"):
            vocabulary.at(beyond)


@each_vocabulary
def test_labels_are_chinese_and_english(vocabulary: type[Term]) -> None:
    for term in vocabulary:
        assert has_han(term.zh), term
        assert simplify(term.zh) == term.zh, term
        assert term.en.isascii(), term
        assert term.en == term.en.strip() != "", term
        assert (term.label("zh"), term.label("en")) == (term.zh, term.en)
    for labels in ([t.zh for t in vocabulary], [t.en for t in vocabulary]):
        assert len(set(labels)) == len(labels)


@each_vocabulary
def test_a_spelling_means_one_term(vocabulary: type[Term]) -> None:
    keys_by_spelling = defaultdict(set)
    for term in vocabulary:
        for spelling in term.spellings:
            keys_by_spelling[fold(spelling)].add(term.key)
    assert "" not in keys_by_spelling
    assert {s: keys for s, keys in keys_by_spelling.items() if len(keys) > 1} == {}


@each_vocabulary
def test_no_alias_repeats_what_is_known(vocabulary: type[Term]) -> None:
    for term in vocabulary:
        spellings = [fold(spelling) for spelling in (term.key, term.zh, *term.aliases)]
        assert len(set(spellings)) == len(spellings), term


@each_vocabulary
def test_every_spelling_is_read_back(vocabulary: type[Term]) -> None:
    for term in vocabulary:
        assert vocabulary.parse(term) is term
        for spelling in term.spellings:
            for written in (spelling, f" {spelling}\n", full_width(spelling), spelling.upper()):
                assert vocabulary.parse(written) is term, written


@each_vocabulary
def test_terms_survive_copies(vocabulary: type[Term]) -> None:
    for term in vocabulary:
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(term, protocol)) is term  # noqa: S301
        assert copy.copy(term) is copy.deepcopy(term) is term


@each_vocabulary
def test_a_slip_is_answered_with_the_term_meant(vocabulary: type[Term]) -> None:
    for term in vocabulary:
        slip = term.zh + "〇"
        assert term in vocabulary.nearest(slip)
        with pytest.raises(TermError, match=re.escape(f"{term.key} {term.zh} ({term.en})")):
            vocabulary.parse(slip)


@given(st.sampled_from(sorted(VOCABULARIES)), st.text())
def test_any_text_is_a_term_or_a_clear_error(name: str, text: str) -> None:
    vocabulary = VOCABULARIES[name]
    terms = [term for term in vocabulary if fold(text) in map(fold, term.spellings)]
    if terms:
        assert [vocabulary.parse(text)] == terms
    else:
        with pytest.raises(TermError, match=f"is no term of {name}") as caught:
            vocabulary.parse(text)
        assert any(f"{term.key} {term.zh}" in str(caught.value) for term in vocabulary)
