from __future__ import annotations

from collections.abc import Callable

import pytest

from medconsortium.model import Instrument, Link, Network, with_rows
from medconsortium.rules import STABLE, check
from medconsortium.rules.examples import EXAMPLE_DAY, EXAMPLE_ID
from medconsortium.rules.judging.exemplary import (
    alliance,
    expired,
    national_network,
    provincial_network,
    saying,
    telemedicine_network,
    unsigned,
    withdrawn,
)
from medconsortium.vocabulary import Completeness, InstrumentKind, LinkKind, Provision, Role

AGREEMENT = InstrumentKind.AGREEMENT


@pytest.mark.parametrize(
    "make", [alliance, telemedicine_network, provincial_network, national_network]
)
def test_they_comply_with_every_rule(make: Callable[[], Network]) -> None:
    network = make()
    assert network.synthetic
    assert check(network, on=EXAMPLE_DAY, rules=STABLE).findings == ()


def test_the_nation_is_as_large_as_listed() -> None:
    roles = [row.role for row in national_network().memberships.values() if row.group is None]
    assert (roles.count(Role.NATIONAL_LEAD), roles.count(Role.PROVINCIAL_LEAD)) == (1, 32)


def test_what_is_given_comes_in_place_of_ours() -> None:
    rules = Instrument(id="数据安全制度", kind=InstrumentKind.NOTICE)
    assert alliance(rows=[rules]).instruments["数据安全制度"].kind is InstrumentKind.NOTICE
    other = Instrument(id="合作协议", kind=InstrumentKind.NOTICE)
    assert telemedicine_network(rows=[other]).instruments["合作协议"].kind is InstrumentKind.NOTICE


def kinds(network: Network) -> list[InstrumentKind | None]:
    return [row.kind for row in network.instruments.values()]


def test_a_document_is_withdrawn_and_nothing_rests_on_it() -> None:
    link = Link(
        id="会诊", origin="乙", target="甲", kind=LinkKind.TELECONSULTATION, instrument="合作协议"
    )
    left = withdrawn(with_rows(alliance(), [link]), EXAMPLE_ID, AGREEMENT)
    assert AGREEMENT not in kinds(left)
    assert len(kinds(left)) == len(kinds(alliance())) - 1
    assert left.links["会诊"].instrument is None
    listed = left.consortia[EXAMPLE_ID].instruments_completeness
    assert listed is Completeness.COMPLETE


def test_a_document_is_changed() -> None:
    over = expired(alliance(), EXAMPLE_ID, AGREEMENT).instruments["合作协议"]
    assert str(over.until) == "2019-12-31"
    short = saying(alliance(), EXAMPLE_ID, AGREEMENT, [Provision.RIGHTS]).instruments["合作协议"]
    assert list(short.provisions or ()) == [Provision.RIGHTS]
    alone = unsigned(alliance(), EXAMPLE_ID).instruments["合作协议"]
    assert list(alone.parties or ()) == ["甲"]
