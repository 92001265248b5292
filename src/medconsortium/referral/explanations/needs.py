"""Needs in words, in Chinese or English."""

from __future__ import annotations

from medconsortium.referral.need import CareNeed
from medconsortium.text import Language, Text

__all__ = ["need_in_words", "stage_in_words"]

_STAGE = Text("第 {} 阶段", "stage {}")
_REMOTE = Text("可远程", "at a distance if need be")
_LYING = Text("患者不能移动", "the patient cannot travel")
_DRUG = Text("药品", "a drug")


def need_in_words(need: CareNeed, language: Language) -> str:
    """Return what is needed, without names of places.

    >>> from medconsortium.vocabulary import Phase, Subject, Urgency
    >>> need = CareNeed(phase=Phase.ACUTE, subjects=[Subject.ONCOLOGY], urgency=Urgency.URGENT)
    >>> need_in_words(need, "zh"), need_in_words(need, "en")
    ('急性期 · 肿瘤科 · 紧急', 'acute · oncology · urgent')
    """
    parts = [need.phase.label(language)]
    parts += [term.label(language) for term in need.wanted]
    if need.patient_group is not None:
        parts.append(need.patient_group.label(language))
    if need.diagnosis is not None:
        parts.append(need.diagnosis)
    if need.is_urgent:
        parts.append(need.urgency.label(language))
    if need.drug:
        parts.append(_DRUG.in_language(language))
    if not need.can_travel:
        parts.append(_LYING.in_language(language))
    elif need.remote_acceptable:
        parts.append(_REMOTE.in_language(language))
    return " · ".join(parts)


def stage_in_words(number: int, need: CareNeed, language: Language) -> str:
    """Return the heading of a stage of a pathway, counted from 1.

    >>> from medconsortium.vocabulary import Phase
    >>> stage_in_words(2, CareNeed(phase=Phase.RECOVERY), "zh")
    '第 2 阶段  恢复期'
    """
    return f"{_STAGE.in_language(language).format(number)}  {need_in_words(need, language)}"
