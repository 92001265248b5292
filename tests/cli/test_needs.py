from __future__ import annotations

from typing import Any

import pytest
from attrs import fields

from medconsortium.cli.needs import (
    NEED_PARAMETERS,
    POLICY_PARAMETERS,
    NeedOptions,
    PolicyOptions,
    next_need,
    telling_names,
    to_need,
    to_origin,
    to_policy,
)
from medconsortium.cli.problems import UnusableError
from medconsortium.errors import AmbiguousError, ModelError, NotFoundError
from medconsortium.model import GeoPoint, Institution, Network
from medconsortium.referral import Binding, CareNeed, ReferralPolicy
from medconsortium.vocabulary import (
    Condition,
    Datum,
    PatientGroup,
    Phase,
    ServiceItem,
    Subject,
    Urgency,
)


def test_every_option_has_its_text() -> None:
    for texts, options in ((NEED_PARAMETERS, NeedOptions), (POLICY_PARAMETERS, PolicyOptions)):
        assert [*texts] == [field.name for field in fields(options)]


def test_options_left_out_leave_what_the_library_takes_for_granted() -> None:
    assert to_need(NeedOptions(phase="acute")) == CareNeed(phase=Phase.ACUTE)
    assert to_policy(PolicyOptions()) == ReferralPolicy()


def test_every_option_of_a_need_counts() -> None:
    options = NeedOptions(
        phase="急性期",
        subject=["外科,肿瘤科"],
        service=["mdt"],
        condition="罕见病",
        diagnosis="C50.9",
        patient="儿童",
        urgency="紧急",
        remote=True,
        cannot_travel=True,
        drug=True,
        to="县医院",
        home="镇",
        signed_with="站",
    )
    assert to_need(options) == CareNeed(
        phase=Phase.ACUTE,
        subjects=[Subject.SURGERY, Subject.ONCOLOGY],
        items=[ServiceItem.MDT],
        condition=Condition.RARE_DISEASE,
        diagnosis="C50.9",
        patient_group=PatientGroup.CHILD,
        urgency=Urgency.URGENT,
        remote_acceptable=True,
        can_travel=False,
        drug=True,
        provider="县医院",
        home="镇",
        signed_with="站",
    )


@pytest.mark.parametrize(
    ("options", "policy"),
    [
        ({"declared_only": True}, ReferralPolicy(declared_only=True)),
        ({"any_level": True}, ReferralPolicy(stepwise=False)),
        ({"first_contact": "必须"}, ReferralPolicy(first_contact=Binding.REQUIRED)),
        ({"within": ["县"]}, ReferralPolicy(within_county=Binding.REQUIRED)),
        (
            {"within": ["consortium=preferred, province=off", "county"]},
            ReferralPolicy(within_consortium=Binding.PREFERRED, within_county=Binding.REQUIRED),
        ),
        ({"most_transfers": 2}, ReferralPolicy(most_transfers=2)),
        ({"most_minutes": 45.5}, ReferralPolicy(most_minutes=45.5)),
    ],
)
def test_every_option_of_a_policy_counts(options: dict[str, Any], policy: ReferralPolicy) -> None:
    assert to_policy(PolicyOptions(**options)) == policy


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"within": ["country"]}, "nothing is called 'country'; try one of:\n  consortium"),
        ({"within": ["county=maybe"]}, "nothing is called 'maybe'"),
        ({"first_contact": "never"}, "nothing is called 'never'"),
        ({"most_minutes": float("nan")}, "nan is no number of minutes"),
        ({"most_minutes": float("inf")}, "inf is no number of minutes"),
    ],
)
def test_a_policy_that_cannot_be(options: dict[str, Any], said: str) -> None:
    with pytest.raises(UnusableError, match=said):
        to_policy(PolicyOptions(**options))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"phase": "akut"}, "nothing is called 'akut'"),
        ({"patient": "martian"}, "nothing is called 'martian'"),
        ({"diagnosis": "???"}, r"'\?\?\?' is no ICD-10 code, as C50.9 is"),
    ],
)
def test_a_need_that_cannot_be(options: dict[str, Any], said: str) -> None:
    with pytest.raises(UnusableError, match=said):
        to_need(NeedOptions(**{"phase": "acute", **options}))


FIRST = CareNeed(
    phase=Phase.ACUTE,
    subjects=[Subject.SURGERY],
    diagnosis="C50.9",
    patient_group=PatientGroup.OLDER,
    urgency=Urgency.EMERGENCY,
    provider="县医院",
    home="镇",
    signed_with="站",
    remote_acceptable=True,
    can_travel=False,
    drug=True,
)
WHOSE: dict[str, Any] = {
    "diagnosis": "C50.9",
    "patient_group": PatientGroup.OLDER,
    "home": "镇",
    "signed_with": "站",
}


@pytest.mark.parametrize(
    ("stage", "need"),
    [
        ("恢复期", CareNeed(phase=Phase.RECOVERY, **WHOSE)),
        (
            " recovery ： 康复医学科、多学科诊疗，紧急 @ 乡医院 ",
            CareNeed(
                phase=Phase.RECOVERY,
                subjects=[Subject.REHABILITATION_MEDICINE],
                items=[ServiceItem.MDT],
                urgency=Urgency.URGENT,
                provider="乡医院",
                **WHOSE,
            ),
        ),
        (
            "随访:罕见病",
            CareNeed(phase=Phase.FOLLOW_UP, condition=Condition.RARE_DISEASE, **WHOSE),
        ),
        ("随访@乡医院:东院", CareNeed(phase=Phase.FOLLOW_UP, provider="乡医院:东院", **WHOSE)),
        ("随访:", CareNeed(phase=Phase.FOLLOW_UP, **WHOSE)),
    ],
)
def test_a_later_stage_is_of_the_same_patient(stage: str, need: CareNeed) -> None:
    assert next_need(stage, FIRST) == need


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("", "nothing is called ''"),
        ("康复科", "nothing is called '康复科'"),
        ("随访:占星", "nothing is called '占星'"),
        ("随访:康服医学科", "21  康复医学科"),
        ("随访:罕见病,胸痛", "has one of these only: rare disease, chest pain"),
        ("随访:紧急,急救", "has one of these only: urgent, emergency"),
    ],
)
def test_a_stage_that_cannot_be(stage: str, said: str) -> None:
    with pytest.raises(UnusableError, match=said):
        next_need(stage, FIRST)


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("28.2,112.9", GeoPoint(latitude=28.2, longitude=112.9)),
        (" -28 ， +112.9 ", GeoPoint(latitude=-28, longitude=112.9)),
        ("28.2,112.9,gcj02", GeoPoint(latitude=28.2, longitude=112.9, datum=Datum.GCJ02)),
        ("28.2,112.9，高德坐标", GeoPoint(latitude=28.2, longitude=112.9, datum=Datum.GCJ02)),
        ("430923", "430923"),
        ("28.2", "28.2"),
        ("南村医院", "南村医院"),
        ("甲,乙", "甲,乙"),
    ],
)
def test_an_origin_is_a_name_or_a_point(text: str, origin: str | GeoPoint) -> None:
    assert to_origin(text) == origin


def test_a_point_that_is_nowhere() -> None:
    with pytest.raises(ModelError, match="exchanged"):
        to_origin("112.9,28.2")
    with pytest.raises(UnusableError, match="nothing is called 'mars'"):
        to_origin("28.2,112.9,mars")


def test_names_are_told_beside_ids() -> None:
    network = Network(
        institutions=[Institution(id="a", name="甲院"), Institution(id="乙", name="乙")]
    )
    with (
        pytest.raises(UnusableError, match=r"use the id:\n  a  甲院\n  乙\n  gone$"),
        telling_names(network),
    ):
        raise AmbiguousError("院", ("a", "乙", "gone"))
    with pytest.raises(UnusableError, match=r"try one of:\n  a  甲院$"), telling_names(network):
        raise NotFoundError("丙", ("a",))
