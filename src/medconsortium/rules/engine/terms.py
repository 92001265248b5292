"""The terms of the rule engine."""

from __future__ import annotations

from medconsortium.vocabulary import Term

__all__ = ["Basis", "Outcome", "RuleStatus", "Severity"]


class Severity(Term):
    """How much a breach weighs, the heaviest first."""

    ERROR = "error", "错误", "error"
    WARNING = "warning", "警告", "warning"
    ADVICE = "advice", "建议", "advice"


class Outcome(Term):
    """What a rule says of a subject."""

    PASS = "pass", "通过", "pass"
    FAIL = "fail", "不符合", "fail"
    NOT_ASSESSED = "not_assessed", "无法评估", "not assessed"
    NOT_APPLICABLE = "not_applicable", "不适用", "not applicable"


class Basis(Term):
    """What a rule rests on: the words of a text, our reading of it, or the soundness of data."""

    TEXT = "text", "条文", "text"
    READING = "reading", "本库的理解", "our reading"
    INTEGRITY = "integrity", "数据完整性", "integrity"


class RuleStatus(Term):
    """Whether a rule ships as stable, or as a draft whose source has not been opened yet."""

    STABLE = "stable", "稳定", "stable"
    DRAFT = "draft", "草案", "draft"
