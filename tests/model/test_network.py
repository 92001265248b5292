"""A network: an immutable value made of tables."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import attrs
import pytest

from medconsortium.errors import ModelError, Place
from medconsortium.model import (
    TABLES,
    Consortium,
    Department,
    Division,
    Institution,
    Link,
    Listing,
    MemberGroup,
    Membership,
    Network,
    Observation,
    Service,
    Source,
)
from medconsortium.model.network import network_of
from medconsortium.text import Text
from medconsortium.vocabulary import LinkKind, Measure, Role

COUNTY = Institution(id="县", name="某县人民医院", beds=500)
TOWNSHIP = Institution(id="乡", name="某乡卫生院", part_of="县")
CONSORTIUM = Consortium(id="体", name="某县医共体")
LEAD = Membership(consortium="体", institution="县", role=Role.LEAD)
MEMBER = Membership(consortium="体", institution="乡", role=Role.MEMBER)
UP = Link(origin="乡", target="县", kind=LinkKind.REFERRAL_UP, consortium="体", travel_minutes=40)


@pytest.fixture(name="network")
def county() -> Network:
    return Network(
        title="某县",
        synthetic=True,
        institutions=[COUNTY, TOWNSHIP],
        consortia=[CONSORTIUM],
        memberships=[LEAD, MEMBER],
        links=[UP],
        places={"institutions": [Place(file="a.yaml", line=3), None]},
    )


class TestParts:
    def test_tables_hold_rows_by_id(self, network: Network) -> None:
        assert list(network.institutions) == ["县", "乡"]
        assert network.institutions["县"] is COUNTY
        assert list(network.memberships) == ["体/县/lead/-", "体/乡/member/-"]
        assert network.memberships["体/县/lead/-"] == attrs.evolve(LEAD, id="体/县/lead/-")

    def test_tables_are_reached_by_name_too(self, network: Network) -> None:
        for name in TABLES:
            assert network.table(name) is getattr(network, name)
        with pytest.raises(KeyError):
            network.table("beds")

    def test_a_title_may_be_a_string(self, network: Network) -> None:
        assert network.title == Text(zh="某县")
        assert Network().title is None
        assert network.synthetic is True
        assert Network().synthetic is False

    def test_rows_may_come_from_any_iterable(self) -> None:
        assert len(Network(institutions=iter([COUNTY, TOWNSHIP])).institutions) == 2
        assert len(Network(institutions={"县": COUNTY}.values()).institutions) == 1

    def test_places_are_remembered_by_row(self, network: Network) -> None:
        assert network.place("institutions", "县") == Place(file="a.yaml", line=3)
        assert network.place("institutions", "乡") is None
        assert network.place("links", "县") is None

    def test_places_follow_rows_whose_id_is_derived(self) -> None:
        network = Network(
            institutions=[COUNTY, TOWNSHIP],
            consortia=[CONSORTIUM],
            memberships=[MEMBER, LEAD],
            places={"memberships": [Place(line=1), Place(line=2)]},
        )
        assert network.place("memberships", "体/乡/member/-") == Place(line=1)
        assert network.place("memberships", "体/县/lead/-") == Place(line=2)

    def test_rows_that_do_not_fit_together_are_refused(self) -> None:
        with pytest.raises(ModelError) as caught:
            Network(institutions=[COUNTY, COUNTY], links=[UP])
        assert [fault.code for fault in caught.value.faults] == [
            "duplicate-id",
            "dangling-reference",
            "dangling-reference",
        ]


class TestImmutability:
    @pytest.mark.parametrize("name", ["title", "synthetic", "institutions", "digest", "new"])
    def test_nothing_can_be_set_or_deleted(self, name: str, network: Network) -> None:
        digest = network.digest
        with pytest.raises(AttributeError, match=f"immutable: cannot set {name}"):
            setattr(network, name, None)
        with pytest.raises(AttributeError, match=f"immutable: cannot delete {name}"):
            delattr(network, name)
        assert network.digest == digest
        assert network.title == Text(zh="某县")

    def test_the_rows_given_may_change_afterwards(self) -> None:
        rows = [COUNTY]
        network = Network(institutions=rows)
        rows.append(TOWNSHIP)
        assert list(network.institutions) == ["县"]


class TestEquality:
    def test_order_and_places_do_not_count(self, network: Network) -> None:
        other = Network(
            title=Text(zh="某县"),
            synthetic=True,
            links=[UP],
            memberships=[MEMBER, LEAD],
            consortia=[CONSORTIUM],
            institutions=[TOWNSHIP, COUNTY],
        )
        assert network == other
        assert hash(network) == hash(other)
        assert network.digest == other.digest
        assert len({network, other}) == 1

    def test_title_mark_and_rows_count(self, network: Network) -> None:
        rows: dict[str, Any] = {name: list(network.table(name).values()) for name in TABLES}
        others = [
            Network(synthetic=True, **rows),
            Network(title=Text(en="某县"), synthetic=True, **rows),
            Network(title="某县", **rows),
            Network(title="某县", synthetic=True, **{**rows, "links": []}),
            Network(title="某县", synthetic=True, **{**rows, "sources": [Source(id="s")]}),
        ]
        assert len({network.digest, *(other.digest for other in others)}) == 6
        assert all(network != other for other in others)

    def test_a_network_is_nothing_else(self, network: Network) -> None:
        assert network != "某县"
        assert network != network.digest
        assert (network == object()) is False

    def test_integers_and_floats_of_one_value_are_equal(self) -> None:
        both = [
            Network(
                institutions=[COUNTY, TOWNSHIP],
                links=[attrs.evolve(UP, consortium=None, travel_minutes=minutes)],
            )
            for minutes in (40, 40.0)
        ]
        assert both[0] == both[1]
        assert both[0].digest == both[1].digest

    def test_zero_and_minus_zero_are_equal(self) -> None:
        both = [
            Network(
                institutions=[COUNTY, TOWNSHIP],
                links=[attrs.evolve(UP, consortium=None, travel_minutes=minutes)],
            )
            for minutes in (0.0, -0.0)
        ]
        assert both[0] == both[1]
        assert both[0].digest == both[1].digest

    def test_a_mark_that_is_no_bool_is_taken_as_one(self) -> None:
        other = Network(synthetic=1)  # type: ignore[arg-type]
        assert other == Network(synthetic=True)
        assert other.digest == Network(synthetic=True).digest


@pytest.mark.parametrize(
    ("table", "changes"),
    [
        ("memberships", {"consortium": "网"}),
        ("memberships", {"institution": None, "department": "科"}),
        ("memberships", {"institution": None, "group": MemberGroup(description="余")}),
        ("links", {"origin": "县"}),
        ("links", {"target": "科"}),
        ("services", {"provider": "乡"}),
        ("observations", {"subject": "体"}),
        ("services", {"id": "s2"}),
    ],
)
def test_changing_a_reference_or_an_id_makes_another_network(
    table: str, changes: dict[str, Any]
) -> None:
    rows: dict[str, Any] = {
        "institutions": [COUNTY, TOWNSHIP],
        "departments": [Department(id="科", name="内科")],
        "consortia": [CONSORTIUM, Consortium(id="网", name="网络")],
        "memberships": [attrs.evolve(LEAD, id="m")],
        "links": [attrs.evolve(UP, id="l")],
        "services": [Service(id="s", provider="县")],
        "observations": [Observation(id="o", subject="县", measure=Measure.at(0))],
    }
    network = Network(**rows)
    other = Network(**{**rows, table: [attrs.evolve(rows[table][0], **changes)]})
    assert network != other
    assert network.digest != other.digest


class TestDigest:
    def test_is_the_same_on_every_machine(self, network: Network) -> None:
        expected = "15816f4a934b1b247da9ee61f6fd5fdba05b84e25db7dd69a7b893595f87265f"
        assert network.digest == expected

    def test_rows_of_one_table_are_not_taken_for_those_of_another(self) -> None:
        assert (
            Network(sources=[Source(id="x")]).digest != Network(divisions=[Division(id="x")]).digest
        )

    def test_no_text_runs_into_the_next(self) -> None:
        one = Network(sources=[Source(id="a", place='x", "quote": "y')])
        other = Network(sources=[Source(id="a", place="x", quote="y")])
        assert one.digest != other.digest


class TestCopies:
    @pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
    def test_pickling_keeps_rows_order_and_places(self, protocol: int, network: Network) -> None:
        other: Network = pickle.loads(pickle.dumps(network, protocol))  # noqa: S301
        assert other == network
        assert other.digest == network.digest
        assert list(other.memberships) == list(network.memberships)
        assert other.place("institutions", "县") == Place(file="a.yaml", line=3)
        assert other.place("institutions", "乡") is None

    def test_pickling_drops_what_can_be_worked_out_again(self, network: Network) -> None:
        size = len(pickle.dumps(network))
        assert network.digest
        assert network.institution("某县人民医院").id == "县"
        assert len(network.institutions.columns.beds) == 2
        assert len(pickle.dumps(network)) == size

    def test_a_copy_works_like_the_original(self, network: Network) -> None:
        for other in (copy.copy(network), copy.deepcopy(network)):
            assert other == network
            assert other.institutions.columns.part_of.tolist() == [-1, 0]
            assert other.place("institutions", "县") == Place(file="a.yaml", line=3)


class TestRepr:
    @pytest.mark.parametrize(
        ("network", "shown"),
        [
            (Network(), "<Network: empty>"),
            (Network(title="", sources=[Source(id="s")]), "<Network: empty>"),
            (Network(title="某县"), "<Network 某县: empty>"),
            (
                Network(title=Text(en="A county"), synthetic=True),
                "<Network A county (synthetic): empty>",
            ),
            (Network(institutions=[COUNTY]), "<Network: 1 institution>"),
            (Network(institutions=[COUNTY, TOWNSHIP]), "<Network: 2 institutions>"),
            (
                Network(consortia=[CONSORTIUM], divisions=[Division(id="a"), Division(id="b")]),
                "<Network: 2 divisions, 1 consortium>",
            ),
            (Network(title=" 某\r\n县\u2028\t名单\x85\x1c "), "<Network 某 县 名单: empty>"),
        ],
        ids=str,
    )
    def test_is_one_line(self, network: Network, shown: str) -> None:
        assert repr(network) == shown


def test_columns_refer_across_tables(network: Network) -> None:
    assert network.memberships.columns.institution.tolist() == [0, 1]
    assert network.memberships.columns.consortium.tolist() == [0, 0]
    assert network.memberships.columns.department.tolist() == [-1, -1]
    assert network.links.columns.origin.rows_in("institutions").tolist() == [1]
    assert network.links.columns.travel_minutes.tolist() == [40.0]


def test_a_row_says_what_is_stated_to_be_none() -> None:
    row = Network(consortia=[Consortium(id="体", name="体", specialties=[])]).consortia["体"]
    assert row.specialties == Listing()
    assert row.grid is None


def test_a_network_of_some_tables_has_no_other() -> None:
    network = Network(consortia=[Consortium(id="a", name="甲")])
    found = network_of([network.consortia])
    assert found.consortia is network.consortia
    assert found.table("consortia") is network.consortia
    with pytest.raises(AttributeError, match="memberships"):
        _ = found.memberships
    with pytest.raises(KeyError, match="memberships"):
        found.table("memberships")
