"""Groups of diagnoses, by code."""

from __future__ import annotations

import pytest

from medconsortium.vocabulary import DiagnosisGroup


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("I21.900", DiagnosisGroup.ACUTE_CORONARY),
        ("i22", DiagnosisGroup.ACUTE_CORONARY),
        ("I64.x00x003", DiagnosisGroup.STROKE),
        ("T14.9", DiagnosisGroup.TRAUMA),
        ("S72.001", DiagnosisGroup.TRAUMA),
        ("O72", DiagnosisGroup.HIGH_RISK_PREGNANCY),
        ("P07.3", DiagnosisGroup.CRITICAL_NEWBORN),
        ("I10.x00", DiagnosisGroup.HYPERTENSION),
        ("E14", DiagnosisGroup.DIABETES),
        ("J44.9", DiagnosisGroup.COPD),
        ("F31", DiagnosisGroup.SEVERE_MENTAL_DISORDER),
        ("A15.0+", DiagnosisGroup.TUBERCULOSIS),
    ],
)
def test_a_code_belongs_to_a_group(code: str, group: DiagnosisGroup) -> None:
    assert DiagnosisGroup.of(code) == (group,)


@pytest.mark.parametrize("code", ["I23", "I19.9", "T15", "P08", "A20", "Z00.0"])
def test_the_next_code_belongs_to_none(code: str) -> None:
    assert DiagnosisGroup.of(code) == ()


@pytest.mark.parametrize("code", ["", "胸痛", "21", "I2", "I21.", "I21 9", "I21" * 10])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="is no ICD-10 code"):
        DiagnosisGroup.of(code)


def test_ranges_run_upwards_and_are_whole_codes() -> None:
    for group in DiagnosisGroup:
        assert group.ranges
        for low, high in group.ranges:
            assert len(low) == len(high) == 3
            assert low <= high
