from __future__ import annotations

from medconsortium import datasets
from medconsortium.cli.demo_cases import CHECKS, QUESTIONS, SYNTHETIC, WHY_NOT, demo_network
from medconsortium.vocabulary import SourceBasis


def test_every_packaged_network_is_shown() -> None:
    assert set(CHECKS) == {*datasets.names(), SYNTHETIC}
    assert all(demo_network(name) == datasets.load(name) for name in datasets.names())


def test_only_the_made_up_network_is_marked_and_it_says_so_itself() -> None:
    made_up = demo_network(SYNTHETIC)
    assert {name for name in CHECKS if demo_network(name).synthetic} == {SYNTHETIC}
    assert made_up.title is not None
    assert "合成" in str(made_up.title.zh)
    assert "Synthetic" in str(made_up.title.en)
    assert [s.basis for s in made_up.sources.values()] == [SourceBasis.SYNTHETIC]


def test_no_institution_of_the_made_up_network_is_a_real_one() -> None:
    real = {
        i.name.zh for name in datasets.names() for i in datasets.load(name).institutions.values()
    }
    assert not real & {i.name.zh for i in demo_network(SYNTHETIC).institutions.values()}


def test_questions_have_names_of_their_own_and_titles_in_both_languages() -> None:
    questions = (*QUESTIONS, WHY_NOT)
    assert len({question.name for question in questions}) == len(questions)
    assert all(question.title.zh and question.title.en for question in questions)
