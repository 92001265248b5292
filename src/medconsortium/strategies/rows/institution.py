"""Medical institutions, their departments and services."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from medconsortium.model import Department, Institution, Listing, Service
from medconsortium.strategies.drawing import Frame, Unknowns, values_of
from medconsortium.strategies.identifiers import identifiers
from medconsortium.strategies.places import COUNTIES
from medconsortium.strategies.rows.bounds import Ids, chosen, given, listing_of, may_be
from medconsortium.strategies.sites import Site, name_at, sites_like
from medconsortium.strategies.wording import Wording, texts
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Category,
    Grade,
    Ownership,
    ServiceItem,
    ServiceStatus,
    Subject,
    Tier,
)

__all__ = ["departments", "institutions", "services"]

_MOST_BEDS = 5000


def institutions(
    *,
    ids: Ids = None,
    categories: Sequence[Category] = (),
    tiers: Sequence[Tier] = (),
    grades: Sequence[Grade] = (),
    ownerships: Sequence[Ownership] = (),
    divisions: Sequence[str] = (),
    parents: Sequence[str] = (),
    min_beds: int = 0,
    max_beds: int = _MOST_BEDS,
    sources: Sequence[str] = (),
    earliest: date | None = None,
    latest: date | None = None,
    unknowns: Unknowns = "some",
    wording: Wording = "realistic",
) -> SearchStrategy[Institution]:
    """Draw medical institutions.

    Args:
        ids: What draws their ids.
        categories: Their categories (WS 218); all if left out.
        tiers: Their tiers; all if left out.
        grades: Their grades; all if left out.
        ownerships: Who may run them; anybody if left out.
        divisions: Ids of the divisions they may lie in. Without any, this is not stated.
        parents: Ids of the institutions they may be part of.
        min_beds: The fewest beds, where a number is stated.
        max_beds: The most beds.
        sources: Ids of sources they may cite.
        earliest: No date lies before; 2015 if left out, adversarial ones any.
        latest: No date lies after, but for an end not set; 2025 if left out.
        unknowns: How many fields are not stated.
        wording: Realistic ones are such as exist: name, category, tier, grade and beds go together
            as far as the bounds allow. Of adversarial ones nothing does, and texts are hostile.

    Shrinks to a county hospital of which only the name is stated.
    """
    frame = Frame(
        known={"divisions": divisions, "institutions": parents, "sources": sources},
        unknowns=unknowns,
        wording=wording,
        earliest=earliest,
        latest=latest,
    )
    bounded = given(
        id=ids,
        category=chosen(categories),
        tier=chosen(tiers),
        grade=chosen(grades),
        ownership=chosen(ownerships),
        beds=st.integers(min_beds, max_beds),
        identifiers=st.lists(identifiers(wording=wording), max_size=2).map(tuple),
    )
    known = sites_like(categories=categories, tiers=tiers, grades=grades, ownerships=ownerships)
    if frame.is_hostile or not known:
        return values_of(Institution, frame, given=bounded)
    of_sites = [
        values_of(
            Institution,
            frame,
            given={**bounded, **_as_is_usual(site, grades, (min_beds, max_beds))},
        )
        for site in known
    ]
    return st.one_of(of_sites)


def _as_is_usual(
    site: Site, grades: Sequence[Grade], beds: tuple[int, int]
) -> dict[str, SearchStrategy[Any]]:
    """Return what draws the fields that go together in a sort of institution."""
    usual = [grade for grade in site.grades if not grades or grade in grades]
    fewest, most = max(beds[0], site.beds[0]), min(beds[1], site.beds[1])
    return {
        "name": _names(site),
        "category": st.just(site.category),
        "tier": st.just(site.tier),
        "grade": st.sampled_from(usual),
        "ownership": st.just(site.ownership),
        "affiliation": st.just(site.affiliation),
        "designations": st.lists(_DESIGNATIONS, max_size=2, unique=True).map(Listing),
        **({"beds": st.integers(fewest, most)} if fewest <= most else {}),
        "doctors": st.integers(1, 2 + most // 3),
        "nurses": st.integers(0, 2 + most // 2),
    }


@st.composite
def _names(draw: DrawFn, site: Site) -> Text:
    county, ordinal = draw(st.sampled_from(COUNTIES)), draw(st.integers(1, 5))
    return Text(zh=name_at(site, county, ordinal=ordinal))


_DESIGNATIONS = st.sampled_from(("胸痛中心", "卒中中心", "创伤中心", "国家区域医疗中心"))


def departments(
    *,
    ids: Ids = None,
    institutions: Sequence[str] = (),
    subjects: Sequence[Subject] = (),
    sources: Sequence[str] = (),
    earliest: date | None = None,
    latest: date | None = None,
    unknowns: Unknowns = "some",
    wording: Wording = "realistic",
) -> SearchStrategy[Department]:
    """Draw departments, multidisciplinary teams, and teams of several institutions.

    Args:
        ids: What draws their ids.
        institutions: Ids of the institutions they may belong to. Without any, this is not stated.
        subjects: Their medical subjects; all if left out.
        sources: Ids of sources they may cite.
        earliest: No date lies before; 2015 if left out, adversarial ones any.
        latest: No date lies after, but for an end not set; 2025 if left out.
        unknowns: How many fields are not stated.
        wording: Whether names and schedules are those of the field, or hostile.

    Shrinks to one of which only the name is stated.
    """
    frame = Frame(
        known={"institutions": institutions, "sources": sources},
        unknowns=unknowns,
        wording=wording,
        earliest=earliest,
        latest=latest,
    )
    bounded = given(id=ids, subjects=listing_of(subjects, frame=frame))
    named = {} if frame.is_hostile else _DESCRIBED
    return values_of(Department, frame, given={**named, **bounded})


_DESCRIBED = {
    "name": texts(
        of=st.sampled_from(("儿科", "肿瘤科", "病理科", "多学科诊疗团队", "远程会诊中心"))
    ),
    "schedule": texts(of=st.sampled_from(("每周三下午", "工作日", "全天"))),
}


def services(
    *,
    ids: Ids = None,
    providers: Sequence[str] = (),
    subjects: Sequence[Subject] = (),
    items: Sequence[ServiceItem] = (),
    statuses: Sequence[ServiceStatus] = (),
    sources: Sequence[str] = (),
    earliest: date | None = None,
    latest: date | None = None,
    unknowns: Unknowns = "some",
    wording: Wording = "realistic",
) -> SearchStrategy[Service]:
    """Draw services that institutions or departments offer, plan or have suspended.

    Args:
        ids: What draws their ids; often there is none, and the network derives one.
        providers: Ids of those who may offer them; anybody if left out.
        subjects: Their medical subjects; all if left out.
        items: Their service items; all if left out.
        statuses: Whether they can be had; anything if left out.
        sources: Ids of sources they may cite.
        earliest: No date lies before; 2015 if left out, adversarial ones any.
        latest: No date lies after, but for an end not set; 2025 if left out.
        unknowns: How many fields are not stated.
        wording: Whether the terms of payment are those of the field, or hostile.

    Shrinks to one of which only the provider is stated.
    """
    frame = Frame(
        known={"institutions": providers, "sources": sources},
        unknowns=unknowns,
        wording=wording,
        earliest=earliest,
        latest=latest,
    )
    bounded = given(
        id=ids,
        provider=may_be(providers),
        subject=chosen(subjects),
        item=chosen(items),
        status=chosen(statuses),
    )
    named = {} if frame.is_hostile else {"payment": texts(of=st.sampled_from(_PAYMENT))}
    return values_of(Service, frame, given={**named, **bounded})


_PAYMENT = ("按病种付费", "按床日付费", "门诊统筹")
