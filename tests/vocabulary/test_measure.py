"""What is measured, in the words of the reports."""

from __future__ import annotations

import pytest

from medconsortium.vocabulary import Measure, Term, Unit


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("急診冠狀動脈介入手術例數", Measure.EMERGENCY_PCI),
        ("业务培训", Measure.TRAINING_SESSIONS),
        ("病例討論", Measure.CASE_DISCUSSIONS),
        ("会诊总量", Measure.CONSULTATIONS),
        ("最高年会诊量", Measure.PEAK_YEAR_CONSULTATIONS),
        ("名医数", Measure.HONOURED_EXPERTS),
        ("人", Unit.PERSONS),
        ("名", Unit.PERSONS),
        ("人次", Unit.PERSON_TIMES),
        ("例次", Unit.PERSON_TIMES),
        ("分鐘", Unit.MINUTES),
        ("家", Unit.INSTITUTIONS),
        ("張", Unit.BEDS),
        ("%", Unit.PERCENT),
        ("％", Unit.PERCENT),
    ],
)
def test_terms_as_written(text: str, term: Term) -> None:
    assert type(term).parse(text) is term
