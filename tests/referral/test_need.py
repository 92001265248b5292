"""What a need implies."""

from __future__ import annotations

import pytest

from medconsortium.errors import ModelError
from medconsortium.referral import CareNeed
from medconsortium.vocabulary import (
    Condition,
    PatientGroup,
    Phase,
    ServiceItem,
    Subject,
    Urgency,
)


def test_patients_who_recover_go_down() -> None:
    down = {phase.key for phase in Phase if CareNeed(phase=phase).goes_down}
    assert down == {"post_operative", "recovery", "rehabilitation", "long_term", "follow_up"}


@pytest.mark.parametrize("phase", Phase)
def test_nobody_goes_down_in_an_emergency(phase: Phase) -> None:
    need = CareNeed(phase=phase, urgency=Urgency.EMERGENCY)
    assert need.is_emergency
    assert not need.goes_down


def test_who_skips_first_contact() -> None:
    exempt = [
        CareNeed(phase=Phase.ACUTE, urgency=Urgency.EMERGENCY),
        CareNeed(phase=Phase.REHABILITATION),
        CareNeed(phase=Phase.ACUTE, condition=Condition.CRITICAL_MATERNAL),
        CareNeed(phase=Phase.ACUTE, condition=Condition.CRITICAL_NEWBORN_CHILD),
    ]
    bound = [
        CareNeed(phase=Phase.ACUTE),
        CareNeed(phase=Phase.DIAGNOSIS, urgency=Urgency.URGENT),
        CareNeed(phase=Phase.ACUTE, condition=Condition.STROKE),
    ]
    assert [need.skips_first_contact for need in (*exempt, *bound)] == [True] * 4 + [False] * 3


def test_lists_become_tuples_and_a_lone_text_is_refused() -> None:
    assert CareNeed(phase=Phase.ACUTE, subjects=[Subject.SURGERY]).subjects == (Subject.SURGERY,)
    with pytest.raises(ModelError):
        CareNeed(phase=Phase.ACUTE, subjects="外科")


@pytest.mark.parametrize("code", ["I10", "I10.x00x002", "i21.9", "C34+"])
def test_a_diagnosis_is_held_as_written(code: str) -> None:
    assert CareNeed(phase=Phase.ACUTE, diagnosis=code).diagnosis == code


@pytest.mark.parametrize("code", ["", "高血压", "10", "I1"])
def test_what_is_no_diagnosis_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="ICD-10"):
        CareNeed(phase=Phase.ACUTE, diagnosis=code)


def test_urgency() -> None:
    urgent = [CareNeed(phase=Phase.ACUTE, urgency=urgency).is_urgent for urgency in Urgency]
    assert urgent == [False, True, True]


def test_care_at_a_distance() -> None:
    assert not CareNeed(phase=Phase.ACUTE).is_remote
    assert CareNeed(phase=Phase.ACUTE, remote_acceptable=True).is_remote
    assert CareNeed(phase=Phase.ACUTE, can_travel=False).is_remote


@pytest.mark.parametrize(
    ("group", "subjects", "wanted"),
    [
        (None, ["03"], ["03"]),
        ("adult", ["03"], ["03"]),
        ("older", [], []),
        ("child", [], ["07"]),
        ("child", ["03"], ["03", "07"]),
        ("child", ["07"], ["07"]),
        ("child", ["07.01"], ["07.01"]),
        ("child", ["08"], ["08"]),
        ("child", ["09"], ["09"]),
        ("newborn", ["03"], ["03", "07.01"]),
        ("newborn", ["07"], ["07"]),
        ("newborn", ["08"], ["08", "07.01"]),
        ("mother", ["05"], ["05"]),
        ("mother", ["05.01"], ["05.01", "05.02"]),
    ],
)
def test_the_subject_of_a_group_unless_one_of_it_is_named(
    group: str | None, subjects: list[str], wanted: list[str]
) -> None:
    need = CareNeed(
        phase=Phase.ACUTE,
        subjects=[Subject.parse(subject) for subject in subjects],
        patient_group=None if group is None else PatientGroup.parse(group),
    )
    assert [subject.key for subject in need.wanted_subjects] == wanted


def test_all_that_is_wanted() -> None:
    need = CareNeed(
        phase=Phase.ACUTE,
        subjects=[Subject.SURGERY],
        items=[ServiceItem.MDT],
        condition=Condition.TRAUMA,
        patient_group=PatientGroup.CHILD,
    )
    assert [term.key for term in need.wanted] == ["04", "07", "mdt", "trauma"]
