from __future__ import annotations

import re
from datetime import date
from importlib import import_module

import attrs
import pytest

from medconsortium.errors import NotFoundError
from medconsortium.law import Citation, Regulation, corpus, in_force_on, resolve
from medconsortium.model import PartialDate
from medconsortium.text.bilingual import has_han
from medconsortium.vocabulary import SourceBasis

MEASURES = "guoweiyifa-2020-13"
NOTICE = "guoweibanyihan-2019-157"


def test_regulations_are_sorted_by_key() -> None:
    assert list(corpus()) == sorted(corpus())
    assert all(regulation.key == key for key, regulation in corpus().items())


def test_a_regulation_is_what_its_file_says() -> None:
    measures = corpus()[MEASURES]
    assert measures.number == "国卫医发〔2020〕13号"
    assert measures.title.zh == "医疗联合体管理办法（试行）"
    assert measures.issued.day == PartialDate.parse("2020-07-09")
    assert measures.issued.basis is SourceBasis.STATED
    assert measures.in_force.day == PartialDate.parse("2020-08-01")
    assert measures.in_force.basis is SourceBasis.RECALLED
    assert measures.topics["forms"].articles == (2,)
    assert measures.topics["lead"].articles == ()
    assert measures.superseded_by is None
    assert corpus()[NOTICE].address


@pytest.mark.parametrize("regulation", corpus().values(), ids=lambda regulation: regulation.key)
def test_regulations_are_sound(regulation: Regulation) -> None:
    assert re.fullmatch(r"[a-z]+-\d{4}-\d+", regulation.key), "name the file organ-year-number"
    assert re.fullmatch(r"[\u4e00-\u9fff]+〔\d{4}〕\d+号|GB \d+-\d{4}", regulation.number)
    assert regulation.issued.day.latest <= regulation.in_force.day.latest
    assert regulation.superseded_by is None or regulation.superseded_by in corpus()
    assert regulation.topics, "a regulation without topics cannot be cited"
    bilingual = [regulation.title, regulation.issuer]
    for key, topic in regulation.topics.items():
        assert topic.key == key
        assert re.fullmatch("[a-z]+(-[a-z]+)*", key)
        bilingual += [topic.label, topic.gist]
    for text in bilingual:
        assert text.zh, "say it in Chinese"
        assert text.en, "say it in English"
        assert has_han(text.zh)
        assert not has_han(text.en)


def test_a_citation_leads_to_its_topic() -> None:
    citation = resolve(f"{MEASURES}#forms")
    assert citation == Citation(corpus()[MEASURES], corpus()[MEASURES].topics["forms"])
    assert citation.in_language("zh") == (
        "国卫医发〔2020〕13号《医疗联合体管理办法（试行）》第2条（医联体的形式）"
    )
    assert citation.in_language("en") == (
        "Measures for the Administration of Medical Consortia (Trial) (国卫医发〔2020〕13号), "
        "Art. 2, topic: forms of consortium"
    )


def test_an_article_is_named_only_where_its_number_is_established() -> None:
    assert "条" not in resolve(f"{MEASURES}#lead").in_language("zh")
    assert "Art." not in resolve(f"{MEASURES}#lead").in_language("en")


@pytest.mark.parametrize(
    ("cite", "suggestion"),
    [
        ("guoweiyifa-2020-14#lead", MEASURES),
        ("", MEASURES),
        (f"{MEASURES}#leads", "lead"),
        (MEASURES, "lead"),
        (f"{MEASURES}#", "lead"),
    ],
)
def test_a_citation_of_nothing_is_refused(cite: str, suggestion: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        resolve(cite)
    assert suggestion in caught.value.suggestions


def test_a_regulation_is_in_force_from_its_day() -> None:
    def keys(day: date) -> set[str]:
        return {regulation.key for regulation in in_force_on(day)}

    assert NOTICE not in keys(date(2019, 2, 11))
    assert NOTICE in keys(date(2019, 2, 12))
    assert MEASURES not in keys(date(2020, 7, 31))
    assert MEASURES in keys(date(2020, 8, 1))


def test_a_superseded_regulation_ends_when_its_successor_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = dict(corpus())
    known[NOTICE] = attrs.evolve(known[NOTICE], superseded_by=MEASURES)
    monkeypatch.setattr(import_module("medconsortium.law.corpus"), "corpus", lambda: known)
    assert NOTICE in {regulation.key for regulation in in_force_on(date(2020, 7, 31))}
    assert NOTICE not in {regulation.key for regulation in in_force_on(date(2020, 8, 1))}


def test_the_corpus_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        corpus()[MEASURES] = corpus()[NOTICE]  # type: ignore[index]
    with pytest.raises(TypeError):
        corpus()[MEASURES].topics["new"] = corpus()[MEASURES].topics["lead"]  # type: ignore[index]
