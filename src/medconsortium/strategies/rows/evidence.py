"""Parties that are no medical institutions, observations, and sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from medconsortium.model import Observation, Party, Source
from medconsortium.strategies.drawing import Frame, Unknowns, values_of
from medconsortium.strategies.places import COUNTIES
from medconsortium.strategies.rows.bounds import Ids, chosen, figures, given, may_be
from medconsortium.strategies.wording import Wording, texts
from medconsortium.vocabulary import Measure, PartyKind, SourceBasis, Unit

__all__ = ["observations", "parties", "sources"]


def parties(
    *,
    ids: Ids = None,
    kinds: Sequence[PartyKind] = (),
    divisions: Sequence[str] = (),
    parents: Sequence[str] = (),
    sources: Sequence[str] = (),
    earliest: date | None = None,
    latest: date | None = None,
    unknowns: Unknowns = "some",
    wording: Wording = "realistic",
) -> SearchStrategy[Party]:
    """Draw authorities, associations, companies and whoever else is no medical institution.

    Args:
        ids: What draws their ids.
        kinds: Their kinds; all if left out.
        divisions: Ids of the divisions they may stand in. Without any, this is not stated.
        parents: Ids of the parties they may be part of.
        sources: Ids of sources they may cite.
        earliest: No date lies before; 2015 if left out, adversarial ones any.
        latest: No date lies after, but for an end not set; 2025 if left out.
        unknowns: How many fields are not stated.
        wording: Whether names are those of the field, or hostile.

    Shrinks to one of which only the name is stated.
    """
    frame = Frame(
        known={"divisions": divisions, "parties": parents, "sources": sources},
        unknowns=unknowns,
        wording=wording,
        earliest=earliest,
        latest=latest,
    )
    bounded = given(id=ids, kind=chosen(kinds))
    named = {} if frame.is_hostile else {"name": texts(of=_NAMES)}
    return values_of(Party, frame, given={**named, **bounded})


def observations(
    *,
    ids: Ids = None,
    subjects: Sequence[str] = (),
    measures: Sequence[Measure] = (),
    units: Sequence[Unit] = (),
    min_value: float = 0,
    max_value: float = 100_000,
    sources: Sequence[str] = (),
    earliest: date | None = None,
    latest: date | None = None,
    unknowns: Unknowns = "some",
    wording: Wording = "realistic",
) -> SearchStrategy[Observation]:
    """Draw figures that were observed of something.

    Args:
        ids: What draws their ids; often there is none, and the network derives one.
        subjects: Ids of what they may be about; anything if left out.
        measures: What may be measured; all if left out.
        units: In which units; all if left out.
        min_value: The least value, where one is stated.
        max_value: The greatest value.
        sources: Ids of sources they may cite.
        earliest: No date lies before; 2015 if left out, adversarial ones any.
        latest: No date lies after, but for an end not set; 2025 if left out.
        unknowns: How many fields are not stated.
        wording: Adversarial figures are any that can be held, unless a bound is given.

    Shrinks to one without a value.
    """
    frame = Frame(
        known={"institutions": subjects, "sources": sources},
        unknowns=unknowns,
        wording=wording,
        earliest=earliest,
        latest=latest,
    )
    is_bounded = (min_value, max_value) != (0, 100_000)
    bounded = given(
        id=ids,
        measure=chosen(measures),
        unit=chosen(units),
        value=figures(min_value, max_value) if is_bounded or not frame.is_hostile else None,
        subject=may_be(subjects),
    )
    return values_of(Observation, frame, given=bounded)


def sources(
    *,
    ids: Ids = None,
    bases: Sequence[SourceBasis] = (),
    earliest: date | None = None,
    latest: date | None = None,
    unknowns: Unknowns = "some",
    wording: Wording = "realistic",
) -> SearchStrategy[Source]:
    """Draw sources: a document, the place in it, a short quote.

    Args:
        ids: What draws their ids.
        bases: On what they may rest; all if left out.
        earliest: None was published before; 2015 if left out, adversarial ones any.
        latest: None was published after; 2025 if left out, adversarial ones any.
        unknowns: How many fields are not stated.
        wording: Whether titles and quotes are those of the field, or hostile.

    Shrinks to one of which nothing is stated.
    """
    frame = Frame(unknowns=unknowns, wording=wording, earliest=earliest, latest=latest)
    bounded = given(id=ids, basis=chosen(bases))
    named = {} if frame.is_hostile else _DESCRIBED
    return values_of(Source, frame, given={**named, **bounded})


_NAMES = st.builds(
    "{}{}".format,
    st.sampled_from([county.place for county in COUNTIES]),
    st.sampled_from(("卫生健康局", "医学会", "医疗保障局", "社会福利院", "健康科技公司")),
)
_DESCRIBED = {
    "document": texts(of=st.sampled_from(("关于建设医联体的通知", "医联体工作简报", "机构名册"))),
    "place": st.builds("第{}页".format, st.integers(1, 99)),
    "quote": st.sampled_from(("由县人民医院牵头", "成员单位共三家", "签订合作协议")),
    "address": st.builds("https://example.org/{}".format, st.integers(1, 99)),
}
