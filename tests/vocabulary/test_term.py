"""The base of the vocabularies, on a small vocabulary of its own."""

from __future__ import annotations

import pytest

from medconsortium.errors import TermError
from medconsortium.vocabulary import Term


class Light(Term):
    """Traffic lights. Source: the street."""

    RED = "red", "红灯", "red light", "禁止通行"
    AMBER = "amber", "黄灯", "amber light"
    GREEN = "green", "绿灯", "green light", "通行"


class Hand(Term):
    """Hands. Source: the body."""

    LEFT = "left", "左手", "left hand"
    RED = "red", "红手", "red hand"


def test_a_term_carries_key_labels_aliases_and_number() -> None:
    assert Light.RED.key == Light.RED.value == "red"
    assert (Light.RED.zh, Light.RED.en, Light.RED.aliases) == ("红灯", "red light", ("禁止通行",))
    assert Light.RED.label("zh") == "红灯"
    assert Light.RED.label("en") == "red light"
    assert [light.number for light in Light] == [0, 1, 2]
    assert Light.RED.spellings == ("red", "红灯", "red light", "禁止通行")


@pytest.mark.parametrize(
    "text", ["green", "GREEN", "绿灯", "綠燈", "Green-Light", "ｇｒｅｅｎ　ｌｉｇｈｔ", " 通 行 "]
)
def test_parse_takes_key_labels_and_aliases_in_any_script(text: str) -> None:
    assert Light.parse(text) is Light.GREEN


def test_parse_passes_a_term() -> None:
    assert Light.parse(Light.AMBER) is Light.AMBER


def test_an_unknown_text_names_the_nearest() -> None:
    with pytest.raises(TermError) as caught:
        Light.parse("绿灯吧")
    assert str(caught.value) == (
        "'绿灯吧' is no term of Light（不是该词表的词条）"
        "; nearest（相近的有）: green 绿灯 (green light), amber 黄灯 (amber light), "
        "red 红灯 (red light)"
    )


@pytest.mark.parametrize("text", ["月亮", "", "（）"])
def test_where_nothing_is_near_the_first_terms_are_shown(text: str) -> None:
    with pytest.raises(TermError, match=r"terms include（词条有）: red 红灯 \(red light\), amber"):
        Light.parse(text)


@pytest.mark.parametrize("value", [None, 1, True, Hand.RED, ["red"]])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(TermError, match="is no term of Light"):
        Light.parse(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["长" * 1_000_000, ["长"] * 1_000_000])
def test_an_endless_value_gives_a_short_message(value: object) -> None:
    with pytest.raises(TermError) as caught:
        Light.parse(value)  # type: ignore[arg-type]
    assert len(str(caught.value)) < 300


def test_nearest_gives_at_most_three_closest_first() -> None:
    assert Light.nearest("green lights")[0] is Light.GREEN
    assert set(Light.nearest("light")) == set(Light)
    assert Light.nearest("月亮") == ()


def test_terms_sort_within_their_vocabulary_only() -> None:
    assert Light.RED < Light.AMBER
    assert not Light.AMBER < Light.RED
    assert sorted({Light.GREEN, Light.RED}) == [Light.RED, Light.GREEN]
    with pytest.raises(TypeError):
        Light.RED < Hand.LEFT  # type: ignore[operator]  # noqa: B015


def test_terms_of_two_vocabularies_are_never_equal() -> None:
    terms: set[Term] = {Light.RED, Hand.RED}
    assert len(terms) == 2
