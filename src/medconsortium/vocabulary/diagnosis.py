"""Groups of diagnoses that pathways are built around."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from medconsortium.vocabulary.term import Term

__all__ = ["DiagnosisGroup"]

_CODE = re.compile(r"[A-Z][0-9]{2}(\.?[0-9A-Z]+)*[+*]?")


class DiagnosisGroup(Term):
    """A group of diagnoses by the first three characters of their ICD-10 code (`ranges`).

    The groups are ours and want clinical review. Chinese editions extend the codes in different
    ways behind the fourth character, so that nothing beyond the third is looked at.

    Source: ours, on GB/T 14396-2016 (ICD-10); all from memory.

    >>> DiagnosisGroup.of("I21.900")
    (<DiagnosisGroup.ACUTE_CORONARY: 'acute_coronary'>,)
    """

    ACUTE_CORONARY = "acute_coronary", "急性冠脉综合征", "acute coronary syndrome", "胸痛"
    STROKE = "stroke", "脑卒中", "stroke", "卒中"
    TRAUMA = "trauma", "创伤", "trauma", "严重创伤"
    HIGH_RISK_PREGNANCY = "high_risk_pregnancy", "高危妊娠", "high-risk pregnancy", "危重孕产妇"
    CRITICAL_NEWBORN = "critical_newborn", "危重新生儿", "critically ill newborn"
    HYPERTENSION = "hypertension", "高血压", "hypertension"
    DIABETES = "diabetes", "糖尿病", "diabetes"
    COPD = (
        "copd",
        "慢性阻塞性肺疾病",
        "chronic obstructive pulmonary disease",
        "慢阻肺",
    )
    SEVERE_MENTAL_DISORDER = (
        "severe_mental_disorder",
        "严重精神障碍",
        "severe mental disorder",
    )
    TUBERCULOSIS = "tuberculosis", "结核病", "tuberculosis", "肺结核"

    @property
    def ranges(self) -> tuple[tuple[str, str], ...]:
        """The first and last three-character code of each range, both included."""
        return _RANGES[self.key]

    @classmethod
    def of(cls, code: str) -> tuple[DiagnosisGroup, ...]:
        """Return the groups that an ICD-10 code, however extended, belongs to.

        Raises:
            ValueError: `code` is no ICD-10 code.
        """
        plain = code.strip().upper() if len(code) <= _LONGEST else ""
        if not _CODE.fullmatch(plain):
            message = f"{code!r:.40} is no ICD-10 code（不是ICD-10编码）"
            raise ValueError(message)
        return tuple(g for g in cls if any(low <= plain[:3] <= high for low, high in g.ranges))


_LONGEST = 20

_RANGES: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "acute_coronary": (("I20", "I22"),),
        "stroke": (("I60", "I64"),),
        "trauma": (("S00", "T14"),),
        "high_risk_pregnancy": (
            ("O10", "O16"),
            ("O44", "O46"),
            ("O72", "O72"),
            ("O85", "O85"),
            ("O88", "O88"),
        ),
        "critical_newborn": (("P07", "P07"), ("P20", "P29")),
        "hypertension": (("I10", "I15"),),
        "diabetes": (("E10", "E14"),),
        "copd": (("J44", "J44"),),
        "severe_mental_disorder": (("F20", "F29"), ("F30", "F31")),
        "tuberculosis": (("A15", "A19"),),
    }
)
