"""Names, texts and ids: as people write them, or as hostile as the model can still hold."""

from __future__ import annotations

from typing import Literal, TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.text import Text

__all__ = ["Wording", "row_ids", "several_ids", "strings", "texts"]

Wording: TypeAlias = Literal["realistic", "adversarial"]
"""Realistic: Chinese names of the field. Adversarial: whatever breaks a careless reader."""

HOSTILE = (
    "",
    " 某 院 ",
    "=1+1",
    "\ufeff湘雅",
    "\"'`\\",
    "a/b#2",
    "第一行\r\n\t第二行\u2028",
    "\x00\x1b[31m\x7f\x85",
    "🏥👩\u200d⚕️",
    "廣州市番禺區中心醫院",
    "\u202e\u0301\u3000",
    "null",
    "2013-05",
    "：- # & * ! | > % @",
)
"""Formulas, controls, signs that YAML reads, other scripts, what only looks like a date."""

_ENDS = "ab1中医醫🏥=+-@.'\"#:,;()&<%\ufeff"
_INSIDE = _ENDS + " \u3000"
_WORDS = ("中心", "协议", "示范", "重点专科", "试点", "门诊", "全年", "见附件", "另行通知")
_hostile_strings = st.sampled_from(HOSTILE) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=4
)
_realistic_strings = st.sampled_from(_WORDS)


def strings(*, wording: Wording = "realistic") -> SearchStrategy[str]:
    """Draw strings that no vocabulary governs: a place in a source, a unit, a designation.

    Shrinks to 中心, adversarial ones to the empty string.
    """
    return _realistic_strings if wording == "realistic" else _hostile_strings


def texts(
    *, of: SearchStrategy[str] | None = None, wording: Wording = "realistic"
) -> SearchStrategy[Text]:
    """Draw texts in Chinese, in English, or in both.

    Args:
        of: What the Chinese says.
        wording: Whether the words are those of the field, or hostile.

    Shrinks to one in a single language.
    """
    said = strings(wording=wording) if of is None else of
    if wording == "realistic":
        return st.builds(Text, zh=said) | st.builds(Text, zh=said, en=_english)
    return (
        st.builds(Text.of, said)
        | st.builds(Text, zh=said)
        | st.builds(Text, en=said)
        | st.builds(Text, zh=said, en=said)
    )


_english = st.sampled_from(("a synthetic example", "centre", "as agreed", "see annex"))


def row_ids(*, wording: Wording = "realistic") -> SearchStrategy[str]:
    """Draw ids that a row may go by.

    Shrinks to 甲, adversarial ones to `a`.
    """
    if wording == "realistic":
        return st.sampled_from("甲乙丙丁戊己庚辛壬癸") | st.builds(
            "{}-{:03d}".format, _series, _serial
        )
    ends = st.sampled_from(_ENDS)
    return ends | st.builds("{}{}{}".format, ends, st.text(_INSIDE, max_size=3), ends)


_series = st.sampled_from(("H", "机构", "syn"))
_serial = st.integers(1, 999)


@st.composite
def several_ids(draw: DrawFn, count: int, *, wording: Wording = "adversarial") -> tuple[str, ...]:
    """Draw so many ids, no two alike: each has a number, hostile ones behind the first character.

    Shrinks to `a-1`, `a-2` and so on.
    """
    stems = draw(st.lists(row_ids(wording=wording), min_size=count, max_size=count))
    add = _number_behind if wording == "realistic" else _number_inside
    return tuple(add(stem, number) for number, stem in enumerate(stems, start=1))


def _number_behind(stem: str, number: int) -> str:
    return f"{stem}-{number}"


def _number_inside(stem: str, number: int) -> str:
    return "-".join(part for part in (stem[0], str(number), stem[1:]) if part)
