"""Making and editing networks in Python."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from medconsortium.errors import ModelError, NotFoundError, Place
from medconsortium.model import (
    OPEN,
    Consortium,
    Identifier,
    Institution,
    Link,
    Membership,
    Network,
    NetworkBuilder,
    PartialDate,
    Row,
    Source,
)
from medconsortium.model.rows import DatedRow
from medconsortium.text import Text
from medconsortium.vocabulary import IdentifierSystem, LinkKind, Role

COUNTY = Institution(id="县", name="县医院", beds=500)
TOWNSHIP = Institution(id="乡", name="卫生院")
CONSORTIUM = Consortium(id="体", name="医共体")
LEAD = Membership(consortium="体", institution="县", role=Role.LEAD)
YEAR = PartialDate.parse("2024")


class TestAdd:
    def test_rows_of_any_table_and_order(self) -> None:
        """What refers may be added before what it refers to."""
        network = NetworkBuilder(title="某县").add(LEAD, CONSORTIUM).add(COUNTY).add().build()
        assert network == Network(
            title="某县", institutions=[COUNTY], consortia=[CONSORTIUM], memberships=[LEAD]
        )

    def test_returns_the_builder(self) -> None:
        builder = NetworkBuilder()
        assert builder.add(COUNTY) is builder
        assert builder.replace(COUNTY) is builder
        assert builder.remove(Institution, "县") is builder

    @pytest.mark.parametrize(
        "thing",
        [
            "县",
            None,
            Row(id="x"),
            DatedRow(id="x"),
            Identifier(system=IdentifierSystem.WS218, value="1"),
            Institution,
        ],
    )
    def test_what_is_no_row_is_refused_by_name(self, thing: Row) -> None:
        builder = NetworkBuilder()
        with pytest.raises(TypeError, match=f"{type(thing).__name__} is no row of a network"):
            builder.add(thing)
        assert builder.build() == Network()


class TestPeriod:
    def test_none_is_assumed(self) -> None:
        row = NetworkBuilder().add(COUNTY).build().institutions["县"]
        assert (row.since, row.until) == (None, None)

    @pytest.mark.parametrize("since", ["2024", YEAR])
    def test_rows_without_one_get_that_of_the_builder(self, since: PartialDate | str) -> None:
        builder = NetworkBuilder(since=since, until="open")
        row = builder.add(COUNTY).build().institutions["县"]
        assert (row.since, row.until) == (YEAR, OPEN)

    def test_a_day_will_do(self) -> None:
        row = NetworkBuilder(until=date(2024, 5, 1)).add(COUNTY).build().institutions["县"]
        assert (row.since, row.until) == (None, PartialDate.parse("2024-05-01"))

    def test_an_end_of_ones_own_stays(self) -> None:
        builder = NetworkBuilder(since="2024", until="open")
        builder.add(attrs.evolve(COUNTY, since="2010"), attrs.evolve(TOWNSHIP, until="2030"))
        built = builder.build().institutions
        assert (str(built["县"].since), built["县"].until) == ("2010", OPEN)
        assert (built["乡"].since, str(built["乡"].until)) == (YEAR, "2030")

    def test_sources_have_none(self) -> None:
        source = Source(id="s")
        assert NetworkBuilder(since="2024").add(source).build().sources["s"] is source

    def test_replacements_keep_theirs(self) -> None:
        builder = NetworkBuilder(since="2024").add(COUNTY).replace(COUNTY)
        assert builder.build().institutions["县"].since is None

    def test_a_bad_one_is_a_fault(self) -> None:
        with pytest.raises(ModelError, match="'soon' is not a date"):
            NetworkBuilder(since="soon")


class TestStart:
    START = Network(
        title="某县",
        synthetic=True,
        institutions=[COUNTY, TOWNSHIP],
        consortia=[CONSORTIUM],
        memberships=[LEAD],
        places={"institutions": [Place(line=1), Place(line=2)]},
    )

    def test_its_rows_title_and_mark_are_taken_over(self) -> None:
        assert NetworkBuilder(self.START).build() == self.START

    def test_title_and_mark_may_be_given_anew(self) -> None:
        network = NetworkBuilder(self.START, title=Text(en="A county"), synthetic=False).build()
        assert (network.title, network.synthetic) == (Text(en="A county"), False)

    def test_without_one_there_is_no_title_and_no_mark(self) -> None:
        network = NetworkBuilder().build()
        assert (network.title, network.synthetic) == (None, False)
        assert NetworkBuilder(synthetic=True).build().synthetic is True

    def test_is_left_as_it_was(self) -> None:
        builder = NetworkBuilder(self.START, since="2024")
        builder.remove(Membership, "体/县/lead/-").remove(Institution, "县", "乡")
        assert builder.build() == Network(title="某县", synthetic=True, consortia=[CONSORTIUM])
        assert len(self.START.institutions) == 2

    def test_its_rows_get_no_period(self) -> None:
        assert NetworkBuilder(self.START, since="2024").build() == self.START

    def test_a_builder_may_build_again_and_go_on(self) -> None:
        builder = NetworkBuilder(self.START)
        first = builder.build()
        second = builder.add(Institution(id="村", name="卫生室")).build()
        assert len(first.institutions) == 2
        assert len(second.institutions) == 3


class TestReplace:
    def test_puts_a_row_in_the_place_of_another(self) -> None:
        larger = attrs.evolve(COUNTY, beds=800)
        network = NetworkBuilder(TestStart.START).replace(larger).build()
        assert network.institutions["县"] == larger
        assert list(network.institutions) == ["县", "乡"]

    def test_a_derived_key_follows_what_the_row_says(self) -> None:
        (row,) = TestStart.START.memberships.values()
        network = (
            NetworkBuilder(TestStart.START).replace(attrs.evolve(row, role=Role.MEMBER)).build()
        )
        assert list(network.memberships) == ["体/县/member/-"]

    def test_needs_a_row_of_that_id_in_that_table(self) -> None:
        builder = NetworkBuilder(TestStart.START)
        with pytest.raises(NotFoundError, match="'体'"):
            builder.replace(Institution(id="体", name="x"))

    def test_a_row_without_id_replaces_none(self) -> None:
        builder = NetworkBuilder(TestStart.START).add(Membership(consortium="体", institution="乡"))
        with pytest.raises(NotFoundError):
            builder.replace(LEAD)
        assert len(builder.build().memberships) == 2

    def test_what_is_no_row_is_refused(self) -> None:
        with pytest.raises(TypeError, match="Row is no row of a network"):
            NetworkBuilder().replace(Row(id="x"))


class TestRemove:
    def test_takes_rows_out_by_id(self) -> None:
        builder = NetworkBuilder(TestStart.START).remove(Institution, "乡").remove(Institution)
        assert list(builder.build().institutions) == ["县"]

    @pytest.mark.parametrize("row_id", ["体", "省", "", "县 "])
    def test_needs_a_row_of_that_id_in_that_table(self, row_id: str) -> None:
        builder = NetworkBuilder(TestStart.START)
        with pytest.raises(NotFoundError) as caught:
            builder.remove(Institution, row_id)
        assert caught.value.what == row_id
        assert builder.build() == TestStart.START

    def test_rows_whose_id_is_still_to_be_derived_have_none(self) -> None:
        builder = NetworkBuilder(TestStart.START).add(Membership(consortium="体", institution="乡"))
        with pytest.raises(NotFoundError):
            builder.remove(Membership, "")

    def test_what_is_no_row_type_is_refused(self) -> None:
        with pytest.raises(TypeError, match="DatedRow is no row of a network"):
            NetworkBuilder().remove(DatedRow, "x")


class TestBuild:
    def test_all_that_is_wrong_is_said_at_once(self) -> None:
        builder = NetworkBuilder().add(COUNTY, COUNTY, LEAD)
        with pytest.raises(ModelError) as caught:
            builder.build()
        assert [fault.code for fault in caught.value.faults] == [
            "duplicate-id",
            "dangling-reference",
        ]

    def test_what_is_wrong_can_be_mended(self) -> None:
        builder = NetworkBuilder().add(COUNTY, LEAD)
        with pytest.raises(ModelError):
            builder.build()
        assert len(builder.add(CONSORTIUM).build().memberships) == 1

    def test_removing_what_others_refer_to_is_a_fault(self) -> None:
        builder = NetworkBuilder(TestStart.START).remove(Institution, "县")
        with pytest.raises(ModelError, match="institution refers to '县'"):
            builder.build()

    def test_ties_of_old_and_new_rows_are_told_apart(self) -> None:
        network = NetworkBuilder(TestStart.START).add(attrs.evolve(LEAD, unit="a")).build()
        assert sorted(network.memberships) == ["体/县/lead/-", "体/县/lead/-#2"]

    def test_an_example_from_nothing(self) -> None:
        network = (
            NetworkBuilder(title="某县医共体", synthetic=True, since="2024", until="open")
            .add(COUNTY, TOWNSHIP, CONSORTIUM, LEAD)
            .add(Link(origin="乡", target="县", kind=LinkKind.REFERRAL_UP, travel_minutes=40))
            .build()
        )
        assert repr(network) == (
            "<Network 某县医共体 (synthetic): 2 institutions, 1 consortium, 1 membership, 1 link>"
        )
        assert network.at(date(2025, 1, 1)).doubtful == frozenset()
