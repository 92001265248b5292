"""What consortia and memberships are called in the texts."""

from __future__ import annotations

import pytest

from medconsortium.vocabulary import (
    ConsortiumKind,
    ConsortiumStatus,
    Integration,
    MembershipStatus,
    Role,
    Scope,
    Term,
)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("城市醫療集團", ConsortiumKind.URBAN_MEDICAL_GROUP),
        ("縣域醫療衛生共同體", ConsortiumKind.COUNTY_MEDICAL_COMMUNITY),
        ("县域医共体", ConsortiumKind.COUNTY_MEDICAL_COMMUNITY),
        ("县域医疗共同体", ConsortiumKind.COUNTY_MEDICAL_COMMUNITY),
        ("專科聯盟", ConsortiumKind.SPECIALTY_ALLIANCE),
        ("遠程醫療協作網", ConsortiumKind.TELEMEDICINE_NETWORK),
        ("罕见病诊疗协作网", ConsortiumKind.RARE_DISEASE_NETWORK),
        ("松散型", Integration.LOOSE),
        ("緊密型", Integration.TIGHT),
        ("托管", Integration.ENTRUSTED),
        ("筹备", ConsortiumStatus.PLANNED),
        ("牽頭醫院", Role.LEAD),
        ("牵头", Role.LEAD),
        ("龍頭", Role.LEAD),
        ("国家级牵头医院", Role.NATIONAL_LEAD),
        ("省級牽頭醫院", Role.PROVINCIAL_LEAD),
        ("成员医院", Role.MEMBER),
        ("成員", Role.MEMBER),
        ("成员单位", Role.MEMBER),
        ("协作医院", Role.COLLABORATING),
        ("指導醫院", Role.GUIDED),
        ("协作科室", Role.DEPARTMENT),
        ("申请", MembershipStatus.APPLIED),
        ("跨省", Scope.CROSS_PROVINCE),
        ("縣域", Scope.COUNTY),
    ],
)
def test_terms_as_written(text: str, term: Term) -> None:
    assert type(term).parse(text) is term


def test_a_member_with_another_role_is_no_lead() -> None:
    assert Role.parse("牵头医院") is not Role.parse("共同牵头医院")
    assert Role.parse("成员") is Role.MEMBER
    assert MembershipStatus.parse("成员") is MembershipStatus.MEMBER
