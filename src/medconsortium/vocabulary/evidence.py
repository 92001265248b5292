"""How a statement is known: its basis, how exact and how complete it is."""

from __future__ import annotations

from medconsortium.vocabulary.term import Term

__all__ = ["Completeness", "Counted", "Qualifier", "SourceBasis"]


class SourceBasis(Term):
    """How a source supports what it is cited for. Source: ours."""

    STATED = "stated", "明确记载", "stated", "原文记载", "记载"
    INFERRED = "inferred", "推断", "inferred", "推定"
    FOUND = "found", "公开查得", "found", "公开资料"
    RECALLED = "recalled", "凭记忆", "recalled", "记忆", "待核实"
    SYNTHETIC = "synthetic", "合成数据", "synthetic", "合成", "虚构", "示例"


class Qualifier(Term):
    """How a number is meant ("500 多" is at least 500). Source: ours."""

    EXACT = "exact", "确数", "exact", "准确", "共"
    AT_LEAST = "at_least", "至少", "at least", "不少于", "多", "余", "以上"
    ABOUT = "about", "约", "about", "大约", "左右", "近"
    AT_MOST = "at_most", "至多", "at most", "不超过", "以内"


class Completeness(Term):
    """How complete a list is. Source: ours."""

    COMPLETE = "complete", "完整", "complete", "全部"
    PARTIAL = "partial", "部分", "partial", "不完整", "等"
    UNKNOWN = "unknown", "不详", "unknown", "未知", "不明"


class Counted(Term):
    """Whether a stated number counts something in, such as the lead. Source: ours."""

    YES = "yes", "计入", "yes", "是", "含"
    NO = "no", "不计入", "no", "否", "不含"
    UNKNOWN = "unknown", "不详", "unknown", "未知", "不明"
