"""What rules about links, divisions and institutions tell apart, to go with `judged`.

Three hospitals with categories, grades, codes and places; a small tree of divisions; links between
the hospitals; and what a consortium says of its grid. Divisions lie in larger ones,
never in smaller: a tree that contradicts itself says nothing, and nothing can be learnt from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.model import (
    Division,
    Identifier,
    Institution,
    Link,
    Listing,
    OtherName,
)
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Category,
    Completeness,
    DivisionLevel,
    Grade,
    IdentifierSystem,
    LinkKind,
    Ownership,
    Tier,
)

__all__ = ["DIVISIONS", "consortium_fields", "divisions", "institutions", "links"]

DIVISIONS = ("县", "东镇", "西镇", "邻县")
_PERIODS = [("2019", "open")] * 18 + [("2019", "2020"), ("2019", None), (None, None)]
_DIVISION_CODES = {
    "县": "430121",
    "东镇": "430121100",
    "西镇": "430121101",
    "邻县": "430122",
}
_CATEGORIES = (Category.A100, Category.J100, Category.M649, Category.A527, Category.A210)
_CODES = ("12430100400000018C", "12430121MB0000027F", "12430100400000018D")


def _usually(usual: Any, *seldom: Any) -> SearchStrategy[Any]:
    return st.sampled_from([usual] * 9 * max(1, len(seldom) // 2) + list(seldom))


@st.composite
def divisions(draw: DrawFn) -> list[Division]:
    """Draw a county and its two towns, and the county next to it."""
    found = []
    for name in DIVISIONS:
        since, until = draw(st.sampled_from(_PERIODS))
        is_county = name.endswith("县")
        level = DivisionLevel.COUNTY if is_county else DivisionLevel.TOWNSHIP
        found.append(
            Division(
                id=name,
                code=draw(_usually(_DIVISION_CODES[name], "430100", "310230", None)),
                level=draw(_usually(level, None)),
                parent=None if is_county else draw(_usually("县", None)),
                since=since,
                until=until,
            )
        )
    return found


@st.composite
def institutions(draw: DrawFn, names: Sequence[str]) -> list[Institution]:
    """Draw hospitals and the like."""
    lead = draw(st.sampled_from([Category.A100, Category.A100, Category.A210]))
    usual = {0: (lead, Grade.TERTIARY_A), 1: (Category.C220, Grade.UNGRADED)}
    found = []
    for number, name in enumerate(names):
        category, grade = usual.get(number, (Category.B100, Grade.PRIMARY))
        found.append(
            Institution(
                id=name,
                name=name,
                other_names=draw(st.sampled_from([(), (OtherName(name="又名"),)])),
                category=draw(_usually(category, *_CATEGORIES, None)),
                grade=draw(_usually(grade, Grade.SECONDARY_A, Grade.UNGRADED, None)),
                tier=draw(st.sampled_from([Tier.COUNTY, Tier.TOWNSHIP, None])),
                ownership=draw(_usually(Ownership.GOVERNMENT, *Ownership, None)),
                beds=draw(st.sampled_from([None, 0, 9])),
                division=draw(_usually("东镇", "西镇", "县", "邻县", None)),
                part_of=draw(_usually(None, *names)),
                identifiers=draw(_identifiers(number)),
            )
        )
    return found


@st.composite
def _identifiers(draw: DrawFn, number: int) -> list[Identifier]:
    code = draw(_usually(_CODES[number % 2], *_CODES))
    licence = draw(_usually(f"证{number}", "证0", "证1"))
    written = [(IdentifierSystem.USCC, code), (IdentifierSystem.LICENCE, licence)]
    wanted = draw(st.sampled_from([(0, 1), (0, 2), (1, 2), (0, 0)]))
    return [Identifier(system=s, value=value) for s, value in written[slice(*wanted)]]


_REFERRAL = (("乙", LinkKind.REFERRAL_UP, "甲"), ("甲", LinkKind.REFERRAL_DOWN, "乙"))
_CONSULTATION = (
    ("丙", LinkKind.TELECONSULTATION, "乙"),
    ("乙", LinkKind.TELECONSULTATION, "甲"),
    ("甲", LinkKind.FOLLOW_UP, "乙"),
)

_SUPPORT = (("甲", LinkKind.SUPPORT, "乙"), ("甲", LinkKind.TEACHING, "丙"))


@st.composite
def links(draw: DrawFn, actors: Sequence[str], consortia: Sequence[str]) -> list[Link]:
    """Draw links between the hospitals, mostly such as a consortium has."""
    kinds = [kind for _, kind, _ in (*_REFERRAL, *_CONSULTATION, *_SUPPORT)]
    found = []
    for number, (origin, kind, target) in enumerate(
        draw(st.sampled_from([_REFERRAL, _CONSULTATION, _SUPPORT, _REFERRAL[:1], ()]))
    ):
        since, until = draw(st.sampled_from(_PERIODS))
        found.append(
            Link(
                id=f"联{number}",
                origin=draw(_usually(origin, *actors)),
                target=draw(_usually(target, *actors)),
                kind=draw(_usually(kind, *kinds)),
                consortium=draw(_usually(consortia[0], *consortia, None)),
                since=since,
                until=until,
            )
        )
    return found


@st.composite
def consortium_fields(draw: DrawFn, number: int) -> dict[str, Any]:
    """Draw what a consortium says of its grid and its kind, and how completely links are listed."""
    place = DIVISIONS[1 + number % 2]
    grid = draw(st.lists(st.sampled_from(DIVISIONS), max_size=2, unique=True) | st.just([place]))
    completeness = draw(_usually(Completeness.COMPLETE, *Completeness))
    return {
        "grid": draw(_usually(Listing(grid, completeness), None)),
        "kind_label": draw(st.sampled_from([None, Text(zh="某种联盟")])),
        "links_completeness": draw(_usually(Completeness.COMPLETE, *Completeness)),
    }
