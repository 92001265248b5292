from __future__ import annotations

from medconsortium.model import Instrument, PartialDate, StatedSize
from medconsortium.rules.examples import EXAMPLE_DAY, EXAMPLE_ID, example, outcome
from medconsortium.rules.general.no_clear_lead import no_clear_lead
from medconsortium.vocabulary import Completeness, ConsortiumKind, Role, Scope


def test_an_example_is_a_synthetic_network_of_one_consortium() -> None:
    network = example("specialty_alliance", {"甲": "lead", "乙": "member@湖南省"})
    assert network.synthetic
    consortium = network.consortia[EXAMPLE_ID]
    assert consortium.kind is ConsortiumKind.SPECIALTY_ALLIANCE
    assert consortium.scope is None
    assert consortium.members_completeness is Completeness.COMPLETE
    assert consortium.instruments_completeness is Completeness.COMPLETE
    assert [(m.institution, m.role, m.unit) for m in network.memberships.values()] == [
        ("甲", Role.LEAD, None),
        ("乙", Role.MEMBER, "湖南省"),
    ]
    assert all(m.since == PartialDate.parse("2019-01-01") for m in network.memberships.values())


def test_an_example_may_say_more() -> None:
    network = example(
        "rare_disease_network",
        {},
        instruments=[Instrument(id="章")],
        stated_sizes=[StatedSize(value=2)],
        completeness="partial",
    )
    consortium = network.consortia[EXAMPLE_ID]
    assert consortium.scope is Scope.NATIONAL
    assert consortium.stated_sizes == (StatedSize(value=2),)
    assert consortium.members_completeness is Completeness.PARTIAL
    assert list(network.instruments) == ["章"]


def test_examples_are_judged_on_their_day() -> None:
    assert outcome(no_clear_lead, example("specialty_alliance", {"甲": "lead"})) == "pass"
    assert no_clear_lead.is_in_force(EXAMPLE_DAY)
