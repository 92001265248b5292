from __future__ import annotations

from tests.strategies.compliant.test_assembly import network

from medconsortium.strategies.lacking import without_need
from medconsortium.vocabulary import Completeness, ConsortiumKind

WHOLE = network(ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)


def test_a_field_is_stated_nowhere() -> None:
    left = without_need(WHOLE, "institutions.tier")
    assert {row.tier for row in left.institutions.values()} == {None}
    assert left.memberships == WHOLE.memberships


def test_a_field_with_a_default_holds_it() -> None:
    left = without_need(WHOLE, "consortia.members_completeness")
    assert {r.members_completeness for r in left.consortia.values()} == {Completeness.UNKNOWN}


def test_a_table_is_empty_and_not_said_to_be_complete() -> None:
    left = without_need(WHOLE, "links")
    assert len(left.links) == 0
    assert {r.links_completeness for r in left.consortia.values()} == {Completeness.UNKNOWN}
    served = without_need(WHOLE, "services")
    assert len(served.services) == 0
    assert {r.services_completeness for r in served.institutions.values()} == {Completeness.UNKNOWN}
    assert len(without_need(WHOLE, "observations").observations) == 0
