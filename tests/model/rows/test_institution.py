"""Medical institutions, their services and departments."""

from __future__ import annotations

import pytest

from medconsortium.errors import ModelError
from medconsortium.model import (
    Department,
    Identifier,
    Institution,
    Listing,
    OtherName,
    PartialDate,
    Service,
    StaffCount,
)
from medconsortium.text import Text
from medconsortium.vocabulary import (
    Completeness,
    Grade,
    IdentifierSystem,
    NameKind,
    Phase,
    StaffTitle,
    Subject,
    Tier,
)


class TestInstitution:
    def test_states_nothing_but_its_name(self) -> None:
        row = Institution(id="xy", name="湘雅医院")
        assert row.name == Text(zh="湘雅医院")
        assert (row.other_names, row.identifiers) == ((), ())
        for name in ("category", "tier", "grade", "ownership", "affiliation", "division"):
            assert getattr(row, name) is None
        for name in ("location", "beds", "doctors", "nurses", "designations", "part_of"):
            assert getattr(row, name) is None
        assert row.services_completeness is Completeness.UNKNOWN

    def test_tells_none_from_not_stated(self) -> None:
        row = Institution(id="x", name="某院", designations=[], beds=0)
        assert row.designations == Listing()
        assert row.designations is not None
        assert row.designations.completeness is Completeness.COMPLETE
        assert row.beds == 0

    def test_its_tier_and_its_grade_are_two_things(self) -> None:
        row = Institution(id="x", name="某院", tier=Tier.COUNTY, grade=Grade.parse("三级甲等"))
        assert row.tier is Tier.COUNTY
        assert row.grade is Grade.parse("3A")

    def test_lists_are_frozen_and_cannot_be_a_lone_string(self) -> None:
        names = [OtherName(name="又名")]
        row = Institution(id="x", name="某院", other_names=names, designations=["国家医学中心"])
        names.clear()
        assert len(row.other_names) == 1
        assert row.designations == Listing(["国家医学中心"], Completeness.UNKNOWN)
        with pytest.raises(ModelError, match="is not a list"):
            Institution(id="x", name="某院", designations="国家医学中心")


def test_an_other_name_has_a_period_of_its_own() -> None:
    name = OtherName(name="番禺区人民医院", kind=NameKind.FORMER, since="1984", until="2011-05")
    assert name.name == Text(zh="番禺区人民医院")
    assert name.until == PartialDate.parse("2011-05")
    assert OtherName(name="Panyu").since is None


def test_an_identifier_is_held_as_written() -> None:
    identifier = Identifier(system=IdentifierSystem.WS218, value=" 45585908-1 ")
    assert identifier.value == " 45585908-1 "


def test_a_service_may_be_named_by_several_things_or_none() -> None:
    assert Service(provider="县").subject is None
    service = Service(
        provider="县", subject=Subject.CARDIOLOGY, phases=[Phase.ACUTE], payment="DRG"
    )
    assert service.phases == Listing([Phase.ACUTE])
    assert service.payment == Text(en="DRG")
    assert service.status is None


def test_a_department_may_be_a_team_of_several_institutions() -> None:
    team = Department(id="mdt", name="MDT", institutions=["县", "市"], schedule="周三下午")
    assert team.institution is None
    assert team.institutions == Listing(["县", "市"])
    assert team.schedule == Text(zh="周三下午")
    assert team.staff == ()


def test_staff_are_counted_by_title() -> None:
    nurses = StaffCount(title=StaffTitle.NURSE, count=12)
    assert Department(id="d", name="内科", staff=[nurses]).staff == (nurses,)
