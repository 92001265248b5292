"""What differs between two networks."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.strategies.networks import networks

from medconsortium.errors import ModelError
from medconsortium.model import (
    TABLES,
    Consortium,
    Identifier,
    Institution,
    Link,
    Membership,
    Network,
    OtherName,
    Party,
)
from medconsortium.model.changes.difference import Difference, FieldChange, Renaming, diff, rename
from medconsortium.vocabulary import IdentifierSystem, LinkKind, Role

TOWN = Institution(id="乡", name="乡卫生院")
COUNTY = Institution(id="县", name="县医院", beds=300)
BODY = Consortium(id="体", name="医共体")
MEMBER = Membership(consortium="体", institution="乡", role=Role.MEMBER)
UP = Link(origin="乡", target="县", kind=LinkKind.REFERRAL_UP)


def network(*institutions: Institution, member: str = "乡", target: str = "县") -> Network:
    return Network(
        institutions=institutions,
        consortia=[BODY],
        memberships=[Membership(consortium="体", institution=member, role=Role.MEMBER)],
        links=[Link(origin=member, target=target, kind=LinkKind.REFERRAL_UP)],
    )


@given(networks())
def test_a_network_differs_in_nothing_from_itself(drawn: Network) -> None:
    assert diff(drawn, drawn).is_empty
    assert diff(drawn, drawn) == Difference(added=(), removed=(), changed=(), renamed=())


@given(networks(), networks())
def test_two_networks_differ_in_something_unless_their_rows_are_equal(
    one: Network, other: Network
) -> None:
    found = diff(one, other)
    equal = all(dict(one.table(t)) == dict(other.table(t)) for t in TABLES)
    assert found.is_empty == equal


def test_rows_added_removed_and_changed_are_told_by_table_and_id() -> None:
    later = Network(
        institutions=[
            TOWN,
            Institution(id="县", name="县医院", beds=400),
            Institution(id="村", name="村"),
        ],
        consortia=[BODY],
        memberships=[MEMBER],
    )
    found = diff(network(TOWN, COUNTY), later)
    assert found.added == (("institutions", "村"),)
    assert found.removed == (("links", "乡/县/referral_up/-"),)
    (change,) = found.changed
    assert (change.table, change.id) == ("institutions", "县")
    assert change.fields == (FieldChange(field="beds", before=300, after=400),)


@pytest.mark.parametrize(
    "later",
    [
        Institution(id="新", name="乡卫生院"),
        Institution(id="新", name="改名", other_names=[OtherName(name="鄉衛生院")]),
    ],
    ids=["same name", "former name, traditional script"],
)
def test_an_institution_with_a_new_id_and_a_name_it_kept_is_renamed(later: Institution) -> None:
    found = diff(network(TOWN, COUNTY), network(later, COUNTY, member="新"))
    assert found.renamed == (
        Renaming(table="institutions", before="乡", after="新", shared="乡卫生院"),
    )
    assert (found.added, found.removed) == ((), ())  # what refers to it has not changed
    fields = {change.field for row in found.changed for change in row.fields}
    assert fields <= {"name", "other_names"}


def test_an_identifier_tells_a_renaming_too() -> None:
    code = Identifier(system=IdentifierSystem.USCC, value="12430100400000018C")
    before = Network(institutions=[Institution(id="a", name="甲", identifiers=[code])])
    after = Network(institutions=[Institution(id="b", name="乙", identifiers=[code])])
    (renaming,) = diff(before, after).renamed
    assert (renaming.before, renaming.after, renaming.shared) == ("a", "b", "12430100400000018c")


def test_two_candidates_are_no_renaming() -> None:
    before = Network(institutions=[Institution(id="a", name="甲")])
    after = Network(institutions=[Institution(id="b", name="甲"), Institution(id="c", name="甲")])
    for one, other in ((before, after), (after, before)):
        found = diff(one, other)
        assert found.renamed == ()
        assert (len(found.added), len(found.removed)) == (
            len(other.institutions),
            len(one.institutions),
        )


def test_rename_takes_references_along() -> None:
    renamed = rename(network(TOWN, COUNTY), {"乡": "镇", "无": "有"})
    assert set(renamed.institutions) == {"镇", "县"}
    assert [m.institution for m in renamed.memberships.values()] == ["镇"]
    assert set(renamed.links) == {"镇/县/referral_up/-"}
    assert rename(renamed, {"镇": "乡"}) == network(TOWN, COUNTY)


def test_rename_without_ids_returns_the_network_itself() -> None:
    one = network(TOWN, COUNTY)
    assert rename(one, {}) is one


def test_rename_onto_an_id_that_is_taken_is_refused() -> None:
    with pytest.raises(ModelError):
        rename(network(TOWN, COUNTY), {"乡": "县"})


def test_an_id_that_named_something_else_is_not_taken_over() -> None:
    before = Network(
        institutions=[Institution(id="a", name="甲医院")],
        parties=[Party(id="b", name="乙局")],
    )
    after = Network(institutions=[Institution(id="b", name="甲医院")])
    found = diff(before, after)
    assert found.renamed == ()
    assert found.added == (("institutions", "b"),)
    assert found.removed == (("parties", "b"), ("institutions", "a"))


def test_a_difference_as_plain_data() -> None:
    before = Network(institutions=[Institution(id="a", name="甲"), Institution(id="b", name="乙")])
    after = Network(
        institutions=[Institution(id="a", name="甲", beds=9), Institution(id="c", name="乙")]
    )
    assert diff(before, after).to_dict() == {
        "added": [],
        "removed": [],
        "changed": [
            {
                "table": "institutions",
                "id": "a",
                "fields": {"beds": {"before": None, "after": 9}},
            }
        ],
        "renamed": [{"table": "institutions", "before": "b", "after": "c", "shared": "乙"}],
    }
