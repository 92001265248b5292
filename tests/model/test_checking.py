"""What keeps rows from being a network: all of it, each with its path and place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from medconsortium.errors import Fault, ModelError, Place
from medconsortium.model import (
    Consortium,
    Department,
    Division,
    FieldSources,
    GeoPoint,
    HostedCentre,
    Identifier,
    Institution,
    Instrument,
    Link,
    Listing,
    MemberGroup,
    Membership,
    Network,
    Observation,
    Party,
    Recognition,
    Row,
    Service,
    Source,
    StatedSize,
)
from medconsortium.model.checking import faults_of, row_path
from medconsortium.model.rows import DatedRow, KeyedRow
from medconsortium.model.tables import TABLES
from medconsortium.text import Text
from medconsortium.vocabulary import Centre, LinkKind, Measure, Tier

JUNK: Any = object()
XY = Institution(id="xy", name="湘雅医院")
GROUP = MemberGroup(description="41 家")


class Annex(Institution):
    """A row of a type that no table has."""


def faults(*rows: Any, table: str | None = None) -> list[Fault]:
    """Return what is wrong with rows, each put in its own table unless `table` is given."""
    of_type = {row_type: name for name, (row_type, _) in TABLES.items()}
    given: dict[str, list[Any]] = {name: [] for name in TABLES}
    for row in rows:
        given[table or of_type[type(row)]].append(row)
    try:
        Network(**given)  # type: ignore[arg-type]
    except ModelError as error:
        return list(error.faults)
    return []


def said(found: Sequence[Fault]) -> list[tuple[str, str]]:
    return [(fault.code, fault.path) for fault in found]


def link(travel_minutes: Any) -> Link:
    return Link(origin="xy", target="xy", kind=LinkKind.BOOKING, travel_minutes=travel_minutes)


class TestIds:
    def test_one_id_names_one_row_of_a_table(self) -> None:
        found = faults(XY, XY, Institution(id="xy", name="另一院"))
        assert said(found) == [("duplicate-id", "institutions[xy]")] * 2
        assert "in institutions" in found[0].message.in_language("en")

    def test_one_id_names_one_row_of_all_tables(self) -> None:
        found = faults(Source(id="xy"), Party(id="xy", name="某局"), XY)
        assert said(found) == [
            ("duplicate-id", "parties[xy]"),
            ("duplicate-id", "institutions[xy]"),
        ]
        assert all("in sources" in fault.message.in_language("en") for fault in found)

    def test_a_keyed_row_shares_no_id_with_another(self) -> None:
        found = faults(XY, Service(id="xy", provider="xy"), Service(id="s", provider="xy"))
        assert said(found) == [("duplicate-id", "services[xy]")]

    def test_what_refers_to_a_duplicate_is_not_faulted_too(self) -> None:
        found = faults(Source(id="xy"), XY, Service(provider="xy"))
        assert said(found) == [("duplicate-id", "institutions[xy]")]

    @pytest.mark.parametrize("row_id", ["", "a/b", " x", "e\u0301", "长" * 201])
    def test_a_bad_id_is_said_of_its_table(self, row_id: str) -> None:
        assert said(faults(Institution(id=row_id, name="某院"))) == [("bad-id", "institutions")]

    @pytest.mark.parametrize("row_id", [None, 5, b"x", ["x"], JUNK])
    def test_an_id_that_is_no_text_is_a_fault(self, row_id: Any) -> None:
        assert ("bad-id", "institutions") in said(faults(Institution(id=row_id, name="某院")))

    @pytest.mark.parametrize("row_id", [5, b"x", ["/"], JUNK])
    def test_so_it_is_for_a_row_that_may_go_without(self, row_id: Any) -> None:
        assert ("bad-id", "services") in said(faults(XY, Service(id=row_id, provider="xy")))

    def test_a_bad_id_can_still_be_referred_to(self) -> None:
        found = faults(Institution(id="a/b", name="某院"), Service(provider="a/b"))
        assert said(found) == [("bad-id", "institutions")]


class TestReferences:
    @pytest.mark.parametrize(
        ("row", "path"),
        [
            (Division(id="r", parent="?"), "divisions[r].parent"),
            (Party(id="r", name="局", division="?"), "parties[r].division"),
            (Party(id="r", name="局", part_of="?"), "parties[r].part_of"),
            (Institution(id="r", name="院", division="?"), "institutions[r].division"),
            (Institution(id="r", name="院", part_of="?"), "institutions[r].part_of"),
            (Institution(id="r", name="院", sources=["?"]), "institutions[r].sources"),
            (
                Institution(id="r", name="院", field_sources={"name": ["?"]}),
                "institutions[r].field_sources",
            ),
            (Department(id="r", name="科", institution="?"), "departments[r].institution"),
            (
                Department(id="r", name="科", institutions=["xy", "?"]),
                "departments[r].institutions",
            ),
            (Service(id="r", provider="?"), "services[r].provider"),
            (Consortium(id="r", name="体", organiser="?"), "consortia[r].organiser"),
            (Consortium(id="r", name="体", legal_person="?"), "consortia[r].legal_person"),
            (Consortium(id="r", name="体", part_of="?"), "consortia[r].part_of"),
            (Consortium(id="r", name="体", grid=["?"]), "consortia[r].grid"),
            (
                Consortium(id="r", name="体", centres=[HostedCentre(centre=Centre.ECG, host="?")]),
                "consortia[r].centres",
            ),
            (Membership(id="r", consortium="?", institution="xy"), "memberships[r].consortium"),
            (Membership(id="r", consortium="体", institution="?"), "memberships[r].institution"),
            (Membership(id="r", consortium="体", department="?"), "memberships[r].department"),
            (
                Membership(
                    id="r", consortium="体", group=MemberGroup(description="余", division="?")
                ),
                "memberships[r].group",
            ),
            (Instrument(id="r", consortium="?"), "instruments[r].consortium"),
            (Instrument(id="r", issuer="?"), "instruments[r].issuer"),
            (Instrument(id="r", parties=["xy", "?"]), "instruments[r].parties"),
            (Link(id="r", origin="?", target="xy", kind=LinkKind.BOOKING), "links[r].origin"),
            (Link(id="r", origin="xy", target="?", kind=LinkKind.BOOKING), "links[r].target"),
            (Recognition(id="r", item="CT", origin="?"), "recognitions[r].origin"),
            (Recognition(id="r", item="CT", instrument="?"), "recognitions[r].instrument"),
            (Observation(id="r", subject="?", measure=Measure.at(0)), "observations[r].subject"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_one_that_leads_nowhere_is_a_fault(self, row: Row, path: str) -> None:
        (fault,) = faults(XY, Consortium(id="体", name="医共体"), row)
        assert (fault.code, fault.path) == ("dangling-reference", path)
        assert "refers to '?', which is not in" in fault.message.in_language("en")

    def test_one_that_leads_to_the_wrong_table_is_a_fault(self) -> None:
        found = faults(XY, Institution(id="a", name="院", division="xy"))
        assert said(found) == [("dangling-reference", "institutions[a].division")]
        assert "not in divisions" in found[0].message.in_language("en")

    def test_one_of_several_tables_will_do(self) -> None:
        rows = [XY, Party(id="局", name="卫健局"), Department(id="科", name="内科")]
        assert (
            faults(*rows, *(Instrument(id=f"i{n}", issuer=r.id) for n, r in enumerate(rows))) == []
        )

    def test_a_row_may_refer_to_itself_and_in_a_circle(self) -> None:
        assert faults(Division(id="a", parent="b"), Division(id="b", parent="a")) == []
        assert faults(Institution(id="a", name="院", part_of="a")) == []

    def test_one_to_a_row_that_could_not_be_read_is_let_pass(self) -> None:
        rows: dict[str, list[Any]] = {table: [] for table in TABLES}
        rows["institutions"] = [Institution(id="a", name="院", part_of="b", division="c")]
        assert said(list(faults_of(rows, {}, unread={"b"}))) == [
            ("dangling-reference", "institutions[a].division")
        ]


class TestValues:
    @pytest.mark.parametrize(
        ("row", "code", "path"),
        [
            (Institution(id="x", name=JUNK), "wrong-type", "institutions[x].name"),
            (Institution(id="x", name=None), "missing", "institutions[x].name"),  # type: ignore[arg-type]
            (Institution(id="x", name=Text()), "wrong-type", "institutions[x].name"),
            (Institution(id="x", name="\ud800"), "lone-surrogate", "institutions[x].name"),
            (Institution(id="x", name="院", beds=-1), "out-of-range", "institutions[x].beds"),
            (Institution(id="x", name="院", beds=10**30), "out-of-range", "institutions[x].beds"),
            (Institution(id="x", name="院", beds=True), "wrong-type", "institutions[x].beds"),
            (Institution(id="x", name="院", beds=1.0), "wrong-type", "institutions[x].beds"),  # type: ignore[arg-type]
            (Institution(id="x", name="院", tier="县"), "wrong-type", "institutions[x].tier"),  # type: ignore[arg-type]
            (
                Institution(id="x", name="院", services_completeness=None),  # type: ignore[arg-type]
                "missing",
                "institutions[x].services_completeness",
            ),
            (
                Institution(id="x", name="院", identifiers=[Identifier(system=JUNK, value="1")]),
                "wrong-type",
                "institutions[x].identifiers",
            ),
            (
                Institution(id="x", name="院", designations=Listing(["a", JUNK])),
                "wrong-type",
                "institutions[x].designations",
            ),
            (
                Institution(id="x", name="院", field_sources=JUNK),
                "wrong-type",
                "institutions[x].field_sources",
            ),
            (Institution(id="x", name="院", since=JUNK), "wrong-type", "institutions[x].since"),
            (Division(id="x", centroid=JUNK), "wrong-type", "divisions[x].centroid"),
            (Division(id="x", code=JUNK), "wrong-type", "divisions[x].code"),
            (Division(id="x", urban=1), "wrong-type", "divisions[x].urban"),  # type: ignore[arg-type]
            (Source(id="x", quote="\udc00"), "lone-surrogate", "sources[x].quote"),
            (
                Consortium(id="x", name="体", stated_sizes=[StatedSize(value=-5)]),
                "out-of-range",
                "consortia[x].stated_sizes",
            ),
        ],
    )
    def test_one_that_does_not_fit_its_field_is_a_fault(
        self, row: Row, code: str, path: str
    ) -> None:
        assert said(faults(row)) == [(code, path)]

    @pytest.mark.parametrize(
        ("minutes", "code"),
        [
            (float("nan"), "not-finite"),
            (float("inf"), "not-finite"),
            (float("-inf"), "not-finite"),
            (10**400, "out-of-range"),
            ("45", "wrong-type"),
        ],
    )
    def test_a_number_is_finite(self, minutes: Any, code: str) -> None:
        assert said(faults(XY, link(minutes))) == [(code, "links[xy/xy/booking/-].travel_minutes")]

    def test_an_integer_too_long_to_write_is_a_fault_like_any(self) -> None:
        (fault,) = faults(Institution(id="x", name="院", beds=10**5000))
        assert "out of range: <int>" in fault.message.in_language("en")

    def test_what_only_a_rule_may_judge_is_held_as_written(self) -> None:
        """Reversed periods, negative minutes, self-links, odd codes: represent first."""
        rows = [
            Institution(id="xy", name="", since="2020", until="2010", tier=Tier.VILLAGE, beds=9999),
            Division(id="d", code="not a code"),
            link(-5),
        ]
        assert faults(*rows) == []

    def test_an_endless_value_gives_a_short_fault(self) -> None:
        (fault,) = faults(Institution(id="x", name="院", tier="县" * 1_000_000))  # type: ignore[arg-type]
        assert len(fault.in_language("en")) < 300


class TestMembers:
    def test_a_membership_names_one(self) -> None:
        consortium = Consortium(id="体", name="医共体")
        assert faults(XY, consortium, Membership(consortium="体", group=GROUP)) == []
        assert faults(XY, consortium, Membership(consortium="体", institution="xy")) == []

    @pytest.mark.parametrize(
        ("membership", "count"),
        [
            (Membership(id="m", consortium="体"), 0),
            (Membership(id="m", consortium="体", institution="xy", group=GROUP), 2),
            (Membership(id="m", consortium="体", department="科", institution="xy"), 2),
            (
                Membership(id="m", consortium="体", department="科", institution="xy", group=GROUP),
                3,
            ),
        ],
    )
    def test_none_and_several_are_faults(self, membership: Membership, count: int) -> None:
        found = faults(
            XY, Department(id="科", name="内科"), Consortium(id="体", name="体"), membership
        )
        assert said(found) == [("no-one-member", "memberships[m]")]
        assert f"names {count}" in found[0].message.in_language("en")
        assert f"有 {count} 个" in found[0].message.in_language("zh")


class TestRowsOfOtherTypes:
    @pytest.mark.parametrize(
        "row",
        [
            "xy",
            None,
            5,
            {"id": "xy"},
            Party(id="xy", name="局"),
            Row(id="xy"),
            DatedRow(id="xy"),
            KeyedRow(),
            Annex(id="xy", name="院"),
            Membership(consortium="体", institution="xy"),
        ],
        ids=lambda row: type(row).__name__,
    )
    def test_do_not_belong_in_a_table(self, row: object) -> None:
        (fault,) = faults(row, table="institutions")
        assert (fault.code, fault.path) == ("wrong-row", "institutions")
        assert fault.message.en == f"institutions holds a row of type {type(row).__name__}"
        assert fault.cure.en == "put in rows of type Institution"

    @pytest.mark.parametrize("row", [KeyedRow(), XY, "xy"], ids=["keyed", "institution", "text"])
    def test_do_not_belong_among_keyed_rows(self, row: object) -> None:
        assert said(faults(row, table="links")) == [("wrong-row", "links")]


def test_all_faults_are_found_at_once() -> None:
    found = faults(
        XY,
        XY,
        Institution(id=" x", name=JUNK),
        Institution(id="a", name="院", beds=-1, tier=JUNK, division="?", sources=["?", "??"]),
        Membership(id="m", consortium="?"),
        link(float("nan")),
        table=None,
    )
    assert sorted(said(found)) == sorted(
        [
            ("duplicate-id", "institutions[xy]"),
            ("bad-id", "institutions"),
            ("wrong-type", "institutions[ x].name"),
            ("out-of-range", "institutions[a].beds"),
            ("wrong-type", "institutions[a].tier"),
            ("dangling-reference", "institutions[a].division"),
            ("dangling-reference", "institutions[a].sources"),
            ("dangling-reference", "institutions[a].sources"),
            ("dangling-reference", "memberships[m].consortium"),
            ("no-one-member", "memberships[m]"),
            ("not-finite", "links[xy/xy/booking/-].travel_minutes"),
        ]
    )
    assert all(fault.message.zh and fault.message.en and fault.cure.zh for fault in found)


def test_every_fault_has_the_place_of_its_row() -> None:
    places = {"institutions": [Place(line=1), Place(line=2), None, Place(line=4)]}
    rows: list[Any] = [XY, XY, Institution(id="a", name=JUNK), "junk"]
    with pytest.raises(ModelError) as caught:
        Network(institutions=rows, parties=[Party(id="局", name=JUNK)], places=places)
    lines = {f.path: f.place and f.place.line for f in caught.value.faults}
    assert lines == {
        "institutions[xy]": 2,
        "institutions[a].name": None,
        "institutions": 4,
        "parties[局].name": None,
    }


class TestTitle:
    @pytest.mark.parametrize(
        ("title", "code"),
        [(5, "wrong-type"), (Text(), "wrong-type"), ("\ud800", "lone-surrogate")],
    )
    def test_must_be_a_text(self, title: Any, code: str) -> None:
        with pytest.raises(ModelError) as caught:
            Network(title=title, institutions=[XY, XY])
        assert said(caught.value.faults) == [(code, "title"), ("duplicate-id", "institutions[xy]")]
        assert "see Network" in caught.value.faults[0].cure.in_language("en")


class TestRowPath:
    @pytest.mark.parametrize(
        ("row_id", "field", "path"),
        [
            ("协和", "beds", "institutions[协和].beds"),
            ("协和", "", "institutions[协和]"),
            ("a b.[c]", "x", "institutions[a b.[c]].x"),
            ("a\nb\x1b", "x", r"institutions['a\nb\x1b'].x"),
            (5, "x", "institutions[5].x"),
        ],
    )
    def test_leads_to_a_field_of_a_row(self, row_id: object, field: str, path: str) -> None:
        assert row_path("institutions", row_id, field) == path

    def test_is_short_whatever_the_id(self) -> None:
        assert len(row_path("institutions", "长" * 1_000_000)) < 100


def test_a_point_off_the_earth_is_refused_when_it_is_made() -> None:
    with pytest.raises(ModelError, match="latitude = 120 does not lie in -90 … 90"):
        Institution(id="x", name="院", location=GeoPoint(latitude=120, longitude=28))


def test_sources_of_a_field_may_be_none() -> None:
    assert faults(Institution(id="x", name="院", field_sources=FieldSources({"name": ()}))) == []
