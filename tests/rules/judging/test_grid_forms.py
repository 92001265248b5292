from __future__ import annotations

import pytest

from medconsortium.rules import check
from medconsortium.rules.examples import EXAMPLE_DAY
from medconsortium.rules.judging.grid_forms import GRID_FORMS, documented, linked
from medconsortium.vocabulary import Completeness, InstrumentKind, LinkKind


@pytest.mark.parametrize("kind", sorted(kind.key for kind in GRID_FORMS))
def test_made_up_consortia_break_no_rule(kind: str) -> None:
    networks = [documented(kind)]
    if kind == "urban_medical_group":  # of a county community, telemedicine is asked too
        networks.append(linked(kind, {"甲": "lead", "乙": "member"}))
    for network in networks:
        found = check(network, on=EXAMPLE_DAY).findings
        assert [finding.rule.code for finding in found] == []


def test_documents_are_all_there_are() -> None:
    network = documented()
    (consortium,) = network.consortia.values()
    assert consortium.instruments_completeness is Completeness.COMPLETE
    kinds = {row.kind for row in network.instruments.values()}
    assert {InstrumentKind.CHARTER, InstrumentKind.REFERRAL_STANDARD} <= kinds


def test_members_are_linked_with_the_first() -> None:
    network = linked("urban_medical_group", {"甲": "lead", "乙": "member", "丙": "member"})
    links = [(x.origin, x.kind, x.target) for x in network.links.values()]
    assert ("乙", LinkKind.REFERRAL_UP, "甲") in links
    assert ("甲", LinkKind.REFERRAL_DOWN, "丙") in links
    assert len(links) == 6
