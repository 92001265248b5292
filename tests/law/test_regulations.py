from __future__ import annotations

from datetime import date

import attrs
import pytest

from medconsortium.law import NOT_KNOWN, Citation, DatedAct, corpus, resolve
from medconsortium.model import PartialDate
from medconsortium.text import Text
from medconsortium.vocabulary import SourceBasis

MEASURES = "guoweiyifa-2020-13"


def act(day: str | None) -> DatedAct | None:
    if day is None:
        return None
    return DatedAct(day=PartialDate.parse(day), basis=SourceBasis.STATED)


@pytest.mark.parametrize(
    ("issued", "in_force", "begins"),
    [
        (None, None, "../.."),
        (None, "2020", "2020"),
        ("2020-07-09", "2020-08-01", "2020-08-01"),
        ("2020-07-09", "2020", "2020-07-09/2020-12-31"),  # never before it is issued
        ("2020-07", "2020", "2020-07-01/2020-12-31"),
        ("2002", None, "2002-01-01/.."),
        ("2021", "2020", "2020"),  # held as written, though it cannot be
    ],
)
def test_a_regulation_begins(issued: str | None, in_force: str | None, begins: str) -> None:
    regulation = attrs.evolve(corpus()[MEASURES], issued=act(issued), in_force=act(in_force))
    assert str(regulation.begins) == str(PartialDate.parse(begins))


def test_a_day_that_is_not_known_may_be_any() -> None:
    assert (NOT_KNOWN.earliest, NOT_KNOWN.latest) == (date.min, date.max)


def test_a_citation_begins_when_its_topic_is_due() -> None:
    citation = resolve(f"{MEASURES}#lead")
    assert citation.begins == PartialDate.parse("2020-08-01")
    later = attrs.evolve(citation.topic, due=act("2025-12-31"))
    assert Citation(citation.regulation, later).begins == PartialDate.parse("2025-12-31")


@pytest.mark.parametrize(
    ("cite", "begins"),
    [
        ("guobanfa-2017-32#participation", "2020-12-31"),
        ("guoweiyizhenghan-2023-27#grid-layout", "2023-06-30"),
        ("guoweibanjicenghan-2025-121#imaging-coverage", "2025-12-31"),
        ("guoweibanjicenghan-2025-121#village-telemedicine", "2025"),
        ("guoweiyizhengfa-2024-37#tight-consortium", "2025-12-31"),
        ("guoweiyizhengfa-2024-37#province", "2027-12-31"),
        ("guoweibanjicengfa-2020-12#finance", "2020-08"),
    ],
)
def test_topics_are_due_on_their_day(cite: str, begins: str) -> None:
    assert str(resolve(cite).begins) == begins


def test_a_citation_is_told_in_both_languages() -> None:
    citation = resolve(f"{MEASURES}#forms")
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
    ("number", "title", "zh", "en"),
    [
        (
            "某发〔2020〕1号",
            Text("办法", "Rules"),
            "某发〔2020〕1号《办法》",
            "Rules (某发〔2020〕1号)",
        ),
        (None, Text("办法", "Rules"), "《办法》", "Rules"),
        ("某发〔2020〕1号", Text(), "某发〔2020〕1号", "某发〔2020〕1号"),
    ],
)
def test_what_is_not_known_of_a_regulation_is_left_out(
    number: str | None, title: Text, zh: str, en: str
) -> None:
    regulation = attrs.evolve(corpus()[MEASURES], number=number, title=title)
    assert (regulation.in_language("zh"), regulation.in_language("en")) == (zh, en)
