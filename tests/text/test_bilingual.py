"""A text in Chinese, in English, or in both."""

from __future__ import annotations

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from medconsortium.text import Text
from medconsortium.text.bilingual import has_han


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        (Text(zh="医院", en="hospital"), "医院", "hospital"),
        (Text(zh="医院"), "医院", "医院"),
        (Text(en="hospital"), "hospital", "hospital"),
        (Text(), "", ""),
        (Text(zh="", en="hospital"), "", "hospital"),
        (Text(zh="医院", en=""), "医院", ""),
        (Text(zh=""), "", ""),
    ],
)
def test_the_other_language_stands_in_for_what_is_not_stated(text: Text, zh: str, en: str) -> None:
    assert text.in_language("zh") == zh
    assert text.in_language("en") == en
    assert str(text) == zh


@pytest.mark.parametrize(
    ("string", "text"),
    [
        ("番禺区中心医院", Text(zh="番禺区中心医院")),
        ("番禺區中心醫院", Text(zh="番禺區中心醫院")),
        ("Panyu 区", Text(zh="Panyu 区")),
        ("Panyu Central Hospital", Text(en="Panyu Central Hospital")),
        ("440113", Text(en="440113")),
        ("", Text(en="")),
    ],
)
def test_a_plain_string_is_chinese_where_it_holds_a_han_character(string: str, text: Text) -> None:
    assert Text.of(string) == text


def test_a_text_passes_as_it_is() -> None:
    text = Text(zh="hospital", en="医院")
    assert Text.of(text) is text


@given(st.text())
def test_no_string_is_altered(string: str) -> None:
    assert Text.of(string).in_language("zh") == Text.of(string).in_language("en") == string


@pytest.mark.parametrize(
    ("character", "is_han"),
    [
        ("\u33ff", False),
        ("\u3400", True),  # extension A
        ("\u4dbf", True),
        ("\u4e00", True),
        ("\u9fff", True),
        ("\ua000", False),
        ("\uf8ff", False),
        ("\uf900", True),  # compatibility
        ("\ufaff", True),
        ("\ufb00", False),
        ("\U0001ffff", False),
        ("\U00020000", True),  # extensions B and beyond
        ("\U0003ffff", True),
        ("\U00040000", False),
        ("ア", False),
        ("한", False),
        ("，", False),
        ("🏥", False),
        ("", False),
    ],
)
def test_han_characters_are_told_by_their_blocks(character: str, *, is_han: bool) -> None:
    assert has_han(character) is is_han
    assert has_han(f"a{character}b") is is_han


def test_texts_are_values() -> None:
    assert Text("医院", "hospital") == Text(zh="医院", en="hospital")
    assert Text(zh="医院") != Text(en="医院")
    assert Text(zh="") != Text()
    assert len({Text(zh="医院"), Text(zh="医院"), Text(en="医院")}) == 2
    with pytest.raises(FrozenInstanceError):
        Text(zh="医院").zh = "其他"  # type: ignore[misc]
