"""Rosters as offices send them: other headings, other spellings, rows twice, old encodings."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.model import Institution
from medconsortium.strategies.chances import RARELY
from medconsortium.strategies.rows import institutions
from medconsortium.text import Text, simplify
from medconsortium.vocabulary import Term

__all__ = ["DirtyRoster", "Encoding", "dirty_rosters"]

Encoding: TypeAlias = Literal["utf-8", "utf-8-sig", "gbk", "gb18030"]

_HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": ("机构名称", "医院名称", "单位名称", "医疗机构名称", "機構名稱", "機 構 名 称"),
        "category": ("机构类别", "类别", "机构分类", "医疗机构类别"),
        "tier": ("网络层级", "层级", "机构层级"),
        "grade": ("医院等级", "等级", "等级等次", "医院级别", "ｇｒａｄｅ"),
        "beds": ("床位数", "床位（张）", "实有床位", "病床数", "BEDS"),
    }
)
"""What the columns are called."""

_TITLES = ("", "某市医疗机构名册", "附件1：医疗卫生机构一览表")
_MOST = 6
_INSTITUTIONS = institutions(unknowns="none")


@frozen(kw_only=True)
class DirtyRoster:
    """A roster of institutions in CSV, and what it says when it is read with care.

    Attributes:
        content: The bytes of the file.
        encoding: How its text is encoded.
        headings: What its columns are called, by the field of an institution.
        institutions: The institutions that its rows are about, each once.
        rows: For each row in its order, the number of its institution.
    """

    content: bytes
    encoding: Encoding
    headings: Mapping[str, str]
    institutions: tuple[Institution, ...]
    rows: tuple[int, ...]

    @property
    def repeated(self) -> tuple[int, ...]:
        """The rows that are about an institution a second time, counted from 0."""
        return tuple(number for number, one in enumerate(self.rows) if one in self.rows[:number])


@st.composite
def dirty_rosters(
    draw: DrawFn,
    *,
    min_institutions: int = 1,
    max_institutions: int = _MOST,
    repeats: bool = True,
    encodings: Sequence[Encoding] = ("utf-8", "utf-8-sig", "gbk", "gb18030"),
) -> DirtyRoster:
    """Draw rosters of institutions in CSV that are written with little care.

    Args:
        min_institutions: The fewest institutions.
        max_institutions: The most institutions.
        repeats: Whether institutions may stand in several rows, mostly spelt in another way.
        encodings: How the text may be encoded.

    Columns come in any order and under any of their names, a title or blank rows may stand among
    them; names come in traditional or simplified script, in full or half width and with spaces;
    terms by key, label or alias. Shrinks to one institution, neatly written in UTF-8.
    """
    fields = draw(st.permutations(list(_HEADINGS)))
    headings = {name: draw(st.sampled_from(_HEADINGS[name])) for name in fields}
    found = draw(st.lists(_INSTITUTIONS, min_size=min_institutions, max_size=max_institutions))
    known = tuple(_called(one, number) for number, one in enumerate(found))
    again = st.lists(st.integers(0, max(0, len(known) - 1)), max_size=3 if known else 0)
    rows = (*range(len(known)), *(draw(again) if repeats else ()))
    lines = [
        [headings[name] for name in fields],
        *([draw(_cell(getattr(known[number], name))) for name in fields] for number in rows),
    ]
    encoding = draw(st.sampled_from(encodings))
    return DirtyRoster(
        content=draw(_written(lines)).encode(encoding),
        encoding=encoding,
        headings=headings,
        institutions=known,
        rows=rows,
    )


def _called(institution: Institution, number: int) -> Institution:
    """Return an institution by a name that no other has."""
    return evolve(institution, id=f"H{number}", name=f"{institution.name}{_BRANCHES[number]}")


_BRANCHES = ("", *(f"（{place}院区）" for place in ("东", "西", "南", "北", "中", "新", "老")))


def _cell(value: Any) -> SearchStrategy[str]:
    """Return what writes a value into a cell: neatly, or as people write it."""
    text = str(value)
    written = [text, _wide(text), f" {text}\u3000"]
    if isinstance(value, Term):
        written = list(value.spellings)
    elif isinstance(value, Text):
        written += [_traditional(text), " ".join(text)]
    return st.sampled_from(list(dict.fromkeys(written)))


def _wide(text: str) -> str:
    """Return a text with its ASCII in full width."""
    return "".join(chr(ord(c) + _TO_WIDE) if "!" <= c <= "~" else c for c in text)


_TO_WIDE = ord("！") - ord("!")


def _traditional(text: str) -> str:
    """Return a text in traditional script, so that it folds to what the text folds to."""
    return "".join(_traditional_characters().get(c, c) for c in text)


@cache
def _traditional_characters() -> Mapping[str, str]:
    """Return for characters a traditional form that GBK has, and that is simplified to them."""
    return {
        simplified: traditional
        for simplified, traditional in zip(
            "医疗县乡镇卫服务肿护团东门诊儿妇", "醫療縣鄉鎮衞服務腫護團東門診兒婦", strict=True
        )
        if simplify(traditional) == simplified
    }


@st.composite
def _written(draw: DrawFn, lines: list[list[str]]) -> str:
    """Draw the text of a file that holds these lines."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator=draw(st.sampled_from(("\n", "\r\n"))))
    title = draw(st.sampled_from(_TITLES))
    if title:
        writer.writerow([title])
    for number, line in enumerate(lines):
        writer.writerow(line)
        if number and draw(RARELY):
            writer.writerow([""] * len(line))
    return stream.getvalue()
