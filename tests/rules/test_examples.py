from __future__ import annotations

from medconsortium.model import Institution, Instrument, PartialDate, StatedSize
from medconsortium.rules.examples import EXAMPLE_ID, example
from medconsortium.vocabulary import Completeness, ConsortiumKind, Role, Scope


def test_an_example_is_a_synthetic_network_of_one_consortium() -> None:
    network = example("specialty_alliance", {"甲": "lead", "乙": "member@湖南省"})
    assert network.synthetic
    consortium = network.consortia[EXAMPLE_ID]
    assert consortium.kind is ConsortiumKind.SPECIALTY_ALLIANCE
    assert consortium.scope is None
    assert consortium.members_completeness is Completeness.COMPLETE
    assert consortium.instruments_completeness is Completeness.UNKNOWN
    assert [(m.institution, m.role, m.unit) for m in network.memberships.values()] == [
        ("甲", Role.LEAD, None),
        ("乙", Role.MEMBER, "湖南省"),
    ]
    assert all(m.since == PartialDate.parse("2019-01-01") for m in network.memberships.values())


def test_an_example_may_say_more() -> None:
    network = example(
        "rare_disease_network",
        {"甲": "lead"},
        rows=[Instrument(id="章"), Institution(id="甲", name="甲医院")],
        fields={"stated_sizes": [StatedSize(value=2)]},
        complete={"links"},
    )
    consortium = network.consortia[EXAMPLE_ID]
    assert consortium.scope is Scope.NATIONAL
    assert consortium.stated_sizes == (StatedSize(value=2),)
    assert consortium.members_completeness is Completeness.UNKNOWN
    assert consortium.links_completeness is Completeness.COMPLETE
    assert list(network.instruments) == ["章"]
    assert network.institutions["甲"].name.zh == "甲医院"
