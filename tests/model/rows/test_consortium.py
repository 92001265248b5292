"""Consortia and who belongs to them."""

from __future__ import annotations

import pytest

from medconsortium.errors import ModelError
from medconsortium.model import (
    Assessment,
    Consortium,
    GoverningBody,
    HostedCentre,
    Listing,
    MemberGroup,
    Membership,
    PartialDate,
    StatedSize,
)
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Centre,
    Completeness,
    ConsortiumKind,
    Counted,
    MembershipStatus,
    Qualifier,
    Remit,
    Role,
    Subject,
)

OPTIONAL = (
    "kind",
    "kind_label",
    "integration",
    "status",
    "scope",
    "specialties",
    "organiser",
    "legal_person",
    "part_of",
    "grid",
    "stated_sizes",
    "bodies",
    "centres",
    "green_channels",
    "shared_aspects",
    "practices",
    "payment_sources",
    "assessments",
)


class TestConsortium:
    @pytest.mark.parametrize("name", OPTIONAL)
    def test_states_nothing_but_its_name(self, name: str) -> None:
        assert getattr(Consortium(id="c", name="医共体"), name) is None

    @pytest.mark.parametrize("name", ["members", "leads", "links", "instruments"])
    def test_does_not_know_whether_its_rows_are_all(self, name: str) -> None:
        row = Consortium(id="c", name="医共体")
        assert getattr(row, f"{name}_completeness") is Completeness.UNKNOWN

    def test_takes_plain_lists_and_strings(self) -> None:
        row = Consortium(
            id="c",
            name="血管瘤专科联盟",
            kind=ConsortiumKind.OTHER,
            kind_label="协作网",
            specialties=(Subject.CARDIOLOGY,),
            grid=iter(["a", "b"]),
            stated_sizes=[StatedSize(value=41)],
        )
        assert row.name == Text(zh="血管瘤专科联盟")
        assert row.kind_label == Text(zh="协作网")
        assert row.specialties == Listing([Subject.CARDIOLOGY])
        assert row.grid == Listing(["a", "b"])
        assert row.stated_sizes == (StatedSize(value=41),)

    @pytest.mark.parametrize(
        "name", ["specialties", "grid", "bodies", "centres", "practices", "assessments"]
    )
    def test_tells_none_from_not_stated(self, name: str) -> None:
        made: type = Consortium
        row = made(id="c", name="医共体", **{name: []})
        assert getattr(row, name) == Listing((), Completeness.COMPLETE)

    def test_its_stated_sizes_may_be_stated_to_be_none(self) -> None:
        assert Consortium(id="c", name="医共体", stated_sizes=[]).stated_sizes == ()

    def test_a_lone_thing_is_no_list(self) -> None:
        with pytest.raises(ModelError, match="is not a list"):
            Consortium(id="c", name="医共体", centres=HostedCentre(centre=Centre.ECG))  # type: ignore[arg-type]


def test_a_stated_size_leaves_open_what_the_source_leaves_open() -> None:
    size = StatedSize(value=500, qualifier=Qualifier.AT_LEAST)
    assert size.role is None
    assert size.lead_counted is Counted.UNKNOWN
    assert size.departments_counted is Counted.UNKNOWN


def test_a_body_says_its_remit_and_whether_that_is_all() -> None:
    body = GoverningBody(name="理事会", remit=[Remit.PLANNING])
    assert body.remit == Listing([Remit.PLANNING], Completeness.UNKNOWN)
    assert GoverningBody(name="党委").remit is None


def test_a_centre_may_have_no_known_host() -> None:
    assert HostedCentre(centre=Centre.ECG).host is None


def test_an_assessment_is_held_as_written() -> None:
    assessment = Assessment(day="2023", result="A 档")
    assert assessment.day == PartialDate.parse("2023")
    assert assessment.result == Text(zh="A 档")
    assert Assessment(result="passed").day is None


class TestMembership:
    def test_is_one_of_a_member_unless_told(self) -> None:
        row = Membership(consortium="c", institution="县")
        assert row.status is MembershipStatus.MEMBER
        assert (row.role, row.unit, row.department, row.group) == (None, None, None, None)

    def test_may_describe_members_that_nobody_names(self) -> None:
        group = MemberGroup(description="41 家指导医院", count=41, qualifier=Qualifier.EXACT)
        row = Membership(consortium="c", group=group, role=Role.MEMBER)
        assert row.group is not None
        assert row.group.description == Text(zh="41 家指导医院")
        assert row.group.departments is None
        assert row.group.division is None
