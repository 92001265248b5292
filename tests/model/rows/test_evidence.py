"""Parties, observations and sources."""

from __future__ import annotations

from medconsortium.model import Observation, PartialDate, Party, Source
from medconsortium.text import Text
from medconsortium.vocabulary import Measure, PartyKind, Qualifier, SourceBasis


def test_a_party_is_somebody_with_a_name() -> None:
    party = Party(id="局", name="某县卫生健康局", kind=PartyKind.at(0), division="县")
    assert party.name == Text(zh="某县卫生健康局")
    assert (party.kind, party.part_of) == (PartyKind.at(0), None)


def test_an_observation_may_be_of_a_value_not_known() -> None:
    observation = Observation(subject="县", measure=Measure.at(0))
    assert (observation.value, observation.qualifier, observation.unit) == (None, None, None)


def test_an_observation_says_how_exact_it_is() -> None:
    observation = Observation(
        subject="县", measure=Measure.at(0), value=500, qualifier=Qualifier.AT_LEAST, since="2023"
    )
    assert (observation.value, observation.qualifier) == (500, Qualifier.AT_LEAST)


def test_a_source_may_state_nothing() -> None:
    source = Source(id="s")
    for name in ("document", "place", "quote", "basis", "address", "published"):
        assert getattr(source, name) is None


def test_a_source_leads_to_a_place_in_a_document() -> None:
    source = Source(
        id="s",
        document="医联体管理办法",
        place="第十条",
        quote="鼓励……",
        basis=SourceBasis.at(0),
        published="2020-07-09",
    )
    assert source.document == Text(zh="医联体管理办法")
    assert source.published == PartialDate.parse("2020-07-09")


def test_a_source_may_cite_another() -> None:
    assert Source(id="s", sources=["t"]).sources == ("t",)
