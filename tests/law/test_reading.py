from __future__ import annotations

import pytest

from medconsortium.errors import DocumentError, Fault
from medconsortium.law import Bound, read_regulation
from medconsortium.model import PartialDate
from medconsortium.text import Text
from medconsortium.text.bilingual import has_han
from medconsortium.vocabulary import Centre, SourceBasis

WHOLE = """
number = "某卫发〔2025〕3号"
title = { zh = "本省医联体管理办法", en = "Measures of our province" }
issuer = "某省卫生健康委员会"
issued = 2025-01-02
published = "2025-01"
in_force = { day = "2025-03", basis = "recalled" }
basis = "stated"
superseded_by = "next"
address = "https://example.org"

[bases]
title = "found"

[topics.reach]
label = { zh = "覆盖", en = "reach" }
gist = { zh = "覆盖全部乡镇卫生院。", en = "All township centres are served." }
articles = [3, 4]
due = 2026-12-31

[parameters.reach]
label = { zh = "覆盖", en = "reach" }
unit = { zh = "%", en = "%" }
bound = "at_least"
topic = "reach"
values = [
    { since = 2025-03-01, value = 90 },
    { since = "2026", value = 99.5, basis = "found", cite = "next#reach" },
]

[parameters.centres]
label = { zh = "中心", en = "centres" }
topic = "reach"
vocabulary = "Centre"
values = [{ since = "2025", value = ["imaging", "心电诊断中心"] }]
"""
LEAST = 'number = "某发〔2025〕3号"\nbasis = "stated"\n'
TOPIC = LEAST + '[topics.t]\nlabel = "l"\ngist = "g"\n'
PARAMETER = TOPIC + '[parameters.p]\nlabel = "l"\ntopic = "t"\n'


def faults(text: str, key: str = "ours") -> tuple[Fault, ...]:
    with pytest.raises(DocumentError) as caught:
        read_regulation(key, text, file="ours.toml")
    return caught.value.faults


def test_everything_is_read() -> None:
    found = read_regulation("ours", WHOLE)
    assert (found.key, found.number) == ("ours", "某卫发〔2025〕3号")
    assert found.title == Text("本省医联体管理办法", "Measures of our province")
    assert found.issuer == Text("某省卫生健康委员会")
    assert found.issued is not None
    assert found.issued.day == PartialDate.parse("2025-01-02")
    assert found.issued.basis is SourceBasis.STATED
    assert found.published is not None
    assert str(found.published.day) == "2025-01"
    assert found.in_force is not None
    assert found.in_force.basis is SourceBasis.RECALLED
    assert (found.superseded_by, found.address) == ("next", "https://example.org")
    assert [found.bases[name].key for name in ("number", "title", "issuer")] == [
        "stated",
        "found",
        "stated",
    ]
    topic = found.topics["reach"]
    assert (topic.key, topic.articles, topic.basis) == ("reach", (3, 4), SourceBasis.STATED)
    assert topic.due is not None
    assert str(topic.due.day) == "2026-12-31"


def test_parameters_are_read() -> None:
    found = read_regulation("ours", WHOLE).parameters
    first, second = found["reach"].values
    assert (first.number, str(first.since), first.cite) == (90, "2025-03-01", "ours#reach")
    assert (first.basis, first.bound, first.unit.zh) == (
        SourceBasis.STATED,
        Bound.AT_LEAST,
        "%",
    )
    assert (second.number, second.cite, second.basis.key) == (99.5, "next#reach", "found")
    (centres,) = found["centres"].values
    assert centres.terms(Centre) == (Centre.IMAGING, Centre.ECG)


def test_what_is_not_stated_stays_so() -> None:
    found = read_regulation("ours", LEAST)
    assert (found.title, found.issuer) == (Text(), Text())
    assert (found.issued, found.published, found.in_force) == (None, None, None)
    assert (dict(found.topics), dict(found.parameters)) == ({}, {})
    assert (found.superseded_by, found.address) == (None, None)


def test_reading_twice_gives_the_same() -> None:
    assert read_regulation("ours", WHOLE) == read_regulation("ours", WHOLE)


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        ('basis = "stated"', "missing-key", "$.title"),
        ('title = "t"', "missing-key", "$.basis"),
        (LEAST + "nubmer = 3", "unknown-key", "$"),
        (LEAST + "title = 3", "wrong-value", "$.title"),
        (LEAST + 'title = ""', "wrong-value", "$.title"),
        (LEAST + "title = {}", "wrong-value", "$.title"),
        (LEAST + 'title = { zh = "题", fr = "titre" }', "wrong-value", "$.title"),
        (LEAST + 'title = { zh = "题", en = 3 }', "wrong-value", "$.title"),
        (LEAST + "address = []", "wrong-value", "$.address"),
        (LEAST + 'address = " "', "wrong-value", "$.address"),
        (LEAST + 'issued = "2025-13"', "bad-date", "$.issued"),
        (LEAST + "issued = 2025", "wrong-value", "$.issued"),
        (LEAST + 'issued = { basis = "found" }', "missing-key", "$.issued.day"),
        (LEAST + 'issued = { day = "2025", basis = "sure" }', "unknown-term", "$.issued.basis"),
        (LEAST + 'issued = { day = "2025", by = "us" }', "unknown-key", "$.issued"),
        ('number = "n"\nbasis = "sure"', "unknown-term", "$.basis"),
        ('number = "n"\nbasis = ["found"]', "unknown-term", "$.basis"),
        (LEAST + "bases = 3", "wrong-value", "$.bases"),
        (LEAST + '[bases]\naddress = "found"', "unknown-key", "$.bases"),
        (LEAST + "topics = []", "wrong-value", "$.topics"),
        (LEAST + "topics.t = 3", "wrong-value", "$.topics.t"),
        (LEAST + '[topics.t]\ngist = "g"', "missing-key", "$.topics.t.label"),
        (TOPIC + "articles = 3", "wrong-value", "$.topics.t.articles"),
        (TOPIC + "articles = [true]", "wrong-value", "$.topics.t.articles"),
        (TOPIC + "articles = [0]", "wrong-value", "$.topics.t.articles"),
        (PARAMETER, "missing-key", "$.parameters.p.values"),
        (PARAMETER + "values = 3", "wrong-value", "$.parameters.p.values"),
        (PARAMETER + "values = [3]", "wrong-value", "$.parameters.p.values"),
        (PARAMETER + "values = [{ value = 3 }]", "missing-key", "$.parameters.p.values[0].since"),
        (
            PARAMETER + 'values = [{ since = "2025" }]',
            "wrong-value",
            "$.parameters.p.values[0].value",
        ),
        (
            PARAMETER + 'values = [{ since = "2025", value = true }]',
            "wrong-value",
            "$.parameters.p.values[0].value",
        ),
        (
            PARAMETER + 'values = [{ since = "2025", value = nan }]',
            "wrong-value",
            "$.parameters.p.values[0].value",
        ),
        (
            PARAMETER + 'values = [{ since = "2025", value = 1, until = "2026" }]',
            "unknown-key",
            "$.parameters.p.values[0]",
        ),
        (
            PARAMETER
            + 'values = [{ since = "2025", value = 1 }, { since = 2025-05-01, value = 2 }]',
            "wrong-value",
            "$.parameters.p.values",
        ),
        (
            PARAMETER + 'bound = "roughly"\nvalues = [{ since = "2025", value = 1 }]',
            "unknown-term",
            "$.parameters.p.bound",
        ),
        (
            PARAMETER + 'vocabulary = "Term"\nvalues = [{ since = "2025", value = 1 }]',
            "wrong-value",
            "$.parameters.p.vocabulary",
        ),
        (
            PARAMETER + 'vocabulary = "Centre"\nvalues = [{ since = "2025", value = ["x"] }]',
            "unknown-term",
            "$.parameters.p.values[0].value",
        ),
        (
            PARAMETER + 'vocabulary = "Centre"\nvalues = [{ since = "2025", value = [] }]',
            "missing-key",
            "$.parameters.p.values[0].value",
        ),
        (
            TOPIC + '[parameters.p]\nlabel = "l"\nvalues = [{ since = "2025", value = 1 }]',
            "missing-key",
            "$.parameters.p.values[0].cite",
        ),
        (
            PARAMETER.replace('topic = "t"', 'topic = "u"')
            + 'values = [{ since = "2025", value = 1 }]',
            "wrong-value",
            "$.parameters.p.topic",
        ),
    ],
)
def test_what_is_wrong_is_told(text: str, code: str, path: str) -> None:
    (fault,) = faults(text)
    assert (fault.code, fault.path) == (code, path)
    assert fault.place is not None
    assert fault.place.file == "ours.toml"
    for said in (fault.message, fault.cure):
        assert said.zh
        assert said.en


def test_faults_are_told_all_at_once() -> None:
    assert [fault.code for fault in faults("issued = 3\nmore = 4")] == [
        "missing-key",
        "wrong-value",
        "missing-key",
        "unknown-key",
    ]


@pytest.mark.parametrize("key", ["", "a b", "a#b", "x" * 101])
def test_a_key_that_no_citation_could_name_is_refused(key: str) -> None:
    (fault,) = faults(LEAST, key)
    assert fault.code == "bad-key"


def test_what_is_no_toml_is_refused_with_its_place() -> None:
    (fault,) = faults('title = "t"\nbasis = = 3')
    assert fault.code == "not-toml"
    assert fault.place is not None
    assert (fault.place.line, fault.place.column) == (2, 9)
    assert str(fault.place) == "ours.toml:2:9"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x = " + "[\n" * 50_000, "not-toml"),
        ("x = " + "9" * 3_900 + "_", "not-toml"),
        ("a." * 3_000 + "b = 1", "too-large"),
        ("# long\n" * 40_000, "too-large"),
    ],
)
def test_hostile_texts_are_refused(text: str, code: str) -> None:
    (fault,) = faults(text)
    assert fault.code == code
    assert len(fault.in_language("en")) < 500


def test_a_huge_number_is_held_as_written() -> None:
    text = PARAMETER + f'values = [{{ since = "2025", value = 1{"0" * 400} }}]'
    assert read_regulation("ours", text).parameters["p"].values[0].number == 10**400


def test_messages_show_little_of_what_is_wrong() -> None:
    (fault,) = faults(LEAST + f"issued = {['x' * 100] * 30}")
    assert len(fault.in_language("zh")) < 300
    assert not has_han(fault.message.en or "")
