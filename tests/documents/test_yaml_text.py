from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.networks import networks

from medconsortium.documents import encode
from medconsortium.documents.yaml_text import yaml_text
from medconsortium.model import Network
from medconsortium.syntax import parse_yaml

LOADERS = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]

TELLING = (
    *("null", "Null", "~", "true", "False", "yes", "No", "ON", "off", "y", "N", "nan", ".inf"),
    *("1", "-1", "+1", "1.0", "1e3", "1_000", "0x1F", "0o17", "017", "1:30", "2016", "2016-05"),
    *("2016-05-20", "2016-05-20 10:00:00", "=", "<<", "a: b", "a:b", "a:", ": a", "a #b", "a#b"),
    *("- a", "-a", "? a", "a, b", "[a]", "{a}", "a]", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a"),
    *(
        "'a'",
        '"a"',
        "a'b",
        "\\",
        "",
        " ",
        " a",
        "a ",
        "a  b",
        "a\nb",
        "a\tb",
        "---",
        "...",
        "--- a",
    ),
    *(
        "湘雅医院",
        "医院（南院）",
        "甲、乙",
        "一：二",
        "𠮷",
        "\ufeff",
        "\u2028",
        "\x85",
        "\x7f",
        "\0",
    ),
    *("=HYPERLINK(1)", "<script>alert(1)</script>", "é", "１２", "½", "Ⅷ", "a\u0301", "🏥"),
)

strings = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(TELLING)
scalars = (
    strings
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
)
short_strings = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
data = st.dictionaries(
    short_strings | st.sampled_from(TELLING),
    st.recursive(
        scalars,
        lambda inner: st.lists(inner) | st.dictionaries(short_strings, inner, min_size=1),
        max_leaves=12,
    ),
)


def agree(written: str, meant: Any) -> None:
    for loader in LOADERS:
        assert loader(written).get_single_data() == meant
    assert parse_yaml(written.encode()).data == meant


@pytest.mark.parametrize("text", TELLING)
def test_every_reader_takes_a_string_for_a_string(text: str) -> None:
    meant = {"string": text, "in a list": [text], "in a mapping": [{"a": text}], "long": [[text]]}
    agree(yaml_text(meant), meant)
    if text:
        agree(yaml_text({text: text}), {text: text})


@given(data.filter(lambda mapping: mapping and "" not in mapping and "<<" not in mapping))
def test_every_reader_takes_what_is_written_alike(meant: dict[str, Any]) -> None:
    agree(yaml_text(meant), meant)


@given(networks())
def test_every_reader_takes_a_network_alike(network: Network) -> None:
    document = encode(network)
    agree(yaml_text(document), document)


@pytest.mark.parametrize("number", [0.0, -1.5, 1e16, 1e-7, -2.5e300, 5e-324, 1e100, 28.2])
def test_every_reader_takes_a_number_for_a_number(number: float) -> None:
    agree(yaml_text({"number": number}), {"number": number})


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("medconsortium/1", "medconsortium/1"),
        ("湘雅医院", "湘雅医院"),
        ("医院（南院）第 2 部", "医院（南院）第 2 部"),
        ("Hospital No. 1", "Hospital No. 1"),
        ("open", "open"),
        ("2016-05", '"2016-05"'),
        ("yes", '"yes"'),
        ("Y", '"Y"'),
        ("", '""'),
        ("a: b", '"a: b"'),
        ("两行\n文字", '"两行\\n文字"'),
        ("\x85\ufeff", '"\\u0085\\ufeff"'),
        ("𠮷野医院", "𠮷野医院"),
    ],
)
def test_strings_stand_plain_where_that_is_safe(text: str, written: str) -> None:
    assert yaml_text({"a": text}) == f"a: {written}\n"


def test_the_layout_is_made_for_people() -> None:
    meant = {
        "format": "medconsortium/1",
        "consortia": [
            {
                "id": "盟",
                "name": {"zh": "联盟", "en": "Alliance"},
                "grid": [],
                "practices": {"items": ["tiered_care"], "completeness": "partial"},
                "members": [{"institution": "甲", "role": "lead"}, {"institution": "乙"}],
                "content": ["一段较长的文字" * 3, "另一段较长的文字" * 3],
                "group": {"description": "一段较长的文字" * 3, "and": "另一段较长的文字" * 3},
            },
            {"id": "二", "synthetic": True},
        ],
    }
    assert yaml_text(meant) == (
        "format: medconsortium/1\n"
        "consortia:\n"
        "  - id: 盟\n"
        "    name: {zh: 联盟, en: Alliance}\n"
        "    grid: []\n"
        "    practices: {items: [tiered_care], completeness: partial}\n"
        "    members:\n"
        "      - {institution: 甲, role: lead}\n"
        "      - {institution: 乙}\n"
        "    content:\n"
        "      - 一段较长的文字一段较长的文字一段较长的文字\n"
        "      - 另一段较长的文字另一段较长的文字另一段较长的文字\n"
        "    group:\n"
        "      description: 一段较长的文字一段较长的文字一段较长的文字\n"
        "      and: 另一段较长的文字另一段较长的文字另一段较长的文字\n"
        "  - {id: 二, synthetic: true}\n"
    )
    agree(yaml_text(meant), meant)
