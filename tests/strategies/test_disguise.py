from __future__ import annotations

from tests.strategies.compliant.test_assembly import network
from tests.strategies.drawing_out import drawn

from medconsortium.model import TABLES
from medconsortium.strategies.disguise import disguised
from medconsortium.vocabulary import ConsortiumKind

BEFORE = network(ConsortiumKind.SPECIALTY_ALLIANCE)


def test_the_structure_stays() -> None:
    for after in drawn(disguised(BEFORE), 20):
        for table in TABLES:
            assert len(after.table(table)) == len(BEFORE.table(table))
        roles = [row.role for row in BEFORE.memberships.values()]
        assert sorted(row.role for row in after.memberships.values() if row.role) == sorted(
            role for role in roles if role
        )
        links = {(row.origin, row.target) for row in after.links.values()}
        assert links <= {(a, b) for a in after.institutions for b in after.institutions}


def test_ids_and_names_are_others() -> None:
    names = set()
    for after in drawn(disguised(BEFORE), 20):
        assert after.institutions.keys().isdisjoint(BEFORE.institutions)
        names |= {str(row.name) for row in after.institutions.values()}
    assert {"", "=1+1"} & names
