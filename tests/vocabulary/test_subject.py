"""Medical subjects, by the catalogue's number and as systems and people write them."""

from __future__ import annotations

import pytest

from medconsortium.errors import TermError
from medconsortium.vocabulary import Subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("03", Subject.INTERNAL_MEDICINE),
        ("3", Subject.INTERNAL_MEDICINE),
        ("A03", Subject.INTERNAL_MEDICINE),
        ("03.01", Subject.RESPIRATORY_MEDICINE),
        ("A03.01", Subject.RESPIRATORY_MEDICINE),
        ("a03.01", Subject.RESPIRATORY_MEDICINE),
        ("0301", Subject.RESPIRATORY_MEDICINE),
        ("301", Subject.RESPIRATORY_MEDICINE),
        ("3.01", Subject.RESPIRATORY_MEDICINE),
        ("０３．０１", Subject.RESPIRATORY_MEDICINE),
        (" 03.10 ", Subject.GERIATRICS),
        ("32.05", Subject.ULTRASOUND),
        ("30", Subject.LABORATORY_MEDICINE),
        ("31", Subject.PATHOLOGY),
        ("腫瘤科", Subject.ONCOLOGY),
        ("肿瘤", Subject.ONCOLOGY),
        ("兒科", Subject.PAEDIATRICS),
        ("心血管内科专业", Subject.CARDIOLOGY),
        ("肾内", Subject.NEPHROLOGY),
        ("临终关怀科", Subject.PALLIATIVE_CARE),
        ("X 线诊断", Subject.X_RAY),
        ("ＣＴ", Subject.CT),
    ],
)
def test_subjects_as_written(text: str, subject: Subject) -> None:
    assert Subject.parse(text) is subject


@pytest.mark.parametrize(
    "text",
    [
        "3.1",  # not 31, pathology
        "30.1",  # not 301, respiratory medicine
        "50.1",
        "0.301",
        ".04",
        "3-1",
        "3 1",
        "3·01",
        "29",
        "33",
        "03.99",
        "0",
        "00",
        "A",
    ],
)
def test_a_number_that_is_not_in_the_catalogue_is_refused(text: str) -> None:
    with pytest.raises(TermError, match="is no term of Subject"):
        Subject.parse(text)


def test_numbers_rise() -> None:
    assert [subject.key for subject in Subject] == sorted(subject.key for subject in Subject)
    assert sum(subject.parent is None for subject in Subject) == 34


def test_a_subject_of_level_2_belongs_to_one_of_level_1() -> None:
    assert Subject.INTERNAL_MEDICINE.parent is None
    for subject in Subject:
        if subject.parent is not None:
            assert subject.key.startswith(subject.parent.key + ".")
            assert subject.parent.parent is None
