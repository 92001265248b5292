from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

import attrs
import pytest

from medconsortium.errors import NotFoundError
from medconsortium.law import (
    Citation,
    DatedAct,
    Regulation,
    corpus,
    on,
    parameter,
    read_regulation,
    resolve,
)
from medconsortium.model import PartialDate
from medconsortium.text import Text
from medconsortium.text.bilingual import has_han
from medconsortium.vocabulary import SourceBasis, Term

MEASURES = "guoweiyifa-2020-13"
NOTICE = "guoweibanyihan-2019-157"
UNDATED = "guobiaotui-2260"

# Written by hand from the documents of the field, before the files: number, how it is known, and
# the days as far as they are known, each with how (s stated, f found, r recalled, i inferred).
INSTRUMENTS = """
key | number | known | issued | published | in force
guobiao-2015-32100 | GB 32100-2015 | f | 2015-09-17 f | - | 2015-10-01 f
guobiaotui-2260 | GB/T 2260 | r | - | - | -
weishengbiaozhun-2002-218 | WS 218-2002 | f | 2002 i | - | -
guobanfa-2015-70 | 国办发〔2015〕70号 | f | 2015-09 r | - | 2015 r
guobanfa-2016-26 | 国办发〔2016〕26号 | r | 2016-04 s | - | 2016-04 i
guobanfa-2017-32 | 国办发〔2017〕32号 | f | 2017-04-23 r | - | 2017 r
guoweiyifa-2018-10 | 国卫医发〔2018〕10号 | r | 2018 r | - | 2018 r
guoweiyifa-2018-25 | 国卫医发〔2018〕25号 | f | 2018-07-17 r | 2018-09 f | 2018 r
guoweiyifa-2018-26 | 国卫医发〔2018〕26号 | f | 2018-07 f | - | 2018 f
guoweiyifa-2018-28 | 国卫医发〔2018〕28号 | f | 2018-08 f | - | 2018 f
guoweijicenghan-2019-121 | 国卫基层函〔2019〕121号 | f | 2019-05 f | - | 2019 f
guoweiyihan-2019-125 | 国卫医函〔2019〕125号 | f | 2019 f | - | 2019 f
guoweibanyihan-2019-157 | 国卫办医函〔2019〕157号 | f | 2019-02-12 f | - | 2019-02-12 f
guoweibanyihan-2020-2 | 国卫办医函〔2020〕2号 | f | 2020-01 r | - | 2020 r
guoweiyifa-2020-13 | 国卫医发〔2020〕13号 | s | 2020-07-09 s | - | 2020-08-01 r
guoweibanjicengfa-2020-12 | 国卫办基层发〔2020〕12号 | f | 2020-08 f | - | 2020-08 i
guoweiyifa-2022-6 | 国卫医发〔2022〕6号 | f | - | 2022-02-18 f | 2022-03-01 r
guoweiyizhenghan-2023-27 | 国卫医政函〔2023〕27号 | f | - | 2023-01-01/2023-02-09 f | 2023 f
guoweibanyizhenghan-2023-199 | 国卫办医政函〔2023〕199号 | f | 2023-05-26 f | - | 2023 f
guoweiyizhengfa-2023-26 | 国卫医政发〔2023〕26号 | f | 2023-09-18 f | - | 2023-09-18 i
guoweijicengfa-2023-41 | 国卫基层发〔2023〕41号 | f | - | 2023-12-30 f | 2023-12 f
guoweibanyizhenghan-2024-64 | 国卫办医政函〔2024〕64号 | f | 2024-02-28 f | - | 2024-02-28 f
guoweiyizhengfa-2024-37 | 国卫医政发〔2024〕37号 | f | - | 2024-11-27 f | 2024 f
guowei-2024-jiancezhibiao | - | f | 2024 f | - | 2024 f
guoweibanjicenghan-2025-121 | 国卫办基层函〔2025〕121号 | f | 2025 f | - | 2025 f
guoweibanguihuahan-2025-63 | 国卫办规划函〔2025〕63号 | f | 2025 f | - | 2025 f
guoweibanyizhenghan-2026-305 | 国卫办医政函〔2026〕305号 | f | 2026-09-14 f | - | 2026 f
"""

# What rules may cite: of the stable ones nothing that is only recalled, of drafts nothing else.
CITED_BY_STABLE_RULES = {
    MEASURES: """forms lead specialty-alliance organisers social-run funding benefit-sharing
        grid-management grid-layout tcm-leadership internal-management management-remit
        party-leadership management-centres unified-management coordinated-resources grass-roots
        acute-chronic continuous-care lead-case-mix team-signing member-support alliance-support
        prevention-and-treatment tcm-prevention priority-specialties alliance-leads
        telemedicine-leads alliance-data alliance-quality alliance-planning telemedicine
        five-tier-network telemedicine-platform remote-areas""",
    "guobanfa-2017-32": "participation",
    NOTICE: """roles referral follow-up register management-system drugs training family-doctor
        payment""",
    "guoweibanyizhenghan-2024-64": "roles",
    "guoweiyifa-2018-10": "first-catalogue",
    "guoweiyizhengfa-2023-26": "second-catalogue",
    "guoweiyifa-2022-6": "mark recognition retest",
    "guoweiyizhenghan-2023-27": "grid-layout",
    "guoweiyizhengfa-2024-37": "tight-consortium prefecture",
    "guowei-2024-jiancezhibiao": "staff-posting",
    "guoweibanjicenghan-2025-121": "imaging-coverage village-telemedicine recognised-items",
    "guobiao-2015-32100": "check-character",
}
CITED_BY_DRAFTS = {
    "guobanfa-2015-70": "two-way-referral first-contact",
    "guobanfa-2017-32": "forms priority-reception",
    "guoweiyifa-2018-25": """licences third-party-platform invitation internet-hospital
        internet-hospital-safety first-diagnosis""",
    "guoweibanjicengfa-2020-12": """party-and-government personnel finance drugs orderly-referral
        information prevention-and-treatment income insurance""",
    "guoweijicengfa-2023-41": "county-and-township shared-centres",
    "guoweiyizhenghan-2023-27": "members",
}

BASES = {"s": "stated", "f": "found", "r": "recalled", "i": "inferred"}


def instruments() -> list[dict[str, str]]:
    head, *rows = (
        [cell.strip() for cell in line.split("|")] for line in INSTRUMENTS.strip().splitlines()
    )
    return [dict(zip(head, row, strict=True)) for row in rows]


def cites(table: Mapping[str, str]) -> list[str]:
    return [f"{key}#{topic}" for key, topics in table.items() for topic in topics.split()]


def written(act: DatedAct | None) -> str:
    letters = {name: letter for letter, name in BASES.items()}
    return "-" if act is None else f"{act.day} {letters[act.basis.key]}"


def test_the_regulations_are_those_of_the_table() -> None:
    assert sorted(row["key"] for row in instruments()) == list(corpus())


@pytest.mark.parametrize("row", instruments(), ids=lambda row: row["key"])
def test_numbers_and_days_are_those_of_the_table(row: Mapping[str, str]) -> None:
    found = corpus()[row["key"]]
    assert {
        "key": found.key,
        "number": found.number or "-",
        "known": {name: letter for letter, name in BASES.items()}[found.basis.key],
        "issued": written(found.issued),
        "published": written(found.published),
        "in force": written(found.in_force),
    } == row


def test_a_regulation_is_what_its_file_says() -> None:
    measures = corpus()[MEASURES]
    assert measures.title.zh == "医疗联合体管理办法（试行）"
    assert measures.issued == DatedAct(
        day=PartialDate.parse("2020-07-09"), basis=SourceBasis.STATED
    )
    assert measures.topics["forms"].articles == (2,)
    assert measures.topics["lead"].articles == ()
    assert corpus()["guobanfa-2016-26"].bases == {
        "number": SourceBasis.RECALLED,
        "title": SourceBasis.STATED,
        "issuer": SourceBasis.RECALLED,
    }
    assert corpus()[NOTICE].address == (
        "https://www.gov.cn/zhengce/zhengceku/2019-10/08/content_5436962.htm"
    )


def test_article_numbers_are_given_only_where_they_are_established() -> None:
    numbered = {
        (key, number)
        for key, regulation in corpus().items()
        for topic in regulation.topics.values()
        for number in topic.articles
    }
    assert numbered == {(MEASURES, number) for number in range(1, 8)}


@pytest.mark.parametrize("regulation", corpus().values(), ids=lambda regulation: regulation.key)
def test_regulations_are_sound(regulation: Regulation) -> None:
    assert re.fullmatch(r"[a-z]+(-\d{4})?-(\d+|[a-z]+)", regulation.key), "organ-year-number"
    official = r"[\u4e00-\u9fff]+〔\d{4}〕\d+号|GB \d+-\d{4}|GB/T \d+|WS \d+-\d{4}"
    assert regulation.number is None or re.fullmatch(official, regulation.number)
    years = re.findall(r"\d{4}(?=〕|$)", regulation.number or "")
    assert all(f"-{year}" in regulation.key for year in years if regulation.key != UNDATED)
    assert regulation.topics or regulation.title == Text(), "what it says could not be cited"
    assert SourceBasis.SYNTHETIC not in {*regulation.bases.values(), regulation.basis}
    for act in filter(None, (regulation.issued, regulation.published)):
        assert act.day.earliest <= regulation.begins.latest
    for topic in regulation.topics.values():
        assert topic.due is None or topic.due.day.earliest > regulation.begins.earliest


def texts(regulation: Regulation) -> Iterator[Text]:
    yield from (text for text in (regulation.title, regulation.issuer) if text != Text())
    for topic in regulation.topics.values():
        yield from (topic.label, topic.gist)
    for found in regulation.parameters.values():
        yield found.label


@pytest.mark.parametrize("regulation", corpus().values(), ids=lambda regulation: regulation.key)
def test_regulations_speak_both_languages(regulation: Regulation) -> None:
    for text in texts(regulation):
        assert text.zh, "say it in Chinese"
        assert text.en, "say it in English"
        assert has_han(text.zh)
        assert not has_han(text.en)
    for topic in regulation.topics.values():
        assert re.fullmatch("[a-z]+(-[a-z]+)*", topic.key)
        assert (topic.gist.zh or "")[-1] == "。"
        assert (topic.gist.en or "")[-1] == "."


@pytest.mark.parametrize("regulation", corpus().values(), ids=lambda regulation: regulation.key)
def test_parameters_are_sound(regulation: Regulation) -> None:
    for key, found in regulation.parameters.items():
        assert key == found.key
        assert re.fullmatch("[a-z]+(-[a-z]+)*", key)
        for value in found.values:
            citation = resolve(value.cite)
            assert value.since == citation.begins, "it holds from when one is held to the topic"
            assert (citation.topic.basis is SourceBasis.RECALLED) is (
                value.basis is SourceBasis.RECALLED
            )
            if isinstance(value.value, tuple):
                assert all(isinstance(term, Term) for term in value.value)
                assert len(set(value.value)) == len(value.value)
            else:
                assert value.unit.zh
                assert value.unit.en
                assert not has_han(value.unit.en)


@pytest.mark.parametrize("cite", cites(CITED_BY_STABLE_RULES))
def test_what_a_stable_rule_cites_is_there_and_not_from_memory(cite: str) -> None:
    assert resolve(cite).topic.basis in {SourceBasis.STATED, SourceBasis.FOUND}


@pytest.mark.parametrize("cite", cites(CITED_BY_DRAFTS))
def test_what_a_draft_cites_is_there_and_from_memory(cite: str) -> None:
    assert resolve(cite).topic.basis is SourceBasis.RECALLED


def test_successors_come_to_an_end() -> None:
    for regulation in corpus().values():
        seen = {regulation.key}
        while regulation.superseded_by is not None:
            assert regulation.superseded_by not in seen, "a regulation cannot supersede itself"
            seen.add(regulation.superseded_by)
            regulation = corpus()[regulation.superseded_by]  # noqa: PLW2901


def test_a_citation_leads_to_its_topic() -> None:
    citation = resolve(f"{MEASURES}#forms")
    assert citation == Citation(corpus()[MEASURES], corpus()[MEASURES].topics["forms"])


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


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        (f"{NOTICE}#roles", "network-size"),
        ("nowhere#network-size", NOTICE),
        (NOTICE, "network-size"),
    ],
)
def test_a_parameter_that_is_not_there_is_refused(name: str, suggestion: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        parameter(name)
    assert suggestion in caught.value.suggestions


def state(key: str, day: str, within: Mapping[str, Regulation] | None = None) -> str:
    law = on(date.fromisoformat(day), within=within)
    if key in {regulation.key for regulation in law.certain}:
        return "yes"
    return "may be" if key in {regulation.key for regulation in law.doubtful} else "no"


@pytest.mark.parametrize(
    ("key", "day", "expected"),
    [
        (NOTICE, "2019-02-11", "no"),
        (NOTICE, "2019-02-12", "yes"),
        (MEASURES, "2020-07-31", "no"),
        (MEASURES, "2020-08-01", "yes"),
        (MEASURES, "2030-01-01", "yes"),
        ("guobanfa-2017-32", "2017-04-22", "no"),  # known by its year, and not before it is issued
        ("guobanfa-2017-32", "2017-04-23", "may be"),
        ("guobanfa-2017-32", "2017-12-30", "may be"),
        ("guobanfa-2017-32", "2017-12-31", "yes"),
        ("guoweijicengfa-2023-41", "2023-11-30", "no"),
        ("guoweijicengfa-2023-41", "2023-12-01", "may be"),
        ("guoweijicengfa-2023-41", "2023-12-31", "yes"),
        ("guoweibanyizhenghan-2026-305", "2026-09-13", "no"),
        ("guoweibanyizhenghan-2026-305", "2026-09-14", "may be"),
        ("weishengbiaozhun-2002-218", "2001-12-31", "no"),
        ("weishengbiaozhun-2002-218", "2024-01-01", "may be"),
        (UNDATED, "1990-01-01", "may be"),
        (UNDATED, "2024-01-01", "may be"),
    ],
)
def test_the_law_on_a_day(key: str, day: str, expected: str) -> None:
    assert state(key, day) == expected


def test_the_law_on_a_day_is_sorted_and_never_both_sure_and_doubtful() -> None:
    law = on(date(2023, 12, 15))
    assert law.on == date(2023, 12, 15)
    keys = [[regulation.key for regulation in part] for part in (law.certain, law.doubtful)]
    assert [sorted(part) for part in keys] == keys
    assert not {*keys[0]} & {*keys[1]}
    assert law == on(date(2023, 12, 15))


def law_of(**days: str) -> Mapping[str, Regulation]:
    """Make regulations, each in force from its day and superseded by the next."""
    keys = list(days)
    return {
        key: read_regulation(
            key,
            f'title = "{key}"\nbasis = "stated"\n'
            + (f'in_force = "{day}"\n' if day else "")
            + (f'superseded_by = "{following}"\n' if following else ""),
        )
        for (key, day), following in zip(days.items(), [*keys[1:], ""], strict=True)
    }


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2009-12-31", "no no no"),
        ("2010-01-01", "yes no no"),
        ("2014-12-31", "yes no no"),
        ("2015-01-01", "may be may be no"),  # the second is known by its year
        ("2015-12-31", "no yes no"),
        ("2018-02-28", "no yes no"),
        ("2018-03-01", "no no yes"),
    ],
)
def test_a_regulation_ends_when_its_successor_begins(day: str, expected: str) -> None:
    chain = law_of(a="2010-01-01", b="2015", c="2018-03-01")
    assert " ".join(state(key, day, chain) for key in chain) == expected


def test_a_successor_whose_day_is_not_known_leaves_doubt() -> None:
    chain = law_of(a="2010-01-01", b="")
    assert state("a", "2009-12-31", chain) == "no"
    assert state("a", "2020-01-01", chain) == "may be"


def test_a_successor_that_is_not_there_is_told() -> None:
    alone = {"a": law_of(a="2010", b="2015")["a"]}
    with pytest.raises(NotFoundError, match="'b'"):
        on(date(2020, 1, 1), within=alone)


def test_the_law_can_be_added_to() -> None:
    text = """
    title = "Measures of our province"
    basis = "stated"
    [topics.reach]
    label = "reach"
    gist = "The imaging centre serves all township centres."
    [parameters.reach]
    label = "reach"
    topic = "reach"
    unit = "%"
    values = [{ since = "2026", value = 100 }]
    """
    ours = {**corpus(), "ours": read_regulation("ours", text)}
    assert resolve("ours#reach", within=ours).topic.label == Text(en="reach")
    assert resolve(f"{MEASURES}#lead", within=ours) == resolve(f"{MEASURES}#lead")
    assert parameter("ours#reach", within=ours).values[0].number == 100
    with pytest.raises(NotFoundError):
        resolve("ours#reach")


def test_the_corpus_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        corpus()[MEASURES] = corpus()[NOTICE]  # type: ignore[index]
    with pytest.raises(TypeError):
        corpus()[MEASURES].topics["new"] = corpus()[MEASURES].topics["lead"]  # type: ignore[index]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        corpus()[MEASURES].key = "other"  # type: ignore[misc]
