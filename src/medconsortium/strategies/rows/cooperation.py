"""Links, instruments, platforms, recognitions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from medconsortium.model import Instrument, Link, Platform, Recognition
from medconsortium.strategies.drawing import Frame, Unknowns, values_of
from medconsortium.strategies.rows.bounds import Ids, chosen, figures, given, listing_of, may_be
from medconsortium.strategies.wording import Wording, texts
from medconsortium.vocabulary import (
    InstrumentKind,
    LinkKind,
    PlatformKind,
    PlatformModule,
    Provision,
    Subject,
)

__all__ = ["instruments", "links", "platforms", "recognitions"]

_HIGHEST_SECURITY = 5
_ITEMS = ("血常规", "尿常规", "胸部CT", "心电图", "乙肝五项")


def links(
    *,
    ids: Ids = None,
    kinds: Sequence[LinkKind] = (),
    origins: Sequence[str] = (),
    targets: Sequence[str] = (),
    consortia: Sequence[str] = (),
    instruments: Sequence[str] = (),
    subjects: Sequence[Subject] = (),
    min_minutes: float = 0,
    max_minutes: float = 600,
    sources: Sequence[str] = (),
    earliest: date | None = None,
    latest: date | None = None,
    unknowns: Unknowns = "some",
    wording: Wording = "realistic",
) -> SearchStrategy[Link]:
    """Draw working relations from one institution or department to another.

    Args:
        ids: What draws their ids; often there is none, and the network derives one.
        kinds: Their kinds; all if left out.
        origins: Ids they may lead from; anything if left out.
        targets: Ids they may lead to; those of `origins` if left out.
        consortia: Ids of the consortia that may carry them. Without any, this is not stated.
        instruments: Ids of the instruments that may carry them.
        subjects: Medical subjects that they may be limited to; all if left out.
        min_minutes: The shortest travel time in minutes, where one is stated.
        max_minutes: The longest travel time in minutes.
        sources: Ids of sources they may cite.
        earliest: No date lies before; 2015 if left out, adversarial ones any.
        latest: No date lies after, but for an end not set; 2025 if left out.
        unknowns: How many fields are not stated.
        wording: Whether texts are those of the field, or hostile.

    Shrinks to a referral up of which nothing else is stated.
    """
    frame = Frame(
        known={
            "institutions": origins,
            "consortia": consortia,
            "instruments": instruments,
            "sources": sources,
        },
        unknowns=unknowns,
        wording=wording,
        earliest=earliest,
        latest=latest,
    )
    bounded = given(
        id=ids,
        kind=chosen(kinds),
        origin=may_be(origins),
        target=may_be(targets or origins),
        subjects=listing_of(subjects, frame=frame),
        travel_minutes=figures(min_minutes, max_minutes),
    )
    return values_of(Link, frame, given=bounded)


def instruments(
    *,
    ids: Ids = None,
    kinds: Sequence[InstrumentKind] = (),
    consortia: Sequence[str] = (),
    actors: Sequence[str] = (),
    provisions: Sequence[Provision] = (),
    sources: Sequence[str] = (),
    earliest: date | None = None,
    latest: date | None = None,
    unknowns: Unknowns = "some",
    wording: Wording = "realistic",
) -> SearchStrategy[Instrument]:
    """Draw documents that a network rests on: charters, agreements, referral standards.

    Args:
        ids: What draws their ids.
        kinds: Their kinds; all if left out.
        consortia: Ids of the consortia they may belong to. Without any, this is not stated.
        actors: Ids of those who may issue and sign them.
        provisions: What they may set out; anything if left out.
        sources: Ids of sources they may cite.
        earliest: No date lies before; 2015 if left out, adversarial ones any.
        latest: No date lies after, but for an end not set; 2025 if left out.
        unknowns: How many fields are not stated.
        wording: Whether titles are those of the field, or hostile.

    Shrinks to one of which nothing is stated.
    """
    frame = Frame(
        known={"consortia": consortia, "institutions": actors, "sources": sources},
        unknowns=unknowns,
        wording=wording,
        earliest=earliest,
        latest=latest,
    )
    bounded = given(
        id=ids, kind=chosen(kinds), provisions=listing_of(provisions, frame=frame, most=6)
    )
    named = {} if frame.is_hostile else _DESCRIBED
    return values_of(Instrument, frame, given={**named, **bounded})


def platforms(
    *,
    ids: Ids = None,
    kinds: Sequence[PlatformKind] = (),
    modules: Sequence[PlatformModule] = (),
    consortia: Sequence[str] = (),
    actors: Sequence[str] = (),
    sources: Sequence[str] = (),
    earliest: date | None = None,
    latest: date | None = None,
    unknowns: Unknowns = "some",
    wording: Wording = "realistic",
) -> SearchStrategy[Platform]:
    """Draw information platforms.

    Args:
        ids: What draws their ids.
        kinds: Their kinds; all if left out.
        modules: What they may offer; anything if left out.
        consortia: Ids of the consortia they may belong to. Without any, this is not stated.
        actors: Ids of those who may run them and take part.
        sources: Ids of sources they may cite.
        earliest: No date lies before; 2015 if left out, adversarial ones any.
        latest: No date lies after, but for an end not set; 2025 if left out.
        unknowns: How many fields are not stated.
        wording: Adversarial names are hostile, and levels of security any number.

    Shrinks to one of which only the name is stated.
    """
    frame = Frame(
        known={"consortia": consortia, "institutions": actors, "sources": sources},
        unknowns=unknowns,
        wording=wording,
        earliest=earliest,
        latest=latest,
    )
    bounded = given(id=ids, kind=chosen(kinds), modules=listing_of(modules, frame=frame))
    if frame.is_hostile:
        return values_of(Platform, frame, given=bounded)
    named = {
        "name": texts(of=st.sampled_from([kind.zh for kind in kinds or PlatformKind])),
        "security_grade": st.integers(1, _HIGHEST_SECURITY),
    }
    return values_of(Platform, frame, given={**named, **bounded})


def recognitions(
    *,
    ids: Ids = None,
    items: Sequence[str] = _ITEMS,
    actors: Sequence[str] = (),
    consortia: Sequence[str] = (),
    instruments: Sequence[str] = (),
    sources: Sequence[str] = (),
    earliest: date | None = None,
    latest: date | None = None,
    unknowns: Unknowns = "some",
    wording: Wording = "realistic",
) -> SearchStrategy[Recognition]:
    """Draw that results for an item are recognised.

    Args:
        ids: What draws their ids; often there is none, and the network derives one.
        items: The items that may be recognised.
        actors: Ids of those whose results may be recognised, and who may recognise them. Without
            any, this is not stated.
        consortia: Ids of the consortia within which they may be.
        instruments: Ids of the instruments that may say so.
        sources: Ids of sources they may cite.
        earliest: No date lies before; 2015 if left out, adversarial ones any.
        latest: No date lies after, but for an end not set; 2025 if left out.
        unknowns: How many fields are not stated.
        wording: Whether items and marks are those of the field, or hostile.

    Shrinks to one of which only the item is stated.
    """
    frame = Frame(
        known={
            "institutions": actors,
            "consortia": consortia,
            "instruments": instruments,
            "sources": sources,
        },
        unknowns=unknowns,
        wording=wording,
        earliest=earliest,
        latest=latest,
    )
    is_bounded = tuple(items) != _ITEMS
    named = {"item": st.sampled_from(list(items)), "mark": st.just("HR")}
    if frame.is_hostile:
        named = {"item": named["item"]} if is_bounded else {}
    return values_of(Recognition, frame, given={**named, **given(id=ids)})


_DESCRIBED = {
    "title": texts(of=st.sampled_from([kind.zh for kind in InstrumentKind])),
    "number": st.builds("〔{}〕{}号".format, st.integers(2015, 2025), st.integers(1, 99)),
    "content": texts(of=st.sampled_from(("明确各方职责", "规定转诊流程", "约定结果互认"))),
}
